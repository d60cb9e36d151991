//! Days, moments and times: the forms in which they are stored, and those in which people write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use crate::diag::Text;

/// `YYYY-MM-DD` and nothing else.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && text
            .parse()
            .is_ok_and(|year: u16| (1900..=2200).contains(&year))
}

/// A day, or a day and a time of day, with an offset or without.
pub(super) fn is_moment(text: &str) -> bool {
    let timed = text.contains(['T', ' ']);
    is_day(text) || timed && (text.parse::<Timestamp>().is_ok() || text.parse::<DateTime>().is_ok())
}

/// `HH:MM`.
pub(super) fn is_time(text: &str) -> bool {
    text.len() == 5 && text.contains(':') && text.parse::<Time>().is_ok()
}

/// The day that a text means: day, month and year in the order of the country, or year first.
pub(super) fn day(text: &str) -> Option<String> {
    let (date, _) = split_time(text);
    let between = date.split(|letter: char| letter.is_ascii_digit());
    if !between.into_iter().all(is_day_separator) {
        return None;
    }
    let (year, month, day) = parts(&date)?;
    let date = Date::new(year, month, day);
    // A month of more than 12 is a day, as some countries write it first.
    let date = date.or_else(|_| Date::new(year, day, month));
    Some(date.ok()?.to_string())
}

/// Year, month and day in the order in which the country writes them, or with the year first.
fn parts(date: &str) -> Option<(i16, i8, i8)> {
    let (year, month, day) = match numbers(date).as_slice() {
        [only] if only.len() == 8 => (only.get(..4)?, only.get(4..6)?, only.get(6..)?),
        [year, month, day] if year.len() == 4 => (*year, *month, *day),
        [day, month, year] if year.len() == 4 => (*year, *month, *day),
        _ => return None,
    };
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// What to do about a day whose year has two digits, or a month without its day.
pub(super) fn unfinished(text: &str) -> Option<Text> {
    let (date, _) = split_time(text);
    let between = || date.split(|letter: char| letter.is_ascii_digit());
    match *numbers(&date).as_slice() {
        [day, month, year]
            if year.len() == 2 && day.len() <= 2 && between().all(is_day_separator) =>
        {
            let whole = self::day(&format!("{day}/{month}/20{year}"))?;
            Some(Text::new(
                format!(
                    "viết năm bằng bốn chữ số; nếu là ngày {day} tháng {month} năm 20{year} thì viết {whole}"
                ),
                format!(
                    "write the year with four digits: {whole} for day {day} of month {month} of 20{year}"
                ),
            ))
        }
        [month, year] | [year, month] if year.len() == 4 && month.len() <= 2 => {
            let first = Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
            let last = first.last_of_month();
            Some(Text::new(
                format!("viết cả ngày, ví dụ {first} hoặc {last}"),
                format!("write the day too, such as {first} or {last}"),
            ))
        }
        _ => None,
    }
}

/// Why the calendar has no such day, for a text that is written like one.
pub(super) fn impossible(text: &str) -> Option<Text> {
    let (date, _) = split_time(text);
    let mut between = date.split(|letter: char| letter.is_ascii_digit());
    if !between.all(is_day_separator) || day(text).is_some() {
        return None;
    }
    let (year, month, _) = parts(&date)?;
    let Ok(first) = Date::new(year, month, 1) else {
        return Some(Text::new(
            format!("viết lại ngày; tháng chỉ từ 1 đến 12, không có tháng {month}"),
            format!("write the day again; months are 1 to 12, there is no month {month}"),
        ));
    };
    let days = first.days_in_month();
    Some(Text::new(
        format!("viết lại ngày; tháng {month} năm {year} chỉ có {days} ngày"),
        format!("write the day again; month {month} of {year} has {days} days"),
    ))
}

/// The day and the time that a text means.
pub(super) fn moment(text: &str) -> Option<String> {
    let (_, clock) = split_time(text);
    let clock = clock?;
    let (clock, offset) = clock
        .find(['+', 'Z'])
        .map_or((clock, ""), |at| clock.split_at(at));
    Some(format!("{}T{}{offset}", day(text)?, time(clock)?))
}

/// The time of day that a text means: `8:30`, `8h30`, `8h`.
pub(super) fn time(text: &str) -> Option<String> {
    let (hour, rest) = text.trim().split_once([':', 'h', 'g'])?;
    let minute = rest
        .split(':')
        .next()
        .filter(|minute| !minute.is_empty())
        .unwrap_or("0");
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    Some(format!("{:02}:{:02}", time.hour(), time.minute()))
}

/// What of a text is about the day, and the word of it that is about the time.
fn split_time(text: &str) -> (String, Option<&str>) {
    let words = || text.split([' ', ',', 'T']).filter(|word| !word.is_empty());
    let clock = words().find(|word| {
        word.starts_with(|first: char| first.is_ascii_digit()) && word.contains([':', 'h', 'g'])
    });
    let day: Vec<&str> = words().filter(|word| Some(*word) != clock).collect();
    (day.join(" "), clock)
}

fn is_day_separator(between: &str) -> bool {
    let words = between.split([' ', '/', '-', '.']);
    words
        .filter(|word| !word.is_empty())
        .all(|word| matches!(word, "ngày" | "Ngày" | "tháng" | "năm"))
}

fn numbers(text: &str) -> Vec<&str> {
    let groups = text.split(|letter: char| !letter.is_ascii_digit());
    groups.filter(|group| !group.is_empty()).collect()
}
