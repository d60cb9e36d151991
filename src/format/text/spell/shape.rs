//! What a written number is: an amount, a date, a time, or digits joined in some other way.

use super::super::words::{digits_words, fraction_words, one_by_one};

/// A number by the way it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape<'a> {
    /// A whole number without dots, as written: `2022`, `04`.
    Plain(&'a str),
    /// A number with dots between thousands, or a comma, without the dots.
    Amount {
        /// The digits before the comma.
        whole: String,
        /// The digits after the comma, possibly none.
        fraction: &'a str,
    },
    /// `04/3/2022`, or without its year `04/3`.
    Date {
        /// The day, 1 to 31.
        day: &'a str,
        /// The month, 1 to 12.
        month: &'a str,
        /// The year, where written.
        year: Option<&'a str>,
    },
    /// `3/2022`, which after the word "quý" is a quarter.
    Month {
        /// The month, 1 to 12.
        month: &'a str,
        /// The year.
        year: &'a str,
    },
    /// `8:30`.
    Time {
        /// The hour, 0 to 24.
        hour: &'a str,
        /// The minute, two digits.
        minute: &'a str,
    },
    /// Digits and marks in any other order: `2.3.2`, `46/2015`.
    Joined(&'a str),
}

impl<'a> Shape<'a> {
    /// The shape of digits with `.`, `,`, `/` or `:` between them.
    pub(super) fn of(number: &'a str) -> Self {
        let parts: Vec<&str> = number.split('/').collect();
        match parts.as_slice() {
            [day, month, year] if is(day, 1..=31) && is(month, 1..=12) && is_year(year) => {
                Self::Date {
                    day,
                    month,
                    year: Some(year),
                }
            }
            [month, year] if is(month, 1..=12) && is_year(year) => Self::Month { month, year },
            [day, month] if is(day, 1..=31) && is(month, 1..=12) => Self::Date {
                day,
                month,
                year: None,
            },
            [single] => Self::without_slash(single),
            _ => Self::Joined(number),
        }
    }

    fn without_slash(number: &'a str) -> Self {
        if number.bytes().all(|byte| byte.is_ascii_digit()) {
            return Self::Plain(number);
        }
        if let Some((hour, minute)) = number.split_once(':')
            && is(hour, 0..=24)
            && minute.len() == 2
            && is(minute, 0..=59)
        {
            return Self::Time { hour, minute };
        }
        let (whole, fraction) = number.split_once(',').unwrap_or((number, ""));
        match ungrouped(whole) {
            Some(whole) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
                Self::Amount { whole, fraction }
            }
            _ => Self::Joined(number),
        }
    }

    /// The number in words; `word` is the word before it, in lower case, which some numbers depend on.
    pub(super) fn words(&self, word: &str) -> String {
        match self {
            Self::Plain(digits) => plain_words(digits, word),
            Self::Amount { whole, fraction } => fraction_words(whole, fraction),
            Self::Date { day, month, year } => {
                let name = if word == "ngày" { "" } else { "ngày " };
                let day = digits_words(day);
                let month = month_words(month);
                let year = year.map(year_words).unwrap_or_default();
                format!("{name}{day} tháng {month}{year}")
            }
            Self::Month { month, year } => {
                let year = year_words(year);
                match word {
                    "tháng" => format!("{}{year}", month_words(month)),
                    "quý" => format!("{}{year}", digits_words(month)),
                    _ => format!("tháng {}{year}", month_words(month)),
                }
            }
            Self::Time { hour, minute } => time_words(hour, minute),
            Self::Joined(number) => joined_words(number),
        }
    }

    /// The number as a part of a whole, which is written like a day and a month: `3/4` is `ba phần tư`.
    pub(super) fn part_words(&self) -> Option<String> {
        match self {
            Self::Date {
                day,
                month,
                year: None,
            } => Some(format!("{} phần {}", digits_words(day), month_words(month))),
            _ => None,
        }
    }
}

/// An hour and its minute, which is silent when it is zero or empty.
pub(super) fn time_words(hour: &str, minute: &str) -> String {
    let hour = digits_words(hour);
    match minute.trim_start_matches('0') {
        "" => format!("{hour} giờ"),
        minute => format!("{hour} giờ {}", digits_words(minute)),
    }
}

/// Parts with the marks between them said aloud; a leading zero is said, since it belongs to a code.
pub(super) fn joined_words(number: &str) -> String {
    let mut spoken = String::new();
    for part in number.split_inclusive(['.', ',', '/', ':']) {
        let digits = part.trim_end_matches(['.', ',', '/', ':']);
        let code = digits.len() > 1 && digits.starts_with('0');
        spoken.push_str(&if code {
            one_by_one(digits)
        } else {
            digits_words(digits)
        });
        spoken.push_str(match part.bytes().last() {
            Some(b'.') => " chấm ",
            Some(b',') => ", ",
            Some(b'/' | b':') => " trên ",
            _ => "",
        });
    }
    spoken
}

/// The fourth of months and of an order is `tư`, the first of an order is `nhất`; a number with zeros before it that
/// is longer than a padded day is a code.
fn plain_words(digits: &str, word: &str) -> String {
    match (word, digits.trim_start_matches('0')) {
        ("tháng", month) if !month.is_empty() => month_words(month),
        ("thứ", "1") => "nhất".to_owned(),
        ("thứ", "4") => "tư".to_owned(),
        _ if digits.len() > 2 && digits.starts_with('0') => one_by_one(digits),
        _ => digits_words(digits),
    }
}

fn month_words(month: &str) -> String {
    match month.trim_start_matches('0') {
        "4" => "tư".to_owned(),
        month => digits_words(month),
    }
}

fn year_words(year: &str) -> String {
    format!(" năm {}", digits_words(year))
}

/// The digits of a number whose dots stand between thousands, or that has no dots.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 || first.starts_with('0') {
            return None;
        }
        digits.push_str(group);
    }
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(digits)
}

fn is(digits: &str, range: std::ops::RangeInclusive<u8>) -> bool {
    digits.len() <= 2 && digits.parse().is_ok_and(|value| range.contains(&value))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: &str, after: &str, expected: &str) {
        assert_eq!(Shape::of(number).words(after), expected, "{number}");
    }

    #[test]
    fn amounts_may_have_dots_and_a_comma() {
        check("224.500", "", "hai trăm hai mươi tư nghìn năm trăm");
        check("1.500.000", "", "một triệu năm trăm nghìn");
        check("72,2", "", "bảy mươi hai phẩy hai");
        check(
            "1.234,05",
            "",
            "một nghìn hai trăm ba mươi tư phẩy không năm",
        );
    }

    #[test]
    fn dates_name_their_parts_once() {
        check(
            "04/3/2022",
            "",
            "ngày bốn tháng ba năm hai nghìn không trăm hai mươi hai",
        );
        check("25/12", "trước", "ngày hai mươi lăm tháng mười hai");
        check("30/4", "ngày", "ba mươi tháng tư");
        check(
            "3/2022",
            "tháng",
            "ba năm hai nghìn không trăm hai mươi hai",
        );
        check("04", "tháng", "tư");
        check("4/2022", "quý", "bốn năm hai nghìn không trăm hai mươi hai");
    }

    #[test]
    fn the_word_before_decides_some_readings() {
        check("4", "thứ", "tư");
        check("1", "thứ", "nhất");
        check("4", "lớp", "bốn");
        check("05", "gồm", "năm");
    }

    #[test]
    fn times_leave_out_the_full_hour() {
        check("8:30", "", "tám giờ ba mươi");
        check("08:00", "", "tám giờ");
        check("1:3", "", "một trên ba");
    }

    #[test]
    fn everything_else_is_read_part_by_part() {
        check("2.3.2", "", "hai chấm ba chấm hai");
        check("4.0", "", "bốn chấm không");
        check(
            "46/2015",
            "",
            "bốn mươi sáu trên hai nghìn không trăm mười lăm",
        );
        check("1,2,3", "", "một, hai, ba");
        check("32/13", "", "ba mươi hai trên mười ba");
        check("00123", "", "không không một hai ba");
    }
}
