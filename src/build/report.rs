//! What a build says when it is done.

use std::collections::BTreeMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Costs, Edition, Finished, Ready};
use crate::diag::Diagnostic;
use crate::site::Route;

/// How long a stage took.
#[derive(Debug, Clone, Copy)]
pub struct Stage {
    /// The name of the stage.
    pub name: &'static str,
    /// Its time on the wall.
    pub time: Duration,
}

/// How much a site has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Census {
    /// How many addresses each group has, such as `programme` or `feed`, in all editions.
    pub groups: BTreeMap<String, usize>,
    /// How many of them each further language has.
    pub translations: BTreeMap<String, usize>,
    /// When something that the site says changes next.
    pub next_change: Option<Timestamp>,
}

impl Census {
    /// How many addresses there are.
    pub fn total(&self) -> usize {
        self.groups.values().sum()
    }
}

/// What a build made.
#[derive(Debug, Default)]
pub struct Report {
    /// How much the site has.
    pub census: Census,
    /// What the steps of making pages cost, summed over all threads.
    pub costs: Vec<Stage>,
    /// How many pages were made; the others were there from the time before.
    pub made: usize,
    /// The pages that are finished now, for the next build.
    pub finished: Finished,
    /// How many pictures were drawn; the others were there from the time before.
    pub drawn: usize,
    /// The addresses of the outputs that took longest, the slowest first.
    pub slowest: Vec<(String, Duration)>,
    /// The warnings of finished pages.
    pub warnings: Vec<Diagnostic>,
}

impl Report {
    /// What is said of these routes; warnings and times are for whoever made them to add.
    pub(super) fn new(
        ready: &Ready,
        routes: &[(&Edition, &Route)],
        costs: &Costs,
        finished: Finished,
    ) -> Self {
        let mut groups: BTreeMap<&str, usize> = BTreeMap::new();
        let mut translations: BTreeMap<&str, usize> = BTreeMap::new();
        for (edition, route) in routes {
            *groups.entry(route.group).or_default() += 1;
            if edition.site.original.is_some() {
                let language = edition.site.settings.language.as_str();
                *translations.entry(language).or_default() += 1;
            }
        }
        Self {
            census: Census {
                groups: named(groups),
                translations: named(translations),
                next_change: ready.next_change(),
            },
            costs: costs.stages(),
            made: costs.made.load(Ordering::Relaxed),
            finished,
            drawn: costs.drawn.load(Ordering::Relaxed),
            slowest: Vec::new(),
            warnings: Vec::new(),
        }
    }
}

fn named(counts: BTreeMap<&str, usize>) -> BTreeMap<String, usize> {
    let counts = counts.into_iter();
    counts
        .map(|(name, count)| (name.to_owned(), count))
        .collect()
}

impl Ready {
    /// The first instant after the clock at which some state changes.
    pub fn next_change(&self) -> Option<Timestamp> {
        let site = &self.main.site;
        let now = site.clock.now();
        let own = site.registry.iter().flat_map(|kind| (kind.changes)(site));
        let common = site.infos().flat_map(|info| {
            let moments = [info.common.publish_at, info.common.expires_at];
            moments
                .into_iter()
                .flatten()
                .map(|moment| site.clock.instant(moment))
        });
        own.chain(common).filter(|instant| *instant > now).min()
    }
}

/// Times the stages that follow each other.
pub struct Watch {
    last: Instant,
    stages: Vec<Stage>,
}

impl Watch {
    /// Begins the first stage.
    pub fn start() -> Self {
        Self {
            last: Instant::now(),
            stages: Vec::new(),
        }
    }

    /// Ends a stage under its name; the next begins.
    pub fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.stages.push(Stage {
            name,
            time: now - self.last,
        });
        self.last = now;
    }

    /// The stages so far.
    pub fn stages(self) -> Vec<Stage> {
        self.stages
    }
}
