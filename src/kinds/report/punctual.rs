//! Whether a report came in time: told by the day it was sent and the plan's last day for reports.

use jiff::Timestamp;
use serde::Serialize;

use super::Report;
use crate::kinds::plan::Plan;
use crate::model::{Clock, Day, Record, Ref};
use crate::site::Site;

/// Whether a report came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Punctuality {
    /// It came in time.
    Submitted,
    /// It came after the last day.
    SubmittedLate,
    /// It has not come, and there is time.
    Awaited,
    /// It has not come, and the last day has passed.
    Missing,
}

impl Punctuality {
    /// The word of the interface for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::SubmittedLate => "submitted-late",
            Self::Awaited => "awaited",
            Self::Missing => "missing",
        }
    }

    /// What the day of sending means when reports are late from `due` on.
    pub(super) fn new(submitted: Option<Day>, due: Timestamp, clock: &Clock) -> Self {
        match submitted
            .map(|day| clock.start_of(day.0))
            .filter(|sent| *sent <= clock.now())
        {
            Some(sent) if sent < due => Self::Submitted,
            Some(_) => Self::SubmittedLate,
            None if clock.now() < due => Self::Awaited,
            None => Self::Missing,
        }
    }
}

impl Report {
    /// Whether the report is about a year of a plan.
    pub(in crate::kinds) fn is_for(&self, year: i16) -> bool {
        self.period == year.to_string()
    }

    /// The plan that the report is on: the one of its year.
    pub(super) fn plan<'a>(&self, site: &'a Site) -> Option<(Ref<Plan>, &'a Record<Plan>)> {
        site.shown::<Plan>()
            .find(|(_, plan)| self.is_for(plan.year))
    }

    /// Whether the report came in time.
    pub(super) fn punctuality(&self, site: &Site) -> Punctuality {
        // Without a plan of its year nothing says when a report is late.
        let due = self
            .plan(site)
            .map_or(Timestamp::MAX, |(_, plan)| plan.report_due_at(&site.clock));
        Punctuality::new(self.submitted, due, &site.clock)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_last_day_still_counts() {
        let clock = |now: &str| Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap();
        let day = |text: &str| Some(Day(text.parse().unwrap()));
        let later = clock("2023-01-10T00:00:00Z");
        let due = later.end_of("2022-12-25".parse().unwrap());
        assert_eq!(
            Punctuality::new(day("2022-12-25"), due, &later),
            Punctuality::Submitted
        );
        assert_eq!(
            Punctuality::new(day("2022-12-26"), due, &later),
            Punctuality::SubmittedLate
        );
        assert_eq!(Punctuality::new(None, due, &later), Punctuality::Missing);
        let earlier = clock("2022-12-01T00:00:00Z");
        assert_eq!(
            Punctuality::new(day("2022-12-20"), due, &earlier),
            Punctuality::Awaited
        );
    }
}
