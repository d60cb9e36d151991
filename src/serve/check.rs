//! Checking what was read, beside the thread that reads: the newest draft first, then every page of it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::board::Board;
use super::session::{Unchecked, Update};
use super::stage::Stage;
use crate::build::Ready;
use crate::diag::Diagnostic;
use crate::site::Content;

/// How long a check waits for what is saved next, and lets the page that was edited be made first.
const PAUSE: Duration = Duration::from_millis(60);

/// How many pages of a group are made before all others: one mistake in a template is on most.
const SAMPLES: usize = 3;

/// Ends a board when the thread that changes it ends.
pub(super) struct Ends(pub(super) Arc<Board>);

impl Drop for Ends {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// The check of drafts as they come.
pub(super) struct Check {
    stage: Arc<Stage>,
    drafts: Receiver<Unchecked>,
    /// A draft that came while pages were tried.
    next: Option<Unchecked>,
    /// What checks work on: what is saved meanwhile is read by other threads, and waits for none of these.
    threads: Option<ThreadPool>,
}

impl Check {
    pub(super) fn new(stage: Arc<Stage>, drafts: Receiver<Unchecked>) -> Self {
        Self {
            stage,
            drafts,
            next: None,
            // Without them checks take those of everybody.
            threads: ThreadPoolBuilder::new().build().ok(),
        }
    }

    /// Checks and tells until no more drafts can come.
    pub(super) fn run(mut self, tell: impl Fn(&Update)) {
        let mut is_untried = false;
        while let Some(draft) = self.newest() {
            is_untried |= draft.is_dressed_anew;
            let (update, is_newest) = draft.settle(&self.stage, self.threads.as_ref());
            if !is_newest {
                continue;
            }
            tell(&update);
            let ready = draft.draft.as_ref().ok();
            if let Some(ready) = ready.and_then(|draft| draft.ready.as_ref()) {
                let again = self.again(ready);
                self.stage.note(draft.number, again.clone());
                if is_untried {
                    is_untried = !self.try_pages(draft.number, ready, again);
                }
            }
        }
    }

    /// The newest draft, once no newer one comes for a moment; what changed in those that are left out is added.
    fn newest(&mut self) -> Option<Unchecked> {
        let mut newest = match self.next.take() {
            Some(next) => next,
            None => self.drafts.recv().ok()?,
        };
        loop {
            match self.drafts.recv_timeout(PAUSE) {
                Ok(mut newer) => {
                    newer.files.append(&mut newest.files);
                    newer.is_dressed_anew |= newest.is_dressed_anew;
                    newest = newer;
                }
                Err(RecvTimeoutError::Timeout) => return Some(newest),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }

    /// What is still wrong on the pages where something was.
    fn again(&self, ready: &Ready) -> Vec<(String, Diagnostic)> {
        let noted = self.stage.noted().into_iter();
        noted
            .filter_map(|(url, _)| {
                let problem = ready.try_one(&url)?;
                Some((url, problem))
            })
            .collect()
    }

    /// Makes every page of a site to find those that fail, and notes these as they are found; what
    /// was found already is `found`. `false` when a newer draft came before the end.
    fn try_pages(&mut self, number: u64, ready: &Ready, found: Vec<(String, Diagnostic)>) -> bool {
        let mut found = found;
        for url in order(ready) {
            match self.drafts.try_recv() {
                Ok(next) => {
                    self.next = Some(next);
                    return false;
                }
                Err(TryRecvError::Disconnected) => return false,
                Err(TryRecvError::Empty) => {}
            }
            let problem = ready.try_one(url);
            // One mistake fails on many pages; it is told once.
            let problem = problem.filter(|one| {
                let same = |(_, other): &(String, Diagnostic)| {
                    (&other.file, &other.span, other.code) == (&one.file, &one.span, one.code)
                };
                !found.iter().any(same)
            });
            if let Some(problem) = problem {
                found.push((url.to_owned(), problem));
                self.stage.note(number, found.clone());
            }
        }
        true
    }
}

/// The addresses of all pages: first some of each group, from its beginning, its middle and its end.
fn order(ready: &Ready) -> Vec<&str> {
    let mut first = Vec::new();
    let mut then = Vec::new();
    for edition in ready.editions() {
        let routes = edition.routes().iter();
        let pages = routes.filter(|route| matches!(route.content, Content::Page(_)));
        let mut groups: std::collections::BTreeMap<&str, Vec<&str>> = Default::default();
        for route in pages {
            groups.entry(route.group).or_default().push(&route.url);
        }
        for urls in groups.into_values() {
            let step = urls.len().div_ceil(SAMPLES).max(1);
            for (place, url) in urls.into_iter().enumerate() {
                match place % step {
                    0 => first.push(url),
                    _ => then.push(url),
                }
            }
        }
    }
    first.append(&mut then);
    first
}
