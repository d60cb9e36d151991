//! Whether an intake takes applications: told by the school, or else by the clock.

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use serde::Serialize;

use super::{Intake, IntakeState, Programme};
use crate::model::{Clock, Record};

/// How many days before its deadline an intake counts as closing soon (MODEL: within 7 days).
pub(super) const SOON: i64 = 7;

/// Whether one can apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::kinds) enum Openness {
    /// Applications will be taken later.
    Upcoming,
    /// Applications are taken.
    Open,
    /// Applications are taken for a few more days.
    ClosingSoon,
    /// Applications are taken all year round.
    Continuous,
    /// There are no places left.
    Full,
    /// The deadline has passed.
    Closed,
    /// The intake does not take place.
    Cancelled,
}

/// How many days are left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::kinds) struct Countdown {
    /// The number: 0 on the last day.
    days: i32,
    /// The instant from which it is wrong.
    until: String,
}

impl Openness {
    /// Whether an application sent now would be taken.
    pub(in crate::kinds) fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::ClosingSoon | Self::Continuous)
    }

    /// The word of the interface for it.
    pub(in crate::kinds) fn key(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Open => "open",
            Self::ClosingSoon => "closing-soon",
            Self::Continuous => "continuous",
            Self::Full => "full",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Intake {
    /// Whether one can apply at the clock's time.
    pub(in crate::kinds) fn openness(&self, clock: &Clock) -> Openness {
        match self.state {
            IntakeState::Cancelled => Openness::Cancelled,
            IntakeState::Closed => Openness::Closed,
            IntakeState::Full => Openness::Full,
            IntakeState::Planned | IntakeState::Open => self.by_clock(clock),
        }
    }

    fn by_clock(&self, clock: &Clock) -> Openness {
        let now = clock.now();
        if let Some(opens) = self.opens_at(clock)
            && now < opens
            && self.state == IntakeState::Planned
        {
            return Openness::Upcoming;
        }
        match self.closes_at(clock) {
            // Without a deadline applications are taken until teaching ends, if that day is known.
            None => match self.end {
                Some(end) if clock.end_of(end.0) <= now => Openness::Closed,
                _ => Openness::Continuous,
            },
            Some(closes) if closes <= now => Openness::Closed,
            Some(_) if self.soon_at(clock).is_some_and(|soon| soon <= now) => Openness::ClosingSoon,
            Some(_) => Openness::Open,
        }
    }

    /// The first instant at which applications are taken.
    pub(in crate::kinds) fn opens_at(&self, clock: &Clock) -> Option<Timestamp> {
        self.opens.map(|day| clock.start_of(day.0))
    }

    /// The first instant at which they are not taken any more.
    pub(in crate::kinds) fn closes_at(&self, clock: &Clock) -> Option<Timestamp> {
        self.deadline.day().map(|day| clock.end_of(day))
    }

    /// How many days are left to apply; `None` while there is no hurry or it is over.
    pub(in crate::kinds) fn countdown(&self, clock: &Clock) -> Option<Countdown> {
        let today = clock.today();
        let days = today.until(self.deadline.day()?).ok()?.get_days();
        (self.openness(clock) == Openness::ClosingSoon).then(|| Countdown {
            days,
            until: clock.end_of(today).to_string(),
        })
    }

    /// The instant from which the intake counts as closing soon.
    fn soon_at(&self, clock: &Clock) -> Option<Timestamp> {
        let day = self.deadline.day()?.saturating_sub(SOON.days());
        Some(clock.start_of(day))
    }

    /// The instants at which what the site says of the intake changes.
    pub(super) fn changes(&self, clock: &Clock) -> Vec<Timestamp> {
        let end = self.end.map(|day| clock.end_of(day.0));
        // In the last days a page says how many are left.
        let countdown = (0..=SOON).filter_map(|left| {
            let day = self.deadline.day()?.saturating_sub(left.days());
            Some(clock.start_of(day))
        });
        let modes = self
            .mode_changes
            .iter()
            .map(|change| clock.instant(change.from));
        [self.opens_at(clock), self.closes_at(clock), end]
            .into_iter()
            .flatten()
            .chain(countdown)
            .chain(modes)
            .collect()
    }
}

/// The intake that a family should look at first: one that is open and closes first, or else
/// the next to open, or else the last there was.
pub(in crate::kinds) fn nearest<'a>(
    programme: &'a Record<Programme>,
    clock: &Clock,
) -> Option<&'a Intake> {
    let rank = |intake: &&Intake| {
        let openness = intake.openness(clock);
        let group = match openness {
            Openness::Open | Openness::ClosingSoon => 0,
            Openness::Continuous => 1,
            Openness::Upcoming => 2,
            Openness::Full => 3,
            Openness::Closed | Openness::Cancelled => 4,
        };
        let day = intake.deadline.day().unwrap_or(intake.start.0);
        // Of those that are over the latest says most; of the others the first.
        let days = day
            .to_zoned_datetime(TimeZone::UTC)
            .map_or(0, |at| at.timestamp().as_second());
        (group, if group == 4 { -days } else { days })
    };
    programme.intakes.iter().min_by_key(rank)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn clock(now: &str) -> Clock {
        Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap()
    }

    fn intake() -> Intake {
        serde_yaml::from_str(
            "{id: a, campus: b, opens: 2026-10-01, deadline: 2026-11-30, start: 2026-12-07, mode: in-person}",
        )
        .unwrap()
    }

    #[test]
    fn the_last_days_are_counted() {
        let left = |now| Some(intake().countdown(&clock(now))?.days);
        assert_eq!(left("2026-11-22T23:59:00+07:00"), None);
        assert_eq!(left("2026-11-23T00:00:00+07:00"), Some(7));
        assert_eq!(left("2026-11-30T23:59:00+07:00"), Some(0));
        assert_eq!(left("2026-12-01T00:00:00+07:00"), None);
    }

    #[test]
    fn every_day_of_the_count_is_a_change() {
        let changes = intake().changes(&clock("2026-11-01T00:00:00+07:00"));
        for day in 23..=30 {
            let midnight = format!("2026-11-{day}T00:00:00+07:00").parse().unwrap();
            assert!(changes.contains(&midnight), "{day}");
        }
    }
}
