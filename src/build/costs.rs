//! What each step of making a page costs, added up over all threads.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::Stage;

/// The steps from a route to stored bytes.
#[derive(Debug, Default)]
pub(super) struct Costs {
    /// Making the view, with reading and rendering bodies.
    pub(super) view: Cost,
    /// Telling whether the page was finished before.
    pub(super) fingerprint: Cost,
    /// Rendering the template.
    pub(super) render: Cost,
    /// How many pages were rendered.
    pub(super) made: AtomicUsize,
    /// Minifying.
    pub(super) minify: Cost,
    /// Drawing pictures.
    pub(super) draw: Cost,
    /// How many pictures were drawn.
    pub(super) drawn: AtomicUsize,
    /// Storing.
    pub(super) store: Cost,
}

/// Nanoseconds.
#[derive(Debug, Default)]
pub(super) struct Cost(AtomicU64);

impl Cost {
    /// Runs a step and adds its time.
    pub(super) fn time<T>(&self, step: impl FnOnce() -> T) -> T {
        let begun = Instant::now();
        let value = step();
        let nanos = u64::try_from(begun.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.0.fetch_add(nanos, Ordering::Relaxed);
        value
    }
}

impl Costs {
    /// The steps with their times.
    pub(super) fn stages(&self) -> Vec<Stage> {
        [
            ("view", &self.view),
            ("fingerprint", &self.fingerprint),
            ("render", &self.render),
            ("minify", &self.minify),
            ("draw", &self.draw),
            ("store", &self.store),
        ]
        .into_iter()
        .map(|(name, cost)| Stage {
            name,
            time: Duration::from_nanos(cost.0.load(Ordering::Relaxed)),
        })
        .collect()
    }
}
