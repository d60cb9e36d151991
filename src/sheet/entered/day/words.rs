//! Words around the numbers of a day.

/// What stands before a day without changing it, in lower case.
const BEFORE: &[&str] = &["ngày", "hết", "đến", "từ"];

/// The days of the week, the longer names of each before the shorter.
const WEEKDAYS: &[&str] = &[
    "thứ hai",
    "thứ ba",
    "thứ tư",
    "thứ năm",
    "thứ sáu",
    "thứ bảy",
    "thứ 2",
    "thứ 3",
    "thứ 4",
    "thứ 5",
    "thứ 6",
    "thứ 7",
    "chủ nhật",
    "t2",
    "t3",
    "t4",
    "t5",
    "t6",
    "t7",
    "cn",
];

/// The months by their names, the longer ones before those that begin like them.
const MONTHS: &[(&str, i16)] = &[
    ("mười một", 11),
    ("mười hai", 12),
    ("mười", 10),
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("tám", 8),
    ("chín", 9),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

/// What follows a word at the beginning of a text, whatever its case; nothing where another word begins so.
pub(super) fn behind<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let length = word.chars().count();
    let end = text
        .char_indices()
        .nth(length)
        .map_or(text.len(), |(at, _)| at);
    let (start, rest) = text.split_at_checked(end)?;
    let is_whole = !rest.starts_with(char::is_alphanumeric);
    (start.to_lowercase() == word && is_whole).then_some(rest)
}

/// A text without the words before its day.
pub(super) fn behind_words(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let words = BEFORE.iter().chain(WEEKDAYS);
        let Some(found) = words.into_iter().find_map(|word| behind(rest, word)) else {
            return rest;
        };
        rest = found.trim_start_matches([',', ':', ' ']);
    }
}

/// What follows a day, without the day of the week and the full stop.
pub(super) fn without_weekday(rest: &str) -> &str {
    let bare = rest.trim().trim_start_matches(['(', ',', '-']).trim_start();
    let found = WEEKDAYS.iter().find_map(|word| behind(bare, word));
    match found {
        Some(found) => found.trim_start_matches([')', ',']),
        None if rest.trim() == "." => "",
        None => rest,
    }
}

/// The month that a text begins with by name, and what follows it.
pub(super) fn month(text: &str) -> Option<(i16, &str)> {
    MONTHS
        .iter()
        .find_map(|(name, month)| Some((*month, behind(text, name)?)))
}
