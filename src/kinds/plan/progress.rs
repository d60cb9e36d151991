//! How far a task is: told by its agency, late by the clock once its day has passed, or not known.

use jiff::Timestamp;
use serde::Serialize;

use super::{Plan, Progress, Task};
use crate::model::Clock;

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::kinds) enum TaskState {
    /// Nobody has told the site anything, which does not mean that nothing was done.
    Unknown,
    NotStarted,
    InProgress,
    Done,
    Late,
    Dropped,
}

impl TaskState {
    /// Every state, in the order of lists.
    pub(super) const ALL: [Self; 6] = [
        Self::InProgress,
        Self::Done,
        Self::Late,
        Self::NotStarted,
        Self::Dropped,
        Self::Unknown,
    ];

    /// The word of the interface for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Done => "done",
            Self::Late => "late",
            Self::Dropped => "dropped",
        }
    }

    /// What the state is called in addresses.
    pub(super) fn path_name(self) -> &'static str {
        match self {
            Self::Unknown => "chua-co-thong-tin",
            Self::NotStarted => "chua-bat-dau",
            Self::InProgress => "dang-lam",
            Self::Done => "da-xong",
            Self::Late => "cham",
            Self::Dropped => "da-dung",
        }
    }
}

impl Task {
    /// How far the task is at the clock's time: one that is not done when its day is over is late.
    pub(super) fn state(&self, clock: &Clock) -> TaskState {
        let overdue = self.due_at(clock).is_some_and(|due| due <= clock.now());
        match self.progress {
            Progress::NotStarted | Progress::InProgress if overdue => TaskState::Late,
            Progress::NotStarted if self.updates.is_empty() => TaskState::Unknown,
            Progress::NotStarted => TaskState::NotStarted,
            Progress::InProgress => TaskState::InProgress,
            Progress::Done => TaskState::Done,
            Progress::Late => TaskState::Late,
            Progress::Dropped => TaskState::Dropped,
        }
    }

    /// The instant to come at which the task is late unless it is done before; none when time alone changes nothing.
    pub(super) fn late_at(&self, clock: &Clock) -> Option<Timestamp> {
        let open = matches!(
            self.state(clock),
            TaskState::Unknown | TaskState::NotStarted | TaskState::InProgress
        );
        self.due_at(clock).filter(|_| open)
    }

    /// The first instant at which the task is late.
    pub(super) fn due_at(&self, clock: &Clock) -> Option<Timestamp> {
        self.due.map(|day| clock.end_of(day.0))
    }
}

impl Plan {
    /// The first instant at which a report on the plan is late.
    pub(in crate::kinds) fn report_due_at(&self, clock: &Clock) -> Timestamp {
        // The plan asks for reports before this day, but takes those that come on it.
        clock.end_of(self.report_due.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::kinds::agency::Agency;
    use crate::model::{Index, Kind};
    use std::sync::Arc;

    fn task(fields: &str) -> Task {
        let yaml = format!("number: III.1.1\ntitle: Việc\nlead: so\ndue: 2022-06-30\n{fields}");
        let index = Arc::new(Index::new([(Agency::NAME, "so")]));
        index.scope(|| serde_yaml::from_str(&yaml)).unwrap()
    }

    fn at(now: &str) -> Clock {
        Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap()
    }

    #[test]
    fn what_is_not_done_in_time_is_late() {
        let (before, after) = (at("2022-06-30T16:59:59Z"), at("2022-06-30T17:00:00Z"));
        assert_eq!(
            task("progress: in-progress").state(&before),
            TaskState::InProgress
        );
        assert_eq!(task("progress: in-progress").state(&after), TaskState::Late);
        assert_eq!(task("progress: done").state(&after), TaskState::Done);
        assert_eq!(task("progress: dropped").state(&after), TaskState::Dropped);
    }

    #[test]
    fn without_a_word_from_its_agency_nothing_is_known() {
        let now = at("2022-05-01T00:00:00Z");
        assert_eq!(task("").state(&now), TaskState::Unknown);
        let told = "updates: [{date: 2022-04-01, text: Chưa có kinh phí}]";
        assert_eq!(task(told).state(&now), TaskState::NotStarted);
    }
}
