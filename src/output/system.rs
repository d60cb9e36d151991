//! The calls to the operating system on which the output hangs, and making a file with them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::previous;

/// The flag that makes opening a symbolic link an error.
#[cfg(unix)]
pub(super) const NO_FOLLOW: i32 = rustix::fs::OFlags::NOFOLLOW.bits().cast_signed();

/// The calls that tests replace by a full disk and by file systems that cannot do everything.
#[derive(Debug, Clone, Copy)]
pub(super) struct System {
    /// Makes an empty file where nothing is.
    pub(super) create: fn(&Path) -> io::Result<File>,
    /// Gives the file at the first path a second name.
    pub(super) link: fn(&Path, &Path) -> io::Result<()>,
    /// Lets two folders change names in one step; [`io::ErrorKind::Unsupported`] where that is not
    /// known.
    pub(super) exchange: Exchange,
    /// Whether what has the name of a new file goes, as in a spare; else that is an error.
    pub(super) replaces: bool,
}

/// The type of [`System::exchange`].
pub(super) type Exchange = fn(&Path, &Path) -> io::Result<()>;

impl Default for System {
    fn default() -> Self {
        Self {
            create: |path| File::create_new(path),
            link: |old, new| fs::hard_link(old, new),
            exchange,
            replaces: false,
        }
    }
}

impl System {
    /// Writes a new file. What has its name is an error, [`io::ErrorKind::AlreadyExists`], or goes; it is never written
    /// into, since it may be a file of another output too.
    pub(super) fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<File> {
        let mut file = self.make(path, || (self.create)(path))?;
        file.write_all(bytes)?;
        Ok(file)
    }

    /// Gives an old file a place in the new output.
    ///
    /// It stays the same file where the file system has hard links; else it is a copy that bears
    /// the same time. What has its name is an error or goes.
    pub(super) fn keep(&self, old: &Path, new: &Path) -> io::Result<()> {
        match self.make(new, || (self.link)(old, new)) {
            Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => self.copy(old, new),
            linked => linked,
        }
    }

    fn make<T>(&self, path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
        match self.replaces {
            true => in_place(path, make),
            false => make(),
        }
    }

    fn copy(&self, old: &Path, new: &Path) -> io::Result<()> {
        let mut from = previous::open(old)?;
        let mut to = self.make(new, || (self.create)(new))?;
        io::copy(&mut from, &mut to)?;
        to.set_modified(from.metadata()?.modified()?)
    }
}

/// Makes something under a name; what has that name already goes first.
pub(super) fn in_place<T>(path: &Path, make: impl Fn() -> io::Result<T>) -> io::Result<T> {
    match make() {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
            match previous::is_folder(path) {
                true => fs::remove_dir_all(path)?,
                false => fs::remove_file(path)?,
            }
            make()
        }
        made => made,
    }
}

#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|cause| match cause {
        // A file system that has no exchange calls the flag invalid.
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => io::ErrorKind::Unsupported.into(),
        _ => cause.into(),
    })
}

#[cfg(not(target_os = "linux"))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// Linux says the same to an exchange that is impossible as a file system that has no exchange.
    #[test]
    fn tells_that_an_exchange_is_not_known() {
        let root = tempfile::tempdir().unwrap();
        let inside = root.path().join("a/b");
        fs::create_dir_all(&inside).unwrap();
        let error = exchange(&root.path().join("a"), &inside).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::Unsupported);
    }
}
