//! Writing all files of an import, or none: what is to be written is kept whole beside the content first.
//!
//! The new texts lie in a folder of their own until all of them are on the disk. A file that names them makes the import
//! decided: whatever happens then, [`recover`] finishes it. Before that, nothing has changed.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::changes::{ChangedFile, Changes};
use crate::diag::{Lang, Text};
use crate::source::reason;

/// The folder of a write that goes on; hidden, so that it is no content.
const FOLDER: &str = ".nghe-import";

/// The list of files that makes it decided.
const DECIDED: &str = "decided";

/// Why an import was not written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file is not what it was when the spreadsheet was held against it.
    #[error("{0} was changed meanwhile")]
    Changed(String),
    /// The disk refuses.
    #[error("{0} cannot be written: {1}")]
    Disk(PathBuf, io::Error),
}

impl StoreError {
    /// What is wrong and what to do, for the user.
    pub fn text(&self) -> (Text, Text) {
        match self {
            Self::Changed(path) => (
                Text::new(
                    format!("{path} vừa được người khác sửa, nên chưa ghi gì"),
                    format!("{path} was changed meanwhile, so nothing was written"),
                ),
                Text::new("chạy lại lệnh nhập", "run the import again"),
            ),
            Self::Disk(path, cause) => {
                let (path, reason) = (path.display(), reason(cause));
                (
                    Text::new(
                        format!("không ghi được {path}: {}", reason.get(Lang::Vi)),
                        format!("{path} cannot be written: {}", reason.get(Lang::En)),
                    ),
                    Text::new(
                        "kiểm tra quyền ghi và chỗ trống, rồi chạy lại lệnh nhập",
                        "check permissions and space, then run the import again",
                    ),
                )
            }
        }
    }
}

/// Writes the files of an import below `root`, all or none.
///
/// # Errors
/// When a file is no longer what the import was made from, or the disk refuses. If that happens after all was decided,
/// [`recover`] writes the rest.
pub fn store(root: &Path, changes: &Changes) -> Result<(), StoreError> {
    recover(root)?;
    for file in &changes.files {
        unchanged(root, file)?;
    }
    let folder = root.join(FOLDER);
    disk(&folder, fs::create_dir(&folder))?;
    let mut list = String::new();
    for (number, file) in changes.files.iter().enumerate() {
        let part = folder.join(number.to_string());
        disk(&part, write(&part, file.new.as_bytes()))?;
        list.push_str(&file.path);
        list.push('\n');
    }
    let draft = folder.join("deciding");
    disk(&draft, write(&draft, list.as_bytes()))?;
    let decided = folder.join(DECIDED);
    disk(&decided, fs::rename(&draft, &decided))?;
    disk(&folder, sync(&folder))?;
    finish(root, &folder, &list)
}

/// Finishes an import that was decided and interrupted, and clears away one that was not; says whether it finished one.
///
/// # Errors
/// When the disk refuses.
pub fn recover(root: &Path) -> Result<bool, StoreError> {
    let folder = root.join(FOLDER);
    if !folder.exists() {
        return Ok(false);
    }
    match fs::read_to_string(folder.join(DECIDED)) {
        Ok(list) => finish(root, &folder, &list).map(|()| true),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
            disk(&folder, fs::remove_dir_all(&folder))?;
            Ok(false)
        }
        Err(cause) => Err(StoreError::Disk(folder, cause)),
    }
}

/// Moves every file to its place. Those that were moved before are no longer in the folder.
fn finish(root: &Path, folder: &Path, list: &str) -> Result<(), StoreError> {
    for (number, path) in list.lines().enumerate() {
        let part = folder.join(number.to_string());
        let place = root.join(path);
        if !part.exists() {
            continue;
        }
        if let Some(around) = place.parent() {
            disk(around, fs::create_dir_all(around))?;
        }
        // The file keeps the permissions that it had.
        if let Ok(known) = fs::metadata(&place) {
            disk(&part, fs::set_permissions(&part, known.permissions()))?;
        }
        disk(&place, fs::rename(&part, &place))?;
    }
    disk(folder, fs::remove_dir_all(folder))
}

/// Refuses to write over what somebody wrote since the file was read.
fn unchanged(root: &Path, file: &ChangedFile) -> Result<(), StoreError> {
    let place = root.join(&*file.path);
    let now = match fs::read(&place) {
        Ok(now) => Some(now),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
        Err(cause) => return Err(StoreError::Disk(place, cause)),
    };
    match now.as_deref() == file.old.as_deref().map(str::as_bytes) {
        true => Ok(()),
        false => Err(StoreError::Changed(file.path.to_string())),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A rename is on the disk when its folder is.
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn disk<T>(path: &Path, result: io::Result<T>) -> Result<T, StoreError> {
    result.map_err(|cause| StoreError::Disk(path.to_owned(), cause))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn changes(old: Option<&str>) -> Changes {
        let file = |path: &str, old: Option<&str>| ChangedFile {
            path: path.into(),
            old: old.map(Into::into),
            new: "mới".into(),
        };
        Changes {
            files: vec![file("content/a.md", old), file("content/x/b.md", None)],
            ..Changes::default()
        }
    }

    #[test]
    fn all_files_are_written_and_nothing_else_is_left() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(root.path().join("content/a.md"), "cũ").unwrap();
        store(root.path(), &changes(Some("cũ"))).unwrap();
        assert_eq!(
            fs::read_to_string(root.path().join("content/a.md")).unwrap(),
            "mới"
        );
        assert_eq!(
            fs::read_to_string(root.path().join("content/x/b.md")).unwrap(),
            "mới"
        );
        assert!(!root.path().join(FOLDER).exists());
    }

    #[test]
    fn what_changed_meanwhile_is_not_overwritten() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        fs::write(root.path().join("content/a.md"), "khác").unwrap();
        assert!(matches!(
            store(root.path(), &changes(Some("cũ"))),
            Err(StoreError::Changed(_))
        ));
        assert_eq!(
            fs::read_to_string(root.path().join("content/a.md")).unwrap(),
            "khác"
        );
        assert!(!root.path().join("content/x").exists());
    }

    #[test]
    fn what_was_decided_is_finished_and_what_was_not_is_cleared_away() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("0"), "mới").unwrap();
        assert!(!recover(root.path()).unwrap());
        assert!(!folder.exists() && !root.path().join("content").exists());
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("1"), "mới").unwrap();
        fs::write(folder.join(DECIDED), "content/a.md\ncontent/b.md\n").unwrap();
        assert!(recover(root.path()).unwrap());
        assert_eq!(
            fs::read_to_string(root.path().join("content/b.md")).unwrap(),
            "mới"
        );
        assert!(!folder.exists());
    }
}
