//! The folders made so far in the new output, so that none is made twice.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::path::folder_of;
use super::previous;
use super::system::in_place;

/// Makes folders of the new output, each with one call to the system however many files and threads
/// ask for it.
#[derive(Debug)]
pub(super) struct Made {
    new: PathBuf,
    old: PathBuf,
    /// Whether the new output is made in an earlier one, which has folders already and other things in their places.
    is_spare: bool,
    folders: Mutex<HashMap<Box<str>, Cell>>,
}

/// Each folder has a lock of its own, so that only those wait for it who need it.
type Cell = Arc<Mutex<Known>>;

/// What is known of a folder.
#[derive(Debug, Default)]
struct Known {
    before: Option<Before>,
    is_made: bool,
}

/// What the old output has under a folder's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// A folder that can be reached without following a link.
    Folder,
    /// No such folder, so nothing in it needs to be looked for.
    Nothing,
}

impl Made {
    /// Begins with the folder of the new output, which must be there, and what is known of the old
    /// one.
    pub(super) fn new(new: &Path, old: &Path, before: Before, is_spare: bool) -> Self {
        let top = Arc::new(Mutex::new(Known {
            before: Some(before),
            is_made: true,
        }));
        Self {
            new: new.to_owned(),
            old: old.to_owned(),
            is_spare,
            folders: Mutex::new(HashMap::from([(Box::from(""), top)])),
        }
    }

    /// Makes the folder and those that lead to it unless they are made, and says what the old
    /// output has there.
    ///
    /// # Errors
    ///
    /// [`io::ErrorKind::AlreadyExists`] when a file has the folder's name, but in a spare, where that goes; and what
    /// else the system says.
    pub(super) fn folder(&self, folder: &str) -> io::Result<Before> {
        let cell = self.cell(folder);
        let mut known = lock(&cell);
        if let Some(before) = known.before.filter(|_| known.is_made) {
            return Ok(before);
        }
        let above = self.folder(folder_of(folder))?;
        let new = self.new.join(folder);
        match self.is_spare {
            true if previous::is_folder(&new) => {}
            true => in_place(&new, || fs::create_dir(&new))?,
            false => fs::create_dir(&new)?,
        }
        known.is_made = true;
        Ok(self.look(folder, above, &mut known))
    }

    /// What the old output has under the name of a folder, which is not made.
    pub(super) fn before(&self, folder: &str) -> Before {
        let cell = self.cell(folder);
        let mut known = lock(&cell);
        if let Some(before) = known.before {
            return before;
        }
        let above = self.before(folder_of(folder));
        self.look(folder, above, &mut known)
    }

    /// Whether a folder was asked for, made or not.
    pub(super) fn knows(&self, folder: &str) -> bool {
        lock(&self.folders).contains_key(folder)
    }

    /// How many folders were asked for, with the one that holds them all.
    pub(super) fn count(&self) -> usize {
        lock(&self.folders).len()
    }

    fn look(&self, folder: &str, above: Before, known: &mut Known) -> Before {
        let before = known.before.unwrap_or_else(|| match above {
            Before::Folder if previous::is_folder(&self.old.join(folder)) => Before::Folder,
            _ => Before::Nothing,
        });
        known.before = Some(before);
        before
    }

    fn cell(&self, folder: &str) -> Cell {
        let mut folders = lock(&self.folders);
        if let Some(cell) = folders.get(folder) {
            return Arc::clone(cell);
        }
        let cell = Cell::default();
        folders.insert(folder.into(), Arc::clone(&cell));
        cell
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::thread;

    use super::*;

    fn two_outputs() -> (tempfile::TempDir, PathBuf, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let (new, old) = (root.path().join("new"), root.path().join("old"));
        fs::create_dir(&new).unwrap();
        fs::create_dir_all(old.join("a/b")).unwrap();
        (root, new, old)
    }

    #[test]
    fn knows_which_folders_were_there_before() {
        let (_root, new, old) = two_outputs();
        let made = Made::new(&new, &old, Before::Folder, false);
        assert_eq!(made.folder("").unwrap(), Before::Folder);
        assert_eq!(made.folder("a/b").unwrap(), Before::Folder);
        assert_eq!(made.folder("a/c").unwrap(), Before::Nothing);
        assert_eq!(made.folder("a/c/d").unwrap(), Before::Nothing);
        assert!(new.join("a/c/d").is_dir());
    }

    #[test]
    fn looking_makes_nothing() {
        let (_root, new, old) = two_outputs();
        let made = Made::new(&new, &old, Before::Folder, false);
        assert_eq!(made.before("a/b"), Before::Folder);
        assert_eq!(made.before("a/c"), Before::Nothing);
        assert!(!new.join("a").exists());
        assert_eq!(made.folder("a/b").unwrap(), Before::Folder);
        assert!(new.join("a/b").is_dir());
        assert_eq!(made.count(), 4);
    }

    #[test]
    fn does_not_look_where_nothing_was() {
        let (_root, new, old) = two_outputs();
        let made = Made::new(&new, &old, Before::Nothing, false);
        assert_eq!(made.folder("a/b").unwrap(), Before::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn does_not_look_through_links() {
        let (_root, new, old) = two_outputs();
        std::os::unix::fs::symlink("a", old.join("link")).unwrap();
        let made = Made::new(&new, &old, Before::Folder, false);
        assert_eq!(made.folder("link").unwrap(), Before::Nothing);
        assert_eq!(made.folder("link/b").unwrap(), Before::Nothing);
    }

    /// Making a folder twice would be an error, so that no error means that each was made once.
    #[test]
    fn many_threads_make_each_folder_once() {
        let (_root, new, old) = two_outputs();
        let made = Made::new(&new, &old, Before::Folder, false);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for number in 0..200 {
                        made.folder(&format!("x/y/{number}/z")).unwrap();
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(new.join("x/y")).unwrap().count(), 200);
    }

    #[test]
    fn a_file_in_the_way_is_an_error_each_time() {
        let (_root, new, old) = two_outputs();
        fs::write(new.join("a"), "").unwrap();
        let made = Made::new(&new, &old, Before::Folder, false);
        for _ in 0..2 {
            let error = made.folder("a/b").unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        }
    }

    #[test]
    fn what_an_earlier_output_has_in_the_way_goes() {
        let (_root, new, old) = two_outputs();
        fs::write(new.join("x"), "").unwrap();
        fs::create_dir(new.join("y")).unwrap();
        fs::write(new.join("y/page"), "").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&old, new.join("z")).unwrap();
        let made = Made::new(&new, &old, Before::Folder, true);
        for folder in ["x/deep", "y", "z/deep"] {
            made.folder(folder).unwrap();
        }
        assert!(new.join("x/deep").is_dir());
        assert!(new.join("y/page").exists());
        assert!(new.join("z/deep").is_dir());
        assert!(!old.join("deep").exists());
    }
}
