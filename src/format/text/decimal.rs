//! A number as the digits that people write, so that writing and saying it round alike.

/// The digits before and after the comma; the fraction has no trailing zero.
pub(super) struct Decimal {
    /// Whether the number is below zero after rounding.
    pub(super) negative: bool,
    /// The digits before the comma, at least one.
    pub(super) whole: String,
    /// The digits after the comma, possibly none.
    pub(super) fraction: String,
}

impl Decimal {
    /// The value with at most so many digits after the comma; `None` when it is not a finite number.
    ///
    /// Rounds the shortest decimal form of the value, half up: someone who wrote 0.15 expects 0,2, though
    /// the nearest binary number lies below it.
    pub(super) fn new(value: f64, max_fraction: usize) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let written = value.abs().to_string();
        let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
        let (kept, dropped) = fraction
            .split_at_checked(max_fraction)
            .unwrap_or((fraction, ""));
        let mut digits = format!("{whole}{kept}");
        if dropped.starts_with(['5', '6', '7', '8', '9']) {
            digits = next(&digits);
        }
        let (whole, fraction) = digits
            .split_at_checked(digits.len() - kept.len())
            .unwrap_or((&digits, ""));
        let fraction = fraction.trim_end_matches('0');
        Some(Self {
            negative: value < 0.0 && (whole != "0" || !fraction.is_empty()),
            whole: whole.to_owned(),
            fraction: fraction.to_owned(),
        })
    }
}

/// The next whole number, in digits: a carry runs over the nines at the end.
fn next(digits: &str) -> String {
    let head = digits.trim_end_matches('9');
    let zeros = "0".repeat(digits.len() - head.len());
    let mut head = head.chars();
    let last = head
        .next_back()
        .and_then(|digit| digit.to_digit(10))
        .unwrap_or(0);
    format!("{}{}{zeros}", head.as_str(), last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f64, max_fraction: usize, expected: &str) {
        let written = Decimal::new(value, max_fraction).map(|number| {
            let sign = if number.negative { "-" } else { "" };
            format!("{sign}{}|{}", number.whole, number.fraction)
        });
        assert_eq!(written.as_deref().unwrap_or("none"), expected);
    }

    #[test]
    fn rounds_what_is_written_half_up() {
        check(72.2, 1, "72|2");
        check(72.25, 1, "72|3");
        check(0.15, 1, "0|2");
        check(-1.005, 2, "-1|01");
        check(72.0, 3, "72|");
        check(0.1 + 0.2, 3, "0|3");
    }

    #[test]
    fn carries_over_nines() {
        check(9.99, 1, "10|");
        check(0.96, 1, "1|");
        check(199.5, 0, "200|");
        check(1.0999, 3, "1|1");
    }

    #[test]
    fn has_no_negative_zero_and_nothing_for_what_is_no_number() {
        check(-0.04, 1, "0|");
        check(-0.0, 1, "0|");
        check(1e21, 0, "1000000000000000000000|");
        check(f64::NAN, 1, "none");
        check(f64::NEG_INFINITY, 1, "none");
    }
}
