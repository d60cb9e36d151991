//! A sink that fills a folder beside the output folder and puts it in its place when all is there.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::error::{Action, OutputError};
use super::guard::{self, State};
use super::lock::{Lock, Owner};
use super::made::{Before, Made};
use super::marker;
use super::path::folder_of;
use super::places::Places;
use super::previous::{self, Previous, compare};
use super::remove::{Removed, discard};
use super::switch;
use super::system::System;
use super::taken::is_taken;
use super::tree::{self, Count};
use super::{Digest, Outcome, OutputPath, Sink};

/// A new output in the making. Nobody sees it before [`FolderSink::commit`]; without that it
/// vanishes when dropped.
#[derive(Debug)]
pub struct FolderSink {
    places: Places,
    made: Made,
    /// The paths that have been put.
    taken: Mutex<BTreeMap<OutputPath, ()>>,
    /// Those of them that the old output has the same; they are linked in the end.
    kept: Mutex<Vec<OutputPath>>,
    /// What the old output has in place of the marker.
    marker: Previous,
    pub(super) system: System,
    tally: Tally,
    _lock: Lock,
}

/// What a build did to the output folder. Files are counted without the marker.
#[derive(Debug)]
pub struct Committed {
    /// The files that are new or have other bytes than before.
    pub written: u64,
    /// The files that were kept with their times.
    pub unchanged: u64,
    /// The files that the old output had and the new one has not.
    pub removed: u64,
    /// The bytes of all files of the new output, written or kept.
    pub bytes: u64,
    /// Why the old output could not be removed altogether. The new one is in place all the same,
    /// and the next build tries again.
    pub leftover: Option<OutputError>,
}

#[derive(Debug, Default)]
struct Tally {
    written: AtomicU64,
    unchanged: AtomicU64,
    /// Of the files above, those that the old output had too.
    had_before: AtomicU64,
    bytes: AtomicU64,
    failed: AtomicBool,
}

impl FolderSink {
    /// Begins a new output for the folder `target`, which may be missing, empty, or the output of
    /// an earlier build.
    ///
    /// `protected` are the sources of the site: the target must not be one of them, hold one or lie
    /// in one. When another process is at work on the target, `waiting` is told once who it is, and
    /// this call lasts until that process is done. Leftovers of killed builds are mended.
    ///
    /// # Errors
    ///
    /// The target is refused, or the file system does not let us begin. The old output stands then.
    pub fn begin(
        target: &Path,
        protected: &[&Path],
        waiting: impl FnOnce(&Owner),
    ) -> Result<Self, OutputError> {
        let places = guard::locate(target, protected)?;
        guard::refuse_nested(&places.target)?;
        guard::refuse_early(&places)?;
        fs::create_dir_all(&places.parent)
            .map_err(OutputError::io(Action::MakeFolder, &places.parent))?;
        let lock = Lock::take(&places.lock, waiting)?;
        Self::stage(places, lock)
    }

    fn stage(places: Places, lock: Lock) -> Result<Self, OutputError> {
        switch::recover(&places)?;
        let before = match guard::inspect(&places.target)? {
            State::Ours => Before::Folder,
            State::Empty | State::Missing => Before::Nothing,
        };
        fs::create_dir(&places.staging)
            .map_err(OutputError::io(Action::MakeFolder, &places.staging))?;
        let mut sink = Self {
            made: Made::new(&places.staging, &places.target, before),
            taken: Mutex::default(),
            kept: Mutex::default(),
            marker: Previous::Nothing,
            places,
            system: System::default(),
            tally: Tally::default(),
            _lock: lock,
        };
        let marked = sink.mark();
        sink.marker = marked.map_err(OutputError::io(Action::Write, &sink.places.staging))?;
        Ok(sink)
    }

    /// Puts the marker first, so that whoever finds the new output half made knows that it is ours.
    fn mark(&self) -> io::Result<Previous> {
        let (old, new) = self.at(marker::NAME);
        let previous = self.previously("", &old, marker::BYTES);
        match previous {
            Previous::Same => self.system.keep(&old, &new)?,
            Previous::Other | Previous::Nothing => drop(self.system.write(&new, marker::BYTES)?),
        }
        Ok(previous)
    }

    /// Makes what was put the output, in one step, and removes the old output. An old output with exactly the
    /// files that were put stays.
    ///
    /// # Errors
    ///
    /// A put had failed, the target has become somebody else's meanwhile, or the file system
    /// refuses. The old output stands then.
    pub fn commit(self) -> Result<Committed, OutputError> {
        if self.tally.failed.load(Ordering::Relaxed) {
            return Err(OutputError::Incomplete);
        }
        if self.is_as_before() {
            return Ok(self.tally.committed(Removed {
                files: self.tally.had_before.load(Ordering::Relaxed),
                failure: None,
            }));
        }
        self.link()?;
        switch::switch(&self.places, self.system.exchange)?;
        Ok(self.tally.committed(discard(&self.places.staging)))
    }

    /// Whether the old output has every file that was put and nothing else.
    fn is_as_before(&self) -> bool {
        let kept = locked(&self.kept).len();
        let all = Count {
            files: kept + 1,
            folders: self.made.count(),
        };
        self.marker == Previous::Same
            && kept == locked(&self.taken).len()
            && tree::count(&self.places.target).is_ok_and(|found| found == all)
    }

    /// Gives the files that stay the same their places in the new output.
    fn link(&self) -> Result<(), OutputError> {
        let mut kept = std::mem::take(&mut *locked(&self.kept));
        kept.sort_unstable();
        kept.par_iter().try_for_each(|path| {
            let (old, new) = self.at(path.as_str());
            let linked = self.made.folder(folder_of(path.as_str()));
            linked
                .and_then(|_| self.system.keep(&old, &new))
                .map_err(|cause| self.failure(path, cause))
        })
    }

    /// Where a path is in the old output and in the new one.
    fn at(&self, path: &str) -> (PathBuf, PathBuf) {
        (
            self.places.target.join(path),
            self.places.staging.join(path),
        )
    }

    /// What the old output has in place of these bytes.
    fn previously(&self, folder: &str, old: &Path, bytes: &[u8]) -> Previous {
        match self.made.before(folder) {
            Before::Folder => compare(old, bytes),
            Before::Nothing => Previous::Nothing,
        }
    }

    /// Takes a path, which nobody else may have.
    fn claim(&self, path: &OutputPath) -> Result<(), OutputError> {
        let mut taken = locked(&self.taken);
        if is_taken(&taken, path.as_str()) {
            return Err(self.failure(path, io::ErrorKind::AlreadyExists.into()));
        }
        taken.insert(path.clone(), ());
        Ok(())
    }

    /// Writes the bytes into the new output, unless the old one has them; says what that has.
    fn store(&self, path: &OutputPath, bytes: &[u8]) -> io::Result<Previous> {
        let folder = folder_of(path.as_str());
        let (old, new) = self.at(path.as_str());
        let previous = self.previously(folder, &old, bytes);
        if previous == Previous::Same {
            locked(&self.kept).push(path.clone());
        } else {
            self.made.folder(folder)?;
            self.system.write(&new, bytes)?;
        }
        Ok(previous)
    }

    fn failure(&self, path: &OutputPath, cause: io::Error) -> OutputError {
        self.tally.failed.store(true, Ordering::Relaxed);
        match cause.kind() {
            io::ErrorKind::AlreadyExists => OutputError::Taken { path: path.clone() },
            _ => OutputError::io(Action::Write, &self.places.staging.join(path.as_str()))(cause),
        }
    }
}

impl Sink for FolderSink {
    fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<Outcome, OutputError> {
        self.claim(path)?;
        let previous = self
            .store(path, bytes)
            .map_err(|cause| self.failure(path, cause))?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(self.tally.count(previous, length))
    }

    fn keep(&self, path: &OutputPath, digest: &Digest) -> Result<bool, OutputError> {
        let (old, _) = self.at(path.as_str());
        let is_whole = match self.made.before(folder_of(path.as_str())) {
            Before::Folder => previous::is_whole(&old, digest),
            Before::Nothing => false,
        };
        if is_whole {
            self.claim(path)?;
            locked(&self.kept).push(path.clone());
            self.tally.count(Previous::Same, digest.length());
        }
        Ok(is_whole)
    }

    fn previous(&self, path: &OutputPath) -> Option<Vec<u8>> {
        let path = path.as_str();
        match self.made.before(folder_of(path)) {
            Before::Folder => previous::read(&self.places.target.join(path)),
            Before::Nothing => None,
        }
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Tally {
    fn count(&self, previous: Previous, length: u64) -> Outcome {
        let outcome = match previous {
            Previous::Same => Outcome::Unchanged,
            Previous::Other | Previous::Nothing => Outcome::Written,
        };
        let counter = match outcome {
            Outcome::Unchanged => &self.unchanged,
            Outcome::Written => &self.written,
        };
        counter.fetch_add(1, Ordering::Relaxed);
        if previous != Previous::Nothing {
            self.had_before.fetch_add(1, Ordering::Relaxed);
        }
        self.bytes.fetch_add(length, Ordering::Relaxed);
        outcome
    }

    /// What was done, when this is what the old output had.
    fn committed(&self, old: Removed) -> Committed {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Committed {
            written: count(&self.written),
            unchanged: count(&self.unchanged),
            removed: old.files.saturating_sub(count(&self.had_before)),
            bytes: count(&self.bytes),
            leftover: old.failure,
        }
    }
}

impl Drop for FolderSink {
    /// Whatever has the staging name now is rubbish. What cannot be removed is found by the next
    /// build.
    fn drop(&mut self) {
        discard(&self.places.staging);
    }
}
