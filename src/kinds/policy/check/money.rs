//! Amounts of money in running text: `1.500.000 đồng/người/tháng`, `6 triệu đồng mỗi tháng`.

use std::ops::Range;

/// An amount, where it stands, and where the words after it begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Money {
    /// In đồng.
    pub(super) dong: u64,
    /// The bytes of the number and its currency.
    pub(super) range: Range<usize>,
}

/// The words that multiply a number.
const MULTIPLES: &[(&str, u64)] = &[
    ("nghìn", 1_000),
    ("ngàn", 1_000),
    ("triệu", 1_000_000),
    ("tỷ", 1_000_000_000),
];

/// Ways to say "for each".
const EACH: &[&str] = &["/", "cho mỗi ", "cho một ", "mỗi ", "một "];

/// The amounts in a text, in order.
pub(super) fn amounts(text: &str) -> Vec<Money> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text
        .get(at..)
        .and_then(|rest| rest.find(|c: char| c.is_ascii_digit()))
    {
        let start = at + start;
        let rest = text.get(start..).unwrap_or_default();
        let length = rest
            .find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
            .unwrap_or(rest.len());
        at = start + length.max(1);
        let before = text.get(..start).unwrap_or_default();
        if before.ends_with(|c: char| c.is_alphanumeric() || "/-.,".contains(c)) {
            continue;
        }
        let number = rest.get(..length).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default();
        if let Some((multiple, unit)) = currency(after)
            && let Some(dong) = value(number, multiple)
        {
            at = start + length + unit;
            found.push(Money {
                dong,
                range: start..at,
            });
        }
    }
    found
}

/// By what a number is multiplied, and the length of the words up to the end of `đồng`.
fn currency(after: &str) -> Option<(u64, usize)> {
    let mut rest = after.trim_start();
    let mut multiple = 1;
    for (word, factor) in MULTIPLES {
        if let Some(more) = rest.strip_prefix(word) {
            (rest, multiple) = (more.trim_start(), *factor);
            break;
        }
    }
    let end = rest
        .strip_prefix("đồng")
        .or_else(|| rest.strip_prefix("VND"))
        .or_else(|| rest.strip_prefix("VNĐ"));
    match end {
        Some(end) if !end.starts_with(char::is_alphanumeric) => {
            Some((multiple, after.len() - end.len()))
        }
        // "6 triệu" alone is an amount too; "6" alone is not.
        _ if multiple > 1 => Some((multiple, after.len() - rest.len())),
        _ => None,
    }
}

/// A number as Vietnamese writes it: dots between thousands, a decimal comma.
fn value(number: &str, multiple: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once(',').unwrap_or((number, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    if first.len() > 3 && whole.contains('.')
        || groups.any(|group| group.len() != 3)
        || fraction.len() > 6
    {
        return None;
    }
    let whole: u64 = whole.replace('.', "").parse().ok()?;
    let part = match fraction {
        "" => 0,
        _ => {
            fraction.parse::<u64>().ok()?.checked_mul(multiple)?
                / 10u64.pow(u32::try_from(fraction.len()).ok()?)
        }
    };
    whole.checked_mul(multiple)?.checked_add(part)
}

/// Whether the words after an amount say for what it is given.
pub(super) fn has_unit(after: &str) -> bool {
    each(after).is_some()
}

/// Whether the words after an amount are the unit of a record, such as `người/tháng`, or its last parts.
pub(super) fn is_unit(after: &str, per: &str, least: usize) -> bool {
    let parts: Vec<&str> = per.split('/').map(str::trim).collect();
    (0..parts.len()).any(|first| {
        let parts = parts.get(first..).unwrap_or_default();
        parts.len() >= least
            && parts
                .iter()
                .try_fold(after, |rest, part| unit(each(rest)?, part))
                .is_some()
    })
}

/// How many parts a unit has.
pub(super) fn parts(per: &str) -> usize {
    per.split('/').count()
}

fn each(after: &str) -> Option<&str> {
    let after = after.trim_start();
    EACH.iter()
        .find_map(|each| after.strip_prefix(each))
        .map(str::trim_start)
}

/// What follows a part of a unit; `khóa học` may be called `khóa`, and `ngày thực học` `ngày`.
fn unit<'t>(text: &'t str, part: &str) -> Option<&'t str> {
    let short = part.split_whitespace().next().unwrap_or(part);
    [part, short]
        .into_iter()
        .filter_map(|words| text.strip_prefix(words))
        .find(|rest| !rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(u64, &str)]) {
        let found = amounts(text);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.dong, text.get(one.range.clone()).unwrap()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn amounts_are_read_as_vietnamese_writes_them() {
        check(
            "tối đa 1.500.000 đồng/người/tháng",
            &[(1_500_000, "1.500.000 đồng")],
        );
        check(
            "từ 2 đến 6 triệu đồng, 1,5 triệu",
            &[(6_000_000, "6 triệu đồng"), (1_500_000, "1,5 triệu")],
        );
        check(
            "30.000\u{a0}đồng và 200 nghìn đồng.",
            &[(30_000, "30.000\u{a0}đồng"), (200_000, "200 nghìn đồng")],
        );
        check("1500000 VND", &[(1_500_000, "1500000 VND")]);
        for text in [
            "",
            "224.500 lượt",
            "ngày 30/6/2022 đồng ý",
            "5 đồngX",
            "9..9 đồng",
            "1.50 đồng",
            "99999999999999999999 đồng",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn units_are_told_by_their_words() {
        assert!(is_unit("/người/tháng.", "người/tháng", 2));
        assert!(is_unit(" mỗi người mỗi tháng", "người/tháng", 2));
        assert!(is_unit(" mỗi khóa.", "người/khóa học", 1));
        assert!(is_unit(" một tháng cho", "người/tháng", 1));
        assert!(!is_unit(" một tháng cho", "người/tháng", 2));
        assert!(!is_unit("/ngày", "người/tháng", 1));
        assert!(has_unit("/ngày") && !has_unit(" cho cả khóa"));
    }
}
