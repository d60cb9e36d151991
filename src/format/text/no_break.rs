//! No-break spaces where running text would otherwise tear a number from what it counts.

use std::borrow::Cow;

use super::{NO_BREAK_SPACE, is_letter_or_digit};

/// Words that a number before them counts or measures.
const UNITS: [&str; 43] = [
    "đồng",
    "nghìn",
    "triệu",
    "tỷ",
    "tỉ",
    "giờ",
    "phút",
    "giây",
    "ngày",
    "tuần",
    "tháng",
    "quý",
    "năm",
    "tuổi",
    "người",
    "lượt",
    "em",
    "lớp",
    "trường",
    "khóa",
    "khoá",
    "tiết",
    "buổi",
    "tín",
    "km",
    "m",
    "m²",
    "kg",
    "ha",
    "vnd",
    "month",
    "months",
    "week",
    "weeks",
    "hour",
    "hours",
    "day",
    "days",
    "year",
    "years",
    "minutes",
    "people",
    "places",
];

/// Words that a short number after them completes.
const NAMES: [&str; 7] = ["ngày", "tháng", "giờ", "lớp", "quý", "thứ", "grade"];

/// The same text with a no-break space between a number and its unit, and inside written dates and times.
///
/// So `24 tháng`, `72,2 %`, `1.500.000 đồng`, `8 giờ 30` and `ngày 04 tháng 3 năm 2022` stay on one line.
/// Only single ordinary spaces change, and a second pass changes nothing. Expects NFC.
pub fn no_break(text: &str) -> Cow<'_, str> {
    if !text.match_indices(' ').any(|(at, _)| binds(text, at)) {
        return Cow::Borrowed(text);
    }
    let bound = text.char_indices().map(|(at, letter)| match letter {
        ' ' if binds(text, at) => NO_BREAK_SPACE,
        _ => letter,
    });
    Cow::Owned(bound.collect())
}

/// Whether the space at this byte stands between a number and a word that belong together.
fn binds(text: &str, space: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(space) else {
        return false;
    };
    let after = after.strip_prefix(' ').unwrap_or(after);
    if before.ends_with(|last: char| last.is_ascii_digit()) {
        after.starts_with('%') || UNITS.contains(&first_word(after).as_str())
    } else {
        after.starts_with(|next: char| next.is_ascii_digit())
            && completes(&last_word(before), after)
    }
}

/// Whether the name is followed by the number of a day, month, class or the like, or of a year.
fn completes(name: &str, after: &str) -> bool {
    let number = after.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let digits = after.len() - number.len();
    let amount = number
        .strip_prefix(['.', ','])
        .is_some_and(|more| more.starts_with(|digit: char| digit.is_ascii_digit()));
    match digits {
        1 | 2 => !amount && NAMES.contains(&name),
        4 => !amount && name == "năm",
        _ => false,
    }
}

fn first_word(text: &str) -> String {
    let letters = text
        .chars()
        .take_while(|letter| is_letter_or_digit(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

fn last_word(text: &str) -> String {
    let word = text.rsplit(|letter| !is_letter_or_digit(letter)).next();
    word.unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(marked: &str) {
        let bound = marked.replace('~', "\u{a0}");
        assert_eq!(no_break(&marked.replace('~', " ")), bound);
        assert!(matches!(no_break(&bound), Cow::Borrowed(_)), "{marked}");
    }

    #[test]
    fn numbers_hold_their_units() {
        check("học 24~tháng, phí 1.500.000~đồng/tháng");
        check("đạt từ 72,2~% lao động; 224.500~lượt người");
        check("từ 8~giờ~30 đến 11~giờ");
        check("Lớp~9, học sinh 15~tuổi, 3~Tháng");
        check("after Grade~9, 24~months, 1,500,000~VND a term");
    }

    #[test]
    fn dates_stay_whole() {
        check("Hà Nội, ngày~04~tháng~3~năm~2022");
        check("Ngày~04/3/2022 và tháng~3/2022");
    }

    #[test]
    fn other_spaces_may_break() {
        check("mỗi năm 25.000~lượt");
        check("có 12 chương trình và 5 emzyme");
        check("lớp A1 mở 2  tháng");
        check("năm 20225, tháng 123, ngày 1.500");
        check("");
        check(" %");
    }

    proptest! {
        #[test]
        fn a_second_pass_changes_nothing(text in "([0-9.,/%]{1,3}| |\u{a0}|ngày|tháng|năm|đồng|giờ|[a-zđ]){0,20}") {
            let once = no_break(&text).into_owned();
            prop_assert_eq!(no_break(&once), once.as_str());
            prop_assert_eq!(once.replace('\u{a0}', " "), text.replace('\u{a0}', " "));
        }

        #[test]
        fn takes_any_text(text in any::<String>()) {
            prop_assert_eq!(no_break(&text).chars().count(), text.chars().count());
        }
    }
}
