//! Figures as Vietnamese writes them: 224.500, 72,2 %, 1.500.000 đồng, never broken over two lines.

use super::NO_BREAK_SPACE;
use super::decimal::Decimal;

/// Digits after the comma of a percentage or a quantity: no more than official figures are given with.
pub(super) const FRACTION_DIGITS: usize = 2;

/// What stands for a number that is none (NaN or infinite), which a check reports elsewhere.
pub(super) const NO_NUMBER: &str = "–";

/// A whole number with a dot between thousands: `224.500`.
pub fn integer(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(&value.unsigned_abs().to_string(), '.'))
}

/// A number with a decimal comma and at most so many digits after it, rounded half up: `72,2`.
///
/// Zeros at the end are left out; NaN and infinity give a dash.
pub fn decimal(value: f64, max_fraction_digits: usize) -> String {
    written(value, max_fraction_digits).unwrap_or_else(|| NO_NUMBER.to_owned())
}

/// A percentage with at most two digits after the comma: `72,2 %`. The value is in percent, not a ratio.
pub fn percent(value: f64) -> String {
    quantity(value, "%")
}

/// An amount of Vietnamese money in whole đồng: `1.500.000 đồng`.
pub fn money(dong: i64) -> String {
    format!("{}{NO_BREAK_SPACE}đồng", integer(dong))
}

/// A number with at most two digits after the comma and its unit: `224.500 lượt người`.
///
/// The number holds fast to the unit's first word; a unit of several words may break between them.
/// An empty unit gives the number alone.
pub fn quantity(value: f64, unit: &str) -> String {
    match written(value, FRACTION_DIGITS) {
        Some(number) if unit.is_empty() => number,
        Some(number) => format!("{number}{NO_BREAK_SPACE}{unit}"),
        None => NO_NUMBER.to_owned(),
    }
}

fn written(value: f64, max_fraction_digits: usize) -> Option<String> {
    let number = Decimal::new(value, max_fraction_digits)?;
    let mut out = String::new();
    if number.negative {
        out.push('-');
    }
    out.push_str(&grouped(&number.whole, '.'));
    if !number.fraction.is_empty() {
        out.push(',');
        out.push_str(&number.fraction);
    }
    Some(out)
}

/// Puts a mark between every three digits, counted from the end.
pub(super) fn grouped(digits: &str, mark: char) -> String {
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn whole_numbers_have_dots_between_thousands() {
        assert_eq!(integer(0), "0");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(1000), "1.000");
        assert_eq!(integer(224_500), "224.500");
        assert_eq!(integer(-1_500_000), "-1.500.000");
        assert_eq!(integer(i64::MIN), "-9.223.372.036.854.775.808");
    }

    #[test]
    fn fractions_have_a_comma_and_no_idle_zeros() {
        assert_eq!(decimal(72.2, 1), "72,2");
        assert_eq!(decimal(72.0, 1), "72");
        assert_eq!(decimal(-1234.5, 1), "-1.234,5");
        assert_eq!(decimal(f64::NAN, 1), "–");
    }

    #[test]
    fn units_stay_on_the_line_of_their_number() {
        assert_eq!(percent(72.2), "72,2\u{a0}%");
        assert_eq!(percent(100.0), "100\u{a0}%");
        assert_eq!(money(1_500_000), "1.500.000\u{a0}đồng");
        assert_eq!(quantity(224_500.0, "lượt người"), "224.500\u{a0}lượt người");
        assert_eq!(quantity(2.5, ""), "2,5");
        assert_eq!(percent(f64::INFINITY), "–");
    }

    proptest! {
        #[test]
        fn dots_are_all_that_is_added(value in any::<i64>()) {
            prop_assert_eq!(integer(value).replace('.', ""), value.to_string());
        }

        #[test]
        fn whole_values_read_alike_in_both_ways(value in -1_000_000_000_i32..1_000_000_000) {
            prop_assert_eq!(decimal(f64::from(value), 2), integer(i64::from(value)));
        }
    }
}
