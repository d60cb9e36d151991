//! The stage: which of the newest versions of a site everybody sees, before it is checked and after.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::board::Board;
use super::problem::Problems;
use super::shown::{Shown, View};
use crate::build::{Draft, Ready};
use crate::diag::{Diagnostic, Severity};

/// Puts drafts on a board. One that reads well is shown at once; the check decides whether it stays.
pub(super) struct Stage {
    view: View,
    board: Arc<Board>,
    state: Mutex<State>,
}

/// What the last checked draft left.
#[derive(Default)]
struct State {
    /// The number of the newest draft.
    newest: u64,
    revision: u64,
    /// The last site that was found to be right.
    good: Option<Arc<Ready>>,
    /// Whether the last draft that was checked was right.
    is_clean: bool,
    /// Whether every draft so far could be shown, and none was checked yet.
    is_fresh: bool,
    problems: Arc<Problems>,
    /// What is wrong on single pages, by an address where it shows.
    pages: Vec<(String, Diagnostic)>,
    /// When the good site changes by the clock.
    due: Option<Timestamp>,
}

impl Stage {
    /// A stage on which nothing was yet.
    pub(super) fn new(view: View) -> Self {
        let nothing = Shown::new(view.clone(), 0, None, Arc::default());
        Self {
            view,
            board: Arc::new(Board::new(nothing)),
            state: Mutex::new(State {
                is_clean: true,
                is_fresh: true,
                ..State::default()
            }),
        }
    }

    pub(super) fn board(&self) -> &Arc<Board> {
        &self.board
    }

    /// Whether the clock went past a moment at which the good site changes.
    pub(super) fn is_due(&self, now: Timestamp) -> bool {
        self.state().due.is_some_and(|due| due <= now)
    }

    /// Takes a draft that was made of a change of these files, and shows it if nothing speaks
    /// against it yet: it was read without errors, neither the site before nor the records of
    /// the files break a rule. Gives its number, and whether it is shown.
    pub(super) fn offer(&self, draft: Option<&Draft>, files: &BTreeSet<Arc<str>>) -> (u64, bool) {
        let whole = draft.filter(|draft| !draft.has_errors() && !draft.looks_wrong(files));
        let mut state = self.state();
        state.newest += 1;
        let has_shown = state.good.is_some() || state.is_fresh;
        let ready = whole.and_then(|draft| draft.ready.clone());
        let ready = ready.filter(|_| state.is_clean && has_shown);
        let is_shown = ready.is_some();
        state.is_fresh &= is_shown;
        if is_shown {
            self.show(&mut state, ready);
        }
        (state.newest, is_shown)
    }

    /// Ends the check of a draft: the site stays or comes, or the last good one does, and what
    /// was found is shown over it. `false` when a newer draft came in between.
    pub(super) fn settle(
        &self,
        number: u64,
        draft: Option<&Draft>,
        found: &[Diagnostic],
        due: Option<Timestamp>,
    ) -> bool {
        let is_clean = !found.iter().any(|one| one.severity == Severity::Error);
        let ready = draft.and_then(|draft| draft.ready.clone());
        let problems = Arc::new(self.view.desk().lay_out(found));
        let mut state = self.state();
        if state.newest != number {
            return false;
        }
        state.is_clean = is_clean;
        state.is_fresh = false;
        state.problems = problems;
        let shown = match (ready, &state.good) {
            (Some(ready), _) if is_clean => {
                state.good = Some(Arc::clone(&ready));
                state.due = due;
                Some(ready)
            }
            (_, Some(good)) => Some(Arc::clone(good)),
            // Where there never was a good site, what can be shown of a broken one helps to mend it.
            (Some(ready), None) => Some(ready),
            (None, None) => self.board.shown().ready().cloned(),
        };
        self.show(&mut state, shown);
        true
    }

    /// Notes what is wrong on single pages of a draft, by an address where it shows.
    pub(super) fn note(&self, number: u64, pages: Vec<(String, Diagnostic)>) {
        let mut state = self.state();
        if state.newest == number && state.pages != pages {
            state.pages = pages;
            let ready = self.board.shown().ready().cloned();
            self.show(&mut state, ready);
        }
    }

    /// What was wrong on single pages.
    pub(super) fn noted(&self) -> Vec<(String, Diagnostic)> {
        self.state().pages.clone()
    }

    /// Shows a site with the problems that are known.
    fn show(&self, state: &mut State, ready: Option<Arc<Ready>>) {
        state.revision += 1;
        let mut problems = Arc::clone(&state.problems);
        if !state.pages.is_empty() {
            let pages: Vec<Diagnostic> = state.pages.iter().map(|(_, one)| one.clone()).collect();
            problems = Arc::new(problems.and(self.view.desk().lay_out(&pages)));
        }
        let shown = Shown::new(self.view.clone(), state.revision, ready, problems);
        self.board.show(shown);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
