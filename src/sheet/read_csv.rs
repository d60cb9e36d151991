//! A CSV file as cells, whatever program wrote it.

use std::sync::Arc;

use super::book::{Book, Cell, Grid};
use super::problems;
use crate::diag::Diagnostic;

/// Reads a CSV file: UTF-8, cells between commas, semicolons or tabs.
///
/// # Errors
/// A diagnostic when the file is not UTF-8.
pub(super) fn read(file: &Arc<str>, bytes: &[u8]) -> Result<Book, Diagnostic> {
    let read = std::str::from_utf8(bytes).map_err(|_| problems::not_utf8(file))?;
    text(file, read)
}

/// Reads the text of a CSV file.
///
/// # Errors
/// None now; as [`read`].
pub(super) fn text(file: &Arc<str>, text: &str) -> Result<Book, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for record in reader.records() {
        // Only bytes that are not UTF-8 or rows of uneven length fail, and neither can be here.
        let Ok(record) = record else { continue };
        let line = record
            .position()
            .map_or(0, csv::Position::line)
            .saturating_sub(1);
        // Empty lines are rows to a person who counts.
        while u64::try_from(rows.len()).is_ok_and(|rows| rows < line)
            && is_blank_line(text, rows.len())
        {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(cell).collect());
    }
    Ok(Book {
        grids: vec![Grid {
            file: Arc::clone(file),
            rows,
            ..Grid::default()
        }],
        sent: None,
    })
}

fn is_blank_line(text: &str, line: usize) -> bool {
    text.lines().nth(line).is_some_and(str::is_empty)
}

/// An apostrophe in front keeps a spreadsheet from taking text for a formula.
fn cell(written: &str) -> Cell {
    match written.strip_prefix('\'') {
        _ if written.is_empty() => Cell::Empty,
        Some(rest)
            if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) =>
        {
            Cell::Text(rest.to_owned())
        }
        _ => Cell::Text(written.to_owned()),
    }
}

fn delimiter(text: &str) -> u8 {
    let header = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let count = |mark: u8| header.bytes().filter(|byte| *byte == mark).count();
    let mut marks = [b',', b';', b'\t'];
    marks.sort_by_key(|mark| std::cmp::Reverse(count(*mark)));
    marks.first().copied().unwrap_or(b',')
}
