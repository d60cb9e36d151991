//! The pipeline: from a source of files to a sink of outputs.

mod costs;
mod desk;
mod draft;
mod edition;
mod finished;
mod report;
mod sealed;
mod settled;
mod shard;
mod try_all;
pub mod weight;
mod write;

pub use draft::{Draft, Memo, Prepared, draft, prepare};
pub use edition::Edition;
pub use finished::Finished;
pub use report::{Census, Report, Stage, Watch};
pub use settled::{Kept, Made, Settled};
pub use shard::{NoShard, Shard};
pub use write::{Trust, Work};

use std::collections::BTreeSet;
use std::sync::Arc;

use costs::Costs;

use crate::diag::Diagnostic;
use crate::output::OutputError;
use crate::site::Route;

/// The editions of a site, ready to be made.
pub struct Ready {
    /// The edition in the site's main language.
    pub main: Edition,
    /// Those in further languages.
    pub translations: Vec<Edition>,
}

/// Why an output could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A page could not be rendered.
    #[error("a page could not be rendered")]
    Page(Vec<Diagnostic>),
    /// Pages at these addresses were finished before with other bytes than they have when they are made.
    #[error("what was remembered of {} pages is wrong", .0.len())]
    Stale(Vec<String>),
    /// An output could not be stored.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl Ready {
    /// All editions, the main one first.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        std::iter::once(&self.main).chain(&self.translations)
    }

    /// How many addresses all editions have.
    pub fn total(&self) -> usize {
        self.editions().map(|edition| edition.routes().len()).sum()
    }

    /// Every route with its edition.
    fn routes(&self) -> Vec<(&Edition, &Route)> {
        let mut all = Vec::with_capacity(self.total());
        for edition in self.editions() {
            all.extend(edition.routes().iter().map(|route| (edition, route)));
        }
        all
    }

    /// What is wrong with the page at an address of the site when it is made; `None` also where there is none.
    pub fn try_one(&self, url: &str) -> Option<Diagnostic> {
        let found = self.editions().find_map(|edition| {
            let route = edition.route(url)?;
            Some((edition, route))
        });
        let (edition, route) = found?;
        edition.make(route).err()
    }
}

/// One mistake in a template fails on every page that it makes; it is told once.
fn once_each(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    found.retain(|one| {
        let span = one.span.as_ref().map(|span| (span.start, span.end));
        seen.insert((Arc::clone(&one.file), span, one.code))
    });
    found
}
