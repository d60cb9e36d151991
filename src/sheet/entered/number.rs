//! Numbers as people write them: `1.500.000 đ`, `1,5 triệu`, `72,2 %`.

use serde_yaml::Value;

use crate::sheet::book::Cell;
use crate::sheet::problems::Trouble;

/// The largest whole number that a spreadsheet holds exactly.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Words for money, which change nothing.
const CURRENCY: &[&str] = &["vnđ", "vnd", "đồng", "dong", "đ", "₫"];

/// What multiplies the number before it.
const SCALES: &[(&str, f64)] = &[
    ("tỷ", 1e9),
    ("tỉ", 1e9),
    ("triệu", 1e6),
    ("trieu", 1e6),
    ("tr", 1e6),
    ("nghìn", 1e3),
    ("ngàn", 1e3),
    ("nghin", 1e3),
    ("ngan", 1e3),
    ("k", 1e3),
];

/// A whole number.
pub(super) fn integer(cell: &Cell) -> Result<Value, Trouble> {
    let number = match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => grouped(text.trim()),
        _ => None,
    };
    whole(number).ok_or_else(|| {
        Trouble::new(
            format!("{:?} không phải số nguyên", cell.text()),
            format!("{:?} is no whole number", cell.text()),
            "chỉ ghi con số, ví dụ 35; phần chữ bỏ đi",
            "write the number alone, such as 35",
        )
    })
}

/// Whole đồng.
pub(super) fn money(cell: &Cell) -> Result<Value, Trouble> {
    let number = match cell {
        Cell::Number(number) => Some(*number),
        _ => amount(&cell.text().to_lowercase()),
    };
    whole(number).ok_or_else(|| {
        Trouble::new(
            format!("không đọc được số tiền {:?}", cell.text()),
            format!("the amount {:?} cannot be read", cell.text()),
            "ghi số đồng, ví dụ 1500000 hay 1.500.000; tính theo tháng hay khóa thì ghi ở cột riêng",
            "write đồng, such as 1500000 or 1.500.000; month or course goes into its own column",
        )
    })
}

/// A number with or without decimals.
pub(super) fn decimal(cell: &Cell) -> Result<Value, Trouble> {
    let number = match cell {
        Cell::Number(number) => Some(*number),
        _ => {
            let text = cell.text();
            plain(text.trim_end_matches(['%', ' ']))
        }
    };
    number
        .filter(|number| number.is_finite())
        .map(value)
        .ok_or_else(|| {
            Trouble::new(
                format!("{:?} không phải con số", cell.text()),
                format!("{:?} is no number", cell.text()),
                "chỉ ghi con số, ví dụ 72,5",
                "write the number alone, such as 72.5",
            )
        })
}

fn whole(number: Option<f64>) -> Option<Value> {
    number
        .filter(|number| number.fract() == 0.0 && number.abs() < EXACT)
        .map(value)
}

/// A whole number has no point in YAML.
fn value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < EXACT {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}

/// `1500000`, `1.500.000`, `1,500,000`, `1 500 000`: marks stand between groups of three.
fn grouped(text: &str) -> Option<f64> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if digits(text) {
        return text.parse().ok();
    }
    let mark = text.chars().find(|c| matches!(c, '.' | ',' | ' '))?;
    let parts: Vec<&str> = text.split(mark).collect();
    let first = parts.first()?;
    let well = (1..=3).contains(&first.len()) && parts.iter().skip(1).all(|part| part.len() == 3);
    let all = parts.concat();
    (well && digits(&all)).then(|| all.parse().ok()).flatten()
}

/// One mark before decimals, a comma or a point; with both, the last is before the decimals.
fn plain(text: &str) -> Option<f64> {
    let text = text.trim().replace(' ', "");
    let last = text.rfind(['.', ',']);
    let (whole, decimals) = match last {
        None => (text.as_str(), ""),
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
    };
    let several = text.matches(['.', ',']).count() > 1;
    let same = last
        .and_then(|at| text.chars().nth(at))
        .is_some_and(|mark| whole.contains(mark));
    match several && same {
        true => grouped(&text),
        false => format!("{}.{decimals}0", whole.replace(['.', ','], ""))
            .parse()
            .ok(),
    }
}

/// An amount of money in đồng, in lower case.
fn amount(text: &str) -> Option<f64> {
    if matches!(
        text,
        "miễn phí" | "mien phi" | "miễn học phí" | "miễn" | "không thu" | "free"
    ) {
        return Some(0.0);
    }
    let text = text.trim();
    let bare = CURRENCY.iter().find_map(|word| text.strip_suffix(word));
    let bare = bare.or_else(|| CURRENCY.iter().find_map(|word| text.strip_prefix(word)));
    let text = bare.unwrap_or(text).trim();
    grouped(text)
        .or_else(|| grouped(without_cents(text)?))
        .or_else(|| scaled(text))
}

/// An amount as spreadsheets show it with cents, which đồng do not have: `1.500.000,00`.
fn without_cents(text: &str) -> Option<&str> {
    let (whole, mark) = match (text.strip_suffix(",00"), text.strip_suffix(".00")) {
        (Some(whole), _) => (whole, ','),
        (_, Some(whole)) => (whole, '.'),
        _ => return None,
    };
    (!whole.contains(mark)).then_some(whole)
}

/// What a digit alone behind a scale counts, as in `1tr5`.
const TENTH: f64 = 0.1;

/// What three digits behind a scale count, as in `1tr500`.
const THOUSANDTH: f64 = 0.001;

/// `1,5 triệu`, `1 triệu 500 nghìn`, `500k`, `1tr5`, `2 triệu rưỡi`.
fn scaled(text: &str) -> Option<f64> {
    let mut rest = text.trim();
    let mut sum = 0.0;
    let mut last = f64::INFINITY;
    while !rest.is_empty() {
        if last.is_finite()
            && let Some(part) = part_of_scale(rest)
        {
            return Some((sum + part * last).round());
        }
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | ' '))?;
        let number = plain(rest.get(..end)?)?;
        let after = rest.get(end..)?;
        let (word, scale) = SCALES.iter().find(|(word, _)| after.starts_with(word))?;
        // Each part is smaller than the one before: 1 triệu 500 nghìn.
        if *scale >= last {
            return None;
        }
        sum += number * scale;
        last = *scale;
        rest = after.get(word.len()..)?.trim_start();
    }
    (last.is_finite()).then_some(sum.round())
}

/// The part of a scale that stands behind it without one of its own.
fn part_of_scale(text: &str) -> Option<f64> {
    if matches!(text, "rưỡi" | "ruoi") {
        return Some(0.5);
    }
    let number: f64 = text.parse::<u16>().ok()?.into();
    match text.len() {
        1 => Some(number * TENTH),
        3 => Some(number * THOUSANDTH),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(read: fn(&Cell) -> Result<Value, Trouble>, text: &str) -> Option<f64> {
        read(&Cell::Text(text.to_owned()))
            .ok()
            .and_then(|value| value.as_f64())
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for (text, dong) in [
            ("1500000", 1_500_000.0),
            ("1.500.000 đ", 1_500_000.0),
            ("1,500,000 VND", 1_500_000.0),
            ("1,5 triệu", 1_500_000.0),
            ("1.5 triệu đồng", 1_500_000.0),
            ("1 triệu 500 nghìn", 1_500_000.0),
            ("500k", 500_000.0),
            ("Miễn phí", 0.0),
            ("7 800 000đ", 7_800_000.0),
            ("1tr5", 1_500_000.0),
            ("1tr250", 1_250_000.0),
            ("2 triệu rưỡi", 2_500_000.0),
            ("VND 1.500.000", 1_500_000.0),
            ("1.500.000,00", 1_500_000.0),
            ("1,500,000.00 đ", 1_500_000.0),
        ] {
            assert_eq!(of(money, text), Some(dong), "{text}");
        }
        for text in [
            "1.50",
            "5-6 triệu",
            "1.500.000 đ/tháng",
            "liên hệ",
            "1,5 triệu 2 triệu",
            "1tr50",
            "khoảng 2 triệu",
            "1.500,00.00",
        ] {
            assert_eq!(of(money, text), None, "{text}");
        }
    }

    #[test]
    fn decimals_have_a_comma_or_a_point() {
        for (text, number) in [
            ("72,2 %", 72.2),
            ("21.029", 21.029),
            ("1.234,5", 1234.5),
            ("80", 80.0),
            ("-1,5", -1.5),
        ] {
            assert_eq!(of(decimal, text), Some(number), "{text}");
        }
        assert_eq!(of(decimal, "khoảng 80"), None);
        assert_eq!(of(integer, "1.500"), Some(1500.0));
        assert_eq!(of(integer, "35 người"), None);
    }
}
