//! A session: reads the site again when something changed, shows it at once, and checks it then.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use rayon::ThreadPool;

use super::board::Board;
use super::changes::Changes;
use super::check::{Check, Ends};
use super::shown::View;
use super::stage::Stage;
use super::watch::Watch;
use crate::build::{self, Draft, Memo};
use crate::diag::{Diagnostic, Lang, codes};
use crate::site::{Bodies, LoadError, Options};
use crate::source::{Known, Source};

/// What a session reads and for whom.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// What the site is made from besides its files; its moment is that of the start.
    pub options: Options,
    /// Whether the moment goes on while the session lasts.
    pub ticks: bool,
    /// The folder of the site on the disk, for links that open its files.
    pub root: Option<PathBuf>,
    /// The language of the editor.
    pub lang: Lang,
    /// Whether pages have the bar and the overlay.
    pub bar: Bar,
}

/// Whether pages are shown with what an editor wants to know of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bar {
    /// With it, and with what is wrong over the page.
    #[default]
    Shown,
    /// As they are, for readers.
    Hidden,
}

/// The site that is being edited.
pub struct Session {
    setup: Setup,
    source: Arc<dyn Source>,
    known: Known,
    memo: Memo,
    stage: Arc<Stage>,
}

/// What a session did about changes.
#[derive(Debug)]
pub struct Update {
    /// The files that changed.
    pub files: BTreeSet<Arc<str>>,
    /// How long it took to show them.
    pub time: Duration,
    /// Everything that is wrong now.
    pub found: Vec<Diagnostic>,
}

/// A draft that was not checked yet.
pub struct Unchecked {
    pub(super) number: u64,
    pub(super) files: BTreeSet<Arc<str>>,
    pub(super) begun: Instant,
    /// How long it took until it was shown, if it is.
    pub(super) shown: Option<Duration>,
    /// The draft, or why there is none.
    pub(super) draft: Result<Draft, Diagnostic>,
    /// Whether the moment goes on.
    pub(super) ticks: bool,
    /// Whether single pages may fail that did not before.
    pub(super) is_dressed_anew: bool,
}

/// The folders that a site is made of.
const FOLDERS: &[&str] = &["content", "themes"];

impl Session {
    /// Reads a site for the first time, and checks it.
    ///
    /// # Errors
    /// When there is no site to read; see [`LoadError`].
    pub fn open(source: Arc<dyn Source>, setup: Setup) -> Result<(Self, Update), LoadError> {
        let (session, unchecked) = Self::begin(source, setup)?;
        let update = session.check(&unchecked);
        Ok((session, update))
    }

    /// Reads a site for the first time. If it can be read, it is shown from here on; [`Session::follow`] checks it.
    ///
    /// # Errors
    /// When there is no site to read; see [`LoadError`].
    pub fn begin(source: Arc<dyn Source>, setup: Setup) -> Result<(Self, Unchecked), LoadError> {
        let begun = Instant::now();
        let mut setup = setup;
        // The good site must stay as it was read while its files are edited.
        setup.options.bodies = Bodies::Kept;
        let known = Known::new(&*source, FOLDERS);
        let mut memo = Memo::default();
        // The first page need not wait until all texts were looked at.
        let first = Options {
            bodies: Bodies::Later,
            ..setup.options.clone()
        };
        let draft = build::draft(Arc::clone(&source), &first, &mut memo, Some(&known))?;
        let view = View {
            source: Arc::clone(&source),
            root: setup.root.clone(),
            lang: setup.lang,
            bar: setup.bar,
        };
        let session = Self {
            setup,
            source,
            known,
            memo,
            stage: Arc::new(Stage::new(view)),
        };
        let unchecked = session.offer(BTreeSet::new(), begun, Ok(draft));
        Ok((session, unchecked))
    }

    /// Where what is served can be seen.
    pub fn board(&self) -> Arc<Board> {
        Arc::clone(self.stage.board())
    }

    /// Looks at what may have changed and shows the site anew; `None` when nothing did.
    pub fn update(&mut self, changes: &Changes) -> Option<Update> {
        let unchecked = self.read(changes)?;
        Some(self.check(&unchecked))
    }

    /// Checks what was read, and shows what is to be shown then.
    pub fn check(&self, unchecked: &Unchecked) -> Update {
        unchecked.settle(&self.stage, None).0
    }

    /// [`Session::update`] without the check.
    pub fn read(&mut self, changes: &Changes) -> Option<Unchecked> {
        let begun = Instant::now();
        let source = Arc::clone(&self.source);
        let files = match changes {
            Changes::Named(paths) => self.known.look_at(&*source, paths),
            Changes::Seen(listings) => self.known.look_after(&*source, listings),
            Changes::Unknown => self.known.look_everywhere(&*source),
            Changes::Time => BTreeSet::new(),
        };
        let mut options = self.setup.options.clone();
        if self.setup.ticks {
            options.now = Timestamp::now();
        }
        let is_due = self.setup.ticks && self.stage.is_due(options.now);
        if files.is_empty() && !is_due {
            return None;
        }
        self.memo.forget(&files);
        if is_due {
            self.memo.forget_moment();
        }
        let draft = build::draft(source, &options, &mut self.memo, Some(&self.known));
        Some(self.offer(files, begun, draft.map_err(|error| impossible(&error))))
    }

    fn offer(
        &self,
        files: BTreeSet<Arc<str>>,
        begun: Instant,
        draft: Result<Draft, Diagnostic>,
    ) -> Unchecked {
        let (number, is_shown) = self.stage.offer(draft.as_ref().ok(), &files);
        let is_dressed_anew = number == 1
            || files
                .iter()
                .any(|file| file.starts_with("themes/") || file.starts_with("content/site."));
        Unchecked {
            number,
            begun,
            shown: is_shown.then(|| begun.elapsed()),
            draft,
            ticks: self.setup.ticks,
            is_dressed_anew,
            files,
        }
    }

    /// Reads again whenever something changed, for as long as the process runs. What is read is
    /// shown at once and checked on another thread; then it is told of. `first` is what is to be
    /// checked before. When this or the check ends, be it by a panic, so does the board.
    pub fn follow(
        mut self,
        mut watch: Watch,
        first: Option<Unchecked>,
        tell: impl Fn(&Update) + Send + 'static,
    ) {
        let _ends = Ends(self.board());
        let (sender, drafts) = channel();
        let check = Check::new(Arc::clone(&self.stage), drafts);
        let ends = Ends(self.board());
        std::thread::spawn(move || {
            let _ends = ends;
            check.run(tell);
        });
        let mut next = first;
        loop {
            if let Some(unchecked) = next
                && sender.send(unchecked).is_err()
            {
                return;
            }
            next = self.read(&watch.wait());
        }
    }
}

impl Unchecked {
    /// Whether it is shown already.
    pub fn is_shown(&self) -> bool {
        self.shown.is_some()
    }

    /// Checks the draft, with threads of its own if there are any, and shows what is to be shown then; also says whether
    /// no newer draft came in between.
    pub(super) fn settle(&self, stage: &Stage, threads: Option<&ThreadPool>) -> (Update, bool) {
        let draft = self.draft.as_ref();
        let found = match draft {
            Ok(draft) => {
                draft.plan();
                match threads {
                    Some(threads) => threads.install(|| draft.check()),
                    None => draft.check(),
                }
            }
            Err(problem) => vec![problem.clone()],
        };
        let draft = draft.ok();
        let ready = draft.and_then(|draft| draft.ready.as_ref());
        let due = ready.filter(|_| self.ticks);
        let due = due.and_then(|ready| ready.next_change());
        let is_newest = stage.settle(self.number, draft, &found, due);
        let update = Update {
            files: self.files.clone(),
            time: self.shown.unwrap_or_else(|| self.begun.elapsed()),
            found,
        };
        (update, is_newest)
    }
}

/// There is nothing to load any more.
fn impossible(error: &LoadError) -> Diagnostic {
    Diagnostic::error(codes::MISSING_FILE, "content", error.text())
}
