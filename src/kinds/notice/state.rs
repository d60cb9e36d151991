//! Whether a notice holds: told by the clock alone.

use jiff::Timestamp;

use super::Notice;
use crate::model::Clock;

/// Before, during or after the time of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// It will hold later, and until then is not shown at all.
    Upcoming,
    /// It holds.
    Current,
    /// It does not hold any more.
    Past,
}

impl Term {
    /// The word for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Upcoming => "upcoming",
            Self::Current => "current",
            Self::Past => "past",
        }
    }
}

impl Notice {
    /// Whether the notice holds at the clock's time.
    pub(super) fn term(&self, clock: &Clock) -> Term {
        let [starts, expires] = span(self, clock);
        let now = clock.now();
        if now < starts {
            Term::Upcoming
        } else if now < expires {
            Term::Current
        } else {
            Term::Past
        }
    }
}

/// The instants from which a notice holds and holds no more.
pub(super) fn span(notice: &Notice, clock: &Clock) -> [Timestamp; 2] {
    [clock.instant(notice.starts), clock.instant(notice.expires)]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_notice_holds_from_its_start_until_it_expires() {
        let notice: Notice = serde_yaml::from_str(
            "severity: info\nstarts: 2026-11-20T08:00\nexpires: 2026-12-14T07:00\nscope: [site]\ntext: Học trực tuyến\n",
        )
        .unwrap();
        let term =
            |now: &str| notice.term(&Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap());
        assert_eq!(term("2026-11-20T07:59:59+07:00"), Term::Upcoming);
        assert_eq!(term("2026-11-20T08:00:00+07:00"), Term::Current);
        assert_eq!(term("2026-12-14T06:59:59+07:00"), Term::Current);
        assert_eq!(term("2026-12-14T07:00:00+07:00"), Term::Past);
    }
}
