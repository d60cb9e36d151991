//! Where something stands in a spreadsheet, as people say it: `trang Ngành, ô D17`.

use std::sync::Arc;

use crate::diag::{Lang, Text};

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The file.
    pub(super) file: Arc<str>,
    /// The place of the sheet in the file, and its name; a CSV file has none.
    pub(super) sheet: Option<(usize, Arc<str>)>,
    /// Counted from 0.
    pub(super) row: u32,
    /// Counted from 0.
    pub(super) column: u32,
}

impl Place {
    /// The cell as it is called: `D17`.
    pub(super) fn cell(&self) -> String {
        format!("{}{}", letters(self.column), self.row + 1)
    }

    /// A sentence with the place before it.
    pub(super) fn say(&self, text: &Text) -> Text {
        let cell = self.cell();
        match &self.sheet {
            Some((_, sheet)) => Text::new(
                format!("trang {sheet}, ô {cell}: {}", text.get(Lang::Vi)),
                format!("sheet {sheet}, cell {cell}: {}", text.get(Lang::En)),
            ),
            None => Text::new(
                format!("ô {cell}: {}", text.get(Lang::Vi)),
                format!("cell {cell}: {}", text.get(Lang::En)),
            ),
        }
    }
}

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered() {
        for (column, name) in [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ] {
            assert_eq!(letters(column), name);
        }
    }
}
