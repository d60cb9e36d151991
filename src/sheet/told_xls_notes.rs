//! What somebody noted beside the cells of a sheet of old Excel.
//!
//! A note is told in three places: a drawn object with its number, the text of that object with the letters in a record
//! behind it, and in the end the cell with the number of its object. See [MS-XLS], sections 2.4.179, 2.4.181 and 2.4.329.

use std::collections::BTreeMap;

use super::told_xls::{Record, number};

const CONTINUE: u16 = 0x003c;
const NOTE: u16 = 0x001c;
const OBJECT: u16 = 0x005d;
const TEXT: u16 = 0x01b6;

/// Where a text says how many letters it has.
const LENGTH: usize = 10;

/// The notes of a sheet, read from its records one after the other.
#[derive(Default)]
pub(super) struct Notes {
    /// The number of the object that was drawn last.
    object: u16,
    /// How many letters of its text are still to come.
    missing: usize,
    texts: BTreeMap<u16, String>,
    cells: Vec<((u32, u32), u16)>,
}

impl Notes {
    pub(super) fn take(&mut self, (kind, held): Record<'_>) {
        match kind {
            // Of what an object says, its number is the third word of the first part, behind the kind and length of that.
            OBJECT => self.object = number(held, 6).unwrap_or_default(),
            TEXT => self.missing = number(held, LENGTH).unwrap_or_default().into(),
            CONTINUE if self.missing > 0 => self.letters(held),
            NOTE => {
                let cell = number(held, 0).zip(number(held, 2));
                let cell = cell.map(|(row, column)| (row.into(), column.into()));
                self.cells.extend(cell.zip(number(held, 6)));
            }
            _ => {}
        }
    }

    /// A piece of a text: whether its letters have one byte or two, then the letters.
    fn letters(&mut self, held: &[u8]) {
        let Some((wide, letters)) = held.split_first() else {
            return;
        };
        let units: Vec<u16> = match wide & 1 {
            0 => letters.iter().map(|letter| u16::from(*letter)).collect(),
            _ => {
                let pairs = letters.as_chunks().0.iter();
                pairs.map(|pair| u16::from_le_bytes(*pair)).collect()
            }
        };
        let units = units.get(..self.missing).unwrap_or(&units);
        self.missing -= units.len();
        let text = self.texts.entry(self.object).or_default();
        text.push_str(&String::from_utf16_lossy(units));
    }

    /// The notes by their cells.
    pub(super) fn by_cell(mut self) -> Vec<((u32, u32), String)> {
        let cells = self.cells.into_iter();
        cells
            .filter_map(|(cell, object)| Some((cell, self.texts.remove(&object)?)))
            .collect()
    }
}
