//! What stands below a table and belongs to none of its rows.

use super::Line;
use crate::format::text::fold;
use crate::sheet::book::Cell;

/// What begins a cell below a table that belongs to none of its rows, folded.
const FOOT: &[&str] = &[
    "nguoi lap",
    "lap bieu",
    "ky ten",
    "(ky",
    "hieu truong",
    "thu truong",
    "giam doc",
    "ke toan",
    "tong cong",
    "tong so",
    "cong:",
];

/// The most cells that such a row has.
const MOST_OF_FOOT: usize = 3;

impl Line<'_> {
    /// Whether this is what stands below a table: a sum, a place and day, who made the table and who signs.
    pub(super) fn is_foot(&self) -> bool {
        let cells = self.filled.grid.rows.get(self.row as usize);
        let mut filled = cells.into_iter().flatten().filter(|cell| !cell.is_empty());
        if let Some(Cell::Text(first)) = filled.clone().next()
            && is_sum(&fold(first))
        {
            return filled.skip(1).all(|cell| !matches!(cell, Cell::Text(_)));
        }
        // Most rows have more cells, and need not be read to the end.
        let few = filled.clone().nth(MOST_OF_FOOT).is_none();
        few && filled.any(|cell| is_of_foot(&fold(&cell.text())))
    }
}

/// Whether a folded text heads a row of sums.
fn is_sum(text: &str) -> bool {
    let words = text.trim_end_matches([':', '.', ' ']);
    matches!(words, "cong" | "tong" | "tong cong" | "tong so")
}

/// Whether a folded text is one that stands below a table.
fn is_of_foot(text: &str) -> bool {
    let is_day = ["ngay", "thang", "nam"]
        .iter()
        .all(|word| text.split(' ').any(|one| one == *word));
    is_day || FOOT.iter().any(|words| text.starts_with(words))
}
