//! Rows held against the records that are there: what each adds, changes or leaves.

mod cells;
mod foot;
mod items;
mod records;
mod units;
mod unnamed;

pub(super) use cells::CellsOf;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::{Cell, Grid};
use super::changes::Tally;
use super::column::Column;
use super::content::Content;
use super::header::Found;
use super::names::{Labels as _, Names};
use super::origin::{Origin, Origins};
use super::place::Place;
use super::problems;
use super::record::{Draft, Order};
use super::sent::{Sent, SentRow};
use super::tables::TABLES;
use crate::diag::Diagnostic;

/// What the rows come to.
pub(super) struct Compared {
    /// The records that are added or changed, by kind and id.
    pub(super) drafts: BTreeMap<(&'static str, String), Draft>,
    pub(super) tallies: Vec<Tally>,
    pub(super) orders: BTreeMap<&'static str, Order>,
    /// Where each record stands in the sheets.
    pub(super) origins: Origins,
    pub(super) problems: Vec<Diagnostic>,
}

/// Whose word counts in a cell that the office and the site have both changed since the workbook was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prefer {
    /// Nobody's: it is reported.
    #[default]
    Neither,
    /// The office's.
    Sheet,
    /// The site's.
    Site,
}

/// A sheet with its table.
pub(super) struct Filled {
    pub(super) grid: Grid,
    pub(super) found: Found,
    /// What the workbook showed when it was sent.
    pub(super) sent: Option<Arc<Sent>>,
}

/// Holds all rows of all sheets against the content.
pub(super) fn compare(mut sheets: Vec<Filled>, content: &Content, prefer: Prefer) -> Compared {
    let rank = |filled: &Filled| {
        TABLES
            .iter()
            .position(|table| table.name == filled.found.table.name)
    };
    sheets.sort_by_key(rank);
    let mut work = Work {
        content,
        prefer,
        names: Names::of(content),
        drafts: BTreeMap::new(),
        orders: BTreeMap::new(),
        tallies: Vec::new(),
        problems: Vec::new(),
        seen: BTreeMap::new(),
        sheet: 0,
        origins: BTreeMap::new(),
    };
    for table in TABLES {
        if let (Some(entry), false) = (
            content.entry(table.kind),
            work.orders.contains_key(table.kind),
        ) {
            work.orders.insert(table.kind, Order::of(entry));
        }
    }
    for filled in &mut sheets {
        work.problems.append(&mut filled.found.problems);
    }
    for filled in &sheets {
        let feet = filled.feet().map(|line| problems::foot(&line.place()));
        work.problems.extend(feet);
        let grid = &filled.grid;
        let comments = grid.comments.iter();
        let comments = comments
            .map(|((row, column), text)| problems::comment(&grid.place(*row, *column), text));
        work.problems.extend(comments);
    }
    work.hear(&sheets);
    // Every new record, and every new name, must be known before a row refers to it.
    let targets: Vec<Vec<records::Target>> =
        sheets.iter().map(|filled| work.targets(filled)).collect();
    for (place, (filled, targets)) in sheets.iter().zip(targets).enumerate() {
        work.sheet = place;
        let tally = match filled.found.table.list {
            None => work.records(filled, targets),
            Some(list) => work.items(filled, list),
        };
        work.tallies.push(tally);
    }
    Compared {
        drafts: work.drafts,
        tallies: work.tallies,
        orders: work.orders,
        origins: Origins::new(sheets, work.origins),
        problems: work.problems,
    }
}

/// The comparison while it goes on.
struct Work<'a> {
    content: &'a Content,
    prefer: Prefer,
    names: Names,
    drafts: BTreeMap<(&'static str, String), Draft>,
    orders: BTreeMap<&'static str, Order>,
    tallies: Vec<Tally>,
    problems: Vec<Diagnostic>,
    /// The row by which each record or item was told of first: its sheet's table, its id.
    seen: BTreeMap<(&'static str, String), Place>,
    /// The sheet that is gone through.
    sheet: usize,
    /// The rows of each record.
    origins: BTreeMap<(&'static str, String), Vec<Origin>>,
}

/// Whether a row is the first that tells of its record.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    First,
    /// It says the same as one before it.
    Copy,
    /// It says something else.
    Other,
}

/// A row of a sheet.
#[derive(Clone, Copy)]
struct Line<'a> {
    filled: &'a Filled,
    row: u32,
    /// Whether the row has no id, so that what it is called says only which record it is.
    is_described: bool,
}

impl<'a> Line<'a> {
    /// The cell of a column, by the column's key.
    fn cell(&self, key: &str) -> Option<(&'a Column, &'a Cell, Place)> {
        let (place, column) = self
            .filled
            .found
            .columns
            .iter()
            .find(|(_, column)| column.key == key)?;
        Some((
            column,
            self.filled.grid.cell(self.row, *place),
            self.filled.grid.place(self.row, *place),
        ))
    }

    /// The cell of a column; where the sheet has no such column, the row.
    fn place_of(&self, key: &str) -> Place {
        self.cell(key)
            .map_or_else(|| self.place(), |(_, _, place)| place)
    }

    /// What the row of this name showed when the workbook was sent.
    fn sent(&self, name: &str) -> Option<SentRow<'a>> {
        let sent = self.filled.sent.as_deref()?;
        sent.row(self.filled.found.table.name, name)
    }

    /// The text of a cell; empty where the sheet has no such column.
    fn text(&self, key: &str) -> String {
        self.cell(key)
            .map(|(_, cell, _)| cell.text())
            .unwrap_or_default()
    }

    /// The cells of fields.
    fn fields(&self) -> impl Iterator<Item = (&'a Column, &'a Cell, Place)> + use<'a> {
        let Self { filled, row, .. } = *self;
        let columns = filled
            .found
            .columns
            .iter()
            .filter(|(_, column)| !column.is_frame());
        columns.map(move |(place, column)| {
            (
                column,
                filled.grid.cell(row, *place),
                filled.grid.place(row, *place),
            )
        })
    }

    /// The place by which the row as a whole is named.
    fn place(&self) -> Place {
        self.filled.row_place(self.row)
    }

    /// Whether the headers stand here again, as they do on every page of a table that was made to be printed.
    fn is_header(&self) -> bool {
        let Filled { grid, found, .. } = self.filled;
        let Some(header) = found.header_row else {
            return false;
        };
        let mut columns = found.columns.iter().map(|(column, _)| *column);
        columns.all(|column| grid.cell(self.row, column).text() == grid.cell(header, column).text())
    }

    fn is_blank(&self) -> bool {
        self.filled
            .found
            .columns
            .iter()
            .all(|(place, _)| self.filled.grid.cell(self.row, *place).is_empty())
    }
}

impl Filled {
    /// The place by which a row as a whole is named.
    pub(super) fn row_place(&self, row: u32) -> Place {
        let columns = self.found.columns.iter().map(|(place, _)| *place);
        self.grid.place(row, columns.min().unwrap_or(0))
    }

    /// The rows below the headers that hold anything, but for those that only stand below a table.
    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.filled_rows().filter(|line| !line.is_foot())
    }

    /// The rows at the end that are not read, since they are no rows of the table.
    fn feet(&self) -> impl Iterator<Item = Line<'_>> {
        self.filled_rows().filter(Line::is_foot)
    }

    fn filled_rows(&self) -> impl Iterator<Item = Line<'_>> {
        let rows = self.found.first_row..self.grid.height();
        rows.filter(|row| self.found.keys_row != Some(*row))
            .map(|row| Line {
                filled: self,
                row,
                is_described: false,
            })
            .filter(|line| !line.is_blank() && !line.is_header())
    }
}

impl Work<'_> {
    /// Takes the names that records had when the workbooks were sent.
    fn hear(&mut self, sheets: &[Filled]) {
        let mut books: Vec<&Arc<Sent>> = Vec::new();
        for sent in sheets.iter().filter_map(|filled| filled.sent.as_ref()) {
            if !books.iter().any(|known| Arc::ptr_eq(known, sent)) {
                books.push(sent);
            }
        }
        for (kind, id, label) in books.iter().flat_map(|sent| sent.labels()) {
            if self.content.find(kind, id).is_some() && self.names.label(kind, id) != label {
                self.names.hear(kind, id, label);
            }
        }
    }

    /// Notes where a record, or an item of it, stands.
    fn stands(&mut self, line: &Line<'_>, id: &str, item: Option<usize>) {
        let kind = line.filled.found.table.kind;
        let rows = self.origins.entry((kind, id.to_owned())).or_default();
        rows.push(Origin {
            sheet: self.sheet,
            row: line.row,
            item,
        });
    }

    /// Notes that a row tells of a record; what another has told already is reported.
    fn turn(&mut self, line: &Line<'_>, id: &str) -> Turn {
        let key = (line.filled.found.table.name, id.to_owned());
        let Some(before) = self.seen.get(&key) else {
            self.seen.insert(key, line.place());
            return Turn::First;
        };
        let same_sheet = before.sheet == line.place().sheet && before.file == line.place().file;
        let is_copy = same_sheet && {
            let grid = &line.filled.grid;
            let mut columns = line.filled.found.columns.iter();
            columns.all(|(column, _)| {
                grid.cell(before.row, *column).text() == grid.cell(line.row, *column).text()
            })
        };
        let cell = before.cell();
        let problem = match is_copy {
            true => problems::notice(
                &line.place(),
                problems::Trouble::new(
                    format!("hàng này giống hệt hàng có ô {cell} nên được bỏ qua"),
                    format!("this row is a copy of that of cell {cell} and was left out"),
                    "xóa một trong hai hàng",
                    "remove one of the two",
                ),
            ),
            false => problems::row(
                &line.place(),
                problems::Trouble::new(
                    format!("{id:?} đã có ở ô {cell}, với nội dung khác"),
                    format!("{id:?} stands at cell {cell} already, with other content"),
                    "giữ một hàng; nếu là mục khác, ghi cho nó tên hay mã khác",
                    "keep one row; if it is another record, give it another name or id",
                ),
            ),
        };
        self.problems.push(problem);
        match is_copy {
            true => Turn::Copy,
            false => Turn::Other,
        }
    }

    /// Says of a row that nobody sees that it changed something.
    fn tell_hidden(&mut self, line: &Line<'_>, filled: &CellsOf) {
        let grid = &line.filled.grid;
        let hidden_column = filled
            .changed
            .iter()
            .map(|(_, place)| place.column)
            .find(|column| grid.hidden_columns.contains(column));
        let (place, vi, en) = match hidden_column {
            _ if filled.changed.is_empty() => return,
            _ if grid.hidden_rows.contains(&line.row) => (
                line.place(),
                "hàng này đang ẩn nhưng vẫn được đọc",
                "this row is hidden, but was read",
            ),
            Some(column) => (
                grid.place(line.row, column),
                "cột này đang ẩn nhưng ô vẫn được đọc",
                "this column is hidden, but the cell was read",
            ),
            None => return,
        };
        self.problems.push(problems::notice(
            &place,
            problems::Trouble::new(
                vi,
                en,
                "bỏ ẩn để xem lại; nếu không cần thì xóa",
                "show it to look; remove it if it is not wanted",
            ),
        ));
    }

    /// The record that items or fields are put into, as it is so far.
    fn draft(&mut self, kind: &'static str, id: &str, row: &Place) -> Option<&mut Draft> {
        let key = (kind, id.to_owned());
        if !self.drafts.contains_key(&key) {
            let record = self.content.find(kind, id)?;
            let value = record.value.clone()?;
            let draft = Draft {
                kind,
                id: id.to_owned(),
                file: Arc::clone(&record.file),
                prefix: record.prefix,
                old: Some(value.clone()),
                new: value,
                cells: Vec::new(),
                row: row.clone(),
                is_broken: false,
            };
            self.drafts.insert(key.clone(), draft);
        }
        self.drafts.get_mut(&key)
    }
}
