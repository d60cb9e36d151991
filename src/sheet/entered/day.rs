//! Days and moments as people and spreadsheets write them: serials, `20/3/2027`, `2027-03-20`, `8h30 20/3/2027`.

mod unread;
mod words;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, date};

use crate::sheet::book::Cell;
use crate::sheet::problems::Trouble;

/// The days that a bare number is taken for: from 1954 to 2119.
const SERIALS: std::ops::Range<f64> = 20_000.0..80_500.0;

/// A day; a time of day beside it is left out.
pub(super) fn day(cell: &Cell) -> Result<Date, Trouble> {
    let found = match cell {
        Cell::Date(serial) | Cell::Number(serial) => moment_of(*serial).map(|moment| moment.date()),
        Cell::Text(text) => read_day(text.trim()),
        _ => None,
    };
    found.ok_or_else(|| unread::day(&cell.text()))
}

/// A moment as content writes it: `2027-03-20T08:00`, or the day alone.
pub(super) fn moment(cell: &Cell) -> Result<String, Trouble> {
    let found = match cell {
        Cell::Date(serial) | Cell::Number(serial) => {
            moment_of(*serial).map(|moment| match moment.time() == Time::midnight() {
                true => moment.date().to_string(),
                false => moment.strftime("%Y-%m-%dT%H:%M").to_string(),
            })
        }
        Cell::Text(text) => read_moment(text.trim()),
        _ => None,
    };
    found.ok_or_else(|| {
        Trouble::new(
            format!("không đọc được thời điểm {:?}", cell.text()),
            format!("the moment {:?} cannot be read", cell.text()),
            "viết ngày rồi giờ, ví dụ 20/3/2027 08:00",
            "write the day, then the time, such as 20/3/2027 08:00",
        )
    })
}

/// The wall clock of a spreadsheet's serial, to the minute.
fn moment_of(serial: f64) -> Option<DateTime> {
    if !SERIALS.contains(&serial) {
        return None;
    }
    let minutes = (serial.fract() * 1440.0).round() as i64;
    let day = date(1899, 12, 30)
        .checked_add((serial.trunc() as i64).days())
        .ok()?;
    day.to_datetime(Time::midnight())
        .checked_add(minutes.minutes())
        .ok()
}

fn read_day(text: &str) -> Option<Date> {
    let (day, rest) = day_and_rest(text)?;
    let rest = rest.trim().trim_start_matches('T');
    (rest.is_empty() || read_time(rest).is_some()).then_some(day)
}

fn read_moment(text: &str) -> Option<String> {
    // What is a moment of the content already, seconds and zone included, stays as it is.
    if text.parse::<jiff::Timestamp>().is_ok() {
        return Some(text.to_owned());
    }
    if let Some((day, rest)) = day_and_rest(text) {
        let rest = rest.trim().trim_start_matches(['T', ',']).trim();
        let rest = rest.strip_prefix("lúc").unwrap_or(rest);
        return match rest.trim() {
            "" => Some(day.to_string()),
            time => Some(stamp(day, read_time(time)?)),
        };
    }
    // The time can come first: 8h30 ngày 20/3/2027.
    let lower = text.to_lowercase();
    let at = lower.find("ngày").or_else(|| lower.rfind(' '))?;
    let (time, day) = (lower.get(..at)?, lower.get(at..)?);
    let time = read_time(time.trim().trim_end_matches(','))?;
    Some(stamp(read_day(day.trim())?, time))
}

fn stamp(day: Date, (hour, minute): (i8, i8)) -> String {
    format!("{day}T{hour:02}:{minute:02}")
}

/// The day at the start of a text, and what follows it.
fn day_and_rest(text: &str) -> Option<(Date, &str)> {
    let (numbers, rest) = numbers(words::behind_words(text))?;
    let rest = words::without_weekday(rest);
    let day = match numbers.as_slice() {
        [(year, 4), (month, 1..=2), (day, 1..=2)] => valid(*year, *month, *day),
        [(day, 1..=2), (month, 1..=2), (year, 4)] => valid(*year, *month, *day),
        [(day, 1..=2), (month, 1..=2), (year, 2)] => valid(2000 + year, *month, *day),
        [(serial, 5)] if rest.is_empty() => {
            moment_of(f64::from(*serial)).map(|moment| moment.date())
        }
        _ => None,
    };
    day.map(|day| (day, rest))
}

/// The three numbers of a day, each with how many digits it has, and what follows them.
fn numbers(text: &str) -> Option<(Vec<(i16, usize)>, &str)> {
    let mut numbers = Vec::new();
    let mut rest = text;
    while numbers.len() < 3 {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        match (digits, words::month(rest)) {
            (0, Some((month, behind))) if numbers.len() == 1 => {
                numbers.push((month, 2));
                rest = behind;
            }
            (0, _) => break,
            _ => {
                numbers.push((rest.get(..digits)?.parse::<i16>().ok()?, digits));
                rest = rest.get(digits..)?;
            }
        }
        if numbers.len() < 3 {
            rest = between(rest)?;
        }
    }
    Some((numbers, rest))
}

/// What follows that which stands between the numbers of a day: a mark, a word, or a space alone.
fn between(rest: &str) -> Option<&str> {
    let mut behind = rest.trim_start();
    if let Some(found) = behind.strip_prefix([',', '/', '-', '.']) {
        behind = found.trim_start();
    }
    for word in ["tháng", "thg", "năm"] {
        if let Some(found) = words::behind(behind, word) {
            behind = found.trim_start();
        }
    }
    (rest.is_empty() || behind.len() < rest.len()).then_some(behind)
}

fn valid(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// What follows a time that counts from midnight, and one that may count from noon.
const MORNING: &[&str] = &["sa", "am", "sáng"];
const AFTERNOON: &[&str] = &["ch", "pm", "chiều", "tối"];

/// `08:00`, `8h30`, `8 giờ`, `08:00:00`, `2:30 CH`, `2 giờ chiều`.
fn read_time(text: &str) -> Option<(i8, i8)> {
    let text = text.trim().to_lowercase();
    let strip = |ends: &[&str]| ends.iter().find_map(|end| text.strip_suffix(end));
    if let Some(time) = strip(MORNING) {
        let (hour, minute) = read_clock(time)?;
        // Twelve in the morning is midnight.
        return Some((if hour == 12 { 0 } else { hour }, minute));
    }
    match strip(AFTERNOON) {
        Some(time) => {
            let (hour, minute) = read_clock(time)?;
            Some((if hour < 12 { hour + 12 } else { hour }, minute))
        }
        None => read_clock(&text),
    }
}

fn read_clock(text: &str) -> Option<(i8, i8)> {
    let text = text
        .replace("giờ", ":")
        .replace(['h', 'g'], ":")
        .replace("phút", "")
        .replace(' ', "");
    let mut parts = text.split(':');
    let hour: i8 = parts.next()?.parse().ok()?;
    let minute: i8 = match parts.next().unwrap_or_default() {
        "" => 0,
        minute => minute.parse().ok()?,
    };
    let rest: String = parts.collect();
    ((0..24).contains(&hour) && (0..60).contains(&minute) && matches!(rest.as_str(), "" | "00"))
        .then_some((hour, minute))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Lang;

    #[test]
    fn days_are_read_as_they_are_written() {
        for text in [
            "20/3/2027",
            "20-03-2027",
            "20.3.27",
            "2027-03-20",
            "2027/3/20",
            "20/03/2027 00:00",
            "ngày 20 tháng 3 năm 2027",
            "20/03/2027 00:00:00",
            "Thứ Bảy, 20/3/2027",
            "thứ 7 ngày 20/3/2027",
            "T7, 20/3/2027",
            "20/3/2027 (thứ bảy)",
            "hết ngày 20/3/2027",
            "đến hết 20/3/2027",
            "20 tháng Ba 2027",
            "20 tháng ba, năm 2027",
            "20-thg 3-27",
            "20-Mar-27",
            "20 March 2027",
            "20/3/2027.",
            "20 / 3 / 2027",
        ] {
            assert_eq!(
                day(&Cell::Text(text.to_owned())).ok(),
                Some(date(2027, 3, 20)),
                "{text}"
            );
        }
        assert_eq!(day(&Cell::Date(46_466.0)).ok(), Some(date(2027, 3, 20)));
        assert_eq!(day(&Cell::Number(46_466.0)).ok(), Some(date(2027, 3, 20)));
        for text in ["3/20/2027", "31/2/2027", "tháng 3/2027", "20/3", "sớm"] {
            assert!(day(&Cell::Text(text.to_owned())).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_day_is_said() {
        let hint = |text: &str| {
            let trouble = day(&Cell::Text(text.to_owned())).err();
            trouble.map(|trouble| trouble.hint.get(Lang::Vi).to_owned())
        };
        for (text, words) in [
            ("20/3", "năm"),
            ("ngày 20 tháng 3", "năm"),
            ("3/2027", "ngày"),
            ("tháng 3/2027", "ngày"),
            ("tháng 3 năm 2027", "ngày"),
            ("3/20/2027", "20/3/2027"),
            ("31/2/2027", "28"),
            ("20/20/2026", "ví dụ"),
            ("20-25/3/2027", "ví dụ"),
            ("quý I/2027", "ví dụ"),
        ] {
            let hint = hint(text).unwrap_or_default();
            assert!(hint.contains(words), "{text}: {hint}");
        }
    }

    #[test]
    fn moments_are_read_as_they_are_written() {
        for text in [
            "20/3/2027 08:30",
            "8h30 ngày 20/3/2027",
            "8 giờ 30 20/3/2027",
            "2027-03-20T08:30",
            "20/3/2027, 8h30",
            "20/3/2027 8:30 SA",
            "8 giờ 30 sáng 20/3/2027",
        ] {
            assert_eq!(
                moment(&Cell::Text(text.to_owned())).ok().as_deref(),
                Some("2027-03-20T08:30"),
                "{text}"
            );
        }
        assert_eq!(
            moment(&Cell::Date(46_466.354_166_666_664)).ok().as_deref(),
            Some("2027-03-20T08:30")
        );
        assert_eq!(
            moment(&Cell::Text("20/3/2027".to_owned())).ok().as_deref(),
            Some("2027-03-20")
        );
        let afternoon = moment(&Cell::Text("20/3/2027 2:30 CH".to_owned()));
        assert_eq!(afternoon.ok().as_deref(), Some("2027-03-20T14:30"));
        assert!(moment(&Cell::Text("20/3/2027 25:00".to_owned())).is_err());
    }
}
