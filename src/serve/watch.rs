//! Waiting for changes: the system tells of them, or, where it cannot, all files are looked at again and again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::changes::Changes;
use crate::source::{Listing, Source};

/// How long nothing must happen before a change is taken to be complete: editors save in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// How long a storm of changes may go on before it is looked at all the same.
const LONGEST: Duration = Duration::from_millis(500);

/// How long after a change everything is looked at once, for what was not told: files that came in a
/// new folder before that was watched, events that the system dropped.
const AFTERWARDS: Duration = Duration::from_secs(1);

/// How often everything is looked at though nothing was told: a system that has no watches left for
/// a new folder does not say so.
const SOMETIMES: Duration = Duration::from_secs(60);

/// How often it is asked whether that is done.
const MEANWHILE: Duration = Duration::from_millis(20);

/// How often everything is looked at where nothing is told.
const POLL: Duration = Duration::from_millis(500);

/// How often the clock is looked at.
const TICK: Duration = Duration::from_secs(20);

/// How changes come to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watching {
    /// The system tells.
    Told,
    /// Files are looked at, because that was asked for.
    Polled,
    /// Files are looked at, because the system cannot tell: it watches too many folders already, or the
    /// folder lies on a disk that does not tell.
    Unable,
}

/// Changes of the folders of a site, as they come.
pub struct Watch {
    source: Arc<dyn Source>,
    root: PathBuf,
    names: Vec<String>,
    folders: Vec<PathBuf>,
    /// What tells, and what it told; `None` when files are looked at.
    teller: Option<(RecommendedWatcher, Receiver<Told>)>,
    /// When everything is looked at next.
    sweep: Option<Instant>,
    /// What comes of looking at everything, while somebody does.
    sweeping: Option<Receiver<Vec<Listing>>>,
}

/// What the system tells.
enum Told {
    Paths(Vec<PathBuf>),
    /// Events were lost.
    Lost,
}

/// Begins to watch the folders of this name below a root, which must be canonical. The source is
/// what a site is read from: the files of the root, and others that are not on the disk.
pub fn watch(
    source: Arc<dyn Source>,
    root: &Path,
    folders: &[&str],
    asked: Watching,
) -> (Watch, Watching) {
    let mut watch = Watch {
        source,
        root: root.to_owned(),
        names: folders.iter().map(|name| (*name).to_owned()).collect(),
        folders: folders.iter().map(|folder| root.join(folder)).collect(),
        teller: None,
        sweep: Some(Instant::now() + AFTERWARDS),
        sweeping: None,
    };
    let how = match asked {
        Watching::Told => match watch.tellers() {
            Ok(teller) => {
                watch.teller = Some(teller);
                Watching::Told
            }
            Err(_) => Watching::Unable,
        },
        Watching::Polled | Watching::Unable => asked,
    };
    (watch, how)
}

impl Watch {
    fn tellers(&self) -> notify::Result<(RecommendedWatcher, Receiver<Told>)> {
        let (sender, receiver) = channel();
        let mut watcher = notify::recommended_watcher(move |event| tell(&sender, event))?;
        // The root tells when a folder of the site is removed and comes back.
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in self.folders.iter().filter(|folder| folder.is_dir()) {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok((watcher, receiver))
    }

    /// Waits until something may have changed, and until the storm has passed.
    pub fn wait(&mut self) -> Changes {
        let Some((_, told)) = &self.teller else {
            std::thread::sleep(POLL);
            return Changes::Unknown;
        };
        let sweep = self.sweep;
        let sweep = sweep.map(|at| at.saturating_duration_since(Instant::now()));
        let patience = match self.sweeping {
            Some(_) => MEANWHILE,
            None => sweep.unwrap_or(TICK).min(TICK),
        };
        match told.recv_timeout(patience) {
            Ok(first) => {
                let storm = storm(first, told);
                self.understand(storm)
            }
            Err(RecvTimeoutError::Timeout) => self.sweep(),
            // The watcher is gone; from here on files are looked at.
            Err(RecvTimeoutError::Disconnected) => {
                self.teller = None;
                Changes::Unknown
            }
        }
    }

    /// Looks at everything when it is time to, on another thread: what is saved meanwhile does not wait.
    fn sweep(&mut self) -> Changes {
        if let Some(sweeping) = &self.sweeping {
            return match sweeping.try_recv() {
                Ok(listings) => {
                    self.sweeping = None;
                    Changes::Seen(listings)
                }
                Err(TryRecvError::Empty) => Changes::Time,
                Err(TryRecvError::Disconnected) => {
                    self.sweeping = None;
                    Changes::Unknown
                }
            };
        }
        if self.sweep.is_some_and(|at| at <= Instant::now()) {
            self.sweep = Some(Instant::now() + SOMETIMES);
            let (sender, receiver) = channel();
            let (source, folders) = (Arc::clone(&self.source), self.names.clone());
            std::thread::spawn(move || {
                let listings = folders.iter().map(|folder| source.list(folder));
                // Nobody waits any more when the program ends.
                let _ = sender.send(listings.collect());
            });
            self.sweeping = Some(receiver);
        }
        Changes::Time
    }

    /// What a storm of messages comes to.
    fn understand(&mut self, mut storm: Storm) -> Changes {
        for folder in &self.folders {
            // A folder that was removed and came back is another one to the system.
            if storm.paths.contains(folder)
                && let Some((watcher, _)) = &mut self.teller
            {
                let _ = watcher.unwatch(folder);
                let is_there = folder.is_dir();
                storm.lost |= is_there && watcher.watch(folder, RecursiveMode::Recursive).is_err();
            }
        }
        let names = self.names(storm.paths);
        if names.is_empty() && !storm.lost {
            return Changes::Time;
        }
        self.sweep = Some(Instant::now() + AFTERWARDS);
        match storm.lost {
            true => Changes::Unknown,
            false => Changes::Named(names),
        }
    }

    /// The paths that lie in the folders of the site, relative to the root.
    fn names(&self, paths: BTreeSet<PathBuf>) -> BTreeSet<String> {
        let within = |path: &PathBuf| self.folders.iter().any(|folder| path.starts_with(folder));
        let own = paths.into_iter().filter(within);
        own.filter_map(|path| {
            let name = path.strip_prefix(&self.root).ok()?;
            Some(name.to_string_lossy().replace('\\', "/"))
        })
        .collect()
    }
}

/// What was told in quick succession.
struct Storm {
    paths: BTreeSet<PathBuf>,
    /// Whether events were lost.
    lost: bool,
}

/// Everything that is told until it is quiet.
fn storm(first: Told, told: &Receiver<Told>) -> Storm {
    let mut storm = Storm {
        paths: BTreeSet::new(),
        lost: false,
    };
    let begun = Instant::now();
    let mut next = Ok(first);
    while let Ok(message) = next {
        match message {
            Told::Paths(paths) => storm.paths.extend(paths),
            Told::Lost => storm.lost = true,
        }
        if begun.elapsed() > LONGEST {
            break;
        }
        next = told.recv_timeout(QUIET);
    }
    storm
}

/// Passes on what the system tells, unless nothing was written.
fn tell(sender: &Sender<Told>, event: notify::Result<Event>) {
    let told = match event {
        Ok(event) if event.need_rescan() => Told::Lost,
        Ok(event) => match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Told::Paths(event.paths),
            EventKind::Access(_) => return,
            _ => Told::Paths(event.paths),
        },
        Err(_) => Told::Lost,
    };
    // Nobody listens any more when the program ends.
    let _ = sender.send(told);
}
