//! Figures and dates as English texts write them: 224,500, 72.2%, 1,500,000 VND, 4 March 2022, 8:30.
//!
//! Times have 24 hours and no leading zero. What belongs together never breaks over two lines.

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::NO_BREAK_SPACE as NBSP;
use super::decimal::Decimal;
use super::number::{FRACTION_DIGITS, NO_NUMBER, grouped};

/// A number with a decimal point and at most so many digits after it: `1,234.5`; a dash for none.
pub(super) fn decimal(value: f64, max_fraction_digits: usize) -> String {
    let Some(number) = Decimal::new(value, max_fraction_digits) else {
        return NO_NUMBER.to_owned();
    };
    let sign = if number.negative { "-" } else { "" };
    let whole = grouped(&number.whole, ',');
    if number.fraction.is_empty() {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{}", number.fraction)
    }
}

/// A whole number with a comma between thousands: `224,500`.
pub(super) fn integer(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&value.unsigned_abs().to_string(), ','))
}

/// A number with its unit: `224,500 enrolments`. A percent sign follows at once.
pub(super) fn quantity(value: f64, unit: &str) -> String {
    let number = decimal(value, FRACTION_DIGITS);
    match unit {
        _ if !value.is_finite() => number,
        "" => number,
        "%" => format!("{number}%"),
        unit => format!("{number}{NBSP}{unit}"),
    }
}

/// A date: `4 March 2022`.
pub(super) fn date(date: Date) -> String {
    format!("{}{NBSP}{}", day_month(date), date.year())
}

/// A time of day to the minute: `8:30`.
pub(super) fn time(time: Time) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

/// The day of the week: `Saturday`.
pub(super) fn weekday(date: Date) -> String {
    match date.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
    .to_owned()
}

/// A moment: `8:30, Friday 4 March 2022`.
pub(super) fn date_time(moment: DateTime) -> String {
    format!("{}, {}", time(moment.time()), day_in_week(moment.date()))
}

/// The time from start to end: `8:00 to 11:30, Friday 4 March 2022`; in full when the days differ.
pub(super) fn date_time_range(start: DateTime, end: DateTime) -> String {
    if start == end {
        date_time(start)
    } else if start.date() == end.date() {
        let (from, to) = (time(start.time()), time(end.time()));
        format!("{from}{NBSP}to{NBSP}{to}, {}", day_in_week(start.date()))
    } else {
        format!("{}{NBSP}to {}", date_time(start), date_time(end))
    }
}

fn day_in_week(day: Date) -> String {
    format!("{}{NBSP}{}", weekday(day), date(day))
}

fn day_month(date: Date) -> String {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()) - 1);
    format!("{}{NBSP}{}", date.day(), month.copied().unwrap_or_default())
}

/// The names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn figures_have_commas_and_points() {
        assert_eq!(integer(-1_500_000), "-1,500,000");
        assert_eq!(decimal(1234.5, 1), "1,234.5");
        assert_eq!(decimal(f64::NAN, 1), "–");
        assert_eq!(quantity(72.2, "%"), "72.2%");
        assert_eq!(quantity(224_500.0, "people"), "224,500\u{a0}people");
        assert_eq!(quantity(f64::NAN, "people"), "–");
    }

    #[test]
    fn dates_name_their_month() {
        let march = day(2022, 3, 4);
        assert_eq!(date(march).replace(NBSP, " "), "4 March 2022");
        assert_eq!(
            date_time_range(march.at(8, 0, 0, 0), march.at(11, 30, 0, 0)).replace(NBSP, " "),
            "8:00 to 11:30, Friday 4 March 2022"
        );
        assert_eq!(
            date_time_range(march.at(8, 0, 0, 0), day(2022, 3, 5).at(9, 5, 0, 0))
                .replace(NBSP, " "),
            "8:00, Friday 4 March 2022 to 9:05, Saturday 5 March 2022"
        );
        assert_eq!(
            date(day(2022, 12, 25)).replace(NBSP, " "),
            "25 December 2022"
        );
    }
}
