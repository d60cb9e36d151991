//! How a language writes figures and dates: the one place that chooses between Vietnamese and English.

use jiff::civil::{Date, DateTime, Time};

use super::{NO_BREAK_SPACE, calendar, english, number};

/// The habits of a language in writing figures and dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// 224.500; 72,2 %; 1.500.000 đồng; 04/3/2022; 8 giờ 30.
    #[default]
    Vietnamese,
    /// 224,500; 72.2%; 1,500,000 VND; 4 March 2022; 8:30.
    English,
}

impl Locale {
    /// The habits of the language with this tag. A language of which nothing is known here is
    /// written the English way, which most readers of figures can read.
    pub fn of(language: &str) -> Self {
        match language.split('-').next() {
            Some("vi") => Self::Vietnamese,
            _ => Self::English,
        }
    }

    /// A whole number with its thousands.
    pub fn integer(self, value: i64) -> String {
        match self {
            Self::Vietnamese => number::integer(value),
            Self::English => english::integer(value),
        }
    }

    /// A number with at most so many digits of a fraction.
    pub fn decimal(self, value: f64, max_fraction_digits: usize) -> String {
        match self {
            Self::Vietnamese => number::decimal(value, max_fraction_digits),
            Self::English => english::decimal(value, max_fraction_digits),
        }
    }

    /// A percentage; the value is in percent.
    pub fn percent(self, value: f64) -> String {
        self.quantity(value, "%")
    }

    /// A number and its unit in the words of the language, or `%`.
    pub fn quantity(self, value: f64, unit: &str) -> String {
        match self {
            Self::Vietnamese => number::quantity(value, unit),
            Self::English => english::quantity(value, unit),
        }
    }

    /// An amount of Vietnamese money in whole đồng.
    pub fn money(self, dong: i64) -> String {
        match self {
            Self::Vietnamese => number::money(dong),
            Self::English => format!("{}{NO_BREAK_SPACE}VND", english::integer(dong)),
        }
    }

    /// A date, short.
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Vietnamese => calendar::date(date),
            Self::English => english::date(date),
        }
    }

    /// A date as a sentence says it.
    pub fn long_date(self, date: Date) -> String {
        match self {
            Self::Vietnamese => calendar::long_date(date),
            Self::English => english::date(date),
        }
    }

    /// The day of the week.
    pub fn weekday(self, date: Date) -> String {
        match self {
            Self::Vietnamese => calendar::weekday(date),
            Self::English => english::weekday(date),
        }
    }

    /// A time of day.
    pub fn time(self, time: Time) -> String {
        match self {
            Self::Vietnamese => calendar::time(time),
            Self::English => english::time(time),
        }
    }

    /// A moment: time, day of the week, date.
    pub fn date_time(self, moment: DateTime) -> String {
        match self {
            Self::Vietnamese => calendar::date_time(moment),
            Self::English => english::date_time(moment),
        }
    }

    /// The time from start to end, saying once what both share.
    pub fn date_time_range(self, start: DateTime, end: DateTime) -> String {
        match self {
            Self::Vietnamese => calendar::date_time_range(start, end),
            Self::English => english::date_time_range(start, end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_told_by_the_first_part_of_its_tag() {
        assert_eq!(Locale::of("vi-VN"), Locale::Vietnamese);
        assert_eq!(Locale::of("en"), Locale::English);
        assert_eq!(Locale::Vietnamese.money(1_500_000), "1.500.000\u{a0}đồng");
        assert_eq!(Locale::English.money(1_500_000), "1,500,000\u{a0}VND");
    }
}
