//! What a workbook of OpenDocument says of its sheets beside the values of their cells.

use std::collections::HashMap;

use calamine::Dimensions;
use quick_xml::events::BytesStart;

use super::parts::{Parts, Piece, attribute};
use super::told::{COLUMNS, ROWS, Told};

/// The part of the archive that holds the sheets.
const CONTENT: &str = "content.xml";

/// What is told of each sheet, by its name.
pub(super) fn told(bytes: &[u8]) -> HashMap<String, Told> {
    let mut reader = Reader::default();
    if let Some(mut parts) = Parts::open(bytes) {
        parts.pieces(CONTENT, |piece| match piece {
            Piece::Tag(tag) => reader.take(tag),
            Piece::Text(text) => reader.say(text),
            Piece::End(name) => reader.end(name),
        });
    }
    reader.sheets
}

/// Where in the sheets the reading is.
#[derive(Default)]
struct Reader {
    sheets: HashMap<String, Told>,
    sheet: String,
    /// The row that is read, for how many it stands, and the one after them.
    row: u32,
    rows: u32,
    next_row: u32,
    /// The next cell of the row, and the next column that is described.
    next_cell: u32,
    next_column: u32,
    /// The cell that was described last.
    cell: (u32, u32),
    /// What is noted beside it, while that is read; and whether its words are, and not who wrote them and when.
    note: Option<String>,
    is_said: bool,
}

impl Reader {
    fn take(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "table:table" => {
                let sheets = std::mem::take(&mut self.sheets);
                *self = Self {
                    sheets,
                    sheet: attribute(tag, "table:name").unwrap_or_default(),
                    ..Self::default()
                };
            }
            "table:table-column" => {
                let first = self.next_column;
                self.next_column =
                    first.saturating_add(times(tag, "table:number-columns-repeated"));
                if is_hidden(tag) {
                    let last = self.next_column.min(first.saturating_add(COLUMNS));
                    self.told().hidden_columns.extend(first..last);
                }
            }
            "table:table-row" => {
                self.row = self.next_row;
                self.rows = times(tag, "table:number-rows-repeated");
                self.next_row = self.row.saturating_add(self.rows);
                self.next_cell = 0;
                if is_hidden(tag) {
                    let rows = self.row..self.row.saturating_add(self.rows.min(ROWS));
                    self.told().hidden_rows.extend(rows);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell(tag),
            "office:annotation" => self.note = Some(String::new()),
            "text:p" => self.is_said = true,
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(note) = self.note.as_mut().filter(|_| self.is_said) {
            note.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "text:p" => {
                self.say("\n");
                self.is_said = false;
            }
            "office:annotation" => {
                if let Some(note) = self.note.take() {
                    let cell = self.cell;
                    self.told().comments.push((cell, note));
                }
            }
            _ => {}
        }
    }

    fn told(&mut self) -> &mut Told {
        self.sheets.entry(self.sheet.clone()).or_default()
    }

    fn cell(&mut self, tag: &BytesStart<'_>) {
        let (row, first) = (self.row, self.next_cell);
        self.cell = (row, first);
        self.next_cell = first.saturating_add(times(tag, "table:number-columns-repeated"));
        let last = self.next_cell.min(first.saturating_add(COLUMNS));
        let rows = row..row.saturating_add(self.rows.min(ROWS));
        let kind = attribute(tag, "office:value-type");
        if kind.as_deref() == Some("percentage") {
            let cells = rows.flat_map(|row| (first..last).map(move |column| (row, column)));
            self.told().percentages.extend(cells);
        }
        if kind.is_none() && attribute(tag, "table:formula").is_some() {
            self.told().formulas.push((row, first));
        }
        let down = times(tag, "table:number-rows-spanned");
        let right = times(tag, "table:number-columns-spanned");
        if down > 1 || right > 1 {
            let end = (
                row.saturating_add(down - 1),
                first.saturating_add(right - 1),
            );
            self.told().merged.push(Dimensions::new((row, first), end));
        }
    }
}

/// How often something is repeated or how far it reaches: once where it does not say.
fn times(tag: &BytesStart<'_>, name: &str) -> u32 {
    let number = attribute(tag, name).and_then(|number| number.parse().ok());
    number.unwrap_or(1).max(1)
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    let shown = attribute(tag, "table:visibility");
    matches!(shown.as_deref(), Some("collapse" | "filter"))
}
