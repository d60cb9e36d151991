//! Making all outputs, as far as they are not there from the time before.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::desk::{Desk, Stored};
use super::{BuildError, Costs, Edition, Finished, Ready, Report, Shard, once_each, weight};
use crate::output::Sink;
use crate::site::Route;

/// What a build begins with, and how it goes about its work.
#[derive(Debug, Default)]
pub struct Work {
    /// The pages that builds before have finished.
    pub finished: Finished,
    /// What is believed of them.
    pub trust: Trust,
    /// The part of the site that is built; `None` for all of it.
    pub shard: Option<Shard>,
}

/// Whether a build believes what is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Trust {
    /// What is known is not made again.
    #[default]
    Known,
    /// Everything is made, and held against what is known.
    Nothing,
}

impl Ready {
    /// Makes every route that is not known to be in the sink already, and hands it over; `done` is told after each.
    ///
    /// # Errors
    /// Every page that cannot be made, or the first output that cannot be stored. With [`Trust::Nothing`], also
    /// every page that was remembered with other bytes than it has.
    pub fn write(
        &self,
        sink: &dyn Sink,
        work: &Work,
        done: &(dyn Fn() + Sync),
    ) -> Result<Report, BuildError> {
        let costs = Costs::default();
        let desk = Desk {
            sink,
            work,
            costs: &costs,
        };
        let routes = self.routes_of(work.shard);
        let results: Vec<Result<Stored, BuildError>> = routes
            .par_iter()
            .map(|(edition, route)| {
                let begun = Instant::now();
                let mut stored = desk.bring(edition, route)?;
                stored.time = begun.elapsed();
                done();
                Ok(stored)
            })
            .collect();
        let stored = all_or_what_failed(results)?;
        if work.trust == Trust::Nothing {
            refuse_stale(&routes, &stored)?;
        }
        let pages = stored.iter().filter_map(|one| one.page).collect();
        let finished = work.finished.renewed(pages);
        let mut report = Report::new(self, &routes, &costs, finished);
        for ((_, route), one) in routes.iter().zip(&stored) {
            report.warnings.extend(weight::check(route, one.length));
        }
        let times = routes.iter().zip(&stored);
        report.slowest = slowest(times.map(|((_, route), one)| (&*route.url, one.time)));
        Ok(report)
    }

    /// Every route of a part with its edition.
    fn routes_of(&self, shard: Option<Shard>) -> Vec<(&Edition, &Route)> {
        let mut routes = self.routes();
        if let Some(shard) = shard {
            routes.retain(|(_, route)| shard.has(&route.url));
        }
        routes
    }
}

/// How many of the slowest outputs a report names.
const SLOWEST: usize = 10;

/// The outputs that took longest, the slowest first.
fn slowest<'a>(times: impl Iterator<Item = (&'a str, Duration)>) -> Vec<(String, Duration)> {
    let mut times: Vec<(&str, Duration)> = times.collect();
    times.sort_by_key(|(_, time)| std::cmp::Reverse(*time));
    let most = times.into_iter().take(SLOWEST);
    most.map(|(url, time)| (url.to_owned(), time)).collect()
}

/// What was stored, or everything that is wrong with pages, or the first output that could not be stored.
fn all_or_what_failed(results: Vec<Result<Stored, BuildError>>) -> Result<Vec<Stored>, BuildError> {
    let mut stored = Vec::with_capacity(results.len());
    let mut pages = Vec::new();
    for result in results {
        match result {
            Ok(one) => stored.push(one),
            Err(BuildError::Page(found)) => pages.extend(found),
            Err(error) => return Err(error),
        }
    }
    if pages.is_empty() {
        Ok(stored)
    } else {
        Err(BuildError::Page(once_each(pages)))
    }
}

fn refuse_stale(routes: &[(&Edition, &Route)], stored: &[Stored]) -> Result<(), BuildError> {
    let stale = routes.iter().zip(stored).filter(|(_, one)| one.is_stale);
    let stale: Vec<String> = stale.map(|((_, route), _)| route.url.clone()).collect();
    if stale.is_empty() {
        Ok(())
    } else {
        Err(BuildError::Stale(stale))
    }
}
