//! The lock that lets one process at a time work on an output folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::SystemTime;

use super::error::{Action, OutputError};
use crate::diag::Text;

/// Who is at work on an output folder, as far as the lock file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner {
    /// The process; `None` in the moment before it has written its number.
    pub pid: Option<u32>,
    /// When it began.
    pub since: Option<SystemTime>,
}

impl Owner {
    /// That somebody is at work and we wait, for people.
    pub fn text(&self) -> Text {
        match self.pid {
            Some(pid) => Text::new(
                format!("tiến trình {pid} đang ghi vào thư mục xuất bản này; đang chờ"),
                format!("process {pid} is at work on this output folder; waiting"),
            ),
            None => Text::new(
                "một tiến trình khác đang ghi vào thư mục xuất bản này; đang chờ",
                "another process is at work on this output folder; waiting",
            ),
        }
    }
}

/// The lock, held until it is dropped. The operating system releases it when the process dies.
///
/// The file stays, because whoever removes it takes it from under those who wait for it.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock; when somebody else has it, says so once through `waiting` and waits.
    pub(super) fn take(path: &Path, waiting: impl FnOnce(&Owner)) -> Result<Self, OutputError> {
        let failed = |cause| OutputError::io(Action::Lock, path)(cause);
        let mut file = open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waiting(&read_owner(&mut file));
                file.lock().map_err(failed)?;
            }
            Err(TryLockError::Error(cause)) => return Err(failed(cause)),
        }
        // The lock holds without the name of its owner, as on a full disk that is to be cleaned.
        drop(write_owner(&file));
        Ok(Self { file })
    }
}

impl Drop for Lock {
    /// Closing the file is not enough: a process that is being started by another thread holds a
    /// copy of it for a moment. When this fails, the lock ends with the last copy.
    fn drop(&mut self) {
        drop(self.file.unlock());
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    // The file is emptied below: never one that a link leads to.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, super::system::NO_FOLLOW);
    options.open(path)
}

/// The time is that of the file, which its owner wrote when it took the lock.
fn read_owner(file: &mut File) -> Owner {
    let mut text = String::new();
    let read = file.read_to_string(&mut text);
    Owner {
        pid: read.ok().and_then(|_| text.trim().parse().ok()),
        since: file.metadata().and_then(|found| found.modified()).ok(),
    }
}

fn write_owner(mut file: &File) -> io::Result<()> {
    file.set_len(0)?;
    io::Seek::rewind(&mut file)?;
    writeln!(file, "{}", std::process::id())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;
    use crate::diag::Lang;

    fn nobody(owner: &Owner) {
        unreachable!("nobody else has the lock: {owner:?}");
    }

    #[test]
    fn a_free_lock_is_taken_at_once_and_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".public.lock");
        std::fs::write(&path, "a longer text from before\n").unwrap();
        for _ in 0..2 {
            let lock = Lock::take(&path, nobody).unwrap();
            assert_eq!(
                std::fs::read_to_string(&path).unwrap(),
                format!("{}\n", std::process::id())
            );
            drop(lock);
        }
    }

    #[test]
    fn the_second_says_who_has_it_and_waits() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(".public.lock");
        let first = Lock::take(&path, nobody).unwrap();
        let (said, hears) = mpsc::channel();
        let (got, gets) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                let lock = Lock::take(&path, |owner| said.send(owner.clone()).unwrap()).unwrap();
                got.send(()).unwrap();
                drop(lock);
            });
            let owner = hears.recv_timeout(Duration::from_secs(60)).unwrap();
            assert_eq!(owner.pid, Some(std::process::id()));
            assert!(owner.since.is_some());
            assert!(
                gets.recv_timeout(Duration::from_millis(50)).is_err(),
                "it did not wait"
            );
            drop(first);
            gets.recv_timeout(Duration::from_secs(60)).unwrap();
            assert!(hears.try_recv().is_err(), "it said so twice");
        });
    }

    #[test]
    fn says_who_in_both_languages() {
        let owner = Owner {
            pid: Some(12),
            since: None,
        };
        assert_eq!(
            owner.text().get(Lang::En),
            "process 12 is at work on this output folder; waiting"
        );
        let owner = Owner { pid: None, ..owner };
        assert!(
            owner
                .text()
                .get(Lang::Vi)
                .starts_with("một tiến trình khác")
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_emptied() {
        let folder = tempfile::tempdir().unwrap();
        let letter = folder.path().join("letter");
        std::fs::write(&letter, "dear").unwrap();
        let path = folder.path().join(".public.lock");
        std::os::unix::fs::symlink(&letter, &path).unwrap();
        let error = Lock::take(&path, nobody).unwrap_err();
        assert!(matches!(
            error,
            OutputError::Io {
                action: Action::Lock,
                ..
            }
        ));
        assert_eq!(std::fs::read_to_string(&letter).unwrap(), "dear");
    }
}
