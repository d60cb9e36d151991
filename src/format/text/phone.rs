//! Telephone numbers of Vietnam: stored as E.164, written in groups as people dial them.

use super::NO_BREAK_SPACE;

/// The number as dialled in the country: `+842439990001` becomes `024 3999 0001`.
///
/// Hotlines (`1900…`, `1800…`, also after `+84`) get their groups, short numbers such as `111` stay.
/// No-break spaces hold the groups together. What is no phone by [`is_phone`] comes back as written.
pub fn phone(number: &str) -> String {
    groups(number).map_or_else(
        || number.to_owned(),
        |groups| groups.join(&NO_BREAK_SPACE.to_string()),
    )
}

/// Whether this is how a Vietnamese phone number is stored.
///
/// That is E.164 for a landline (ten digits from 2) or a mobile (nine digits from 3, 5, 7, 8 or 9); an
/// 1800 or 1900 hotline of eight or ten digits, with or without `+84`; or a short number of three or
/// four digits from 1.
pub fn is_phone(number: &str) -> bool {
    groups(number).is_some()
}

/// A number as people dial or group it, in the form in which it is stored; `None` for what is no phone.
pub fn stored_phone(written: &str) -> Option<String> {
    let grouping = |letter: char| matches!(letter, ' ' | '.' | '-' | '–' | '(' | ')' | '\u{a0}');
    let number: String = written
        .chars()
        .filter(|letter| !grouping(*letter))
        .collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let national = digits
        .strip_prefix('0')
        .or_else(|| digits.strip_prefix("84"))
        // As in +84 (0)24: the zero is dialled in the country only.
        .map(|digits| digits.strip_prefix('0').unwrap_or(digits));
    let international = format!("+84{}", national.unwrap_or(digits));
    [number, international]
        .into_iter()
        .find(|number| is_phone(number))
}

fn groups(number: &str) -> Option<Vec<String>> {
    let (digits, international) = match number.strip_prefix("+84") {
        Some(digits) => (digits, true),
        None => (number, false),
    };
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if digits.starts_with("1800") || digits.starts_with("1900") {
        return hotline(digits);
    }
    if international {
        return subscriber(digits);
    }
    let short = matches!(digits.len(), 3 | 4) && digits.starts_with('1');
    short.then(|| vec![digits.to_owned()])
}

fn hotline(digits: &str) -> Option<Vec<String>> {
    match digits.len() {
        8 => split(digits, [4, 4]),
        10 => split(digits, [4, 3, 3]),
        _ => None,
    }
}

/// Hà Nội and Hồ Chí Minh City have area codes of two digits and local numbers of eight; all other
/// areas have three and seven.
fn subscriber(digits: &str) -> Option<Vec<String>> {
    let dialled = format!("0{digits}");
    match (digits.bytes().next()?, digits.len()) {
        (b'2', 10) if digits.starts_with("24") || digits.starts_with("28") => {
            split(&dialled, [3, 4, 4])
        }
        (b'2', 10) => split(&dialled, [4, 3, 4]),
        (b'3' | b'5' | b'7' | b'8' | b'9', 9) => split(&dialled, [4, 3, 3]),
        _ => None,
    }
}

fn split<const N: usize>(digits: &str, sizes: [usize; N]) -> Option<Vec<String>> {
    let mut rest = digits;
    let mut groups = Vec::with_capacity(N);
    for size in sizes {
        let (group, tail) = rest.split_at_checked(size)?;
        groups.push(group.to_owned());
        rest = tail;
    }
    Some(groups)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(number: &str, expected: &str) {
        assert!(is_phone(number), "{number}");
        assert_eq!(phone(number).replace(NO_BREAK_SPACE, " "), expected);
    }

    #[test]
    fn numbers_get_the_groups_that_people_use() {
        check("+842439990001", "024 3999 0001");
        check("+842839990001", "028 3999 0001");
        check("+842253990001", "0225 399 0001");
        check("+84912345678", "0912 345 678");
        check("+84345678901", "0345 678 901");
        check("+8418001234", "1800 1234");
        check("19001234", "1900 1234");
        check("1900123456", "1900 123 456");
        check("111", "111");
        check("1022", "1022");
    }

    #[test]
    fn anything_else_comes_back_as_written() {
        for other in [
            "",
            "+",
            "+84",
            "0912345678",
            "+84012345678",
            "+8491234567",
            "+849123456789",
            "+84111",
            "+14155550100",
            "1900",
            "190012345",
            "211",
            "12345",
            "+84 912 345 678",
            "+84９12345678",
        ] {
            assert!(!is_phone(other), "{other}");
            assert_eq!(phone(other), other);
        }
    }

    proptest! {
        #[test]
        fn no_digit_is_lost(number in "\\+84[2-9][0-9]{8,9}") {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let national = digits(&phone(&number));
            prop_assert!(national.ends_with(&number[3..]));
            prop_assert_eq!(is_phone(&number), national.starts_with('0'));
        }
    }
}
