//! Files of a folder, with those of one subfolder taken from elsewhere where it does not have it.

use std::sync::Arc;

use super::{Listing, MemorySource, Source, is_within};
use crate::diag::{Diagnostic, codes};

/// A source with a folder that stands in when the source has no file in it.
pub struct BackedSource {
    front: Arc<dyn Source>,
    folder: String,
    back: MemorySource,
}

impl BackedSource {
    /// The files of `front`; those of `folder` are the ones of `back` as long as `front` has none there.
    pub fn new(front: Arc<dyn Source>, folder: &str, back: MemorySource) -> Self {
        Self {
            front,
            folder: folder.to_owned(),
            back,
        }
    }

    /// Whether the folder comes from the back now; somebody may make one of their own at any time.
    fn is_backed(&self) -> bool {
        let own = self.front.list(&self.folder);
        own.entries.is_empty() && own.problems.is_empty()
    }
}

impl Source for BackedSource {
    fn list(&self, folder: &str) -> Listing {
        let mut listing = self.front.list(folder);
        let meets = is_within(folder, &self.folder) || is_within(&self.folder, folder);
        if meets && self.is_backed() {
            listing.entries.extend(self.back.list(folder).entries);
            listing.entries.sort();
        }
        listing
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        let read = self.front.read(path, limit);
        let is_missing = matches!(&read, Err(problem) if problem.code == codes::MISSING_FILE);
        match is_missing && is_within(path, &self.folder) && self.is_backed() {
            true => self.back.read(path, limit),
            false => read,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn names(source: &dyn Source, folder: &str) -> Vec<String> {
        let entries = source.list(folder).entries.into_iter();
        entries.map(|entry| entry.path.to_string()).collect()
    }

    #[test]
    fn a_folder_stands_in_whole_or_not_at_all() {
        let back = MemorySource::default()
            .with("themes/a/x", "back")
            .with("themes/a/y", "back");
        let backed =
            |front: MemorySource| BackedSource::new(Arc::new(front), "themes/a", back.clone());

        let without = backed(MemorySource::default().with("themes/b/z", "front"));
        assert_eq!(
            names(&without, "themes"),
            ["themes/a/x", "themes/a/y", "themes/b/z"]
        );
        assert_eq!(names(&without, "themes/a"), ["themes/a/x", "themes/a/y"]);
        assert_eq!(names(&without, "content"), [] as [&str; 0]);
        assert_eq!(without.read("themes/a/x", 9).unwrap(), b"back");
        assert!(without.read("themes/b/x", 9).is_err());

        let with = backed(MemorySource::default().with("themes/a/x", "front"));
        assert_eq!(names(&with, "themes"), ["themes/a/x"]);
        assert_eq!(with.read("themes/a/x", 9).unwrap(), b"front");
        assert!(with.read("themes/a/y", 9).is_err());
    }
}
