//! Files that runs leave for the next one: a line that names the form, what is remembered, and the hash of both.
//!
//! A file that is torn, of another form or not there is as good as none.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

/// How many bytes the hash at the end has.
const SEAL: usize = 32;

/// What such a file holds, if it is whole and of this form.
pub(super) fn read(path: &Path, form: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = std::fs::read(path).ok()?;
    let (packed, seal) = bytes.split_last_chunk::<SEAL>()?;
    if blake3::hash(packed) != *seal || !packed.starts_with(form) {
        return None;
    }
    bytes.truncate(bytes.len() - SEAL);
    bytes.drain(..form.len());
    Some(bytes)
}

/// Leaves a file: whoever reads it finds the old or the new one, never half. One that would be the same is not
/// written.
///
/// # Errors
/// When the folder cannot be made or written.
pub(super) fn write(path: &Path, form: &[u8], held: &[u8]) -> io::Result<()> {
    let mut packed = [form, held].concat();
    let seal = blake3::hash(&packed);
    packed.extend_from_slice(seal.as_bytes());
    if std::fs::read(path).is_ok_and(|old| old == packed) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    // A name of its own for each process, and never what a link of that name leads to.
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    remove(&beside)?;
    let written = File::create_new(&beside)
        .and_then(|mut file| file.write_all(&packed))
        .and_then(|()| std::fs::rename(&beside, path));
    written.inspect_err(|_| {
        // Nobody comes back for it; that it cannot be removed either tells nothing more.
        let _ = remove(&beside);
    })
}

/// Removes a file, which may be gone.
///
/// # Errors
/// When it cannot be removed.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    const FORM: &[u8] = b"form 1\n";

    #[test]
    fn a_file_that_is_not_whole_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sub/file");
        assert_eq!(read(&path, FORM), None);
        write(&path, FORM, b"abc").unwrap();
        assert_eq!(read(&path, FORM).unwrap(), b"abc");
        assert_eq!(read(&path, b"form 2\n"), None);
        let whole = std::fs::read(&path).unwrap();
        for cut in 0..whole.len() {
            std::fs::write(&path, &whole[..cut]).unwrap();
            assert_eq!(read(&path, FORM), None, "{cut}");
            let mut bent = whole.clone();
            bent[cut] ^= 1;
            std::fs::write(&path, bent).unwrap();
            assert_eq!(read(&path, FORM), None, "{cut}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_links_lead_to_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        let other = folder.path().join("letter");
        std::fs::write(&other, "dear").unwrap();
        for link in [&path, &beside] {
            std::os::unix::fs::symlink(&other, link).unwrap();
        }
        write(&path, FORM, b"abc").unwrap();
        assert_eq!(read(&path, FORM).unwrap(), b"abc");
        assert_eq!(std::fs::read(&other).unwrap(), b"dear");
    }

    #[test]
    fn what_is_the_same_is_not_written_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let time = || std::fs::metadata(&path).unwrap().modified().unwrap();
        write(&path, FORM, b"abc").unwrap();
        let written = time();
        write(&path, FORM, b"abc").unwrap();
        assert_eq!(time(), written);
    }
}
