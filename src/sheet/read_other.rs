//! Workbooks of old Excel (`.xls`) and of OpenDocument (`.ods`), as cells.

use std::io::Cursor;
use std::sync::Arc;

use calamine::{Ods, Reader, SheetVisible, Xls};

use super::book::{Book, Grid};
use super::problems::{self, Unreadable};
use super::read_xlsx::rows;
use super::sent::{SENT, Sent};
use super::write_guide::GUIDE;
use super::{told_ods, told_xls};
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
    let mut sheets = told_xls::told(bytes);
    for grid in &mut book.grids {
        let Some((place, name)) = grid.sheet.clone() else {
            continue;
        };
        let mut told = sheets
            .get_mut(place)
            .map(std::mem::take)
            .unwrap_or_default();
        told.merged = workbook
            .merge_cells_by_sheet_name(&name)
            .unwrap_or_default();
        told.onto(grid);
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
    let mut book = book(file, &mut workbook);
    let mut sheets = told_ods::told(bytes);
    for grid in &mut book.grids {
        if let Some((_, name)) = &grid.sheet
            && let Some(told) = sheets.remove(&**name)
        {
            told.onto(grid);
        }
    }
    Ok(book)
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
