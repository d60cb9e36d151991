//! The board: the site that everybody sees now, changed in one step.

use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::watch;

use super::explained;
use super::page::Answer;
use super::recent::Recent;
use super::shown::Shown;
use super::state::State;

/// What is served now. One session changes it; any number of clients read it.
pub struct Board {
    shown: RwLock<Arc<Shown>>,
    recent: Recent,
    revision: watch::Sender<u64>,
    has_ended: watch::Sender<bool>,
}

impl Board {
    /// A board that shows this.
    pub(super) fn new(shown: Shown) -> Self {
        let revision = watch::Sender::new(shown.revision());
        Self {
            shown: RwLock::new(Arc::new(shown)),
            recent: Recent::default(),
            revision,
            has_ended: watch::Sender::new(false),
        }
    }

    /// Shows something new, and tells all who wait.
    pub(super) fn show(&self, shown: Shown) {
        let revision = shown.revision();
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
        self.revision.send_replace(revision);
    }

    /// What is shown now; it stays as it is while it is held.
    pub fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The number of what is shown, which goes up with every change.
    pub fn revisions(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Says that nothing new will come any more.
    pub(super) fn end(&self) {
        self.has_ended.send_replace(true);
    }

    /// Waits until nothing new will come any more.
    pub(super) async fn ended(&self) {
        // The sender lives as long as the board.
        let _ = self.has_ended.subscribe().wait_for(|ended| *ended).await;
    }

    /// What a browser gets for the path of an address on this host.
    pub fn answer(&self, path: &str) -> Answer {
        self.shown().answer(path, &self.recent)
    }

    /// What the page at a path of this host should know of itself, as JSON.
    pub fn state(&self, path: &str) -> String {
        let state = State::of(&self.shown(), path, &self.recent);
        serde_json::to_string(&state).unwrap_or_default()
    }

    /// The page that explains the code at a path; `None` where there is none.
    pub(super) fn explained(&self, path: &str) -> Option<String> {
        explained::page(path, self.shown().view.lang)
    }

    /// The records that the public does not see, by the addresses of their pages, as JSON.
    pub fn unpublished(&self) -> String {
        serde_json::to_string(self.shown().unpublished()).unwrap_or_default()
    }
}
