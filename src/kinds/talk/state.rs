//! Whether a talk is still to come, on air, or recorded: told by the clock alone.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{Format, Talk};
use crate::model::Clock;

/// How long a talk is taken to last when its record does not say.
const USUAL: SignedDuration = SignedDuration::from_hours(2);

/// Before, during or after a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Airing {
    /// It will be shown later.
    Planned,
    /// It is on air.
    Live,
    /// It can be seen or heard again.
    Recorded,
}

impl Airing {
    /// The word of the interface for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Live => "live",
            Self::Recorded => "recorded",
        }
    }
}

impl Talk {
    /// Where the talk stands at the clock's time.
    pub(super) fn airing(&self, clock: &Clock) -> Airing {
        let [start, end] = changes(self, clock);
        let now = clock.now();
        if now < start {
            Airing::Planned
        } else if now < end {
            Airing::Live
        } else {
            Airing::Recorded
        }
    }
}

/// The instants at which a talk begins and ends. A video or a podcast is there as a whole from the
/// instant at which it comes out, so it is never live.
pub(super) fn changes(talk: &Talk, clock: &Clock) -> [Timestamp; 2] {
    let start = clock.instant(talk.date);
    let length = match talk.format {
        Format::Video | Format::Podcast => SignedDuration::ZERO,
        Format::TalkShow | Format::Livestream => talk
            .duration
            .map_or(USUAL, |minutes| SignedDuration::from_mins(minutes.into())),
    };
    [
        start,
        start.saturating_add(length).unwrap_or(Timestamp::MAX),
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn airing(format: &str, duration: &str, now: &str) -> Airing {
        let talk: Talk = serde_yaml::from_str(&format!(
            "date: 2027-01-14T20:00\nformat: {format}\n{duration}url: https://toa-dam.example/\n\
             speakers: [{{name: Nguyễn Hoài Nam, role: Người dẫn}}]\n"
        ))
        .unwrap();
        talk.airing(&Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap())
    }

    #[test]
    fn a_livestream_is_live_for_its_duration() {
        let at = |now| airing("livestream", "duration: 60\n", now);
        assert_eq!(at("2027-01-14T19:59:59+07:00"), Airing::Planned);
        assert_eq!(at("2027-01-14T20:00:00+07:00"), Airing::Live);
        assert_eq!(at("2027-01-14T20:59:59+07:00"), Airing::Live);
        assert_eq!(at("2027-01-14T21:00:00+07:00"), Airing::Recorded);
    }

    #[test]
    fn without_a_duration_it_is_live_for_two_hours() {
        assert_eq!(
            airing("talk-show", "", "2027-01-14T21:59:59+07:00"),
            Airing::Live
        );
        assert_eq!(
            airing("talk-show", "", "2027-01-14T22:00:00+07:00"),
            Airing::Recorded
        );
    }

    #[test]
    fn a_video_is_never_live() {
        assert_eq!(
            airing("video", "duration: 60\n", "2027-01-14T19:59:59+07:00"),
            Airing::Planned
        );
        assert_eq!(
            airing("video", "duration: 60\n", "2027-01-14T20:00:00+07:00"),
            Airing::Recorded
        );
    }
}
