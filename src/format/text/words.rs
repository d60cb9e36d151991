//! Numbers in words, as a northern Vietnamese reader says them aloud.

use super::decimal::Decimal;

/// Digits after the comma that are read out; more cannot be followed by ear.
const SPOKEN_FRACTION_DIGITS: usize = 6;

const BILLION: u64 = 1_000_000_000;

/// Whether the hundreds of a group are said when there are none, as they are after a higher group.
#[derive(Clone, Copy)]
enum Hundreds {
    IfAny,
    Always,
}

/// A whole number in words: 224500 is `hai trăm hai mươi tư nghìn năm trăm`.
///
/// Follows `mốt`, `tư` and `lăm` after the tens, `linh` for missing tens, and says empty hundreds after a
/// higher group: 1005 is `một nghìn không trăm linh năm`.
pub fn words(value: i64) -> String {
    let mut spoken = Vec::new();
    if value < 0 {
        spoken.push("âm");
    }
    if value == 0 {
        spoken.push(digit(0));
    }
    say(value.unsigned_abs(), Hundreds::IfAny, &mut spoken);
    spoken.join(" ")
}

/// A number in words: 72.2 is `bảy mươi hai phẩy hai`; at most six digits after the comma are said.
///
/// NaN and infinity give `không xác định`.
pub fn decimal_words(value: f64) -> String {
    let Some(number) = Decimal::new(value, SPOKEN_FRACTION_DIGITS) else {
        return "không xác định".to_owned();
    };
    let sign = if number.negative { "âm " } else { "" };
    format!("{sign}{}", fraction_words(&number.whole, &number.fraction))
}

/// Digits before and after the comma in words; without digits after it, the whole number alone.
///
/// One or two digits after the comma are said as a number, more of them or a leading zero digit by digit.
pub(super) fn fraction_words(whole: &str, fraction: &str) -> String {
    let whole = digits_words(whole);
    match fraction {
        "" => whole,
        _ if fraction.len() > 2 || fraction.starts_with('0') => {
            format!("{whole} phẩy {}", one_by_one(fraction))
        }
        _ => format!("{whole} phẩy {}", digits_words(fraction)),
    }
}

/// Digits as a number in words; more digits than any amount has are a code and are said one by one.
pub(super) fn digits_words(digits: &str) -> String {
    digits.parse().map_or_else(|_| one_by_one(digits), words)
}

/// Digits said one by one, as in a telephone number; anything that is not a digit is left out.
pub(super) fn one_by_one(digits: &str) -> String {
    let spoken: Vec<_> = digits
        .chars()
        .filter_map(|character| character.to_digit(10))
        .map(|value| digit(u64::from(value)))
        .collect();
    spoken.join(" ")
}

/// Above a thousand million the same words repeat before `tỷ`: `hai nghìn tỷ`.
fn say(value: u64, hundreds: Hundreds, spoken: &mut Vec<&'static str>) {
    let mut hundreds = hundreds;
    if value >= BILLION {
        say(value / BILLION, hundreds, spoken);
        spoken.push("tỷ");
        hundreds = Hundreds::Always;
    }
    for (scale, name) in [(1_000_000, Some("triệu")), (1000, Some("nghìn")), (1, None)] {
        let group = value % BILLION / scale % 1000;
        if group > 0 {
            say_group(group, hundreds, spoken);
            spoken.extend(name);
            hundreds = Hundreds::Always;
        }
    }
}

/// Says a number from 1 to 999.
fn say_group(group: u64, hundreds: Hundreds, spoken: &mut Vec<&'static str>) {
    let (hundred, ten, unit) = (group / 100, group / 10 % 10, group % 10);
    let with_hundreds = hundred > 0 || matches!(hundreds, Hundreds::Always);
    if with_hundreds {
        spoken.extend([digit(hundred), "trăm"]);
    }
    match ten {
        0 if unit > 0 && with_hundreds => spoken.push("linh"),
        0 => {}
        1 => spoken.push("mười"),
        _ => spoken.extend([digit(ten), "mươi"]),
    }
    match (ten, unit) {
        (_, 0) => {}
        (2.., 1) => spoken.push("mốt"),
        (2.., 4) => spoken.push("tư"),
        (1.., 5) => spoken.push("lăm"),
        _ => spoken.push(digit(unit)),
    }
}

fn digit(value: u64) -> &'static str {
    match value {
        0 => "không",
        1 => "một",
        2 => "hai",
        3 => "ba",
        4 => "bốn",
        5 => "năm",
        6 => "sáu",
        7 => "bảy",
        8 => "tám",
        _ => "chín",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn whole_numbers_follow_northern_usage() {
        for (value, expected) in [
            (0, "không"),
            (4, "bốn"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (55, "năm mươi lăm"),
            (100, "một trăm"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (504, "năm trăm linh bốn"),
            (1005, "một nghìn không trăm linh năm"),
            (1050, "một nghìn không trăm năm mươi"),
            (2022, "hai nghìn không trăm hai mươi hai"),
            (25_000, "hai mươi lăm nghìn"),
            (171_500, "một trăm bảy mươi mốt nghìn năm trăm"),
            (224_500, "hai trăm hai mươi tư nghìn năm trăm"),
            (1_000_005, "một triệu không trăm linh năm"),
            (1_005_000, "một triệu không trăm linh năm nghìn"),
            (1_500_000, "một triệu năm trăm nghìn"),
            (2_000_000_000, "hai tỷ"),
            (1_000_000_001, "một tỷ không trăm linh một"),
            (15_000_000_000_000, "mười lăm nghìn tỷ"),
            (-21, "âm hai mươi mốt"),
        ] {
            assert_eq!(words(value), expected, "{value}");
        }
        assert!(words(i64::MIN).starts_with("âm chín tỷ hai trăm hai mươi ba triệu"));
    }

    #[test]
    fn fractions_are_said_as_they_are_followed_by_ear() {
        for (value, expected) in [
            (72.2, "bảy mươi hai phẩy hai"),
            (51.25, "năm mươi mốt phẩy hai mươi lăm"),
            (0.05, "không phẩy không năm"),
            (2.125, "hai phẩy một hai năm"),
            (-1.5, "âm một phẩy năm"),
            (28_000.0, "hai mươi tám nghìn"),
            (f64::NAN, "không xác định"),
        ] {
            assert_eq!(decimal_words(value), expected, "{value}");
        }
    }

    #[test]
    fn different_numbers_sound_different() {
        let spoken: BTreeSet<String> = (0..20_000).map(words).collect();
        assert_eq!(spoken.len(), 20_000);
    }

    proptest! {
        #[test]
        fn whole_values_sound_alike_in_both_ways(value in any::<i32>()) {
            prop_assert_eq!(decimal_words(f64::from(value)), words(i64::from(value)));
        }

        #[test]
        fn long_digits_are_said_one_by_one(digits in "[0-9]{20,30}") {
            prop_assume!(digits.parse::<i64>().is_err());
            prop_assert_eq!(digits_words(&digits).split(' ').count(), digits.len());
        }
    }
}
