//! The file by which an output folder is known again as our own, so that no other folder is ever
//! replaced.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The file's name, at the top of the output.
pub(super) const NAME: &str = ".nghe";

const FIRST_LINE: &str = "nghe-output 1\n";

/// What the file holds: the same bytes in every output, for whoever opens it.
pub(super) const BYTES: &[u8] = concat!(
    "nghe-output 1\n",
    "Thư mục này do Nghề tạo ra; lần dựng sau thay toàn bộ nội dung của nó.\n",
    "This folder is made by Nghề; the next build replaces everything in it.\n",
)
.as_bytes();

/// Says whether the folder carries the marker. What cannot be read is not a marker.
///
/// A beginning of the marker counts, because a build may have been killed while it wrote the file
/// and its leftovers must still be known as ours. A marker of a later version counts by its first
/// line.
pub(super) fn is_in(folder: &Path) -> bool {
    let path = folder.join(NAME);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
    is_file && beginning(&path).is_some_and(|found| is_marker(&found))
}

fn is_marker(found: &[u8]) -> bool {
    found.starts_with(FIRST_LINE.as_bytes()) || BYTES.starts_with(found)
}

fn beginning(path: &Path) -> Option<Vec<u8>> {
    let mut found = Vec::new();
    let most = u64::try_from(BYTES.len()).ok()?;
    File::open(path)
        .ok()?
        .take(most)
        .read_to_end(&mut found)
        .ok()?;
    Some(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn check(bytes: &[u8], expected: bool) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(NAME), bytes).unwrap();
        assert_eq!(is_in(folder.path()), expected);
    }

    #[test]
    fn knows_the_marker_by_its_first_line() {
        check(BYTES, true);
        check(b"nghe-output 1\nof a later version, and longer", true);
        check(b"theme: mine\n", false);
        check(b"nghe-output 10\n", false);
    }

    #[test]
    fn knows_a_marker_that_was_cut_short() {
        check(b"", true);
        check(b"nghe-o", true);
    }

    #[test]
    fn a_folder_of_that_name_is_no_marker() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_in(folder.path()));
        fs::create_dir(folder.path().join(NAME)).unwrap();
        assert!(!is_in(folder.path()));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_marker_is_no_marker() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("real"), BYTES).unwrap();
        std::os::unix::fs::symlink("real", folder.path().join(NAME)).unwrap();
        assert!(!is_in(folder.path()));
    }
}
