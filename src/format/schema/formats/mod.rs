//! The forms that a text can have to have: days, moments, phones, addresses.
//!
//! A schema names one with `"format"` or, where JSON Schema has no name for it, `"x-format"`. What
//! an editor wrote instead is recognised where it can only mean one thing, so that it can be proposed.

mod contact;
mod day;
mod figure;
mod school_year;

use super::words::shown;
use crate::diag::{Code, Text, codes};
use crate::format::text;

pub use figure::figure;
pub(super) use figure::{counted, degrees, grouped};

/// A form of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `date`: a day, `2022-03-04`.
    Day,
    /// `partial-date`: a day, or a year alone.
    PartialDay,
    /// `moment`: a day, or a day and a time, with an offset or without.
    Moment,
    /// `time`: hours and minutes, `08:30`.
    Time,
    /// `url`: an absolute address of the web, `http` or `https` only.
    Url,
    /// `phone`: a number in international form, or a hotline.
    Phone,
    /// `email`: an address of electronic mail.
    Email,
    /// `id`: lower-case letters without marks, digits and hyphens.
    Id,
    /// `school-year`: two years in a row, `2026-2027`.
    SchoolYear,
    /// `time-zone`: a name of the IANA database, such as `Asia/Ho_Chi_Minh`.
    Zone,
}

/// The names by which schemas call the forms.
const NAMES: &[(&str, Form)] = &[
    ("date", Form::Day),
    ("partial-date", Form::PartialDay),
    ("moment", Form::Moment),
    ("date-time", Form::Moment),
    ("date-time-local", Form::Moment),
    ("time", Form::Time),
    ("url", Form::Url),
    ("uri", Form::Url),
    ("phone", Form::Phone),
    ("email", Form::Email),
    ("id", Form::Id),
    ("school-year", Form::SchoolYear),
    ("time-zone", Form::Zone),
];

impl Form {
    /// The form of this name; `None` for names that say nothing of a text, such as `uint32`.
    pub fn named(name: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, form)| *form)
    }

    /// Whether a text has the form.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Day => day::is_day(text),
            Self::PartialDay => day::is_day(text) || day::is_year(text),
            Self::Moment => day::is_moment(text),
            Self::Time => day::is_time(text),
            Self::Url => contact::is_url(text),
            Self::Phone => text::is_phone(text),
            Self::Email => text::is_email(text),
            Self::Id => text::is_id(text),
            Self::SchoolYear => text::is_school_year(text),
            Self::Zone => text::is_zone(text),
        }
    }

    /// The code of a text that has not the form; `plain` when it stands without quotes.
    pub(super) fn code(self, text: &str, plain: bool) -> Code {
        match self {
            Self::Id => codes::BAD_ID,
            Self::Url if contact::has_other_scheme(text) => codes::FORBIDDEN_LINK,
            // Other readers of YAML take these for numbers, so quotes are part of the remedy.
            Self::Phone | Self::Time if plain => codes::YAML_TRAP,
            _ => codes::BAD_VALUE,
        }
    }

    /// What is wanted, in the middle of a sentence.
    pub fn wanted(self) -> Text {
        let (vi, en) = match self {
            Self::Day => ("ngày dạng 2022-03-04", "a day such as 2022-03-04"),
            Self::PartialDay => (
                "ngày dạng 2022-03-04 hoặc năm dạng \"2022\"",
                "a day such as 2022-03-04 or a year such as \"2022\"",
            ),
            Self::Moment => (
                "thời điểm dạng 2022-03-04T08:00",
                "a moment such as 2022-03-04T08:00",
            ),
            Self::Time => ("giờ dạng \"08:30\"", "a time such as \"08:30\""),
            Self::Url => (
                "địa chỉ web bắt đầu bằng https://",
                "a web address that starts with https://",
            ),
            Self::Phone => (
                "số điện thoại dạng \"+842439990001\"",
                "a phone number such as \"+842439990001\"",
            ),
            Self::Email => ("địa chỉ thư điện tử", "an e-mail address"),
            Self::Id => (
                "mã gồm chữ thường không dấu, chữ số và dấu gạch nối",
                "an id of lower-case letters without marks, digits and hyphens",
            ),
            Self::SchoolYear => (
                "năm học dạng \"2026-2027\"",
                "a school year such as \"2026-2027\"",
            ),
            Self::Zone => (
                "múi giờ dạng Asia/Ho_Chi_Minh",
                "a time zone such as Asia/Ho_Chi_Minh",
            ),
        };
        Text::new(vi, en)
    }

    /// What to write instead, as it would stand in YAML; `None` when it is not clear what was meant.
    pub fn proposal(self, written: &str) -> Option<String> {
        // Word processors put curly quotes where YAML knows only straight ones.
        let written = written.trim_matches(['“', '”', '„', '‘', '’', '"', '\'', ' ']);
        let (proposal, quoted) = match self {
            Self::Day => (day::day(written)?, false),
            Self::PartialDay => (day::day(written)?, false),
            Self::Moment => (day::moment(written).or_else(|| day::day(written))?, false),
            Self::Time => (day::time(written)?, true),
            Self::Url => (contact::url(written)?, false),
            Self::Phone => (text::stored_phone(written)?, true),
            Self::Email => return None,
            Self::SchoolYear => (text::school_year(written)?, true),
            Self::Zone => (text::zone(written), false),
            Self::Id => {
                let slug = text::slug(written);
                let quoted = !is_text(&slug);
                (slug, quoted)
            }
        };
        if !self.accepts(&proposal) {
            return None;
        }
        Some(if quoted {
            format!("\"{proposal}\"")
        } else {
            proposal
        })
    }

    /// What to do about a text of which nothing can be proposed, where more can be said than what is wanted.
    pub(super) fn remedy(self, written: &str) -> Option<Text> {
        match self {
            Self::Day | Self::PartialDay | Self::Moment => {
                day::impossible(written).or_else(|| day::unfinished(written))
            }
            Self::SchoolYear => Some(school_year::remedy(written)),
            _ => None,
        }
    }

    /// What is wrong with a text beyond its form, when that can be said.
    pub(super) fn objection(self, written: &str) -> Option<Text> {
        let shown = shown(written);
        match self {
            Self::Day | Self::PartialDay | Self::Moment if day::impossible(written).is_some() => {
                Some(Text::new(
                    format!("lịch không có ngày {shown}"),
                    format!("the calendar has no day {shown}"),
                ))
            }
            Self::Url if contact::has_other_scheme(written) => Some(Text::new(
                format!("không được dùng địa chỉ \"{shown}\""),
                format!("the address \"{shown}\" is not allowed"),
            )),
            Self::Zone => Some(Text::new(
                format!("không có múi giờ \"{shown}\""),
                format!("there is no time zone \"{shown}\""),
            )),
            _ => None,
        }
    }
}

/// Whether YAML reads a word as a text where it stands without quotes.
fn is_text(word: &str) -> bool {
    serde_yaml::from_str::<serde_yaml::Value>(word).is_ok_and(|value| value.is_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(name: &str, written: &str, proposal: Option<&str>) {
        let form = Form::named(name).unwrap();
        assert!(!form.accepts(written), "{written}");
        assert_eq!(form.proposal(written).as_deref(), proposal);
    }

    #[test]
    fn good_texts_are_accepted() {
        let good = [
            ("date", "2022-03-04"),
            ("partial-date", "2015"),
            ("moment", "2022-03-04"),
            ("moment", "2022-03-04T08:00"),
            ("moment", "2022-03-04T08:00:00+07:00"),
            ("moment", "2022-03-04 08:00"),
            ("time", "08:30"),
            ("url", "https://vi-du.example/a?b=c#d"),
            ("phone", "+842439990001"),
            ("phone", "111"),
            ("email", "a.b@truong.example"),
            ("id", "cd-hoa-sen"),
        ];
        for (name, text) in good {
            assert!(Form::named(name).unwrap().accepts(text), "{name} {text}");
        }
    }

    #[test]
    fn days_are_recognised() {
        for written in [
            "04/03/2022",
            "4-3-2022",
            "4.3.2022",
            "2022/3/4",
            "20220304",
            "ngày 4 tháng 3 năm 2022",
            "4/3/2022 08:00",
        ] {
            check("date", written, Some("2022-03-04"));
        }
        for written in [
            "",
            "2022",
            "4/3",
            "04/03/22",
            "2022-02-30",
            "31/02/2022",
            "mai",
            "1 2 3",
            "99999999999999999999",
        ] {
            check("date", written, None);
        }
        for (written, told) in [
            ("01/04/26", "2026-04-01"),
            ("hết tháng 8/2026", "2026-08-31"),
        ] {
            let remedy = Form::Day.remedy(written).unwrap();
            assert!(
                remedy.get(crate::diag::Lang::Vi).contains(told),
                "{written}"
            );
        }
        assert!(Form::Day.remedy("31/02/26").is_none() && Form::Day.remedy("99/2026").is_none());
        assert!(Form::Day.objection("2022-02-30").is_some());
        assert!(Form::Day.objection("mai").is_none());
    }

    #[test]
    fn moments_and_times_are_recognised() {
        check("moment", "04/03/2022 8:30", Some("2022-03-04T08:30"));
        check("moment", "8h30 ngày 4/3/2022", Some("2022-03-04T08:30"));
        check(
            "moment",
            "2022-03-04T8:00+07:00",
            Some("2022-03-04T08:00+07:00"),
        );
        check("moment", "8:30", None);
        check("moment", "20220304", Some("2022-03-04"));
        check("time", "8:30", Some("\"08:30\""));
        check("time", "8h", Some("\"08:00\""));
        check("time", "25:00", None);
    }

    #[test]
    fn phones_and_addresses_are_recognised() {
        check("phone", "024 3999 0001", Some("\"+842439990001\""));
        check("phone", "84912345678", Some("\"+84912345678\""));
        check("phone", "(024) 3999.0001", Some("\"+842439990001\""));
        check("phone", "0243", None);
        check(
            "url",
            "www.truong.example",
            Some("https://www.truong.example"),
        );
        check("url", "javascript:alert(1)", None);
        check("url", "https://", None);
        check("email", "a@b", None);
        check("id", "CĐ Hoa Sen", Some("cd-hoa-sen"));
        assert_eq!(Form::Url.code(" JavaScript:x", true), codes::FORBIDDEN_LINK);
        assert_eq!(Form::Url.code("truong.example:80", true), codes::BAD_VALUE);
    }

    proptest! {
        #[test]
        fn every_proposal_has_the_form(written in "([0-9]{1,4}|[/.:+h -]|T|ngày |tháng |năm |\\PC){0,10}") {
            for (_, form) in NAMES {
                if let Some(proposal) = form.proposal(&written) {
                    prop_assert!(form.accepts(proposal.trim_matches('"')));
                }
            }
        }
    }
}
