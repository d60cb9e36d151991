//! What tells, without reading any file, that nobody touched a folder since.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::OutputError;
use super::guard::{self, State};
use super::lock::{Lock, Owner};

/// The names of everything in a folder, and the inode numbers, sizes and times of its files, as one hash.
///
/// A file that is written, replaced, moved or linked gets another time of change, which nothing but the clock of the
/// system can set. Where that goes in steps of some milliseconds, a file that is written in the very step of an imprint
/// is not noticed. What lies in the caches of the system when it stops may be lost
/// without another time, so an imprint is good until the system is started again, and only where it can be told that it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint(String);

impl Imprint {
    /// The imprint of a folder as it is now; `None` where it cannot be taken.
    #[cfg(target_os = "linux")]
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let start = std::fs::read("/proc/sys/kernel/random/boot_id").ok()?;
        let mut hasher = blake3::Hasher::new();
        hasher
            .update(&start)
            .update(linux::hash(folder).ok()?.as_bytes());
        Some(Self(hasher.finalize().to_string()))
    }

    /// The imprint of a folder as it is now; `None` where it cannot be taken.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn of(_folder: &Path) -> Option<Self> {
        None
    }
}

/// When a file was last written, replaced, moved or linked, by the clock of its file system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Changed(i64, i64);

impl Changed {
    /// That of a file or a link; `None` where it cannot be told.
    #[cfg(target_os = "linux")]
    pub(super) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let found = std::fs::symlink_metadata(path).ok()?;
        Some(Self(found.ctime(), found.ctime_nsec()))
    }

    /// That of a file or a link; `None` where it cannot be told.
    #[cfg(not(target_os = "linux"))]
    pub(super) fn of(_path: &Path) -> Option<Self> {
        None
    }
}

/// Whether the output in a folder is as it was when this imprint of it was taken. The arguments are as for
/// [`super::FolderSink::begin`].
///
/// # Errors
///
/// The folder is refused, or there is no way to lock it.
pub fn is_untouched(
    target: &Path,
    protected: &[&Path],
    since: &Imprint,
    waiting: impl FnOnce(&Owner),
) -> Result<bool, OutputError> {
    let places = guard::locate(target, protected)?;
    if guard::inspect(&places.target)? != State::Ours {
        return Ok(false);
    }
    let _lock = Lock::take(&places.lock, waiting)?;
    Ok(Imprint::of(&places.target).as_ref() == Some(since))
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::{self, Metadata};
    use std::io;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::MetadataExt as _;
    use std::path::Path;

    use rayon::prelude::*;

    /// The hash of what is in a folder. Folders below are looked at on all cores.
    pub(super) fn hash(folder: &Path) -> io::Result<blake3::Hash> {
        let mut names = Vec::new();
        for entry in fs::read_dir(folder)? {
            names.push(entry?.file_name());
        }
        names.sort_unstable();
        let hashes = names.par_iter().map(|name| {
            let path = folder.join(name);
            let found = fs::symlink_metadata(&path)?;
            match found.is_dir() {
                true => hash(&path),
                false => Ok(traits(&found)),
            }
        });
        let hashes: Vec<blake3::Hash> = hashes.collect::<io::Result<_>>()?;
        let mut hasher = blake3::Hasher::new();
        for (name, hash) in names.iter().zip(&hashes) {
            hasher.update(name.as_bytes()).update(b"\0");
            hasher.update(hash.as_bytes());
        }
        Ok(hasher.finalize())
    }

    fn traits(found: &Metadata) -> blake3::Hash {
        let times = [
            found.mtime(),
            found.mtime_nsec(),
            found.ctime(),
            found.ctime_nsec(),
        ];
        let mut hasher = blake3::Hasher::new();
        for number in [found.dev(), found.ino(), found.size()] {
            hasher.update(&number.to_le_bytes());
        }
        for time in times {
            hasher.update(&time.to_le_bytes());
        }
        hasher.finalize()
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::fs;
    use std::path::PathBuf;

    use super::*;

    /// A folder, and what may happen to it.
    fn changed_by(accident: impl FnOnce(PathBuf)) -> bool {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("a/b")).unwrap();
        fs::write(root.path().join("a/b/page"), "abc").unwrap();
        fs::write(root.path().join("page"), "abc").unwrap();
        let before = Imprint::of(root.path()).unwrap();
        // The clock of a file system may go in steps.
        std::thread::sleep(std::time::Duration::from_millis(20));
        accident(root.path().to_owned());
        Imprint::of(root.path()).unwrap() != before
    }

    #[test]
    fn whatever_is_touched_is_noticed() {
        assert!(!changed_by(|root| {
            fs::read(root.join("a/b/page")).unwrap();
        }));
        assert!(changed_by(
            |root| fs::write(root.join("a/b/page"), "abd").unwrap()
        ));
        assert!(changed_by(
            |root| fs::write(root.join("a/b/page"), "abc").unwrap()
        ));
        assert!(changed_by(|root| fs::write(root.join("a/new"), "").unwrap()));
        assert!(changed_by(
            |root| fs::create_dir(root.join("a/new")).unwrap()
        ));
        assert!(changed_by(
            |root| fs::remove_file(root.join("page")).unwrap()
        ));
        assert!(changed_by(|root| fs::rename(
            root.join("a"),
            root.join("c")
        )
        .unwrap()));
        // The same bytes, size and times, and another file.
        assert!(changed_by(|root| {
            let page = root.join("a/b/page");
            let time = fs::metadata(&page).unwrap().modified().unwrap();
            fs::write(&page, "xyz").unwrap();
            fs::File::open(&page).unwrap().set_modified(time).unwrap();
        }));
        assert!(changed_by(|root| {
            fs::remove_file(root.join("page")).unwrap();
            std::os::unix::fs::symlink("a/b/page", root.join("page")).unwrap();
        }));
    }

    #[test]
    fn there_is_none_of_what_is_not_there() {
        let root = tempfile::tempdir().unwrap();
        assert_eq!(Imprint::of(&root.path().join("none")), None);
    }
}
