//! What a workbook says of a sheet beside the values of its cells.

use std::collections::BTreeSet;

use calamine::Dimensions;

use super::book::{Cell, Grid};

/// The most columns of a range that are noted one by one.
pub(super) const COLUMNS: u32 = 500;

/// The most rows of a range that are noted one by one.
pub(super) const ROWS: u32 = 200_000;

/// The format of a sheet's rows, columns and cells, all counted from 0.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
    /// The cells that show a number as a percentage.
    pub(super) percentages: Vec<(u32, u32)>,
    /// The cells with a formula.
    pub(super) formulas: Vec<(u32, u32)>,
    /// What somebody noted beside cells.
    pub(super) comments: Vec<((u32, u32), String)>,
    /// The ranges of merged cells.
    pub(super) merged: Vec<Dimensions>,
}

impl Told {
    /// Puts it into the cells.
    pub(super) fn onto(self, grid: &mut Grid) {
        for range in &self.merged {
            spread(grid, range);
        }
        grid.comments = self.comments;
        grid.hidden_rows = self.hidden_rows;
        grid.hidden_columns = self.hidden_columns;
        for (row, column) in self.percentages {
            grid.be_percentage(row, column);
        }
        for (row, column) in self.formulas {
            grid.be_computed(row, column);
        }
    }
}

/// Cells merged below each other all mean what the first says; of those beside it nobody knows which column they are.
fn spread(grid: &mut Grid, range: &Dimensions) {
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
        let beside = (left + 1)..=right.min(left + COLUMNS);
        grid.merged.extend(beside.map(|column| (row, column)));
    }
}
