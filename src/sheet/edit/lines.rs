//! The lines of a text around a byte.

use std::ops::Range;

/// Where the line that holds a byte begins.
pub(super) fn start(text: &str, at: usize) -> usize {
    text.get(..at)
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |end| end + 1)
}

/// Where the line that holds a byte ends, before its break.
pub(super) fn end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    at + line.trim_end_matches('\r').len()
}

/// Where the next line begins.
pub(super) fn next(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |end| at + end + 1)
}

/// Whole lines, with their breaks, from the one that holds the first byte to the one that holds the last.
pub(super) fn whole(text: &str, span: Range<usize>) -> Range<usize> {
    start(text, span.start)..next(text, span.end.max(span.start))
}

/// The break that the text's lines end with.
pub(super) fn line_break(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
