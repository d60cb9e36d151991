//! Fields with a meaning: days, phones, addresses. Each refuses what it cannot mean when it is read.

use std::borrow::Cow;
use std::fmt;

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A calendar day, written `2027-03-20`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parse_day(&String::deserialize(deserializer)?)
            .map(Self)
            .ok_or_else(|| D::Error::custom("a day is written YYYY-MM-DD"))
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "date"})
    }
}

/// A day of which the source may say the year only: `2015` or `2015-12-30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartialDay {
    /// The year alone.
    Year(i16),
    /// The whole day.
    Day(Date),
}

impl PartialDay {
    /// The first day that the value can mean, for comparisons.
    pub fn earliest(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
            Self::Day(day) => day,
        }
    }
}

impl Serialize for PartialDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Year(year) => serializer.collect_str(year),
            Self::Day(day) => serializer.collect_str(day),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let year = || {
            (text.len() == 4)
                .then(|| {
                    text.parse()
                        .ok()
                        .filter(|year| (1900..=2200).contains(year))
                })
                .flatten()
        };
        parse_day(&text)
            .map(Self::Day)
            .or_else(|| year().map(Self::Year))
            .ok_or_else(|| D::Error::custom("a day or a quoted year"))
    }
}

impl JsonSchema for PartialDay {
    fn schema_name() -> Cow<'static, str> {
        "PartialDay".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "x-format": "partial-date"})
    }
}

/// A day, or a word that stands in its place, such as `continuous`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum DayOr<W> {
    /// A day.
    Day(Day),
    /// The word.
    Word(W),
}

impl<W> DayOr<W> {
    /// The day, when it is one.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day.0),
            Self::Word(_) => None,
        }
    }
}

/// A text of a form of its own: what it is, whether a text has the form, why another is refused, and how schemas call it.
macro_rules! form {
    ($(#[$doc:meta])* $name:ident, $has_form:expr, $refusal:literal, $schema:tt) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text as it is stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Reads a text; `None` when it does not have the form.
            pub fn parse(text: &str) -> Option<Self> {
                $has_form(text).then(|| Self(text.to_owned()))
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::parse(&String::deserialize(deserializer)?)
                    .ok_or_else(|| D::Error::custom($refusal))
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

form!(
    /// A telephone number in international form, such as `+842439990001`, or a hotline of 3 to 8 digits.
    Phone,
    crate::format::text::is_phone,
    "a phone is written +84…",
    {"type": "string", "x-format": "phone"}
);

form!(
    /// A school year, such as `2026-2027`.
    SchoolYear,
    crate::format::text::is_school_year,
    "a school year is two years in a row",
    {"type": "string", "x-format": "school-year", "x-code": true}
);

form!(
    /// An absolute address of the web, `http` or `https` only.
    WebUrl,
    is_web_url,
    "an address starts with https://",
    {"type": "string", "x-format": "url"}
);

/// Whether a text is an `http` or `https` address with a host.
fn is_web_url(text: &str) -> bool {
    let schemes = ["https://", "http://"];
    let Some(rest) = schemes.iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_clean = !text
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'));
    is_clean && !host.is_empty()
}

/// Reads `YYYY-MM-DD` and nothing else.
fn parse_day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}
