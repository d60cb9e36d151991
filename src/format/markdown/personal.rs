//! Finds digits that look like a citizen-identity number or like somebody's mobile phone.

use std::ops::Range;

use super::problem::Problem;

/// What some digits look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Personal {
    /// Twelve digits; grouped, they begin with 0 as all such numbers do, which amounts of money never do.
    CitizenNumber,
    /// A Vietnamese mobile number, 03, 05, 07, 08 or 09, or with +84.
    MobilePhone,
}

impl From<Personal> for Problem<'_> {
    fn from(kind: Personal) -> Self {
        match kind {
            Personal::CitizenNumber => Self::CitizenNumber,
            Personal::MobilePhone => Self::MobilePhone,
        }
    }
}

/// The most groups of digits that one number is written in.
const MOST_GROUPS: usize = 6;

/// The personal data in `text`, each with its bytes.
pub(super) fn find(text: &str) -> impl Iterator<Item = (Personal, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (start, groups) = next_number(text, at)?;
            if let Some((kind, end)) = recognise(text, start, &groups) {
                at = end;
                return Some((kind, start..end));
            }
            at = groups.first()?.end;
        }
    })
}

/// The next place from `at` on where a number may start, and its groups of digits.
fn next_number(text: &str, at: usize) -> Option<(usize, Vec<Range<usize>>)> {
    let bytes = text.as_bytes();
    let mut at = at;
    loop {
        at += bytes
            .get(at..)?
            .iter()
            .position(|byte| byte.is_ascii_digit())?;
        let end = at + digits(bytes, at);
        let plus = at
            .checked_sub(1)
            .filter(|plus| bytes.get(*plus) == Some(&b'+'));
        let may_match = bytes.get(at) == Some(&b'0') || plus.is_some() || end - at >= 11;
        if may_match && starts_number(text, plus.unwrap_or(at)) {
            return Some((plus.unwrap_or(at), groups(bytes, at)));
        }
        at = end;
    }
}

/// Whether what stands before a number lets it be one of its own, not the tail of a code or an address.
fn starts_number(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    !before.ends_with(|char: char| char.is_alphanumeric() || "/_=&#%,".contains(char))
}

/// How many digits stand at `at`.
fn digits(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The groups of digits from `at` on that spaces, dots or hyphens hold together.
fn groups(bytes: &[u8], at: usize) -> Vec<Range<usize>> {
    let mut found = Vec::with_capacity(MOST_GROUPS);
    let mut at = at;
    while found.len() < MOST_GROUPS {
        let len = digits(bytes, at);
        if len == 0 {
            break;
        }
        found.push(at..at + len);
        at += len + separator(bytes.get(at + len..).unwrap_or_default());
    }
    found
}

/// The length of the separator between two groups: one sign, or a sign and brackets as in `+84 (0)9`.
fn separator(rest: &[u8]) -> usize {
    match rest {
        [b')' | b' ', b'(', ..] | [b')', b' ' | b'.' | b'-', ..] => 2,
        [b' ' | b'.' | b'-' | b'(' | b')', ..] => 1,
        // A no-break space, and the narrow one.
        [0xC2, 0xA0, ..] => 2,
        [0xE2, 0x80, 0xAF, ..] => 3,
        _ => 0,
    }
}

/// What the number at `start` is, and where it ends.
fn recognise(text: &str, start: usize, groups: &[Range<usize>]) -> Option<(Personal, usize)> {
    let ends_well = |end: usize| {
        let after = text.get(end..).unwrap_or_default();
        !after.starts_with(|char: char| char.is_alphanumeric() || "/_=%".contains(char))
    };
    if is_citizen_number(text, start, groups)
        && let Some(end) = groups
            .last()
            .map(|group| group.end)
            .filter(|end| ends_well(*end))
    {
        return Some((Personal::CitizenNumber, end));
    }
    (1..=groups.len()).find_map(|count| {
        let taken = groups.get(..count)?;
        let end = taken.last()?.end;
        let is_phone = is_mobile(text, start, taken) && ends_well(end) && !is_tax_code(text, start);
        is_phone.then_some((Personal::MobilePhone, end))
    })
}

/// Whether the groups are the twelve digits of a citizen, in the ways people write them.
fn is_citizen_number(text: &str, start: usize, groups: &[Range<usize>]) -> bool {
    let starts_with = |prefix: &str| {
        text.get(start..)
            .is_some_and(|rest| rest.starts_with(prefix))
    };
    let total: usize = groups.iter().map(Range::len).sum();
    if total != 12 || starts_with("+") {
        return false;
    }
    let is_parts = groups.iter().map(Range::len).eq([3, 1, 2, 6]);
    groups.len() == 1
        || (starts_with("0") && (is_parts || groups.iter().all(|group| group.len() >= 3)))
}

/// Whether the groups together are a mobile number.
fn is_mobile(text: &str, start: usize, groups: &[Range<usize>]) -> bool {
    let digits: String = groups
        .iter()
        .filter_map(|group| text.get(group.clone()))
        .collect();
    let national = digits
        .strip_prefix("84")
        .map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    let is_first_long = groups.first().is_some_and(|group| group.len() >= 3);
    let subscriber = match text.get(start..).is_some_and(|rest| rest.starts_with('+')) {
        true => national,
        false if groups.len() == 1 && digits.len() == 11 => national,
        false if is_first_long => digits.strip_prefix('0'),
        false => None,
    };
    subscriber
        .is_some_and(|number| number.len() == 9 && number.starts_with(['3', '5', '7', '8', '9']))
}

/// Whether the words before a number say that it is the tax code of a firm, which has ten digits too.
fn is_tax_code(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let words = before.trim_end_matches(|char: char| !char.is_alphanumeric());
    ["thuế", "Thuế", "THUẾ", "MST", "mst"]
        .iter()
        .any(|word| words.ends_with(word))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn check(text: &str, expected: &[(Personal, &str)]) {
        let found: Vec<_> = find(text)
            .map(|(kind, range)| (kind, text.get(range).unwrap()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_citizen_numbers() {
        for number in [
            "001099012345",
            "123456789012",
            "001 099 012 345",
            "001.099.012345",
            "0010-9901-2345",
            "001 0 99 012345",
            "001\u{a0}099\u{a0}012345",
        ] {
            check(
                &format!("số {number}, cấp"),
                &[(Personal::CitizenNumber, number)],
            );
        }
    }

    #[test]
    fn finds_mobile_phones() {
        for number in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            "091-234-5678",
            "038 123 4567",
            "+84912345678",
            "+84 912 345 678",
            "+84 (0)912 345 678",
            "84912345678",
        ] {
            check(
                &format!("gọi {number}."),
                &[(Personal::MobilePhone, number)],
            );
            check(number, &[(Personal::MobilePhone, number)]);
        }
        check(
            "0912345678 0987654321",
            &[
                (Personal::MobilePhone, "0912345678"),
                (Personal::MobilePhone, "0987654321"),
            ],
        );
        check(
            "(0912) 345 678",
            &[(Personal::MobilePhone, "0912) 345 678")],
        );
    }

    #[test]
    fn leaves_other_numbers_alone() {
        for text in [
            "024 3825 1234 và 1900 1234",
            "100.000.000.000 đồng, 1.500.000.000 đồng",
            "224.500 lượt, 72,2 %, năm 2022",
            "từ 08.30 12.04.2022 đến 04/3/2022",
            "72/KH-UBND, 0912345678/QĐ",
            "mã số thuế: 0301234567, MST 0301234567",
            "https://vi.example/0912345678",
            "A0912345678, 0912345678a, 09123456789",
            "84 912 345 678 đồng",
            "",
        ] {
            check(text, &[]);
        }
    }
}
