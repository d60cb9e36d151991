//! What a run saw of its files, so that a later one can tell whether it would see the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{Listing, MAX_ASSET, Source};
use crate::diag::Diagnostic;

/// What a run saw: which files there are, and the bytes of those that it read. Times do not count, so that it is
/// the same on every machine that has the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sight {
    /// The folders that were looked into, with a hash of the paths of their files.
    folders: BTreeMap<String, String>,
    /// The files of these folders that nobody read.
    unread: BTreeSet<String>,
    /// A hash of all that was read.
    read: String,
}

/// A source that remembers what was seen of it.
pub struct Witness {
    source: Arc<dyn Source>,
    seen: Mutex<Seen>,
}

#[derive(Default)]
struct Seen {
    folders: HashMap<String, blake3::Hash>,
    /// The hashes of the files that were read, by the hashes of their paths, which are shorter.
    files: HashMap<Hash, Hash>,
    /// Whether something could not be read, or was not the same the second time.
    is_doubtful: bool,
}

/// Half of a hash: among a billion files, two that are taken for the same are as likely as one in 10²⁰.
type Hash = [u8; 16];

impl Witness {
    /// The files of another source.
    pub fn new(source: Arc<dyn Source>) -> Self {
        Self {
            source,
            seen: Mutex::default(),
        }
    }

    /// What was seen so far; `None` when that cannot be said in a few words: something could not be read, changed
    /// while it was read, or lies in no folder that was looked into.
    pub fn sight(&self) -> Option<Sight> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let listings = seen.folders.keys().map(|folder| self.source.list(folder));
        let entries = listings.flat_map(|listing| listing.entries);
        let paths: BTreeSet<Arc<str>> = entries.map(|entry| entry.path).collect();
        let is_read = |path: &&Arc<str>| seen.files.contains_key(&half(path.as_bytes()));
        let (read, unread): (Vec<_>, Vec<_>) = paths.iter().partition(is_read);
        if seen.is_doubtful || read.len() != seen.files.len() {
            return None;
        }
        let read = read.into_iter().filter_map(|path| {
            let hash = seen.files.get(&half(path.as_bytes()))?;
            Some((path, *hash))
        });
        let folders = seen.folders.iter();
        Some(Sight {
            read: joined(read),
            unread: unread.into_iter().map(|path| path.to_string()).collect(),
            folders: folders
                .map(|(folder, hash)| (folder.clone(), hash.to_string()))
                .collect(),
        })
    }

    fn note(&self, what: impl FnOnce(&mut Seen) -> bool) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let is_as_before = what(&mut seen);
        seen.is_doubtful |= !is_as_before;
    }
}

impl Source for Witness {
    fn list(&self, folder: &str) -> Listing {
        let listing = self.source.list(folder);
        let names = names(&listing);
        self.note(|seen| match seen.folders.insert(folder.to_owned(), names) {
            Some(before) => before == names,
            None => listing.problems.is_empty(),
        });
        listing
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        let read = self.source.read(path, limit);
        let hash = read.as_ref().ok().map(|bytes| half(bytes));
        self.note(|seen| {
            let Some(hash) = hash else { return false };
            let before = seen.files.insert(half(path.as_bytes()), hash);
            before.is_none_or(|before| before == hash)
        });
        read
    }
}

impl Sight {
    /// Whether a source shows the same now: all that was read is read again.
    pub fn is_of(&self, source: &dyn Source) -> bool {
        let mut paths = BTreeSet::new();
        for (folder, hash) in &self.folders {
            let listing = source.list(folder);
            if !listing.problems.is_empty() || names(&listing).to_string() != *hash {
                return false;
            }
            let entries = listing.entries.into_iter().map(|entry| entry.path);
            paths.extend(entries.filter(|path| !self.unread.contains(&**path)));
        }
        let hashes = paths.par_iter().map(|path| {
            let bytes = source.read(path, MAX_ASSET).ok()?;
            Some((path, half(&bytes)))
        });
        let hashes: Option<Vec<(&Arc<str>, Hash)>> = hashes.collect();
        hashes.is_some_and(|hashes| joined(hashes.into_iter()) == self.read)
    }
}

fn names(listing: &Listing) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for entry in &listing.entries {
        hasher.update(entry.path.as_bytes()).update(b"\0");
    }
    hasher.finalize()
}

fn joined<'a>(files: impl Iterator<Item = (&'a Arc<str>, Hash)>) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, hash) in files {
        hasher.update(path.as_bytes()).update(b"\0").update(&hash);
    }
    hasher.finalize().to_string()
}

fn half(bytes: &[u8]) -> Hash {
    let hash = blake3::hash(bytes);
    hash.as_bytes().first_chunk().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::super::MemorySource;
    use super::*;

    fn files() -> MemorySource {
        MemorySource::default()
            .with("a/x", "one")
            .with("a/y", "two")
            .with("b/z", "three")
    }

    /// What is seen by who looks into `a` and reads these.
    fn sight(source: MemorySource, read: &[&str]) -> Option<Sight> {
        let witness = Witness::new(Arc::new(source));
        witness.list("a");
        for path in read {
            let _ = witness.read(path, 9);
        }
        witness.sight()
    }

    #[test]
    fn what_was_seen_is_held_against_what_is_there() {
        let sight = sight(files(), &["a/x", "a/x"]).unwrap();
        let stored = serde_json::to_string(&sight).unwrap();
        assert_eq!(sight, serde_json::from_str(&stored).unwrap());
        assert!(sight.is_of(&files()));
        assert!(!sight.is_of(&files().with("a/x", "other")));
        assert!(!sight.is_of(&files().with("a/new", "")));
        assert!(!sight.is_of(&MemorySource::default().with("a/x", "one")));
        // Nobody looked at these.
        assert!(sight.is_of(&files().with("a/y", "other")));
        assert!(sight.is_of(&files().with("b/z", "other")));
    }

    #[test]
    fn what_cannot_be_said_is_not_said() {
        assert!(sight(files(), &["a/x", "a/none"]).is_none());
        assert!(sight(files(), &["a/x", "b/z"]).is_none());
    }

    #[test]
    fn what_changes_while_it_is_read_is_not_believed() {
        struct Restless(Mutex<u32>);
        impl Source for Restless {
            fn list(&self, folder: &str) -> Listing {
                files().list(folder)
            }

            fn read(&self, _: &str, _: u64) -> Result<Vec<u8>, Diagnostic> {
                let mut count = self.0.lock().unwrap();
                *count += 1;
                Ok(count.to_string().into_bytes())
            }
        }
        let witness = Witness::new(Arc::new(Restless(Mutex::default())));
        witness.list("a");
        witness.read("a/x", 9).unwrap();
        assert!(witness.sight().is_some());
        witness.read("a/x", 9).unwrap();
        assert!(witness.sight().is_none());
    }
}
