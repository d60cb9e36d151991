//! The old output as it is compared with the new one, without ever following a symbolic link.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::Digest;

/// How much is compared at a time, in bytes: most pages are read in one piece.
const PIECE: usize = 32 * 1024;

/// The most that is read of a file, in bytes.
const MOST: u64 = 8 * 1024 * 1024;

/// What the old output has where a new file goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Previous {
    /// Nothing, or a folder.
    Nothing,
    /// A file with other bytes, or something that is not a file or cannot be read.
    Other,
    /// A file with the same bytes.
    Same,
}

/// Holds the old output's file against the bytes of the new one. The folders that lead to it must
/// be known to be folders and not links.
pub(super) fn compare(path: &Path, bytes: &[u8]) -> Previous {
    let Ok(found) = fs::symlink_metadata(path) else {
        return Previous::Nothing;
    };
    if found.is_dir() {
        return Previous::Nothing;
    }
    let same_length = u64::try_from(bytes.len()) == Ok(found.len());
    if !found.is_file() || !same_length || !holds(path, bytes).unwrap_or(false) {
        return Previous::Other;
    }
    Previous::Same
}

/// Says whether the old output's file is there with the bytes of a digest, all of them read. The folders that
/// lead to it must be known to be folders.
pub(super) fn is_whole(path: &Path, digest: &Digest) -> bool {
    let Ok(found) = fs::symlink_metadata(path) else {
        return false;
    };
    let Ok(length) = usize::try_from(digest.length()) else {
        return false;
    };
    let fits = found.is_file() && found.len() == digest.length();
    let mut bytes = vec![0; if fits { length } else { 0 }];
    let read = open(path).and_then(|mut file| file.read_exact(&mut bytes));
    fits && read.is_ok() && Digest::of(&bytes) == *digest
}

/// The bytes of the old output's file; `None` when it has none, or one that is no file or too large
/// to be an output that is worth keeping. The folders that lead to it must be known to be folders.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    let found = fs::symlink_metadata(path).ok()?;
    if !found.is_file() || found.len() > MOST {
        return None;
    }
    let mut bytes = Vec::new();
    open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Says whether the old output has a folder of this name that is not a link to one.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

fn holds(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut file = open(path)?;
    let mut piece = vec![0; bytes.len().clamp(1, PIECE)];
    let mut rest = bytes;
    loop {
        let found = match file.read(&mut piece) {
            Err(cause) if cause.kind() == io::ErrorKind::Interrupted => continue,
            found => found?,
        };
        let found = piece.get(..found).unwrap_or_default();
        if found.is_empty() {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(found) {
            Some(after) => rest = after,
            None => return Ok(false),
        }
    }
}

/// Opens a file for reading, but never what a link leads to.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, super::system::NO_FOLLOW);
    options.open(path)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn file_with(bytes: &[u8]) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        fs::write(&path, bytes).unwrap();
        (folder, path)
    }

    #[test]
    fn compares_bytes_of_any_length() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let bytes = vec![b'a'; length];
            let (_folder, path) = file_with(&bytes);
            assert_eq!(compare(&path, &bytes), Previous::Same, "{length}");
            assert!(is_whole(&path, &Digest::of(&bytes)), "{length}");
            let longer = [&bytes, b"b".as_slice()].concat();
            assert_eq!(compare(&path, &longer), Previous::Other, "{length}");
            assert!(!is_whole(&path, &Digest::of(&longer)), "{length}");
            let mut last_differs = bytes;
            if let Some(last) = last_differs.last_mut() {
                *last = b'b';
                assert_eq!(compare(&path, &last_differs), Previous::Other, "{length}");
                assert!(!is_whole(&path, &Digest::of(&last_differs)), "{length}");
            }
        }
    }

    #[test]
    fn reads_files_and_nothing_else() {
        let (folder, path) = file_with(b"abc");
        assert_eq!(read(&path).as_deref(), Some(b"abc".as_slice()));
        assert_eq!(read(folder.path()), None);
        assert_eq!(read(&folder.path().join("nothing")), None);
        File::create(&path).unwrap().set_len(MOST + 1).unwrap();
        assert_eq!(read(&path), None);
    }

    #[test]
    fn a_folder_or_nothing_is_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(compare(folder.path(), b""), Previous::Nothing);
        assert_eq!(compare(&folder.path().join("a"), b""), Previous::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_never_the_same() {
        let (folder, path) = file_with(b"abc");
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert_eq!(compare(&link, b"abc"), Previous::Other);
        assert!(!is_whole(&link, &Digest::of(b"abc")));
        assert!(open(&link).is_err());
        assert_eq!(read(&link), None);
        // A link is as long as the path that it holds: length alone must not let it through.
        assert_eq!(
            compare(&link, path.to_str().unwrap().as_bytes()),
            Previous::Other
        );
        let dangling = folder.path().join("dangling");
        std::os::unix::fs::symlink("nowhere", &dangling).unwrap();
        assert_eq!(compare(&dangling, b""), Previous::Other);
        let folder_link = folder.path().join("folder-link");
        std::os::unix::fs::symlink(folder.path(), &folder_link).unwrap();
        assert!(is_folder(folder.path()));
        assert!(!is_folder(&folder_link));
    }
}
