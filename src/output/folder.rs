//! A sink that fills a folder beside the output folder and puts it in its place when all is there.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::error::{Action, OutputError};
use super::guard::{self, State};
use super::imprint::Changed;
use super::lock::{Lock, Owner};
use super::made::{Before, Made};
use super::marker;
use super::path::folder_of;
use super::places::Places;
use super::previous::{self, Previous, compare};
use super::remove::discard;
use super::spare::{Put, Spare};
use super::switch;
use super::system::System;
use super::taken::is_taken;
use super::tree::{self, Count};
use super::{Digest, Imprint, Outcome, OutputPath, Sink};

/// A new output in the making. Nobody sees it before [`FolderSink::commit`]; without that it
/// vanishes when dropped, unless it is made in the spare, which the next build mends.
#[derive(Debug)]
pub struct FolderSink {
    places: Places,
    made: Made,
    /// The paths that have been put.
    taken: Mutex<BTreeMap<OutputPath, Put>>,
    /// Whether the folder beside the output is that of an earlier one, which stays.
    is_spare: bool,
    /// Whether the output before this one shall stay as the spare.
    leaves_spare: bool,
    /// When this began, before anything was compared with the old output.
    begun: Option<Changed>,
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
    /// What tells later that nobody touched the output since; `None` where that cannot be told.
    pub imprint: Option<Imprint>,
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
        let is_spare = guard::is_there(&places.staging);
        if !is_spare {
            fs::create_dir(&places.staging)
                .map_err(OutputError::io(Action::MakeFolder, &places.staging))?;
        }
        let mut sink = Self {
            made: Made::new(&places.staging, &places.target, before, is_spare),
            taken: Mutex::default(),
            is_spare,
            leaves_spare: true,
            begun: None,
            places,
            system: System {
                replaces: is_spare,
                ..System::default()
            },
            tally: Tally::default(),
            _lock: lock,
        };
        let marked = sink.mark();
        marked.map_err(OutputError::io(Action::Write, &sink.places.staging))?;
        sink.begun = Changed::of(&sink.places.staging.join(marker::NAME));
        Ok(sink)
    }

    /// Puts the marker first, so that whoever finds the new output half made knows that it is ours. It bears the time
    /// of the old output's and is not made a second name of that file: an output that stays is not touched.
    fn mark(&self) -> io::Result<()> {
        let (old, new) = self.at(marker::NAME);
        let file = self.system.write(&new, marker::BYTES)?;
        match fs::symlink_metadata(&old).and_then(|found| found.modified()) {
            Ok(time) => file.set_modified(time),
            Err(_) => Ok(()),
        }
    }

    /// Leaves no spare beside the output, for what is seldom made and lies where a second tree would be in the way.
    #[must_use]
    pub fn without_spare(mut self) -> Self {
        self.leaves_spare = false;
        self
    }

    /// Makes what was put the output, in one step; the old output becomes the spare. An old output with exactly the
    /// files that were put stays.
    ///
    /// # Errors
    ///
    /// A put had failed, the target has become somebody else's meanwhile, or the file system
    /// refuses. The old output stands then.
    pub fn commit(mut self) -> Result<Committed, OutputError> {
        if self.tally.failed.load(Ordering::Relaxed) {
            return Err(OutputError::Incomplete);
        }
        let old = match self.made.before("") {
            Before::Folder => tree::count(&self.places.target)
                .map_err(OutputError::io(Action::Read, &self.places.target))?,
            Before::Nothing => Count::default(),
        };
        let is_untouched = self.is_untouched();
        if !self.is_as(old) {
            self.complete()?;
            switch::switch(&self.places, self.system.exchange)?;
            self.is_spare = self.made.before("") == Before::Folder;
        }
        self.is_spare &= self.leaves_spare;
        let imprint = is_untouched.then(|| Imprint::of(&self.places.target));
        Ok(self.committed(old, imprint.flatten()))
    }

    /// Whether the files that are kept are still those that were compared: nobody touched them since this began.
    fn is_untouched(&self) -> bool {
        let taken = locked(&self.taken);
        let kept = taken.par_iter().filter(|(_, put)| **put == Put::Kept);
        self.begun.is_some_and(|begun| {
            kept.map(|(path, _)| Changed::of(&self.places.target.join(path.as_str())))
                .all(|changed| changed.is_some_and(|changed| changed <= begun))
        })
    }

    /// Whether the old output, which holds so much, has every file that was put and nothing else.
    fn is_as(&self, old: Count) -> bool {
        let taken = locked(&self.taken);
        let all = Count {
            files: taken.len() + 1,
            folders: self.made.count(),
        };
        let marker = self.places.target.join(marker::NAME);
        old == all
            && taken.values().all(|put| *put == Put::Kept)
            && compare(&marker, marker::BYTES) == Previous::Same
    }

    /// What was done, when this is how much the old output had.
    fn committed(&self, old: Count, imprint: Option<Imprint>) -> Committed {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        // The marker is none of them.
        let old = u64::try_from(old.files)
            .unwrap_or(u64::MAX)
            .saturating_sub(1);
        Committed {
            written: count(&self.tally.written),
            unchanged: count(&self.tally.unchanged),
            removed: old.saturating_sub(count(&self.tally.had_before)),
            bytes: count(&self.tally.bytes),
            imprint,
        }
    }

    /// Makes the new output whole: what the spare has too much goes, and the files that stay the same get their
    /// places, as far as they do not have them already.
    fn complete(&self) -> Result<(), OutputError> {
        let taken = locked(&self.taken);
        let spare = Spare {
            new: &self.places.staging,
            old: &self.places.target,
            files: &taken,
            folders: &self.made,
        };
        let has = match self.is_spare {
            true => spare
                .tidy()
                .map_err(|cause| self.refusal(&self.places.staging, cause))?,
            false => HashSet::new(),
        };
        let kept = taken.iter().filter(|(_, put)| **put == Put::Kept);
        let missing: Vec<&OutputPath> = kept
            .map(|(path, _)| path)
            .filter(|path| !has.contains(path.as_str()))
            .collect();
        missing.par_iter().try_for_each(|path| {
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
        taken.insert(path.clone(), Put::Written);
        Ok(())
    }

    /// Notes that the old output has this file; it gets its place in the end.
    fn note_kept(&self, path: &OutputPath) {
        locked(&self.taken).insert(path.clone(), Put::Kept);
    }

    /// Writes the bytes into the new output, unless the old one has them; says what that has.
    fn store(&self, path: &OutputPath, bytes: &[u8]) -> io::Result<Previous> {
        let folder = folder_of(path.as_str());
        let (old, new) = self.at(path.as_str());
        let previous = self.previously(folder, &old, bytes);
        if previous == Previous::Same {
            self.note_kept(path);
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
            _ => self.refusal(&self.places.staging.join(path.as_str()), cause),
        }
    }

    /// What the system refuses; that a spare cannot be changed is mended by removing it.
    fn refusal(&self, path: &Path, cause: io::Error) -> OutputError {
        match cause.kind() {
            io::ErrorKind::PermissionDenied if self.is_spare => OutputError::NoSpare {
                folder: self.places.staging.clone(),
            },
            _ => OutputError::io(Action::Write, path)(cause),
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
            self.note_kept(path);
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
}

impl Drop for FolderSink {
    /// A folder that was made for nothing goes. What cannot be removed is found by the next build.
    fn drop(&mut self) {
        if !self.is_spare {
            discard(&self.places.staging);
        }
    }
}
