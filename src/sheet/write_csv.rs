//! A table as CSV, which spreadsheets open with its marks intact.

use super::export::Sheet;
use super::shown::Shown;
use crate::format::sheet;

/// The bytes of the file: the labels of the columns, then the rows.
pub(super) fn csv(sheet: &Sheet) -> Vec<u8> {
    let header: Vec<String> = sheet
        .columns
        .iter()
        .map(|column| column.label.clone())
        .collect();
    let mut rows = vec![header];
    for cells in &sheet.cells {
        rows.push(cells.iter().cloned().map(Shown::into_text).collect());
    }
    sheet::csv(rows.iter().map(Vec::as_slice))
}
