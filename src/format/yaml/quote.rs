//! Quotes: how to put them around a value, and where one was opened and never closed.

use std::ops::Range;

use super::lines::{self, KeyValue};
use super::tree::closing_quote;

/// The text as a quoted YAML value that means exactly this text.
pub(in crate::format) fn quote(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// The first value on a line up to that of byte `at` whose quote is not closed as it should be.
///
/// A quote that is forgotten closes at the next quote of its sort, lines later, in the middle of another value;
/// so it is not where the parser stops. A quoted value that runs over several lines closes at a line's end.
pub(super) fn open_quote(text: &str, at: usize) -> Option<Range<usize>> {
    let mut start = 0;
    let last = lines::around(text, at).start;
    while start <= last {
        let line = lines::around(text, start);
        let mut next = next_line(text, line.end)?;
        if let Some(KeyValue { value, span, .. }) = lines::key_value(text, line)
            && let Some(quote) = value
                .chars()
                .next()
                .filter(|first| matches!(first, '"' | '\''))
        {
            let from = text.get(span.start..)?;
            let Some(length) = closing_quote(from, quote) else {
                return Some(span);
            };
            let over_lines = length > value.len();
            if over_lines && !ends_line(from.get(length..)?) {
                return Some(span);
            }
            next = next.max(next_line(text, span.start + length)?);
        }
        start = next;
    }
    None
}

/// Whether nothing but a comment or the end of a list follows on the line.
fn ends_line(rest: &str) -> bool {
    let line = rest.split('\n').next().unwrap_or_default().trim();
    line.is_empty() || line.starts_with(['#', ',', ']', '}', ':'])
}

/// The start of the line after the one that holds byte `at`; behind the text after its last line.
fn next_line(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    Some(rest.find('\n').map_or(text.len() + 1, |end| at + end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, open: Option<&str>) {
        let found = open_quote(text, text.len());
        assert_eq!(found.and_then(|span| text.get(span)), open);
    }

    #[test]
    fn a_forgotten_quote_is_found_on_its_line() {
        check("a: \"xin chào\nb: 1\n", Some("\"xin chào"));
        check("a: \"xin chào\nb: \"ừ\"\n", Some("\"xin chào"));
        check("a: ok\n- 'đơn\n- 'kép'\n", Some("'đơn"));
    }

    #[test]
    fn quotes_over_several_lines_are_fine() {
        check(
            "a: \"xin\n  chào\"\nb: 'x ''y'' z'\nc: \"\\\"\" # \"\n",
            None,
        );
        check("a: \"x\" y\nb: \"z\"\n", None);
        check("a: it's\n", None);
        check("", None);
    }

    proptest! {
        #[test]
        fn any_text_is_searched(text in super::super::hostile::text(), at in 0usize..99) {
            let found = open_quote(&text, at);
            prop_assert!(found.is_none_or(|span| text.get(span).is_some()));
        }

        #[test]
        fn a_quoted_text_means_itself(text in "[ -~ơđề]{0,20}") {
            let read: Result<String, _> = serde_yaml::from_str(&quote(&text));
            prop_assert_eq!(read.ok(), Some(text));
        }
    }
}
