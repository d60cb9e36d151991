//! Values as YAML writes them on one line.

use serde_yaml::Value;

use crate::compose::Existing;
use crate::format::schema::{Form, Scalar, ScalarKind};

/// Words that older readers of YAML take for truth values.
const TRUTHS: &[&str] = &[
    "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~",
];

/// What ends a line in YAML and may stand in a text of JSON.
const LINE_BREAKS: [(char, &str); 3] = [
    ('\u{85}', "\\u0085"),
    ('\u{2028}', "\\u2028"),
    ('\u{2029}', "\\u2029"),
];

/// A key, in quotes where it could be read as something else.
pub(super) fn key(name: &str) -> String {
    plain(&Value::from(name))
}

/// A value behind its key: a text without quotes only where nobody could read it as anything else.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::String(text) if is_plain(text) => text.clone(),
        other => quoted(other),
    }
}

/// A value among others on a line, where a comma ends it and a colon or question mark can begin something else.
pub fn inline(value: &Value) -> String {
    match value {
        Value::String(text)
            if is_day(text) || is_plain_word(text) && !text.contains([',', ':', '?']) =>
        {
            text.clone()
        }
        other => quoted(other),
    }
}

/// A value as JSON writes it, which YAML reads the same, but for the line breaks that only YAML knows.
fn quoted(value: &Value) -> String {
    let mut json = serde_json::to_string(value).unwrap_or_default();
    for (character, escape) in LINE_BREAKS {
        if json.contains(character) {
            json = json.replace(character, escape);
        }
    }
    json
}

fn is_plain(text: &str) -> bool {
    is_plain_word(text) || is_day(text)
}

fn is_day(text: &str) -> bool {
    Form::Moment.accepts(text)
}

fn is_plain_word(text: &str) -> bool {
    let begins_plain = text.chars().next().is_some_and(char::is_alphabetic);
    let is_odd = |c: char| {
        c.is_control()
            || matches!(c, '\u{2028}' | '\u{2029}')
            || matches!(c, '#' | '[' | ']' | '{' | '}' | '"' | '\'' | '\\')
    };
    begins_plain
        && !TRUTHS.contains(&text.to_lowercase().as_str())
        && !text.contains(is_odd)
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
}

/// What stands in a field that nobody has filled in: the first of what can be chosen, or nothing.
pub(super) fn blank(one: &Scalar, existing: &Existing) -> String {
    if let Some(kind) = &one.reference {
        let first = existing.all(kind).first();
        return first.map_or_else(String::new, |known| plain(&Value::from(known.id.as_str())));
    }
    match one.choices.first() {
        Some(choice) if one.form.is_none() => plain(&Value::from(choice.key.as_str())),
        _ if one.kind == ScalarKind::Bool => "true".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_is_plainly_text_has_no_quotes() {
        for text in [
            "Trường A, cơ sở 2",
            "2027-03-20",
            "2027-03-20T08:00",
            "Số 1",
        ] {
            assert_eq!(plain(&Value::from(text)), text);
        }
        for text in [
            "+842439990001",
            "2022",
            "8:30",
            "n",
            "No",
            "a: b",
            "a #b",
            "",
            "2026-2027",
            "≥",
        ] {
            assert_eq!(plain(&Value::from(text)), format!("\"{text}\""));
        }
        assert_eq!(plain(&Value::from(30)), "30");
    }

    #[test]
    fn among_others_less_goes_without_quotes() {
        for text in ["Trường A", "2027-03-20T08:00"] {
            assert_eq!(inline(&Value::from(text)), text);
        }
        for text in ["Trường A, cơ sở 2", "a:?", "a:b", "a?"] {
            assert_eq!(inline(&Value::from(text)), format!("\"{text}\""));
        }
    }

    proptest! {
        #[test]
        fn a_text_means_itself(text in "([a-zđộ]|[0-9:.\\-+# ,\"'{}\\[\\]&*!|>%@`?=]|\\PC){0,12}") {
            let read: Value = serde_yaml::from_str(&format!("k: {}", plain(&Value::from(text.as_str())))).unwrap();
            prop_assert_eq!(read.get("k").unwrap().as_str(), Some(text.as_str()));
            let read: Value = serde_yaml::from_str(&format!("[{}]", inline(&Value::from(text.as_str())))).unwrap();
            prop_assert_eq!(read.get(0).unwrap().as_str(), Some(text.as_str()));
        }
    }
}
