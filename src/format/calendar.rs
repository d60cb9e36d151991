//! Calendar files (iCalendar, RFC 5545): events and deadlines for the calendar of a phone.
//!
//! They are written here because the crate that the tests read them back with folds the last piece
//! of a line one octet too late, and takes the time and random ids from the machine where none are
//! given: the same content must give the same bytes. All times are written in UTC, so that no
//! description of a time zone is needed.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};

/// How many octets a line may have before its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// Something with a time.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The id, the same in every build and in every file that names the entry.
    pub uid: String,
    /// When what is said here was made or verified; never the time of the machine.
    pub stamp: Timestamp,
    /// When it is.
    pub time: Time,
    /// The title.
    pub summary: String,
    /// The rest, in plain text.
    pub description: String,
    /// Where it is.
    pub location: Option<String>,
    /// The whole public address of its page.
    pub url: String,
    /// How often it was changed since it was announced.
    pub sequence: u32,
    /// Whether it takes place.
    pub status: Status,
}

/// When an entry is.
#[derive(Debug, Clone, Copy)]
pub enum Time {
    /// From one instant to another, which it does not include.
    Span(Timestamp, Timestamp),
    /// A whole day, on which people are not busy, such as a deadline.
    Day(Date),
}

/// Whether an entry takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// It does.
    Confirmed,
    /// It does not any more.
    Cancelled,
}

/// A calendar of this name with these entries, in their order.
pub fn write(name: &str, entries: &[Entry]) -> Vec<u8> {
    let mut out = Lines(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Nghe//Nghe//VI");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.text("NAME", name);
    out.text("X-WR-CALNAME", name);
    for entry in entries {
        out.entry(entry);
    }
    out.line("END:VCALENDAR");
    out.0.into_bytes()
}

/// The lines of a calendar file.
struct Lines(String);

impl Lines {
    fn entry(&mut self, entry: &Entry) {
        self.line("BEGIN:VEVENT");
        self.text("UID", &entry.uid);
        self.line(&format!("DTSTAMP:{}", instant(entry.stamp)));
        match entry.time {
            Time::Span(start, end) => {
                self.line(&format!("DTSTART:{}", instant(start)));
                self.line(&format!("DTEND:{}", instant(end)));
            }
            Time::Day(day) => {
                self.line(&format!("DTSTART;VALUE=DATE:{}", date(day)));
                self.line(&format!(
                    "DTEND;VALUE=DATE:{}",
                    date(day.saturating_add(1.day()))
                ));
                self.line("TRANSP:TRANSPARENT");
            }
        }
        self.text("SUMMARY", &entry.summary);
        if !entry.description.is_empty() {
            self.text("DESCRIPTION", &entry.description);
        }
        if let Some(location) = &entry.location {
            self.text("LOCATION", location);
        }
        self.line(&format!("URL:{}", entry.url));
        self.line(&format!("SEQUENCE:{}", entry.sequence));
        self.line(match entry.status {
            Status::Confirmed => "STATUS:CONFIRMED",
            Status::Cancelled => "STATUS:CANCELLED",
        });
        self.line("END:VEVENT");
    }

    /// A property whose value is text.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.chars() {
            match c {
                '\\' => line.push_str("\\\\"),
                ';' => line.push_str("\\;"),
                ',' => line.push_str("\\,"),
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A line, folded between characters; the space that begins a continued line counts too.
    fn line(&mut self, line: &str) {
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn instant(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn date(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use icalendar::{Calendar, Component as _};
    use proptest::prelude::*;

    use super::*;

    fn entry(summary: &str, time: Time) -> Entry {
        Entry {
            uid: "su-kien-ngay-hoi@vi-du.example".to_owned(),
            stamp: "2026-11-19T17:00:00Z".parse().unwrap(),
            time,
            summary: summary.to_owned(),
            description: "Dòng một\nDòng hai; ba, bốn \\ năm".to_owned(),
            location: Some("Hội trường, số 44".to_owned()),
            url: "https://vi-du.example/su-kien/ngay-hoi/".to_owned(),
            sequence: 2,
            status: Status::Confirmed,
        }
    }

    fn deadline() -> Time {
        Time::Day("2026-12-31".parse().unwrap())
    }

    fn read(bytes: Vec<u8>) -> Calendar {
        String::from_utf8(bytes).unwrap().parse().unwrap()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let span = Time::Span(
            "2027-03-25T01:00:00Z".parse().unwrap(),
            "2027-03-25T09:30:00Z".parse().unwrap(),
        );
        let calendar = read(write(
            "Lịch",
            &[entry("Hội nghị, 2027", span), entry("Hạn nộp", deadline())],
        ));
        let entries: Vec<_> = calendar.events().collect();
        let value = |place: usize, key: &str| {
            entries
                .get(place)
                .unwrap()
                .property_value(key)
                .unwrap()
                .to_owned()
        };
        assert_eq!(value(0, "DTSTART"), "20270325T010000Z");
        assert_eq!(value(0, "DTEND"), "20270325T093000Z");
        assert_eq!(value(0, "SUMMARY"), "Hội nghị, 2027");
        assert_eq!(
            value(0, "DESCRIPTION"),
            "Dòng một\nDòng hai; ba, bốn \\ năm"
        );
        assert_eq!(value(0, "SEQUENCE"), "2");
        assert_eq!(value(1, "DTSTART"), "20261231");
        assert_eq!(value(1, "DTEND"), "20270101");
        assert_eq!(entries.len(), 2);
    }

    #[test]
    fn a_cancelled_entry_says_so() {
        let mut cancelled = entry("Ngày hội", deadline());
        cancelled.status = Status::Cancelled;
        let calendar = read(write("Lịch", &[cancelled]));
        assert_eq!(
            calendar.events().next().unwrap().property_value("STATUS"),
            Some("CANCELLED")
        );
    }

    #[test]
    fn files_are_those_that_scripts_write() {
        #[derive(serde::Deserialize)]
        struct Vector {
            name: String,
            entries: Vec<Deadline>,
            file: Vec<String>,
        }
        #[derive(serde::Deserialize)]
        struct Deadline {
            uid: String,
            day: String,
            summary: String,
            description: String,
            location: Option<String>,
            url: String,
        }
        let text = include_str!("../../tests/data/calendar-vectors.json");
        for vector in serde_json::from_str::<Vec<Vector>>(text).unwrap() {
            let entries: Vec<Entry> = vector
                .entries
                .into_iter()
                .map(|one| Entry {
                    uid: one.uid,
                    stamp: "2026-11-19T17:00:00Z".parse().unwrap(),
                    time: Time::Day(one.day.parse().unwrap()),
                    summary: one.summary,
                    description: one.description,
                    location: one.location,
                    url: one.url,
                    sequence: 0,
                    status: Status::Confirmed,
                })
                .collect();
            let file = String::from_utf8(write(&vector.name, &entries)).unwrap();
            let lines: Vec<&str> = file.trim_end().split("\r\n").collect();
            assert_eq!(lines, vector.file);
        }
    }

    proptest! {
        #[test]
        fn a_line_is_short_and_its_text_survives(summary in "[a-zđ ,;\\\\ắợ🚗]{0,200}") {
            let bytes = write("Lịch", &[entry(&summary, deadline())]);
            let text = String::from_utf8(bytes.clone()).unwrap();
            prop_assert!(text.split("\r\n").all(|line| line.len() <= LINE && !line.contains(['\r', '\n'])));
            let unfolded = text.replace("\r\n ", "");
            let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).unwrap();
            let escaped = summary.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
            prop_assert_eq!(line, escaped);
            prop_assert_eq!(bytes, write("Lịch", &[entry(&summary, deadline())]));
        }
    }
}
