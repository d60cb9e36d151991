//! The bound on nesting, held before the parser sees a text that would make it slow.

use std::ops::Range;

/// How many elements may stand inside each other, counting a list and its item as two.
///
/// Far beyond what a reader can follow, and far below what the stages after this one can hold.
pub const MAX_DEPTH: usize = 32;

/// The text is nested deeper than [`MAX_DEPTH`], first at these bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TooDeep(pub(super) Range<usize>);

/// Finds a line that opens more quotes and lists than [`MAX_DEPTH`].
///
/// The parser walks over all open containers at each line, so thousands of them cost thousands
/// of times more. What is nested over many lines must be indented and is bounded by its own length;
/// the walk over the parsed text measures it exactly.
pub(super) fn check_lines(text: &str) -> Result<(), TooDeep> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.len() > MAX_DEPTH && markers(line) > MAX_DEPTH && !is_rule(line) {
            return Err(TooDeep(at..at + line.trim_end().len()));
        }
        at += line.len();
    }
    Ok(())
}

/// How many container markers stand one after another at the start of a line.
fn markers(line: &str) -> usize {
    let mut rest = line.trim_start().as_bytes();
    let mut count = 0;
    while let Some(after) = after_marker(rest) {
        rest = after.trim_ascii_start();
        count += 1;
    }
    count
}

/// What follows the marker `>`, `-`, `1.` and the like at the start of `rest`.
fn after_marker(rest: &[u8]) -> Option<&[u8]> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let after = match rest.get(digits..)? {
        [b'>', after @ ..] if digits == 0 => return Some(after),
        [b'-' | b'+' | b'*' | b':', after @ ..] if digits == 0 => after,
        [b'.' | b')', after @ ..] if digits > 0 => after,
        _ => return None,
    };
    after.first()?.is_ascii_whitespace().then_some(after)
}

/// Whether the line is a thematic break such as `* * *`, which opens nothing.
fn is_rule(line: &str) -> bool {
    ['-', '*'].iter().any(|mark| {
        line.chars()
            .all(|char| char == *mark || char.is_ascii_whitespace())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn check(line: &str, deep: bool) {
        let text = format!("trước\n{line}\nsau\n");
        assert_eq!(check_lines(&text).is_err(), deep, "{line}");
    }

    #[test]
    fn counts_markers_at_the_start_of_a_line() {
        check(&">".repeat(3000), true);
        check(&"> ".repeat(3000), true);
        check(&format!("{}a", "- ".repeat(3000)), true);
        check(&format!("{}a", "12. ".repeat(3000)), true);
        check(&format!("{}a", "> - 1) ".repeat(20)), true);
        check(&"- ".repeat(3000), false);
        check(&"*".repeat(3000), false);
        check(&format!("{}a", "> ".repeat(MAX_DEPTH)), false);
        check(&"3.000 ".repeat(3000), false);
    }

    #[test]
    fn points_at_the_line() {
        let text = format!("một\n{}\n", ">".repeat(40));
        let TooDeep(span) = check_lines(&text).unwrap_err();
        assert_eq!(text.get(span), Some(">".repeat(40).as_str()));
    }
}
