//! Dates and times as official Vietnamese texts write them: 04/3/2022, 14/01/2021, 8 giờ 30.
//!
//! Days under 10 and the months 1 and 2 have a leading zero, so that nobody can put a 1 before them; other
//! months have none. A date or a time never breaks over two lines. Longer phrases break only after a
//! comma or after the dash of a range.

use jiff::civil::{Date, DateTime, Time, Weekday};

use super::NO_BREAK_SPACE as NBSP;

/// A date in figures: `04/3/2022`.
pub fn date(date: Date) -> String {
    format!("{}/{}", day_month(date), date.year())
}

/// A date in words and figures: `ngày 04 tháng 3 năm 2022`.
pub fn long_date(date: Date) -> String {
    let (day, month, year) = (date.day(), month(date), date.year());
    format!("ngày{NBSP}{day:02}{NBSP}tháng{NBSP}{month}{NBSP}năm{NBSP}{year}")
}

/// The month of a date whose day does not matter: `tháng 3/2022`.
pub fn month_year(date: Date) -> String {
    format!("tháng{NBSP}{}/{}", month(date), date.year())
}

/// A time of day to the minute: `8 giờ`, `8 giờ 05`.
pub fn time(time: Time) -> String {
    match time.minute() {
        0 => format!("{}{NBSP}giờ", time.hour()),
        minute => format!("{}{NBSP}giờ{NBSP}{minute:02}", time.hour()),
    }
}

/// The day of the week: `thứ Bảy`, `chủ nhật`.
pub fn weekday(date: Date) -> String {
    match date.weekday() {
        Weekday::Monday => format!("thứ{NBSP}Hai"),
        Weekday::Tuesday => format!("thứ{NBSP}Ba"),
        Weekday::Wednesday => format!("thứ{NBSP}Tư"),
        Weekday::Thursday => format!("thứ{NBSP}Năm"),
        Weekday::Friday => format!("thứ{NBSP}Sáu"),
        Weekday::Saturday => format!("thứ{NBSP}Bảy"),
        Weekday::Sunday => format!("chủ{NBSP}nhật"),
    }
}

/// A moment: `8 giờ 30, thứ Sáu 04/3/2022`.
pub fn date_time(moment: DateTime) -> String {
    format!("{}, {}", time(moment.time()), day_in_week(moment.date()))
}

/// The days from the first to the last, saying once what they share: `04/3 – 06/3/2022`.
///
/// A single day is written alone. The dates stand in the order given: a check elsewhere reports an
/// end before its start.
pub fn date_range(first: Date, last: Date) -> String {
    if first == last {
        date(first)
    } else if first.year() == last.year() {
        range(&day_month(first), &date(last))
    } else {
        range(&date(first), &date(last))
    }
}

/// The time from start to end: `8 giờ – 11 giờ 30, thứ Sáu 04/3/2022`.
///
/// Both moments are written in full when the days differ.
pub fn date_time_range(start: DateTime, end: DateTime) -> String {
    if start == end {
        date_time(start)
    } else if start.date() == end.date() {
        let times = range(&time(start.time()), &time(end.time()));
        format!("{times}, {}", day_in_week(start.date()))
    } else {
        range(&date_time(start), &date_time(end))
    }
}

/// How far a day lies from today, in whole days: `còn 5 ngày`, `hôm nay`, `đã qua 3 ngày`.
pub fn days_until(today: Date, day: Date) -> String {
    let days = today.duration_until(day).as_hours() / 24;
    match days {
        0 => format!("hôm{NBSP}nay"),
        1.. => format!("còn{NBSP}{days}{NBSP}ngày"),
        _ => format!("đã{NBSP}qua{NBSP}{}{NBSP}ngày", days.unsigned_abs()),
    }
}

fn day_in_week(day: Date) -> String {
    format!("{}{NBSP}{}", weekday(day), date(day))
}

fn day_month(date: Date) -> String {
    format!("{:02}/{}", date.day(), month(date))
}

fn month(date: Date) -> String {
    match date.month() {
        month @ (1 | 2) => format!("{month:02}"),
        month => month.to_string(),
    }
}

/// The ordinary space is on purpose: a line may break after a dash even before a no-break space, which
/// would then indent the next line.
fn range(from: &str, to: &str) -> String {
    format!("{from}{NBSP}– {to}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date as day, time as at};

    #[test]
    fn days_under_ten_and_the_first_two_months_have_a_zero() {
        assert_eq!(date(day(2022, 3, 4)), "04/3/2022");
        assert_eq!(date(day(2021, 1, 14)), "14/01/2021");
        assert_eq!(date(day(2019, 2, 25)), "25/02/2019");
        assert_eq!(date(day(2018, 12, 4)), "04/12/2018");
        assert_eq!(
            long_date(day(2022, 3, 4)),
            "ngày\u{a0}04\u{a0}tháng\u{a0}3\u{a0}năm\u{a0}2022"
        );
        assert_eq!(month_year(day(2022, 2, 1)), "tháng\u{a0}02/2022");
    }

    #[test]
    fn times_leave_out_the_full_hour() {
        assert_eq!(time(at(8, 0, 0, 0)), "8\u{a0}giờ");
        assert_eq!(time(at(8, 30, 59, 0)), "8\u{a0}giờ\u{a0}30");
        assert_eq!(time(at(0, 5, 0, 0)), "0\u{a0}giờ\u{a0}05");
        assert_eq!(
            date_time(day(2022, 3, 4).at(8, 30, 0, 0)),
            "8\u{a0}giờ\u{a0}30, thứ\u{a0}Sáu\u{a0}04/3/2022"
        );
    }

    #[test]
    fn the_week_runs_from_the_second_day_to_sunday() {
        let names = (7..14).map(|date| weekday(day(2022, 3, date)).replace(NBSP, " "));
        let expected = ["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"].map(|name| format!("thứ {name}"));
        assert!(names.eq(expected.into_iter().chain(["chủ nhật".to_owned()])));
    }

    #[test]
    fn ranges_say_once_what_both_ends_share() {
        let march = |date| day(2022, 3, date);
        assert_eq!(date_range(march(4), march(4)), "04/3/2022");
        assert_eq!(date_range(march(4), march(6)), "04/3\u{a0}– 06/3/2022");
        assert_eq!(
            date_range(day(2022, 2, 28), march(6)),
            "28/02\u{a0}– 06/3/2022"
        );
        assert_eq!(
            date_range(day(2021, 12, 28), march(6)),
            "28/12/2021\u{a0}– 06/3/2022"
        );
        assert_eq!(
            date_time_range(march(5).at(8, 0, 0, 0), march(5).at(11, 30, 0, 0)),
            "8\u{a0}giờ\u{a0}– 11\u{a0}giờ\u{a0}30, thứ\u{a0}Bảy\u{a0}05/3/2022"
        );
        assert_eq!(
            date_time_range(march(5).at(8, 0, 0, 0), march(6).at(11, 30, 0, 0)),
            "8\u{a0}giờ, thứ\u{a0}Bảy\u{a0}05/3/2022\u{a0}– 11\u{a0}giờ\u{a0}30, chủ\u{a0}nhật\u{a0}06/3/2022"
        );
    }

    #[test]
    fn days_are_counted_from_today() {
        let today = day(2022, 2, 27);
        assert_eq!(days_until(today, day(2022, 3, 4)), "còn\u{a0}5\u{a0}ngày");
        assert_eq!(days_until(today, today), "hôm\u{a0}nay");
        assert_eq!(
            days_until(today, day(2022, 2, 24)),
            "đã\u{a0}qua\u{a0}3\u{a0}ngày"
        );
    }
}
