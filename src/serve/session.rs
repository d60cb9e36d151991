//! A session: reads the site again when something changed, and shows it when it is good.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::board::Board;
use super::changes::Changes;
use super::shown::{Shown, View};
use super::watch::Watch;
use crate::build::{self, Memo, Ready};
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
}

/// The site that is being edited.
pub struct Session {
    setup: Setup,
    view: View,
    known: Known,
    memo: Memo,
    good: Option<Arc<Ready>>,
    /// When the good site changes by the clock, once that was asked.
    due: OnceCell<Option<Timestamp>>,
    revision: u64,
    board: Arc<Board>,
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

/// The folders that a site is made of.
const FOLDERS: &[&str] = &["content", "themes"];

impl Session {
    /// Reads a site for the first time.
    ///
    /// # Errors
    /// When there is no site to read; see [`LoadError`].
    pub fn open(source: Arc<dyn Source>, setup: Setup) -> Result<(Self, Update), LoadError> {
        let begun = Instant::now();
        let mut setup = setup;
        // The good site must stay as it was read while its files are edited.
        setup.options.bodies = Bodies::Kept;
        let known = Known::new(&*source, FOLDERS);
        let mut memo = Memo::default();
        memo.forget(&BTreeSet::new(), &known);
        let prepared = build::prepare_with(Arc::clone(&source), &setup.options, &mut memo)?;
        let whole = !prepared.has_errors();
        let ready = prepared.ready.map(Arc::new);
        let view = View {
            source,
            root: setup.root.clone(),
            lang: setup.lang,
        };
        // Where there never was a good site, what can be shown of a broken one helps to mend it.
        let shown = Shown::new(view.clone(), 1, ready.clone(), &prepared.diagnostics);
        let session = Self {
            setup,
            view,
            known,
            memo,
            good: ready.filter(|_| whole),
            due: OnceCell::new(),
            revision: 1,
            board: Arc::new(Board::new(shown)),
        };
        let update = Update {
            files: BTreeSet::new(),
            time: begun.elapsed(),
            found: prepared.diagnostics,
        };
        Ok((session, update))
    }

    /// Where what is served can be seen.
    pub fn board(&self) -> Arc<Board> {
        Arc::clone(&self.board)
    }

    /// Looks at what may have changed and shows the site anew; `None` when nothing did.
    pub fn update(&mut self, changes: &Changes) -> Option<Update> {
        let begun = Instant::now();
        let source = Arc::clone(&self.view.source);
        let files = match changes {
            Changes::Named(paths) => self.known.look_at(&*source, paths),
            Changes::Unknown => self.known.look_everywhere(&*source),
            Changes::Time => BTreeSet::new(),
        };
        if files.is_empty() && !self.is_due() {
            return None;
        }
        let mut options = self.setup.options.clone();
        if self.setup.ticks {
            options.now = Timestamp::now();
        }
        self.memo.forget(&files, &self.known);
        let found = match build::prepare_with(source, &options, &mut self.memo) {
            Ok(prepared) => {
                let whole = !prepared.has_errors();
                if let Some(ready) = prepared.ready.filter(|_| whole || self.good.is_none()) {
                    self.show(Arc::new(ready), whole, &prepared.diagnostics);
                } else {
                    self.keep(&prepared.diagnostics);
                }
                prepared.diagnostics
            }
            Err(error) => {
                let found = vec![impossible(&error)];
                self.keep(&found);
                found
            }
        };
        Some(Update {
            files,
            time: begun.elapsed(),
            found,
        })
    }

    /// Reads again whenever something changed, and tells of it, for as long as the process runs.
    pub fn follow(mut self, mut watch: Watch, tell: impl Fn(&Update)) -> ! {
        loop {
            if let Some(update) = self.update(&watch.wait()) {
                tell(&update);
            }
        }
    }

    /// Whether the clock went past a moment at which the site changes.
    fn is_due(&self) -> bool {
        let next = || self.good.as_ref().and_then(|ready| ready.next_change());
        self.setup.ticks
            && self
                .due
                .get_or_init(next)
                .is_some_and(|due| due <= Timestamp::now())
    }

    fn show(&mut self, ready: Arc<Ready>, whole: bool, found: &[Diagnostic]) {
        self.revision += 1;
        self.good = Some(Arc::clone(&ready)).filter(|_| whole);
        self.due = OnceCell::new();
        let shown = Shown::new(self.view.clone(), self.revision, Some(ready), found);
        self.board.show(shown);
    }

    /// The site stays as it is, and what is wrong is shown over it.
    fn keep(&mut self, found: &[Diagnostic]) {
        self.revision += 1;
        let stays = self.board.shown().ready().cloned();
        self.board
            .show(Shown::new(self.view.clone(), self.revision, stays, found));
    }
}

/// There is nothing to load any more.
fn impossible(error: &LoadError) -> Diagnostic {
    Diagnostic::error(codes::MISSING_FILE, "content", error.text())
}
