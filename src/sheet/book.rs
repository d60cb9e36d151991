//! A spreadsheet as it was filled in, before anything in it has a meaning.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::place::Place;
use super::sent::Sent;

/// The sheets of a file.
#[derive(Debug)]
pub(super) struct Book {
    pub(super) grids: Vec<Grid>,
    /// What it showed when it was sent, where it says so.
    pub(super) sent: Option<Arc<Sent>>,
}

/// The cells of a sheet.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) file: Arc<str>,
    /// The sheet's place and name; a CSV file has none.
    pub(super) sheet: Option<(usize, Arc<str>)>,
    /// The cells, from the first row and column on.
    pub(super) rows: Vec<Vec<Cell>>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    /// What somebody noted beside cells, by row and column.
    pub(super) comments: Vec<((u32, u32), String)>,
    /// The cells of merged ranges that lie beside their first column.
    pub(super) merged: BTreeSet<(u32, u32)>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    Bool(bool),
    /// Days since the end of 1899, which the sheet shows as a day or a time.
    Date(f64),
    /// What a formula could not compute, such as `#REF!`.
    Error(String),
    /// A formula whose result the program that wrote the file did not store.
    Uncomputed,
}

impl Grid {
    /// A cell; one beyond the last is empty.
    pub(super) fn cell(&self, row: u32, column: u32) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.rows
            .get(row as usize)
            .and_then(|row| row.get(column as usize))
            .unwrap_or(EMPTY)
    }

    /// Takes a cell for what it shows as a percentage: 0,887 as 88,7.
    pub(super) fn be_percentage(&mut self, row: u32, column: u32) {
        /// Digits that a number keeps, fewer than those that a multiplication spoils.
        const EXACT: f64 = 1e9;
        let cells = self.rows.get_mut(row as usize);
        let cell = cells.and_then(|cells| cells.get_mut(column as usize));
        if let Some(Cell::Number(number)) = cell {
            *number = (*number * 100.0 * EXACT).round() / EXACT;
        }
    }

    /// Notes that a cell has a formula; one without a result is not empty.
    pub(super) fn be_computed(&mut self, row: u32, column: u32) {
        let (row, column) = (row as usize, column as usize);
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if let Some(cell) = cells.get_mut(column)
                && *cell == Cell::Empty
            {
                *cell = Cell::Uncomputed;
            }
        }
    }

    /// The name of a cell.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place {
            file: Arc::clone(&self.file),
            sheet: self.sheet.clone(),
            row,
            column,
        }
    }

    /// How many rows there are.
    pub(super) fn height(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }
}

impl Cell {
    /// The cell as a text without the spaces around it, in NFC.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => tidy(text),
            Self::Number(number) | Self::Date(number) => number.to_string(),
            Self::Bool(yes) => yes.to_string(),
            Self::Error(error) => error.clone(),
            Self::Uncomputed => "=".to_owned(),
        }
    }

    /// Whether nothing can be seen in the cell.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => tidy(text).is_empty(),
            _ => false,
        }
    }
}

/// A text as it was meant: in NFC, with plain spaces and line breaks, and none around it.
pub(super) fn tidy(text: &str) -> String {
    let plain: String = crate::format::text::nfc(text)
        .replace("\r\n", "\n")
        .chars()
        .filter(|c| !matches!(c, '\u{200b}' | '\u{feff}' | '\u{2060}'))
        .map(|c| match c {
            '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}' => ' ',
            // Letters as wide as Chinese ones, which some keyboards write.
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\r' | '\u{b}' | '\u{2028}' => '\n',
            other => other,
        })
        .collect();
    plain.trim().to_owned()
}
