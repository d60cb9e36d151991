//! Where an event stands in time: told by the clock alone.

use jiff::Timestamp;
use serde::Serialize;

use super::Event;
use crate::model::Clock;

/// Before, during or after an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Phase {
    /// It has not begun.
    Upcoming,
    /// It has begun and has not ended.
    Live,
    /// It has ended.
    Past,
}

impl Phase {
    /// The word of the interface for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Live => "live",
            Self::Past => "past",
        }
    }
}

impl Event {
    /// Where the event stands at the clock's time.
    pub(super) fn phase(&self, clock: &Clock) -> Phase {
        let [start, end] = changes(self, clock);
        let now = clock.now();
        if now < start {
            Phase::Upcoming
        } else if now < end {
            Phase::Live
        } else {
            Phase::Past
        }
    }
}

/// The instants at which an event begins and is over.
pub(super) fn changes(event: &Event, clock: &Clock) -> [Timestamp; 2] {
    [clock.instant(event.start), clock.instant(event.end)]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_event_is_live_from_its_first_instant_until_its_last() {
        let event: Event = serde_yaml::from_str(
            "start: 2027-03-25T08:00\nend: 2027-03-25T16:30\ncategory: conference\norganiser: Hiệp hội\n",
        )
        .unwrap();
        let phase =
            |now: &str| event.phase(&Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap());
        assert_eq!(phase("2027-03-25T07:59:59+07:00"), Phase::Upcoming);
        assert_eq!(phase("2027-03-25T08:00:00+07:00"), Phase::Live);
        assert_eq!(phase("2027-03-25T16:29:59+07:00"), Phase::Live);
        assert_eq!(phase("2027-03-25T16:30:00+07:00"), Phase::Past);
    }
}
