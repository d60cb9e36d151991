//! Moments and the clock: every state that depends on time is derived from the two here.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _, ZonedDateTime};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::diag::Text;

/// A moment as an editor writes it: `2027-03-20T08:00+07:00`, `2027-03-20T08:00` or `2027-03-20`.
///
/// Without an offset it is meant in the site's time zone; a day alone means its first minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// With an offset: the same instant everywhere.
    Instant(Timestamp),
    /// Without: the wall clock of the site's time zone.
    Wall(DateTime),
}

impl Moment {
    /// Reads the three forms; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(day) = text.parse::<Date>()
            && text.len() == 10
        {
            return Some(Self::Wall(day.into()));
        }
        if !text.contains(['T', ' ']) {
            return None;
        }
        if let Ok(instant) = text.parse() {
            return Some(Self::Instant(instant));
        }
        text.parse().ok().map(Self::Wall)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?)
            .ok_or_else(|| D::Error::custom("a moment is written 2027-03-20T08:00+07:00"))
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "x-format": "moment"})
    }
}

/// The moment for which the site is built, and the zone in which its people live.
#[derive(Debug, Clone)]
pub struct Clock {
    now: Timestamp,
    zone: TimeZone,
}

/// Why a clock could not be set.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ClockError {
    /// The text is not an RFC 3339 moment.
    #[error("{0:?} is no RFC 3339 moment")]
    Moment(String),
    /// `SOURCE_DATE_EPOCH` is not a number of seconds.
    #[error("SOURCE_DATE_EPOCH is no number of seconds: {0:?}")]
    Epoch(String),
    /// The zone is not in the IANA database.
    #[error("there is no time zone {0:?}")]
    Zone(String),
}

impl ClockError {
    /// What is wrong and what to do, for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::Moment(text) => Text::new(
                format!("không đọc được thời điểm {text:?}; viết theo dạng 2027-03-20T08:00+07:00"),
                format!("{text:?} is no moment; write it like 2027-03-20T08:00+07:00"),
            ),
            Self::Epoch(text) => Text::new(
                format!("SOURCE_DATE_EPOCH phải là số giây tính từ 1970, không phải {text:?}"),
                format!("SOURCE_DATE_EPOCH must be seconds since 1970, not {text:?}"),
            ),
            Self::Zone(zone) => Text::new(
                format!(
                    "không có múi giờ {zone:?}; viết ở time_zone trong content/site.yaml một tên như Asia/Ho_Chi_Minh"
                ),
                format!(
                    "there is no time zone {zone:?}; name one like Asia/Ho_Chi_Minh as time_zone in content/site.yaml"
                ),
            ),
        }
    }
}

impl Clock {
    /// A clock that stands at `now` in the IANA zone `zone`.
    ///
    /// # Errors
    /// When the zone is not known.
    pub fn new(now: Timestamp, zone: &str) -> Result<Self, ClockError> {
        let zone = TimeZone::get(zone).map_err(|_| ClockError::Zone(zone.to_owned()))?;
        Ok(Self { now, zone })
    }

    /// The instant of the build.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The day of the build, in the site's zone.
    pub fn today(&self) -> Date {
        self.local(self.now).date()
    }

    /// An instant on the wall clock of the site's zone.
    pub fn local(&self, instant: Timestamp) -> ZonedDateTime {
        instant.to_zoned_datetime(self.zone.clone())
    }

    /// The instant that an editor's moment means.
    pub fn instant(&self, moment: Moment) -> Timestamp {
        match moment {
            Moment::Instant(instant) => instant,
            Moment::Wall(wall) => self.at(wall),
        }
    }

    /// The wall clock of a moment in the site's zone.
    pub fn wall(&self, moment: Moment) -> DateTime {
        self.local(self.instant(moment)).datetime()
    }

    /// The first instant of a day.
    pub fn start_of(&self, day: Date) -> Timestamp {
        self.at(day.into())
    }

    /// The first instant after a day: a deadline of that day has passed from here on.
    pub fn end_of(&self, day: Date) -> Timestamp {
        self.at(day.saturating_add(1.day()).into())
    }

    fn at(&self, wall: DateTime) -> Timestamp {
        self.zone
            .to_ambiguous_zoned_datetime(wall)
            .compatible()
            .map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_moment_without_offset_is_meant_in_the_sites_zone() {
        let clock = Clock::new(Timestamp::UNIX_EPOCH, "Asia/Ho_Chi_Minh").unwrap();
        let with = Moment::parse("2022-03-04T08:00+07:00").unwrap();
        let without = Moment::parse("2022-03-04T08:00").unwrap();
        assert_eq!(clock.instant(with), clock.instant(without));
        assert_eq!(
            clock.instant(with),
            "2022-03-04T01:00:00Z".parse::<Timestamp>().unwrap()
        );
    }

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let clock = Clock::new(Timestamp::UNIX_EPOCH, "Asia/Ho_Chi_Minh").unwrap();
        let day = "2022-12-25".parse().unwrap();
        assert_eq!(
            clock.end_of(day),
            "2022-12-25T17:00:00Z".parse::<Timestamp>().unwrap()
        );
        assert_eq!(Moment::parse("8:30"), None);
        assert_eq!(Moment::parse("04/03/2022"), None);
    }
}
