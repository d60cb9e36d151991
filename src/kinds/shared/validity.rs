//! Whether something with a first and a last day exists now: agencies and areas end, and others follow them.

use jiff::Timestamp;
use serde::Serialize;

use crate::model::{Clock, Day};

/// The days between which something exists, and what that means now.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::kinds) struct Validity {
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub state: Existence,
}

/// Whether something exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::kinds) enum Existence {
    /// It exists.
    Current,
    /// It begins later.
    Future,
    /// Its last day has passed.
    Past,
}

impl Validity {
    /// What the first and the last day mean at the clock's time.
    pub(in crate::kinds) fn new(from: Option<Day>, to: Option<Day>, clock: &Clock) -> Self {
        let now = clock.now();
        let state = if to.is_some_and(|day| clock.end_of(day.0) <= now) {
            Existence::Past
        } else if from.is_some_and(|day| now < clock.start_of(day.0)) {
            Existence::Future
        } else {
            Existence::Current
        };
        Self { from, to, state }
    }

    /// Whether it exists now.
    pub(in crate::kinds) fn is_current(self) -> bool {
        self.state == Existence::Current
    }

    /// The instants at which the state changes.
    pub(in crate::kinds) fn changes(self, clock: &Clock) -> Vec<Timestamp> {
        let begins = self.from.map(|day| clock.start_of(day.0));
        let ends = self.to.map(|day| clock.end_of(day.0));
        begins.into_iter().chain(ends).collect()
    }
}

impl Existence {
    /// The word of the interface for it.
    pub(in crate::kinds) fn key(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Future => "future",
            Self::Past => "past",
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_last_day_belongs_to_the_time() {
        let day = |text: &str| Some(Day(text.parse().unwrap()));
        let state = |now: &str| {
            let clock = Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap();
            Validity::new(day("2025-03-01"), day("2025-06-30"), &clock).state
        };
        assert_eq!(state("2025-02-28T16:59:59Z"), Existence::Future);
        assert_eq!(state("2025-02-28T17:00:00Z"), Existence::Current);
        assert_eq!(state("2025-06-30T16:59:59Z"), Existence::Current);
        assert_eq!(state("2025-06-30T17:00:00Z"), Existence::Past);
    }
}
