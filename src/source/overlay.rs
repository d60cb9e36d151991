//! Files as they would be after a change that nobody has written yet.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, Listing, Source};
use crate::diag::Diagnostic;

/// A source with some of its files replaced, and some added.
pub struct OverlaySource {
    below: Arc<dyn Source>,
    files: BTreeMap<Arc<str>, Arc<str>>,
}

impl OverlaySource {
    /// The files of `below`, with these texts in place of or beside theirs.
    pub fn new(below: Arc<dyn Source>, files: BTreeMap<Arc<str>, Arc<str>>) -> Self {
        Self { below, files }
    }
}

impl Source for OverlaySource {
    fn list(&self, folder: &str) -> Listing {
        let mut listing = self.below.list(folder);
        listing
            .entries
            .retain(|entry| !self.files.contains_key(&entry.path));
        let inside = |path: &str| {
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let files = self.files.iter().filter(|(path, _)| inside(path));
        listing.entries.extend(files.map(|(path, text)| Entry {
            path: Arc::clone(path),
            size: text.len() as u64,
            written: 0,
        }));
        listing.entries.sort();
        listing
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        match self.files.get(path) {
            Some(text) if text.len() as u64 <= limit => Ok(text.as_bytes().to_vec()),
            Some(text) => Err(super::problems::too_large(
                &path.into(),
                text.len() as u64,
                limit,
            )),
            None => self.below.read(path, limit),
        }
    }
}
