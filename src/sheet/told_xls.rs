//! What a workbook of old Excel says of its sheets beside the values of their cells.
//!
//! The stream of the workbook is a row of records, each with its kind and length: first those of the workbook, with
//! where each sheet begins, then those of the sheets. See [MS-XLS], section 2.4.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use super::told::{COLUMNS, Told};
use super::told_xls_notes::Notes;

/// The most bytes of a workbook that are looked through.
const MAX_BOOK: u64 = 512 * 1024 * 1024;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const XF: u16 = 0x00e0;
const ROW: u16 = 0x0208;
const COLUMN_INFO: u16 = 0x007d;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;
const MANY_RK: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;

/// The version of the records since Excel 97.
const BIFF8: u16 = 0x0600;

/// The bit of a row that is hidden.
const ROW_HIDDEN: u16 = 0x0020;

/// The formats with a percent sign that every workbook has.
const PERCENT: [u16; 2] = [9, 10];

/// What is told of each sheet, in their order.
pub(super) fn told(bytes: &[u8]) -> Vec<Told> {
    let Some(book) = stream(bytes) else {
        return Vec::new();
    };
    let globals = Globals::read(&book);
    let sheets = globals.sheets.iter();
    let sheets = sheets.map(|start| sheet(book.get(*start..).unwrap_or_default(), &globals));
    sheets.collect()
}

fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = ["/Workbook", "/Book"];
    let name = name.into_iter().find(|name| container.is_stream(name))?;
    let stream = container.open_stream(name).ok()?;
    let mut book = Vec::new();
    stream.take(MAX_BOOK).read_to_end(&mut book).ok()?;
    Some(book)
}

/// A record: its kind and what it holds.
pub(super) type Record<'a> = (u16, &'a [u8]);

/// The records of a part of the stream up to its end; those of charts inside it are left out.
fn records(mut bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut depth = 0usize;
    std::iter::from_fn(move || {
        loop {
            let (kind, length) = (number(bytes, 0)?, number(bytes, 2)?);
            let end = 4 + usize::from(length);
            let held = bytes.get(4..end)?;
            bytes = bytes.get(end..)?;
            match kind {
                BOF => depth += 1,
                EOF => depth = depth.checked_sub(1).filter(|depth| *depth > 0)?,
                _ => {}
            }
            if depth == 1 {
                return Some((kind, held));
            }
        }
    })
}

/// What the workbook says of all sheets.
#[derive(Default)]
struct Globals {
    /// Where each sheet begins.
    sheets: Vec<usize>,
    /// The looks of cells that show a number as a percentage, by their places.
    percent: BTreeSet<u16>,
}

impl Globals {
    fn read(book: &[u8]) -> Self {
        let mut globals = Self::default();
        let mut formats: BTreeSet<u16> = PERCENT.into();
        // Before Excel 97 the length of a text took one byte, and nothing said how its letters are kept.
        let (mut text, mut looks) = (5, 0u16);
        for (kind, held) in records(book) {
            match kind {
                BOF if number(held, 0) != Some(BIFF8) => text = 3,
                BOUND_SHEET => {
                    let start = held.first_chunk().map(|start| u32::from_le_bytes(*start));
                    globals.sheets.push(start.unwrap_or(u32::MAX) as usize);
                }
                FORMAT if held.get(text..).is_some_and(|code| code.contains(&b'%')) => {
                    formats.extend(number(held, 0));
                }
                XF => {
                    if number(held, 2).is_some_and(|format| formats.contains(&format)) {
                        globals.percent.insert(looks);
                    }
                    looks = looks.saturating_add(1);
                }
                _ => {}
            }
        }
        globals
    }
}

fn sheet(bytes: &[u8], globals: &Globals) -> Told {
    let mut told = Told::default();
    let mut notes = Notes::default();
    for (kind, held) in records(bytes) {
        notes.take((kind, held));
        match kind {
            ROW if number(held, 12).is_some_and(|flags| flags & ROW_HIDDEN != 0) => {
                told.hidden_rows.extend(number(held, 0).map(u32::from));
            }
            COLUMN_INFO if number(held, 8).is_some_and(|flags| flags & 1 != 0) => {
                if let Some((first, last)) = number(held, 0).zip(number(held, 2)) {
                    let first = u32::from(first);
                    let columns = first..=u32::from(last).min(first + COLUMNS);
                    told.hidden_columns.extend(columns);
                }
            }
            NUMBER | RK | FORMULA => percentage(&mut told, held, 0, 4, globals),
            MANY_RK => {
                // The row and its first column, six bytes for each cell, the last column.
                let cells = held.len().saturating_sub(6) / 6;
                for cell in 0..cells {
                    percentage(&mut told, held, cell, 4 + cell * 6, globals);
                }
            }
            _ => {}
        }
    }
    told.comments = notes.by_cell();
    told
}

/// Notes a cell whose look shows a percentage: one so many columns behind that of the record, its look at this place.
fn percentage(told: &mut Told, held: &[u8], behind: usize, look: usize, globals: &Globals) {
    let is_percentage = number(held, look).is_some_and(|look| globals.percent.contains(&look));
    if let Some((row, column)) = number(held, 0).zip(number(held, 2))
        && is_percentage
    {
        let behind = u32::try_from(behind).unwrap_or(0);
        let cell = (u32::from(row), u32::from(column) + behind);
        told.percentages.push(cell);
    }
}

/// The two bytes at a place as a number.
pub(super) fn number(bytes: &[u8], place: usize) -> Option<u16> {
    let bytes = bytes.get(place..)?.first_chunk()?;
    Some(u16::from_le_bytes(*bytes))
}
