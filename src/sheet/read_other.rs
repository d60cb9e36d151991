//! Workbooks of old Excel (`.xls`) and of OpenDocument (`.ods`), as cells. Which rows of them nobody sees is not known.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Ods, Reader, SheetVisible, Xls};

use super::book::{Book, Grid};
use super::problems::{self, Unreadable};
use super::read_xlsx::{rows, spread};
use super::sent::{SENT, Sent};
use super::write_guide::GUIDE;
use crate::diag::Diagnostic;

/// Reads a workbook of old Excel.
///
/// # Errors
/// A diagnostic when it is damaged or locked.
pub(super) fn xls(file: &Arc<str>, bytes: &[u8]) -> Result<Book, Diagnostic> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|cause| {
        problems::unreadable(
            file,
            match cause {
                calamine::XlsError::Password => Unreadable::Locked,
                _ => Unreadable::Damaged,
            },
        )
    })?;
    let mut book = book(file, &mut workbook);
    for grid in &mut book.grids {
        let name = grid.sheet.as_ref().map(|(_, name)| Arc::clone(name));
        let merged = name.and_then(|name| workbook.merge_cells_by_sheet_name(&name).ok());
        for range in merged.iter().flatten() {
            spread(grid, range);
        }
    }
    Ok(book)
}

/// Reads a workbook of OpenDocument.
///
/// # Errors
/// A diagnostic when it is damaged or locked.
pub(super) fn ods(file: &Arc<str>, bytes: &[u8]) -> Result<Book, Diagnostic> {
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|cause| {
        problems::unreadable(
            file,
            match cause {
                calamine::OdsError::Password => Unreadable::Locked,
                _ => Unreadable::Damaged,
            },
        )
    })?;
    Ok(book(file, &mut workbook))
}

fn book<'a, W: Reader<Cursor<&'a [u8]>>>(file: &Arc<str>, workbook: &mut W) -> Book {
    let sheets: Vec<(usize, String)> = workbook
        .sheets_metadata()
        .iter()
        .enumerate()
        .filter(|(_, sheet)| {
            sheet.visible == SheetVisible::Visible && ![GUIDE, SENT].contains(&&*sheet.name)
        })
        .map(|(place, sheet)| (place, sheet.name.clone()))
        .collect();
    let mut grids = Vec::new();
    for (place, name) in sheets {
        if let Ok(range) = workbook.worksheet_range(&name) {
            grids.push(Grid {
                file: Arc::clone(file),
                sheet: Some((place, name.as_str().into())),
                rows: rows(&range, 0.0),
                ..Grid::default()
            });
        }
    }
    let sent = workbook.worksheet_range(SENT).ok();
    Book {
        grids,
        sent: sent.map(|range| Arc::new(Sent::of(&range))),
    }
}
