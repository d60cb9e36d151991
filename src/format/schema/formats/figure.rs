//! Figures as people write them: grouped in thousands, with a decimal comma, with a unit.

/// Units that can be left out without changing the number.
const UNITS: &[&str] = &["đồng", "vnđ", "vnd", "đ", "%"];

/// A number grouped in thousands by points, commas or spaces, without the groups: `224.500` is `224500`.
pub(in crate::format::schema) fn grouped(text: &str) -> Option<String> {
    let separator = text.chars().find(|letter| !letter.is_ascii_digit())?;
    if !matches!(separator, '.' | ',' | ' ' | '\u{a0}') {
        return None;
    }
    let mut groups = text.split(separator);
    let first = groups
        .next()
        .filter(|first| (1..=3).contains(&first.len()) && !first.starts_with('0'))?;
    let rest: Vec<&str> = groups.collect();
    // One comma can also be a decimal comma, as the country writes it.
    if separator == ',' && rest.len() == 1 {
        return None;
    }
    let thousands =
        |group: &&str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    rest.iter()
        .all(thousands)
        .then(|| format!("{first}{}", rest.concat()))
}

/// The number that a text means, as YAML and JSON write it; `None` when that would be a guess.
pub fn figure(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let number = UNITS
        .iter()
        .find_map(|unit| lower.strip_suffix(unit))
        .unwrap_or(&lower)
        .trim_end();
    if let Some(grouped) = grouped(number) {
        return Some(grouped);
    }
    let decimal = number.replacen(',', ".", 1);
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if number
        .rsplit_once(',')
        .is_some_and(|(_, after)| after.len() == 3)
    {
        return None;
    }
    let is_number = match decimal.split_once('.') {
        Some((whole, fraction)) => is_digits(whole) && is_digits(fraction),
        None => is_digits(&decimal),
    };
    let padded = decimal.starts_with('0') && decimal.len() > 1 && !decimal.starts_with("0.");
    (is_number && !padded).then_some(decimal)
}

/// What is counted where figures are entered; a figure means the same without it.
const COUNTED: &[&str] = &[
    "người",
    "chỗ",
    "suất",
    "em",
    "học sinh",
    "học viên",
    "sinh viên",
    "lượt",
    "lượt người",
    "phút",
    "giờ",
    "tiết",
    "ngày",
    "tuần",
    "tháng",
    "năm",
    "tuổi",
    "phần trăm",
];

/// Words that multiply a figure.
const MULTIPLIERS: &[(&str, f64)] = &[
    ("k", 1e3),
    ("nghìn", 1e3),
    ("ngàn", 1e3),
    ("tr", 1e6),
    ("triệu", 1e6),
    ("tỷ", 1e9),
    ("tỉ", 1e9),
];

/// What a figure of money or people is for, which a field of its own says: `/tháng`.
fn without_per(words: &str) -> &str {
    words
        .split_once('/')
        .map_or(words, |(words, _)| words)
        .trim_end()
}

/// The figure of a text that says what is counted, or counts in thousands and millions: `40 người`, `7,8 triệu đồng`.
pub(in crate::format::schema) fn counted(text: &str) -> Option<String> {
    let lower = text.trim().trim_matches(['“', '”', '"']).to_lowercase();
    let end = lower.find(|letter: char| letter.is_alphabetic())?;
    let (number, words) = lower.split_at(end);
    let number = figure(number.trim())?;
    let words = without_per(words);
    let words = UNITS
        .iter()
        .find_map(|unit| words.strip_suffix(unit))
        .unwrap_or(words)
        .trim();
    if COUNTED.contains(&words) || words.is_empty() {
        return Some(number);
    }
    let (_, times) = MULTIPLIERS.iter().find(|(word, _)| *word == words)?;
    let product = number.parse::<f64>().ok()? * times;
    (product.fract() == 0.0).then(|| format!("{product:.0}"))
}

/// The decimal that an angle in degrees, minutes and seconds means, such as `21°02'30"`.
pub(in crate::format::schema) fn degrees(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.contains(['°', 'º', '˚']) {
        return None;
    }
    let text = text.replace(',', ".");
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
    let parts: Vec<f64> = parts
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let rest = parts.get(1..)?;
    if parts.len() > 3 || rest.iter().any(|part| *part >= 60.0) {
        return None;
    }
    let (angle, _) = parts.iter().fold((0.0, 1.0), |(sum, unit), part| {
        (sum + part / unit, unit * 60.0)
    });
    let angle = (angle * 1e5).round() / 1e5;
    Some(angle.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(figure(text).as_deref(), expected);
    }

    #[test]
    fn groups_commas_and_units_are_understood() {
        check("224.500", Some("224500"));
        check("1.500.000 đồng", Some("1500000"));
        check("1 500 000đ", Some("1500000"));
        check("72,2 %", Some("72.2"));
        check("0,5", Some("0.5"));
        check("25", Some("25"));
    }

    #[test]
    fn what_is_counted_can_be_left_out() {
        assert_eq!(counted("40 người").as_deref(), Some("40"));
        assert_eq!(counted("1.200 lượt người").as_deref(), Some("1200"));
        assert_eq!(counted("7,8 triệu đồng").as_deref(), Some("7800000"));
        assert_eq!(counted("6.200.000 VNĐ/kỳ").as_deref(), Some("6200000"));
        assert_eq!(counted("1,2tr/tháng").as_deref(), Some("1200000"));
        assert_eq!(counted("900k").as_deref(), Some("900000"));
        for text in [
            "40",
            "khoảng 40",
            "40 hoặc 50",
            "4 cái",
            "1,2345678 triệu",
            "-",
        ] {
            assert_eq!(counted(text), None, "{text}");
        }
    }

    #[test]
    fn angles_are_decimals() {
        assert_eq!(degrees("21°02").as_deref(), Some("21.03333"));
        assert_eq!(degrees("21°02'30\"B").as_deref(), Some("21.04167"));
        assert_eq!(degrees("105º51.5'").as_deref(), Some("105.85833"));
        assert_eq!(degrees("21° 75'"), None);
        assert_eq!(degrees("21.02"), None);
    }

    #[test]
    fn nothing_is_guessed() {
        for text in [
            "",
            "5 triệu",
            "1.50.000",
            "1.500,000",
            "0243",
            "1,2,3",
            "-",
            "một",
            "12.",
            "1,500",
            "0.500.000x",
        ] {
            check(text, None);
        }
        assert_eq!(grouped("72.2"), None);
        assert_eq!(grouped("1234.500"), None);
    }
}
