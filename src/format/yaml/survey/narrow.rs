//! Losing one line of an entry instead of the whole, so that the lines around it are judged in the same run.

use std::ops::Range;

use super::{Problem, blank, lines, parse};

/// A text that has lost one line, or the value of one.
pub(super) struct Narrowed {
    /// As long as before.
    pub(super) text: String,
    /// The key of the line.
    pub(super) key: String,
}

/// Takes out the line that a problem is about, or only its value; `None` when what is left of its entry would not be
/// read as it was meant, or the line is an entry of its own.
pub(super) fn narrow(text: &str, problem: &Problem, entry: &Range<usize>) -> Option<Narrowed> {
    let line = lines::around(text, problem.span.start);
    let written = text.get(line.clone())?;
    let is_nested = written.starts_with([' ', '-']) && line.end <= entry.end;
    let key = key(written).filter(|_| is_nested)?;
    let without_value = || without_value(text, &line);
    let without_line = || {
        // What stands below a dash would become part of the item above.
        let is_item = written.trim_start().starts_with('-');
        let mut text = text.to_owned();
        (!is_item && blank(&mut text, line.clone())).then_some((text, false))
    };
    let tried = without_value().into_iter().chain(without_line());
    let mut fine = tried.filter(|(text, is_value)| is_sound(text, &line, entry, *is_value));
    fine.next().map(|(text, _)| Narrowed {
        text,
        key: key.to_owned(),
    })
}

/// Whether an entry can be read without a line, but for what is no consequence of that: a later mistake, when only a
/// value that ends on its line was taken out, and otherwise lines that are wrong by themselves.
fn is_sound(text: &str, line: &Range<usize>, entry: &Range<usize>, is_value: bool) -> bool {
    let Err(problem) = parse(text) else {
        return true;
    };
    let next = problem.within(text).span.start;
    let other = lines::around(text, next);
    let alone = text.get(other).unwrap_or_default().trim_start();
    let alone = alone.trim_start_matches("- ");
    next > line.end && (is_value || next >= entry.end || parse(alone).is_err())
}

/// The text with `~`, which is nothing, in place of the value of a line, and whether that value ends on the line.
fn without_value(text: &str, line: &Range<usize>) -> Option<(String, bool)> {
    let value = lines::key_value(text, line.clone())?;
    let lead = value.lead.trim_end();
    let mut new = text.to_owned();
    if lead.ends_with(':') {
        blank(&mut new, value.span.clone());
        new.replace_range(value.span.start..=value.span.start, "~");
        let may_go_on = value.value.starts_with(['"', '\'', '[', '{', '|', '>']);
        return Some((new, !may_go_on));
    }
    // A key whose colon was forgotten has its value behind a space.
    let (key, rest) = value.value.split_once(' ').filter(|_| lead.is_empty())?;
    let colon = value.span.start + key.len();
    blank(&mut new, colon..value.span.end);
    (rest.len() >= 2).then(|| new.replace_range(colon..colon + 3, ": ~"))?;
    Some((new, true))
}

/// The key that a line gives, or would give with a colon.
fn key(line: &str) -> Option<&str> {
    let key = line
        .trim_start_matches([' ', '-'])
        .split([' ', ':'])
        .next()?;
    let is_key = |letter: u8| letter.is_ascii_lowercase() || letter == b'_';
    (!key.is_empty() && key.bytes().all(is_key)).then_some(key)
}
