//! Figures as people write them: grouped in thousands, with a decimal comma, with a unit.

/// Units that can be left out without changing the number.
const UNITS: &[&str] = &["đồng", "đ", "vnđ", "vnd", "%"];

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
