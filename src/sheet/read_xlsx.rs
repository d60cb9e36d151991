//! A workbook as cells, with what of it nobody sees.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Data, Reader as _, SheetVisible, Xlsx};

use super::book::{Book, Cell, Grid};
use super::problems::{self, Unreadable};
use super::sent::{SENT, Sent};
use super::told_xlsx::Sheets;
use super::write_guide::GUIDE;
use crate::diag::Diagnostic;

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
    let mut parts = Sheets::of(bytes);
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
        let mut told = parts
            .as_mut()
            .map(|parts| parts.told(&name))
            .unwrap_or_default();
        if let Ok(merged) = workbook.merge_cells_by_sheet_name(&name) {
            told.merged = merged;
        }
        told.onto(&mut grid);
        grids.push(grid);
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
