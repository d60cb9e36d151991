//! Removing an output that nobody needs any more, in such an order that a killed removal can be
//! taken up again.

use std::fs;
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::error::{Action, OutputError};
use super::guard::{self, State};
use super::{marker, tree};

/// How a removal went.
#[derive(Debug, Default)]
pub(super) struct Removed {
    /// The files that were there, without the marker.
    pub(super) files: u64,
    /// The first thing that could not be removed; what could be is gone.
    pub(super) failure: Option<OutputError>,
}

impl Removed {
    /// The files that were removed, or what could not be.
    pub(super) fn all(self) -> Result<u64, OutputError> {
        match self.failure {
            None => Ok(self.files),
            Some(failure) => Err(failure),
        }
    }

    /// Both together; what comes first in the folder is told first.
    fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            failure: self.failure.or(other.failure),
        }
    }

    fn note(&mut self, outcome: Result<(), OutputError>) {
        if let Err(failure) = outcome {
            self.failure.get_or_insert(failure);
        }
    }
}

/// Removes a folder with all it holds if it is ours or empty; one that is missing is fine. Links
/// are removed, not followed.
pub(super) fn discard(folder: &Path) -> Removed {
    match guard::inspect(folder) {
        Ok(State::Missing) => Removed::default(),
        Ok(State::Empty | State::Ours) => remove_tree(folder),
        Err(failure) => Removed {
            failure: Some(failure),
            ..Removed::default()
        },
    }
}

/// The marker goes last: as long as anything is left, the folder is known as ours.
fn remove_tree(folder: &Path) -> Removed {
    let mut removed = remove_all_but_the_marker(folder);
    if removed.failure.is_none() {
        let marker = folder.join(marker::NAME);
        removed.note(settle(&marker, fs::remove_file(&marker)));
        removed.note(settle(folder, fs::remove_dir(folder)));
    }
    removed
}

fn remove_all_but_the_marker(folder: &Path) -> Removed {
    empty(folder, &folder.join(marker::NAME))
}

/// Removes everything in a folder but one file, on all cores.
fn empty(folder: &Path, spared: &Path) -> Removed {
    let mut removed = Removed::default();
    let (files, folders) = match tree::list(folder) {
        Ok(found) => found,
        Err(cause) => {
            removed.note(settle(folder, Err(cause)));
            return removed;
        }
    };
    for file in files.iter().filter(|file| *file != spared) {
        removed.files += 1;
        removed.note(settle(file, fs::remove_file(file)));
    }
    let below = folders.par_iter().map(|folder| {
        let mut removed = empty(folder, spared);
        removed.note(settle(folder, fs::remove_dir(folder)));
        removed
    });
    removed.and(below.reduce(Removed::default, Removed::and))
}

/// What is gone already need not be removed.
fn settle(path: &Path, outcome: io::Result<()>) -> Result<(), OutputError> {
    match outcome {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => {
            Err(OutputError::io(Action::Remove, path)(cause))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn tree() -> (tempfile::TempDir, std::path::PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("public");
        fs::create_dir_all(folder.join("a/b/c")).unwrap();
        fs::write(folder.join("a/b/page"), "").unwrap();
        fs::write(folder.join("page"), "").unwrap();
        fs::write(folder.join(marker::NAME), marker::BYTES).unwrap();
        (root, folder)
    }

    #[test]
    fn removes_and_counts() {
        let (_root, folder) = tree();
        assert_eq!(discard(&folder).all().unwrap(), 2);
        assert!(!folder.exists());
        assert_eq!(discard(&folder).all().unwrap(), 0);
    }

    #[test]
    fn the_marker_outlives_everything_else() {
        let (_root, folder) = tree();
        fs::create_dir(folder.join("a/.nghe")).unwrap();
        assert_eq!(remove_all_but_the_marker(&folder).all().unwrap(), 2);
        let left: Vec<_> = fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, [marker::NAME]);
    }

    #[test]
    fn leaves_what_is_not_ours() {
        let (_root, folder) = tree();
        fs::remove_file(folder.join(marker::NAME)).unwrap();
        let error = discard(&folder).all().unwrap_err();
        assert!(matches!(error, OutputError::NotOurs { .. }));
        assert!(folder.join("a/b/page").exists());
    }

    #[cfg(unix)]
    #[test]
    fn removes_links_and_not_what_they_lead_to() {
        let (root, folder) = tree();
        fs::create_dir(root.path().join("mine")).unwrap();
        fs::write(root.path().join("mine/letter"), "dear").unwrap();
        std::os::unix::fs::symlink("../mine", folder.join("link")).unwrap();
        assert_eq!(discard(&folder).all().unwrap(), 3);
        assert!(root.path().join("mine/letter").exists());
    }

    #[test]
    fn the_first_failure_is_told() {
        let mut removed = Removed {
            files: 3,
            ..Removed::default()
        };
        for kind in [
            io::ErrorKind::NotFound,
            io::ErrorKind::PermissionDenied,
            io::ErrorKind::DirectoryNotEmpty,
        ] {
            removed.note(settle(Path::new("a"), Err(kind.into())));
        }
        let error = removed.all().unwrap_err();
        assert!(
            matches!(error, OutputError::Io { action: Action::Remove, cause, .. }
            if cause.kind() == io::ErrorKind::PermissionDenied)
        );
    }
}
