//! What of a text was written, but cannot be read.

use std::collections::BTreeSet;

use crate::format::yaml::Seg;

/// Keys that are not missing, although the rest of the text is without them.
#[derive(Debug, Clone, Default)]
pub(in crate::format) struct Lost {
    /// The outermost keys whose entries are gone.
    entries: BTreeSet<String>,
    /// The keys of lines that are gone, or whose values are, each with the outermost key above it.
    lines: BTreeSet<(String, String)>,
}

impl Lost {
    pub(super) fn entries(&mut self, keys: impl IntoIterator<Item = String>) {
        self.entries.extend(keys);
    }

    pub(super) fn line(&mut self, entry: &str, key: String) {
        self.lines.insert((entry.to_owned(), key));
    }

    /// The outermost keys of which something is gone.
    pub(in crate::format) fn outermost(&self) -> impl Iterator<Item = &str> {
        let lines = self.lines.iter().map(|(entry, _)| entry);
        self.entries.iter().chain(lines).map(String::as_str)
    }

    /// Whether what should stand at a path was perhaps written.
    pub(in crate::format) fn holds(&self, path: &[Seg]) -> bool {
        let (Some(Seg::Key(first)), Some(Seg::Key(last))) = (path.first(), path.last()) else {
            return false;
        };
        let is_entry = path.len() == 1 && self.entries.contains(&**first);
        is_entry
            || self
                .lines
                .iter()
                .any(|(entry, key)| **entry == **first && **key == **last)
    }
}
