//! The lines of a YAML text, as far as a hint needs to understand them.

use std::ops::Range;

/// A line that gives a key its value.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct KeyValue<'a> {
    /// Everything before the value: spaces, dashes, the key, its colon.
    pub(super) lead: &'a str,
    /// The value, without the spaces around it.
    pub(super) value: &'a str,
    /// The bytes of the value in the text.
    pub(super) span: Range<usize>,
}

/// The line that holds a byte, without its line break.
pub(super) fn around(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let before = text.get(..at).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    start..start + line.trim_end().len()
}

/// The character at a byte; nothing at a line break or the end of the text.
pub(super) fn letter(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at);
    let letter = text.get(at..).and_then(|rest| rest.chars().next());
    let width = letter
        .filter(|letter| !matches!(letter, '\n' | '\r'))
        .map_or(0, char::len_utf8);
    at..at + width
}

/// Reads a line as `key: value` or `- value`; `None` when it has no value.
pub(super) fn key_value(text: &str, line: Range<usize>) -> Option<KeyValue<'_>> {
    let content = text.get(line.clone())?;
    let mut lead = content.len() - content.trim_start().len();
    while content.get(lead..)?.starts_with("- ") {
        lead += 1;
        lead += content.get(lead..)?.len() - content.get(lead..)?.trim_start().len();
    }
    let rest = content.get(lead..)?;
    if let Some(colon) = key_colon(rest) {
        lead += colon + 1;
        lead += content.get(lead..)?.len() - content.get(lead..)?.trim_start().len();
    }
    let value = content.get(lead..)?.trim_end();
    (!value.is_empty()).then(|| KeyValue {
        lead: content.get(..lead).unwrap_or_default(),
        value,
        span: line.start + lead..line.start + lead + value.len(),
    })
}

/// Where the colon after a key is; a key has no quotes or brackets here, as in all content.
fn key_colon(rest: &str) -> Option<usize> {
    let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = rest.get(at + 1..).unwrap_or_default();
        after.is_empty() || after.starts_with(char::is_whitespace)
    })?;
    let key = rest.get(..colon)?;
    (!key.starts_with(['"', '\'', '[', '{'])).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, lead: &str, value: &str) {
        let found = key_value(line, 0..line.len());
        assert_eq!(
            found.as_ref().map(|found| (found.lead, found.value)),
            Some((lead, value))
        );
        assert_eq!(found.and_then(|found| line.get(found.span)), Some(value));
    }

    #[test]
    fn values_are_told_from_keys_and_dashes() {
        check("tên: Hỏi: đáp", "tên: ", "Hỏi: đáp");
        check("  - - a:   b ", "  - - a:   ", "b");
        check("- Hỏi", "- ", "Hỏi");
        check("một dòng", "", "một dòng");
        check("a:b", "", "a:b");
        check("\"a: b", "", "\"a: b");
        assert_eq!(key_value("a:", 0..2), None);
        assert_eq!(key_value("  ", 0..2), None);
    }

    #[test]
    fn a_line_ends_before_its_break() {
        let text = "a\r\nđường \r\n\r\n";
        assert_eq!(text.get(around(text, 0)), Some("a"));
        assert_eq!(text.get(around(text, 7)), Some("đường"));
        assert_eq!(text.get(around(text, 99)), Some(""));
    }

    proptest! {
        #[test]
        fn any_line_has_its_values_inside(text in super::super::hostile::text(), at in 0usize..80) {
            let line = around(&text, at);
            prop_assert!(text.get(line.clone()).is_some());
            if let Some(found) = key_value(&text, line) {
                prop_assert_eq!(text.get(found.span), Some(found.value));
            }
        }
    }
}
