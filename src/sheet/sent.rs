//! What a workbook showed when it was sent: with it, who changed a cell since is known, the office or the site.
//!
//! The workbook carries a hidden sheet with a line for each row that was exported: the row's table, what tells it from the
//! others, and a mark of each cell; and with one for each record that cells can name: its kind, its id, and what it was
//! called, since it may be called otherwise when the workbook comes back. A workbook without that sheet, or with a line that was spoilt, is read as it stands.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use calamine::{Data, DataType as _, Range};

use super::book::tidy;
use super::names::{Labels, Names};
use super::shown::Shown;

/// The hidden sheet.
pub(super) const SENT: &str = "_da_gui";

/// The mark of a cell that showed nothing.
const EMPTY: &str = "-";

/// What stands before the name of a kind in the line of a record that cells can name.
pub(super) const CALLED: char = '@';

/// How many bytes of a hash a mark has: enough that a changed cell is taken for an unchanged one once in 16 million times.
const BYTES: usize = 3;

/// What the rows of a workbook showed, by their table and by what tells them from the others.
#[derive(Debug, Default)]
pub(super) struct Sent {
    /// The keys of the columns of each table, in the order of the marks.
    keys: HashMap<String, Vec<String>>,
    rows: HashMap<(String, String), String>,
    /// What the records of each kind were called, by their ids.
    labels: HashMap<String, HashMap<String, String>>,
}

/// What the cells of a row showed.
#[derive(Debug, Clone, Copy)]
pub(super) struct SentRow<'a> {
    pub(super) sent: &'a Sent,
    keys: &'a [String],
    marks: &'a str,
}

impl Sent {
    /// What the cells of the hidden sheet say.
    pub(super) fn of(range: &Range<Data>) -> Self {
        let mut sent = Self::default();
        for row in range.rows() {
            let text = |column: usize| row.get(column).and_then(Data::get_string);
            if let (Some(table), Some(marks)) = (text(0), text(2)) {
                sent.take(table, text(1).unwrap_or_default(), marks);
            }
        }
        sent
    }

    /// Takes a line of the hidden sheet: that of a table names its columns, all others are rows or names of records.
    fn take(&mut self, table: &str, name: &str, marks: &str) {
        if let Some(kind) = table.strip_prefix(CALLED) {
            let labels = self.labels.entry(kind.to_owned()).or_default();
            labels.insert(name.to_owned(), marks.to_owned());
            return;
        }
        match name {
            "" => {
                let keys = marks.split(' ').map(str::to_owned).collect();
                self.keys.insert(table.to_owned(), keys);
            }
            name => {
                let key = (table.to_owned(), name.to_owned());
                self.rows.insert(key, marks.to_owned());
            }
        }
    }

    /// What a row showed; nothing for one that was not sent.
    pub(super) fn row(&self, table: &str, name: &str) -> Option<SentRow<'_>> {
        let keys = self.keys.get(table)?;
        let marks = self.rows.get(&(table.to_owned(), name.to_owned()))?;
        Some(SentRow {
            sent: self,
            keys,
            marks,
        })
    }

    /// What a record was called.
    pub(super) fn label(&self, kind: &str, id: &str) -> Option<&str> {
        self.labels.get(kind)?.get(id).map(String::as_str)
    }

    /// Every record that cells could name: its kind, its id, what it was called.
    pub(super) fn labels(&self) -> Vec<(&str, &str, &str)> {
        let kinds = self.labels.iter();
        let mut all: Vec<_> = kinds
            .flat_map(|(kind, labels)| labels.iter().map(move |(id, label)| (kind, id, label)))
            .map(|(kind, id, label)| (kind.as_str(), id.as_str(), label.as_str()))
            .collect();
        all.sort_unstable();
        all
    }
}

impl SentRow<'_> {
    /// Whether the cell of a column showed this; `None` for a column that was not sent.
    pub(super) fn showed(&self, key: &str, shown: Shown) -> Option<bool> {
        let place = self.keys.iter().position(|known| known == key)?;
        let sent = self.marks.split(' ').nth(place)?;
        Some(sent == mark(shown))
    }
}

/// The names of records as a workbook has them.
#[derive(Clone, Copy)]
pub(super) struct AsSent<'a> {
    pub(super) sent: &'a Sent,
    /// The names of what was not sent.
    pub(super) names: &'a Names,
}

impl Labels for AsSent<'_> {
    fn label(&self, kind: &str, id: &str) -> String {
        let sent = self.sent.label(kind, id).map(str::to_owned);
        sent.unwrap_or_else(|| self.names.label(kind, id))
    }
}

/// The mark of a cell: the beginning of a hash of its text.
pub(super) fn mark(shown: Shown) -> String {
    let text = tidy(&shown.into_text());
    if text.is_empty() {
        return EMPTY.to_owned();
    }
    let hash = blake3::hash(text.as_bytes());
    URL_SAFE_NO_PAD.encode(hash.as_bytes().get(..BYTES).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_what_it_showed() {
        let text = |text: &str| Shown::Text(text.to_owned());
        let mut sent = Sent::default();
        sent.take("schools", "", "id name email");
        let marks = [text("cd-a"), text("Trường A"), Shown::Nothing].map(mark);
        sent.take("schools", "cd-a", &marks.join(" "));
        let row = sent.row("schools", "cd-a");
        let showed = |key, shown| row.and_then(|row| row.showed(key, shown));
        assert_eq!(showed("name", text("  Trường A ")), Some(true));
        assert_eq!(showed("name", text("Trường B")), Some(false));
        assert_eq!(showed("email", Shown::Nothing), Some(true));
        assert_eq!(showed("website", Shown::Nothing), None);
        assert!(sent.row("schools", "cd-b").is_none());
    }
}
