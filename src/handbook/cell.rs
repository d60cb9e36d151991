//! Words in Markdown that mean themselves.

use std::ops::Range;

use crate::format::markdown;

/// Words in a cell of a table or in a sentence, with the signs of Markdown taken for what they are.
pub(super) fn words(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = quoted(&line.join(" "));
    let mut out = String::with_capacity(line.len());
    // What stands between backticks is code already.
    let mut is_code = false;
    for letter in line.chars() {
        is_code ^= letter == '`';
        if letter == '|' || (!is_code && matches!(letter, '<' | '>' | '*' | '_' | '[' | ']' | '\\'))
        {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// The text with all that checks look for in texts as code: the handbook speaks of mistakes and makes none.
fn quoted(text: &str) -> String {
    let found = markdown::word_problems(&"".into(), text);
    let mut spans: Vec<Range<usize>> = found.into_iter().filter_map(|one| one.span).collect();
    spans.extend(between(text, "{{", "{{", "}}"));
    spans.extend(between(text, "](", "[", ")"));
    spans.sort_by_key(|span| span.start);
    let mut out = String::new();
    let mut at = 0;
    for span in spans {
        let before = text.get(at..span.start);
        // One that overlaps another, or stands in code, is code already.
        let Some(before) = before.filter(|_| text.get(..span.start).is_some_and(is_outside)) else {
            continue;
        };
        let inner = text.get(span.clone()).unwrap_or_default();
        out.push_str(&format!("{before}`{inner}`"));
        at = span.end;
    }
    out + text.get(at..).unwrap_or_default()
}

/// Whether code that begins in a text ends in it too.
fn is_outside(before: &str) -> bool {
    before.matches('`').count().is_multiple_of(2)
}

/// The places from an opening sign before a mark to a closing one behind it.
fn between(text: &str, mark: &str, open: &str, close: &str) -> Vec<Range<usize>> {
    let marks = text.match_indices(mark);
    let spans = marks.filter_map(|(at, _)| {
        let start = text.get(..at + open.len())?.rfind(open)?;
        let length = text.get(at..)?.find(close)?;
        Some(start..at + length + close.len())
    });
    spans.collect()
}

/// Code in a cell of a table.
pub(super) fn code(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let text = line.join(" ").replace('|', "\\|");
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
    }
}

/// A block of code that holds any text.
pub(super) fn block(language: &str, text: &str) -> String {
    let mut fence = String::from("```");
    while text.contains(&fence) {
        fence.push('`');
    }
    format!(
        "{fence}{language}\n{}\n{fence}\n",
        text.trim_end_matches('\n')
    )
}

/// What stands between two pieces of code that are one, where the whole would be a mistake even as code.
pub(super) const JOINT: &str = "`<span></span>`";

/// An example as code: in a line where it is one that is a mistake even inside a block.
pub(super) fn sample(text: &str) -> String {
    let found = markdown::word_problems(&"".into(), text);
    let span = found.into_iter().find_map(|one| one.span);
    let is_line = text.lines().count() == 1;
    match span {
        // Twelve digits are a person's in code too.
        Some(span) if is_line => {
            let middle = text.floor_char_boundary(span.start + span.len() / 2);
            let (before, after) = text.split_at(middle);
            format!("`{before}{JOINT}{after}`\n")
        }
        None if is_line && text.starts_with('>') => format!("`{text}`\n"),
        _ => block("text", text),
    }
}

/// A row of a table.
pub(super) fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The first rows of a table.
pub(super) fn head(cells: &[&str]) -> String {
    format!("{}{}\n", row(cells), "|---".repeat(cells.len()) + "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_and_mistakes_are_taken_for_what_they_are() {
        for (text, expected) in [
            ("a | b <c> *d*", "a \\| b \\<c\\> \\*d\\*"),
            ("gọi {{ value(\"x\") }} ở", "gọi `{{ value(\"x\") }}` ở"),
            ("trong `{{ }}` và {{ }}", "trong `{{ }}` và `{{ }}`"),
            ("viết [a b](c d) nhé", "viết `[a b](c d)` nhé"),
            ("chữ lorem ấy", "chữ `lorem` ấy"),
        ] {
            assert_eq!(words(text), expected);
        }
    }
}
