//! A sink that fills a folder beside the output folder and puts it in its place when all is there.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::error::{Action, OutputError};
use super::guard::{self, State};
use super::lock::{Lock, Owner};
use super::made::{Before, Made};
use super::marker;
use super::path::folder_of;
use super::places::Places;
use super::previous::{self, Previous, compare};
use super::remove::discard;
use super::switch;
use super::system::System;
use super::{Outcome, OutputPath, Sink};

/// A new output in the making. Nobody sees it before [`FolderSink::commit`]; without that it
/// vanishes when dropped.
#[derive(Debug)]
pub struct FolderSink {
    places: Places,
    made: Made,
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
        let sink = Self {
            made: Made::new(&places.staging, &places.target, before),
            places,
            system: System::default(),
            tally: Tally::default(),
            _lock: lock,
        };
        let marker = sink.store(marker::NAME, marker::BYTES);
        marker.map_err(OutputError::io(Action::Write, &sink.places.staging))?;
        Ok(sink)
    }

    /// Makes what was put the output, in one step, and removes the old output.
    ///
    /// # Errors
    ///
    /// A put had failed, the target has become somebody else's meanwhile, or the file system
    /// refuses. The old output stands then.
    pub fn commit(self) -> Result<Committed, OutputError> {
        if self.tally.failed.load(Ordering::Relaxed) {
            return Err(OutputError::Incomplete);
        }
        switch::switch(&self.places, self.system.exchange)?;
        let old = discard(&self.places.staging);
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Ok(Committed {
            written: count(&self.tally.written),
            unchanged: count(&self.tally.unchanged),
            removed: old.files.saturating_sub(count(&self.tally.had_before)),
            bytes: count(&self.tally.bytes),
            leftover: old.failure,
        })
    }

    /// Puts the bytes into the new output and says what the old one had there.
    ///
    /// Nothing remembers which paths were put: the file system refuses to make a file twice.
    fn store(&self, path: &str, bytes: &[u8]) -> io::Result<Previous> {
        let new = self.places.staging.join(path);
        let old = self.places.target.join(path);
        let previous = match self.made.folder(folder_of(path))? {
            Before::Folder => compare(&old, bytes),
            Before::Nothing => Previous::Nothing,
        };
        match previous {
            Previous::Same(modified) => self.system.keep(&old, modified, &new, bytes)?,
            Previous::Other | Previous::Nothing => drop(self.system.write(&new, bytes)?),
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
        let previous = self
            .store(path.as_str(), bytes)
            .map_err(|cause| self.failure(path, cause))?;
        Ok(self.tally.count(previous, bytes))
    }

    fn previous(&self, path: &OutputPath) -> Option<Vec<u8>> {
        let path = path.as_str();
        match self.made.folder(folder_of(path)).ok()? {
            Before::Folder => previous::read(&self.places.target.join(path)),
            Before::Nothing => None,
        }
    }
}

impl Tally {
    fn count(&self, previous: Previous, bytes: &[u8]) -> Outcome {
        let outcome = match previous {
            Previous::Same(_) => Outcome::Unchanged,
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
        self.bytes.fetch_add(
            u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            Ordering::Relaxed,
        );
        outcome
    }
}

impl Drop for FolderSink {
    /// Whatever has the staging name now is rubbish. What cannot be removed is found by the next
    /// build.
    fn drop(&mut self) {
        discard(&self.places.staging);
    }
}
