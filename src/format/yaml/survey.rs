//! Everything that is wrong with a YAML text that was refused, and what of it can still be read.
//!
//! After each mistake its line is blanked out, or else the entry that holds it, and the rest is read again, so that one run
//! tells all mistakes. Blanks keep every other byte at its place.

mod lost;
mod narrow;

use std::ops::Range;

use serde_yaml::Value;

use self::narrow::narrow;
use super::{Problem, Tree, lines, parse, repeated, tabs};
use crate::diag::codes;

pub(in crate::format) use self::lost::Lost;

/// Mistakes after which the search ends: who made more will run the check again anyway.
const MAX_ROUNDS: usize = 12;

/// Spaces that make a line belong to the one above; one alone is a slip.
const MIN_INDENT: usize = 2;

/// What a refused text holds.
#[derive(Debug)]
pub(in crate::format) struct Survey {
    /// What is wrong, at the bytes of the text.
    pub(in crate::format) problems: Vec<Problem>,
    /// The text with blanks in place of all that cannot be read, when anything is left.
    pub(in crate::format) rest: Option<Rest>,
}

/// The readable rest of a text.
#[derive(Debug)]
pub(in crate::format) struct Rest {
    /// As long as the text, with blanks.
    pub(in crate::format) text: String,
    /// What it means.
    pub(in crate::format) value: Value,
    /// The keys that were blanked: they are not missing.
    pub(in crate::format) lost: Lost,
}

/// Finds the mistakes of a text; none for a text that can be read.
pub(in crate::format) fn survey(text: &str) -> Survey {
    // A text that can be read may hold tabs where they do no harm.
    let mut problems = match parse(text) {
        Ok(_) => Vec::new(),
        Err(_) => tabs::tabs(text),
    };
    let indented: Vec<_> = problems
        .iter()
        .map(|problem| problem.span.clone())
        .collect();
    let mut rest = text.to_owned();
    for tab in &indented {
        blank(&mut rest, tab.clone());
    }
    let mut lost = Lost::default();
    for _ in 0..MAX_ROUNDS {
        let problem = match parse(&rest) {
            Ok(value) => {
                let value = readable(value);
                let rest = value.map(|value| Rest {
                    text: rest,
                    value,
                    lost,
                });
                return Survey { problems, rest };
            }
            // Between blanks a place can be inside a character of the text.
            Err(problem) => problem.within(text),
        };
        if problem.code == codes::YAML_TOO_DEEP {
            problems.push(problem);
            break;
        }
        if problem.code == codes::YAML_DUPLICATE_KEY {
            remove_repeated(&mut rest, &mut problems);
            continue;
        }
        let entry = entry_around(&rest, problem.span.start);
        // Where a tab stands, the indentation was guessed, and what follows from that is no news.
        let is_guessed = indented.iter().any(|tab| entry.contains(&tab.start));
        let outermost = rest.get(entry.clone()).and_then(outer_key);
        if let (Some(outermost), false) = (outermost, is_guessed)
            && let Some(narrowed) = narrow(&rest, &problem, &entry)
        {
            lost.line(outermost, narrowed.key);
            problems.push(problem);
            rest = narrowed.text;
            continue;
        }
        lost.entries(keys(&rest, entry.clone()));
        let line = lines::around(&rest, problem.span.start);
        lost.entries(rest.get(line).and_then(outer_key).map(str::to_owned));
        if !is_guessed {
            problems.push(problem);
        }
        if !blank(&mut rest, entry) {
            break;
        }
    }
    Survey {
        problems,
        rest: None,
    }
}

/// A value that can be checked further: after a mistake a lone text or nothing at all says little.
fn readable(value: Value) -> Option<Value> {
    matches!(value, Value::Mapping(_) | Value::Sequence(_)).then_some(value)
}

fn remove_repeated(rest: &mut String, problems: &mut Vec<Problem>) {
    let text = rest.clone();
    let tree = Tree::read(&text);
    problems.extend(repeated::problems(&tree));
    for again in tree.repeated() {
        blank(rest, again.again.start..again.value.end);
    }
}

/// The lines of the outermost entry that holds a byte: from one line that is not indented to the next.
fn entry_around(text: &str, at: usize) -> Range<usize> {
    let starts = || {
        let mut start = 0;
        text.split_inclusive('\n').filter_map(move |line| {
            let from = start;
            start += line.len();
            let outermost = !line.starts_with([' ', '\t', '\n', '\r', '#']);
            outermost.then_some(from)
        })
    };
    let around = lines::around(text, at);
    let line = around.start;
    let from = starts()
        .take_while(|start| *start <= line)
        .last()
        .unwrap_or(0);
    // A key without a value has the dashes below it, also where they are not indented.
    let has_items = key_alone(text.get(around).unwrap_or_default()).is_some();
    let is_own =
        |start: usize| has_items && text.get(start..).is_some_and(|rest| rest.starts_with('-'));
    let to = starts().find(|start| *start > line && !is_own(*start));
    let to = to.unwrap_or(text.len());
    // A key whose only item goes would be empty.
    let dashes = ['-', '–', '—', '•'];
    let is_item = |at: usize| text.get(at..).is_some_and(|rest| rest.starts_with(dashes));
    let owner = starts().take_while(|start| *start < from).last();
    let owner = owner.filter(|start| {
        let line = lines::around(text, *start);
        let is_key = text.get(line).is_some_and(|line| key_alone(line).is_some());
        is_key && is_item(from) && !is_item(to)
    });
    owner.unwrap_or(from)..to
}

/// The outermost key that a line was meant to give: without its colon, or indented a little where it should not be.
fn outer_key(line: &str) -> Option<&str> {
    let word = line.trim_start();
    let is_outer = line.len() - word.len() < MIN_INDENT;
    let key = word.split([' ', ':']).next()?;
    let is_key = |letter: u8| letter.is_ascii_lowercase() || letter == b'_';
    (is_outer && !key.is_empty() && key.bytes().all(is_key)).then_some(key)
}

/// The key of a line that holds nothing else.
fn key_alone(line: &str) -> Option<&str> {
    let key = line.trim().strip_suffix(':')?;
    (!key.is_empty() && !key.contains([':', ' '])).then_some(key)
}

/// The outermost keys in some lines.
fn keys(text: &str, entry: Range<usize>) -> Vec<String> {
    let lines = text.get(entry).unwrap_or_default().lines();
    let keys = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(key, _)| key);
    keys.filter(|key| !key.starts_with(' '))
        .map(str::to_owned)
        .collect()
}

/// Writes spaces over some bytes, but for line breaks; tells whether anything changed.
fn blank(text: &mut String, bytes: Range<usize>) -> bool {
    let Some(old) = text.get(bytes.clone()) else {
        return false;
    };
    let blanks: String = old
        .chars()
        .flat_map(|letter| match letter {
            '\n' | '\r' => std::iter::repeat_n(letter, 1),
            other => std::iter::repeat_n(' ', other.len_utf8()),
        })
        .collect();
    let changed = old != blanks;
    text.replace_range(bytes, &blanks);
    changed
}

#[cfg(test)]
mod tests;
