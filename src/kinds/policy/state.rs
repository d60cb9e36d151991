//! Whether applications for a policy are taken, told by the clock.

use jiff::Timestamp;
use serde::Serialize;

use super::Policy;
use crate::model::Clock;

/// Whether one can apply for the support of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::kinds) enum Standing {
    /// Applications are taken until a day.
    Open,
    /// The policy names no days: applications are taken as long as its document is in force.
    Lasting,
    /// Applications will be taken from a day on.
    Upcoming,
    /// The last day has passed.
    Closed,
}

impl Standing {
    /// The key of its word.
    pub(in crate::kinds) fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Lasting => "lasting",
            Self::Upcoming => "upcoming",
            Self::Closed => "closed",
        }
    }
}

impl Policy {
    /// Whether one can apply at the clock's time.
    pub(in crate::kinds) fn standing(&self, clock: &Clock) -> Standing {
        let now = clock.now();
        if self.closes_at(clock).is_some_and(|closes| closes <= now) {
            Standing::Closed
        } else if self.opens_at(clock).is_some_and(|opens| now < opens) {
            Standing::Upcoming
        } else if self.apply_to.is_some() {
            Standing::Open
        } else {
            Standing::Lasting
        }
    }

    /// The first instant at which applications are taken.
    pub(super) fn opens_at(&self, clock: &Clock) -> Option<Timestamp> {
        self.apply_from.map(|day| clock.start_of(day.0))
    }

    /// The first instant at which they are not taken any more.
    pub(super) fn closes_at(&self, clock: &Clock) -> Option<Timestamp> {
        self.apply_to.map(|day| clock.end_of(day.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use super::*;
    use crate::model::Index;

    /// The standing of a policy with these days, at a time in Hanoi.
    fn standing(days: &str, now: &str) -> Standing {
        let index = Arc::new(Index::new([("document", "d")]));
        let yaml = format!("document: d\nwho: []\n{days}");
        let policy: Policy = index.scope(|| serde_yaml::from_str(&yaml)).unwrap();
        policy.standing(&Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap())
    }

    #[test]
    fn the_last_day_belongs_to_the_time_of_applying() {
        let days = "apply_from: 2021-07-01\napply_to: 2022-06-30\n";
        assert_eq!(
            standing(days, "2021-06-30T23:59:59+07:00"),
            Standing::Upcoming
        );
        assert_eq!(standing(days, "2021-07-01T00:00:00+07:00"), Standing::Open);
        assert_eq!(standing(days, "2022-06-30T23:59:59+07:00"), Standing::Open);
        assert_eq!(
            standing(days, "2022-07-01T00:00:00+07:00"),
            Standing::Closed
        );
    }

    #[test]
    fn without_a_last_day_a_policy_stands() {
        assert_eq!(standing("", "2026-11-23T08:00:00+07:00"), Standing::Lasting);
        assert_eq!(
            standing("apply_from: 2021-07-01\n", "2026-11-23T08:00:00+07:00"),
            Standing::Lasting
        );
        assert_eq!(
            standing("apply_from: 2027-07-01\n", "2026-11-23T08:00:00+07:00"),
            Standing::Upcoming
        );
    }
}
