//! A CSV file as cells, whatever program wrote it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::{Book, Cell, Grid};
use super::problems;
use crate::diag::Diagnostic;
use crate::format::text::nfc;

/// What some programs write first to say what stands between cells.
const SEPARATOR: &str = "sep=";

/// What can stand between cells.
const MARKS: [u8; 3] = [b',', b';', b'\t'];

/// Rows among which it is looked for what stands between cells: a letterhead has little of it.
const TOP: usize = 20;

/// The letters that Vietnamese is written with beside those of ASCII; other letters tell that a text was read wrongly.
const LETTERS: &str = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

/// Reads a CSV file: UTF-8 or the old Vietnamese code page of Windows, cells between commas, semicolons or tabs.
///
/// # Errors
/// A diagnostic when the letters of the file cannot be known.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
) -> Result<(Book, Option<Diagnostic>), Diagnostic> {
    if let Ok(read) = std::str::from_utf8(bytes) {
        return Ok((text(file, read), None));
    }
    let (read, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes);
    let read = nfc(&read);
    match is_vietnamese(&read) {
        true => Ok((text(file, &read), Some(problems::old_letters(file)))),
        false => Err(problems::not_utf8(file)),
    }
}

/// Whether a text has no letter that Vietnamese lacks, and none that became a question mark when it was saved.
fn is_vietnamese(text: &str) -> bool {
    let known = |letter: char| {
        letter.is_ascii()
            || !letter.is_alphabetic() && !letter.is_control()
            || letter.to_lowercase().all(|letter| LETTERS.contains(letter))
    };
    let letters: Vec<char> = text.chars().collect();
    let lost = letters
        .windows(3)
        .any(|three| matches!(three, [before, '?', after] if before.is_alphabetic() && after.is_alphabetic()));
    !lost && letters.iter().all(|letter| known(*letter))
}

/// Reads the text of a CSV file.
pub(super) fn text(file: &Arc<str>, text: &str) -> Book {
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
    if let Some(first) = rows.first_mut()
        && said_separator(text).is_some()
    {
        first.clear();
    }
    Book {
        grids: vec![Grid {
            file: Arc::clone(file),
            rows,
            ..Grid::default()
        }],
        sent: None,
    }
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
    if let Some(said) = said_separator(text) {
        return said;
    }
    // Between cells it stands as often in every row; in words it does not.
    let rows = marks(text);
    let alike = |place: usize| {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for count in rows.iter().filter_map(|row| row.get(place)) {
            *counts.entry(*count).or_default() += usize::from(*count > 0);
        }
        counts.into_iter().map(|(count, rows)| (rows, count)).max()
    };
    let places = 0..MARKS.len();
    let best = places.max_by_key(|place| (alike(*place), std::cmp::Reverse(*place)));
    best.and_then(|place| MARKS.get(place))
        .copied()
        .unwrap_or(b',')
}

/// How often each of the marks stands in each of the first rows, outside of quotes.
fn marks(text: &str) -> Vec<[usize; MARKS.len()]> {
    let mut rows = vec![[0; MARKS.len()]];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'\n' if rows.len() == TOP => break,
            b'\n' => rows.push([0; MARKS.len()]),
            _ => {
                let place = MARKS.iter().position(|mark| *mark == byte);
                if let Some(count) = place.and_then(|place| rows.last_mut()?.get_mut(place)) {
                    *count += 1;
                }
            }
        }
    }
    rows
}

/// What the first line says to stand between cells.
fn said_separator(text: &str) -> Option<u8> {
    let said = text
        .lines()
        .next()?
        .trim_matches('"')
        .strip_prefix(SEPARATOR)?;
    match said.as_bytes() {
        [mark] => Some(*mark),
        _ => None,
    }
}
