//! What a folder holds, counted on all cores: an output has a folder for every page.

use std::fs;
use std::io;
use std::ops::Add;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

/// How much a folder holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// What is no folder.
    pub(super) files: usize,
    /// The folders, with the one that holds them all.
    pub(super) folders: usize,
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            folders: self.folders + other.folders,
        }
    }
}

/// Counts what a folder holds, at any depth. Links are not followed.
pub(super) fn count(folder: &Path) -> io::Result<Count> {
    let (files, folders) = list(folder)?;
    let own = Count {
        files: files.len(),
        folders: 1,
    };
    let below = folders.par_iter().map(|folder| count(folder));
    let below = below.try_reduce(Count::default, |one, other| Ok(one + other))?;
    Ok(own + below)
}

/// What lies directly in a folder: what is no folder, and the folders.
pub(super) fn list(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let list = match entry.file_type()?.is_dir() {
            true => &mut folders,
            false => &mut files,
        };
        list.push(entry.path());
    }
    Ok((files, folders))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn files_folders_and_links_are_counted() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b/c")).unwrap();
        fs::create_dir(root.path().join("d")).unwrap();
        fs::write(root.path().join("a/b/x"), "").unwrap();
        fs::write(root.path().join("y"), "").unwrap();
        let found = count(root.path()).unwrap();
        assert_eq!((found.files, found.folders), (2, 5));
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("a", root.path().join("link")).unwrap();
            assert_eq!(count(root.path()).unwrap().files, 3);
        }
        assert!(count(&root.path().join("nothing")).is_err());
    }
}
