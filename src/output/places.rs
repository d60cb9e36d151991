//! The names beside an output folder that belong to it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where the output lies, and what lies beside it while it is made. All are on one file system,
/// because only there can a folder be renamed.
#[derive(Debug, Clone)]
pub(super) struct Places {
    /// The output folder: absolute, without symbolic links.
    pub(super) target: PathBuf,
    /// The folder that holds all of these.
    pub(super) parent: PathBuf,
    /// A new output in the making, or the one before; nothing of it is needed when nobody has the lock.
    pub(super) staging: PathBuf,
    /// A whole old output between two renames.
    pub(super) old: PathBuf,
    /// The lock file.
    pub(super) lock: PathBuf,
}

impl Places {
    /// The places of an output folder; `None` for the root of the file system, which has nothing
    /// beside it.
    pub(super) fn of(target: &Path) -> Option<Self> {
        let parent = target.parent()?;
        let name = target.file_name()?;
        let beside = |ending: &str| {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(ending);
            parent.join(hidden)
        };
        Some(Self {
            target: target.to_owned(),
            parent: parent.to_owned(),
            staging: beside(".staging"),
            old: beside(".old"),
            lock: beside(".lock"),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn everything_lies_beside_the_target() {
        let places = Places::of(Path::new("/site/public")).unwrap();
        assert_eq!(places.parent, Path::new("/site"));
        assert_eq!(places.staging, Path::new("/site/.public.staging"));
        assert_eq!(places.old, Path::new("/site/.public.old"));
        assert_eq!(places.lock, Path::new("/site/.public.lock"));
    }

    #[test]
    fn the_root_has_no_places() {
        assert!(Places::of(Path::new("/")).is_none());
    }
}
