//! A workbook as cells, with what of it nobody sees.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};
use std::sync::Arc;

use calamine::{Data, Reader as _, SheetVisible, Xlsx};
use quick_xml::events::{BytesStart, Event};

use super::book::{Book, Cell, Grid};
use super::problems::{self, Unreadable};
use super::sent::{SENT, Sent};
use super::write_guide::GUIDE;
use crate::diag::Diagnostic;

/// The most bytes of a sheet that are looked through for hidden rows.
const MAX_SHEET: u64 = 512 * 1024 * 1024;

/// Reads the sheets of a workbook that a person sees.
///
/// # Errors
/// A diagnostic when the file is no workbook, or is locked with a password.
pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Book, Diagnostic> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|cause| {
        problems::unreadable(
            file,
            match cause {
                calamine::XlsxError::Password => Unreadable::Locked,
                _ => Unreadable::Damaged,
            },
        )
    })?;
    let sheets: Vec<(usize, String)> = workbook
        .sheets_metadata()
        .iter()
        .enumerate()
        .filter(|(_, sheet)| {
            sheet.visible == SheetVisible::Visible && ![GUIDE, SENT].contains(&&*sheet.name)
        })
        .map(|(place, sheet)| (place, sheet.name.clone()))
        .collect();
    let shift = if workbook.has_1904_epoch() {
        1462.0
    } else {
        0.0
    };
    let mut grids = Vec::new();
    for (place, name) in sheets {
        let Ok(range) = workbook.worksheet_range(&name) else {
            continue;
        };
        let mut grid = Grid {
            file: Arc::clone(file),
            sheet: Some((place, name.as_str().into())),
            rows: rows(&range, shift),
            ..Grid::default()
        };
        if let Ok(merged) = workbook.merge_cells_by_sheet_name(&name) {
            for range in &merged {
                spread(&mut grid, range);
            }
        }
        grids.push(grid);
    }
    let mut parts = Parts::new(bytes);
    for grid in &mut grids {
        if let (Some((_, name)), Some(parts)) = (grid.sheet.clone(), &mut parts) {
            let told = parts.told(&name);
            grid.hidden_rows = told.hidden_rows;
            grid.hidden_columns = told.hidden_columns;
            for (row, column) in told.percentages {
                grid.be_percentage(row, column);
            }
            for (row, column) in told.formulas {
                grid.be_computed(row, column);
            }
        }
    }
    let sent = workbook.worksheet_range(SENT).ok();
    Ok(Book {
        grids,
        sent: sent.map(|range| Arc::new(Sent::of(&range))),
    })
}

/// The cells of a sheet; `shift` is what its days lack to be counted from the end of 1899.
pub(super) fn rows(range: &calamine::Range<Data>, shift: f64) -> Vec<Vec<Cell>> {
    let Some((top, left)) = range.start() else {
        return Vec::new();
    };
    let mut rows = vec![Vec::new(); top as usize];
    for row in range.rows() {
        let mut cells = vec![Cell::Empty; left as usize];
        cells.extend(row.iter().map(|data| cell(data, shift)));
        rows.push(cells);
    }
    rows
}

fn cell(data: &Data, shift: f64) -> Cell {
    match data {
        Data::Empty => Cell::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            Cell::Text(text.clone())
        }
        Data::Int(number) => Cell::Number(*number as f64),
        Data::Float(number) => Cell::Number(*number),
        Data::Bool(yes) => Cell::Bool(*yes),
        Data::DateTime(date) => Cell::Date(date.as_f64() + shift),
        Data::Error(error) => Cell::Error(error.to_string()),
    }
}

/// Cells merged below each other all mean what the first says; of those beside it nobody knows which column they are.
pub(super) fn spread(grid: &mut Grid, range: &calamine::Dimensions) {
    let ((top, left), (bottom, right)) = (range.start, range.end);
    let first = grid.cell(top, left).clone();
    // A range over a whole row or column of the sheet is cut where its cells end.
    let bottom = bottom.min(grid.height().saturating_sub(1));
    for row in top..=bottom {
        if row > top
            && let Some(cells) = grid.rows.get_mut(row as usize)
        {
            if cells.len() <= left as usize {
                cells.resize(left as usize + 1, Cell::Empty);
            }
            if let Some(cell) = cells.get_mut(left as usize) {
                *cell = first.clone();
            }
        }
        let beside = (left + 1)..=right.min(left + 500);
        grid.merged.extend(beside.map(|column| (row, column)));
    }
}

/// What a sheet says beside the values of its cells; rows and columns are counted from 0.
#[derive(Default)]
struct Told {
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u32>,
    /// The cells that show a number as a percentage.
    percentages: Vec<(u32, u32)>,
    /// The cells with a formula.
    formulas: Vec<(u32, u32)>,
}

/// The parts of a workbook's archive.
struct Parts<'a> {
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    /// The part of each sheet by its name.
    sheets: Vec<(String, String)>,
    /// The formats that show a number as a percentage, by their places in the list of formats.
    percent: BTreeSet<u32>,
}

impl<'a> Parts<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut parts = Self {
            archive,
            sheets: Vec::new(),
            percent: BTreeSet::new(),
        };
        let mut targets: Vec<(String, String)> = Vec::new();
        parts.each("xl/_rels/workbook.xml.rels", "Relationship", |tag| {
            targets.extend(attribute(tag, "Id").zip(attribute(tag, "Target")));
        })?;
        let mut sheets = Vec::new();
        parts.each("xl/workbook.xml", "sheet", |tag| {
            sheets.extend(attribute(tag, "name").zip(attribute(tag, "r:id")));
        })?;
        parts.sheets = sheets
            .into_iter()
            .filter_map(|(name, id)| {
                let (_, target) = targets.iter().find(|(known, _)| *known == id)?;
                let path = target
                    .strip_prefix('/')
                    .map_or_else(|| format!("xl/{target}"), str::to_owned);
                Some((name, path))
            })
            .collect();
        parts.percent = parts.percent_formats();
        Some(parts)
    }

    /// The formats that show a number as a percentage: two that every workbook has, and those with the sign.
    fn percent_formats(&mut self) -> BTreeSet<u32> {
        let mut percent: BTreeSet<String> = ["9", "10"].map(str::to_owned).into();
        self.each("xl/styles.xml", "numFmt", |tag| {
            if attribute(tag, "formatCode").is_some_and(|code| code.contains('%')) {
                percent.extend(attribute(tag, "numFmtId"));
            }
        });
        let (mut places, mut at, mut inside) = (BTreeSet::new(), 0, false);
        self.all("xl/styles.xml", |tag| match tag.name().as_ref() {
            "cellXfs" => inside = true,
            "cellStyles" => inside = false,
            "xf" if inside => {
                if attribute(tag, "numFmtId").is_some_and(|id| percent.contains(&id)) {
                    places.insert(at);
                }
                at += 1;
            }
            _ => {}
        });
        places
    }

    fn path(&self, sheet: &str) -> Option<String> {
        let (_, path) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        Some(path.clone())
    }

    /// What a sheet says beside the values of its cells.
    fn told(&mut self, sheet: &str) -> Told {
        let mut told = Told::default();
        let (percent, path) = (self.percent.clone(), self.path(sheet));
        let mut cell = None;
        if let Some(path) = path {
            self.all(&path, |tag| match tag.name().as_ref() {
                "col" if is_hidden(tag) => {
                    if let Some((from, to)) = number(tag, "min").zip(number(tag, "max")) {
                        let columns = from.saturating_sub(1)..to.min(from + 500);
                        told.hidden_columns.extend(columns);
                    }
                }
                "row" if is_hidden(tag) => {
                    let row = number(tag, "r").map(|row| row.saturating_sub(1));
                    told.hidden_rows.extend(row);
                }
                "c" => {
                    cell = attribute(tag, "r");
                    let format = number(tag, "s").filter(|_| !percent.is_empty());
                    if format.is_some_and(|place| percent.contains(&place)) {
                        told.percentages
                            .extend(cell.as_deref().and_then(coordinates));
                    }
                }
                "f" => told.formulas.extend(cell.as_deref().and_then(coordinates)),
                _ => {}
            });
        }
        told
    }

    /// Calls `look` with every tag of this name in a part.
    fn each(
        &mut self,
        path: &str,
        name: &str,
        mut look: impl FnMut(&BytesStart<'_>),
    ) -> Option<()> {
        self.all(path, |tag| {
            if tag.name().as_ref() == name {
                look(tag);
            }
        })
    }

    /// Calls `look` with every tag of a part.
    fn all(&mut self, path: &str, mut look: impl FnMut(&BytesStart<'_>)) -> Option<()> {
        let part = self.archive.by_name(path).ok()?;
        let mut reader =
            quick_xml::Reader::from_reader(std::io::BufReader::new(part.take(MAX_SHEET)));
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag) | Event::Empty(tag)) => look(&tag),
                Ok(Event::Eof) | Err(_) => return Some(()),
                Ok(_) => {}
            }
            buffer.clear();
        }
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|one| one.key.as_ref() == name)?;
    quick_xml::escape::unescape(&found.value)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// `D17` as row and column, counted from 0.
fn coordinates(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0u32, |sum, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A')?;
        sum.checked_mul(26)?.checked_add(u32::from(value) + 1)
    })?;
    Some((
        row.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}
