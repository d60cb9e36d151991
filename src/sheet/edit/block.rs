//! Values as YAML, in the style in which the content is written.

use serde_yaml::Value;

use crate::format::yaml::parse;

/// The quotes around a text that was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// As few as YAML needs.
    Needed,
    Kept,
}

/// The fields of a new record, each line ending with a break.
pub(in crate::sheet) fn fresh(value: &Value) -> String {
    let mut out = String::new();
    if let Value::Mapping(fields) = value {
        for (key, value) in fields {
            out.push_str(&entry(key.as_str().unwrap_or_default(), value, 0, "\n"));
            out.push('\n');
        }
    }
    out
}

/// A key with its value, indented by so many spaces but for its first line, without a break at its end.
pub(super) fn entry(key: &str, value: &Value, indent: usize, line_break: &str) -> String {
    let key = plain_or_quoted(key, Quotes::Needed);
    let spaces = " ".repeat(indent);
    match value {
        Value::Mapping(fields) if !fields.is_empty() => {
            let inner: Vec<String> = fields
                .iter()
                .map(|(key, value)| {
                    let entry = entry(
                        key.as_str().unwrap_or_default(),
                        value,
                        indent + 2,
                        line_break,
                    );
                    format!("{line_break}{spaces}  {entry}")
                })
                .collect();
            format!("{key}:{}", inner.concat())
        }
        Value::Sequence(items) if !items.is_empty() => {
            let inner: Vec<String> = items
                .iter()
                .map(|one| format!("{line_break}{spaces}- {}", item(one, indent, line_break)))
                .collect();
            format!("{key}:{}", inner.concat())
        }
        scalar => format!("{key}: {}", inline(scalar)),
    }
}

/// An item of a list whose dash is indented by so many spaces, without the dash.
pub(super) fn item(value: &Value, indent: usize, line_break: &str) -> String {
    match value {
        Value::Mapping(fields) if !fields.is_empty() => {
            let spaces = " ".repeat(indent + 2);
            let entries: Vec<String> = fields
                .iter()
                .map(|(key, value)| {
                    entry(
                        key.as_str().unwrap_or_default(),
                        value,
                        indent + 2,
                        line_break,
                    )
                })
                .collect();
            entries.join(&format!("{line_break}{spaces}"))
        }
        scalar => inline(scalar),
    }
}

/// A value on one line.
pub(super) fn inline(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => plain_or_quoted(text, Quotes::Needed),
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(fields) => {
            let fields: Vec<String> = fields
                .iter()
                .map(|(key, value)| format!("{}: {}", inline(key), inline(value)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
        Value::Tagged(tagged) => inline(&tagged.value),
    }
}

/// A text, in quotes where YAML would read it as something else.
pub(super) fn plain_or_quoted(text: &str, quotes: Quotes) -> String {
    match quotes {
        Quotes::Needed if is_plain(text) => text.to_owned(),
        // What JSON quotes, YAML reads; it also escapes every control character.
        _ => serde_json::to_string(text).unwrap_or_default(),
    }
}

/// Whether a text without quotes means itself to every reader of YAML, also to older ones, and inside brackets too.
fn is_plain(text: &str) -> bool {
    let first_is_safe = text
        .chars()
        .next()
        .is_some_and(|first| first.is_alphabetic() || (first.is_ascii_digit() && is_day(text)));
    let safe = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                ' ' | '-' | '_' | '.' | '/' | '–' | '(' | ')' | ';' | '%' | '+' | '×' | '’' | '"'
            )
    };
    // A comma or a colon parts values where brackets are around; elsewhere only a space after the colon does.
    first_is_safe
        && text.trim() == text
        && text.chars().all(safe)
        && !is_word_of_yaml(text)
        && reads_as_itself(text)
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok()
}

fn is_word_of_yaml(text: &str) -> bool {
    let lower = text.to_lowercase();
    matches!(
        lower.as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null" | "nan" | "inf"
    )
}

fn reads_as_itself(text: &str) -> bool {
    parse(&format!("[{text}]")).is_ok_and(|read| read.get(0).and_then(Value::as_str) == Some(text))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quotes_stand_where_they_are_needed() {
        for (text, written) in [
            ("han", "han"),
            ("2027-03-20", "2027-03-20"),
            ("2026", "\"2026\""),
            ("0243", "\"0243\""),
            ("no", "\"no\""),
            ("+8424", "\"+8424\""),
            ("a: b", "\"a: b\""),
            ("8:30", "\"8:30\""),
            ("", "\"\""),
            ("a\nb", "\"a\\nb\""),
        ] {
            assert_eq!(plain_or_quoted(text, Quotes::Needed), written);
        }
    }

    proptest! {
        #[test]
        fn a_fresh_record_means_itself(text in "[ -~ơđề\n]{0,20}", items in proptest::collection::vec("[ -~à]{1,12}", 0..4)) {
            let mut value = serde_yaml::Mapping::new();
            value.insert("a".into(), text.into());
            if !items.is_empty() {
                value.insert("b".into(), Value::Sequence(items.into_iter().map(Value::from).collect()));
            }
            let value = Value::Mapping(value);
            prop_assert_eq!(parse(&fresh(&value)).unwrap(), value);
        }
    }
}
