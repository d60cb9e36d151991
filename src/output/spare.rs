//! The folder of an earlier output, brought up to date: most of its files are those of the new one already.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::OutputPath;
use super::made::Made;
use super::marker;

/// How an output came to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    /// It was written into the new output.
    Written,
    /// It is the old output's.
    Kept,
}

/// An earlier output in which a new one is made, with all that was put.
pub(super) struct Spare<'a> {
    pub(super) new: &'a Path,
    pub(super) old: &'a Path,
    pub(super) files: &'a BTreeMap<OutputPath, Put>,
    pub(super) folders: &'a Made,
}

impl Spare<'_> {
    /// Removes what is not of the new output; gives the kept files that have their places already.
    ///
    /// # Errors
    ///
    /// The file system does not let us look or remove.
    pub(super) fn tidy(&self) -> io::Result<HashSet<String>> {
        self.tidy_folder("")
    }

    fn tidy_folder(&self, folder: &str) -> io::Result<HashSet<String>> {
        let mut has = HashSet::new();
        let mut below = Vec::new();
        for entry in fs::read_dir(self.new.join(folder))? {
            let entry = entry?;
            let path = entry.file_name().into_string().map(|name| match folder {
                "" => name,
                folder => format!("{folder}/{name}"),
            });
            let is_folder = entry.file_type()?.is_dir();
            match path {
                Ok(path) if is_folder && self.folders.knows(&path) => below.push(path),
                _ if is_folder => fs::remove_dir_all(entry.path())?,
                Ok(path) if self.belongs(&path, &entry) => drop(has.insert(path)),
                _ => fs::remove_file(entry.path())?,
            }
        }
        let below = below.par_iter().map(|folder| self.tidy_folder(folder));
        let joined = |mut one: HashSet<String>, other| {
            one.extend(other);
            Ok(one)
        };
        has.extend(below.try_reduce(HashSet::new, joined)?);
        Ok(has)
    }

    /// Whether what has a path is what shall have it.
    fn belongs(&self, path: &str, found: &DirEntry) -> bool {
        match self.files.get(path) {
            Some(Put::Written) => true,
            Some(Put::Kept) => is_same_file(found, &self.old.join(path)),
            None => path == marker::NAME,
        }
    }
}

/// Whether two names are those of one file.
#[cfg(unix)]
fn is_same_file(found: &DirEntry, other: &Path) -> bool {
    use std::os::unix::fs::{DirEntryExt as _, MetadataExt as _};
    let same_number = |other: &fs::Metadata| other.ino() == found.ino();
    let same_disk =
        |other: &fs::Metadata| found.metadata().is_ok_and(|own| own.dev() == other.dev());
    fs::symlink_metadata(other).is_ok_and(|other| same_number(&other) && same_disk(&other))
}

/// Whether two names are those of one file, as far as that can be told.
#[cfg(not(unix))]
fn is_same_file(_found: &DirEntry, _other: &Path) -> bool {
    false
}
