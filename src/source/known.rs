//! The files of some folders as they were last seen, so that what changed since can be told.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

use super::{Entry, Listing, MAX_ASSET, Source, is_within};
use crate::diag::Diagnostic;

/// The files below some folders, with what tells each from its next version.
#[derive(Debug)]
pub struct Known {
    folders: &'static [&'static str],
    files: BTreeMap<Arc<str>, Seen>,
    problems: Vec<Diagnostic>,
}

/// A file as it was seen.
#[derive(Debug)]
struct Seen {
    size: u64,
    written: u128,
    /// The hash of its bytes, once there was a reason to read them.
    hash: Option<blake3::Hash>,
}

/// Whether a file of the same size and time is taken to be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trust {
    Time,
    Bytes,
}

impl Known {
    /// Looks at all files of these folders.
    pub fn new(source: &dyn Source, folders: &'static [&'static str]) -> Self {
        let mut known = Self {
            folders,
            files: BTreeMap::new(),
            problems: Vec::new(),
        };
        known.look_everywhere(source);
        known
    }

    /// A file as it was last seen; `None` when there is none of this name.
    pub fn entry(&self, path: &str) -> Option<Entry> {
        let (path, seen) = self.files.get_key_value(path)?;
        Some(Entry {
            path: Arc::clone(path),
            size: seen.size,
            written: seen.written,
        })
    }

    /// The files below one of the folders.
    pub fn listing(&self, folder: &str) -> Listing {
        let entries = self.within(folder).map(|(path, seen)| Entry {
            path: Arc::clone(path),
            size: seen.size,
            written: seen.written,
        });
        let problems = self.problems.iter();
        Listing {
            entries: entries.collect(),
            problems: problems
                .filter(|one| is_within(&one.file, folder))
                .cloned()
                .collect(),
        }
    }

    /// Looks at all files, and gives those that came, that went, or that have another size or time
    /// and, as far as can be told, other bytes.
    pub fn look_everywhere(&mut self, source: &dyn Source) -> BTreeSet<Arc<str>> {
        let mut changed = BTreeSet::new();
        for folder in self.folders {
            let listing = source.list(folder);
            self.take(source, folder, listing, Trust::Time, &mut changed);
        }
        changed
    }

    /// Looks at all files that were seen in another state than they are known in, and gives those
    /// that are in another one now.
    pub fn look_after(&mut self, source: &dyn Source, seen: &[Listing]) -> BTreeSet<Arc<str>> {
        let mut paths: BTreeSet<Arc<str>> = self.files.keys().cloned().collect();
        for entry in seen.iter().flat_map(|listing| &listing.entries) {
            let known = self.files.get(&entry.path);
            if known.is_some_and(|it| (it.size, it.written) == (entry.size, entry.written)) {
                paths.remove(&entry.path);
            } else {
                paths.insert(Arc::clone(&entry.path));
            }
        }
        let problems = seen.iter().flat_map(|listing| &listing.problems);
        if !problems.eq(&self.problems) {
            return self.look_everywhere(source);
        }
        let paths = paths.iter().map(|path| path.to_string()).collect();
        self.look_at(source, &paths)
    }

    /// Looks at the files at or below these paths and reads them, and gives those that came, that
    /// went, or that have other bytes, as far as can be told.
    pub fn look_at(&mut self, source: &dyn Source, paths: &BTreeSet<String>) -> BTreeSet<Arc<str>> {
        let mut changed = BTreeSet::new();
        for path in paths {
            if !self.folders.iter().any(|folder| is_within(path, folder)) {
                continue;
            }
            let listing = source.list(path);
            // The disk may write the marks of a name in another form than the one it is known under.
            let is_same_name = listing.entries.iter().all(|one| is_within(&one.path, path));
            if path.is_ascii() || (is_same_name && !listing.entries.is_empty()) {
                self.take(source, path, listing, Trust::Bytes, &mut changed);
            } else {
                changed.extend(self.look_everywhere(source));
            }
        }
        changed
    }

    /// Takes in what lies at or below a path now.
    fn take(
        &mut self,
        source: &dyn Source,
        path: &str,
        listing: Listing,
        trust: Trust,
        changed: &mut BTreeSet<Arc<str>>,
    ) {
        let mut gone: BTreeSet<Arc<str>> = self
            .within(path)
            .map(|(path, _)| Arc::clone(path))
            .collect();
        for entry in listing.entries {
            gone.remove(&entry.path);
            match self.files.get_mut(&entry.path) {
                Some(seen) => {
                    if seen.is_changed(source, &entry, trust) {
                        changed.insert(entry.path);
                    }
                }
                None => {
                    self.files
                        .insert(Arc::clone(&entry.path), Seen::new(&entry));
                    changed.insert(entry.path);
                }
            }
        }
        for path in gone {
            self.files.remove(&path);
            changed.insert(path);
        }
        let (mut own, others) = std::mem::take(&mut self.problems)
            .into_iter()
            .partition::<Vec<_>, _>(|one| is_within(&one.file, path));
        self.problems = others;
        if own != listing.problems {
            own.extend(listing.problems.iter().cloned());
            changed.extend(own.into_iter().map(|one| one.file));
        }
        self.problems.extend(listing.problems);
    }

    /// The file at a path, and those below it.
    fn within(&self, path: &str) -> impl Iterator<Item = (&Arc<str>, &Seen)> {
        let below = format!("{path}/");
        let end = format!("{path}0");
        let own = self.files.get_key_value(path);
        let range = (Bound::Included(&*below), Bound::Excluded(&*end));
        own.into_iter().chain(self.files.range::<str, _>(range))
    }
}

impl Seen {
    fn new(entry: &Entry) -> Self {
        Self {
            size: entry.size,
            written: entry.written,
            hash: None,
        }
    }

    /// Notes what a file is now, and says whether it may be another than it was.
    fn is_changed(&mut self, source: &dyn Source, entry: &Entry, trust: Trust) -> bool {
        let is_same = (self.size, self.written) == (entry.size, entry.written);
        if is_same && trust == Trust::Time {
            return false;
        }
        let bytes = source.read(&entry.path, MAX_ASSET).ok();
        let hash = bytes.map(|bytes| blake3::hash(&bytes));
        let has_same_bytes = hash.is_some() && hash == self.hash;
        *self = Self {
            hash,
            ..Self::new(entry)
        };
        !has_same_bytes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::source::MemorySource;

    fn names(changed: &BTreeSet<Arc<str>>) -> Vec<&str> {
        changed.iter().map(AsRef::as_ref).collect()
    }

    fn at(path: &str) -> BTreeSet<String> {
        BTreeSet::from([path.to_owned()])
    }

    #[test]
    fn what_came_went_and_changed_is_told() {
        let first = MemorySource::default()
            .with("content/a.md", "1")
            .with("content/b/c.md", "1")
            .with("content/b-d.md", "1")
            .with("other/x", "1");
        let mut known = Known::new(&first, &["content"]);
        assert!(known.look_everywhere(&first).is_empty());
        let next = MemorySource::default()
            .with("content/a.md", "2")
            .with("content/b-d.md", "1")
            .with("content/e.md", "1");
        assert!(known.look_at(&next, &at("other/x")).is_empty());
        assert_eq!(
            names(&known.look_at(&next, &at("content/a.md"))),
            ["content/a.md"]
        );
        assert!(known.look_at(&next, &at("content/a.md")).is_empty());
        assert_eq!(
            names(&known.look_at(&next, &at("content/b"))),
            ["content/b/c.md"]
        );
        assert_eq!(names(&known.look_everywhere(&next)), ["content/e.md"]);
        assert_eq!(known.listing("content").entries.len(), 3);
    }
}
