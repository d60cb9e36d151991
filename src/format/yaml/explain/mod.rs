//! What the parsers complain of, as what an editor did and can do about it.

mod layout;
mod quotes;
mod signs;

use std::ops::Range;

use super::guard::too_deep;
use super::lines::{self, KeyValue};
use super::quote::{open_quote, quote};
use super::{Problem, tabs};
use crate::diag::{Code, Text, codes};

/// The longest value that a hint repeats.
const SHORT_VALUE: usize = 60;

/// A complaint of a parser about a text.
struct Complaint<'a> {
    text: &'a str,
    /// What the parser says, in English.
    reason: &'a str,
    /// The byte at which it stopped.
    at: usize,
    /// The byte at which what it was reading began, when it says so.
    since: Option<usize>,
}

type Rule = fn(&Complaint<'_>) -> Problem;

/// Words of complaints, of both parsers, and what they mean; the first that fits counts.
const RULES: &[(&str, Rule)] = &[
    ("recursion limit", deep),
    ("repetition limit", deep),
    ("tab character", tab),
    ("tabs disallowed", tab),
    ("found a tab", tab),
    ("tab cannot", tab),
    ("control characters", signs::control_character),
    ("unprintable", signs::control_character),
    ("invalid Unicode", signs::control_character),
    ("byte order mark", signs::control_character),
    ("as u128", signs::long_number),
    ("as i128", signs::long_number),
    ("found unexpected end of stream", quotes::unclosed_quote),
    ("unknown escape", quotes::escape),
    ("hexadecimal number", quotes::escape),
    ("escape code", quotes::escape),
    ("mapping values are not allowed", layout::colon),
    ("expected ':'", layout::missing_colon),
    ("simple key expect", layout::missing_colon),
    ("expected ',' or", layout::unclosed_bracket),
    ("block sequence entries", layout::dash),
    ("only valid inside a block", layout::dash),
    ("expected '-'", layout::dash),
    ("anchor", signs::sign),
    ("alias", signs::sign),
    ("scanning a tag", signs::sign),
    ("parsing a tag", signs::sign),
    ("tag handle", signs::sign),
    ("directive", signs::bad_start),
    ("cannot start any token", signs::bad_start),
    ("unexpected character", signs::bad_start),
    ("node content", signs::bad_start),
    ("misplaced bracket", signs::bad_start),
    ("mapping keys are not allowed", signs::bad_start),
    ("block scalar", layout::block_text),
    ("more than one document", layout::second_document),
    ("document start", layout::second_document),
    ("document indicator", layout::second_document),
    ("expected key", layout::expected_key),
    ("trailing content", layout::expected_key),
];

/// A complaint in the words of an editor, at the place that must be changed.
///
/// `reason` is what the parser says, `at` the byte at which it stopped, and `since` the byte at which
/// the value that it was reading began, when it tells.
pub(super) fn explain(text: &str, reason: &str, at: usize, since: Option<usize>) -> Problem {
    let complaint = Complaint {
        text,
        reason,
        at,
        since,
    };
    let rule = RULES.iter().find(|(words, _)| reason.contains(words));
    rule.map_or(unknown as Rule, |(_, rule)| *rule)(&complaint)
}

/// The remedy for a value that YAML takes for something else: quotes, shown around the value when it is short.
pub(super) fn quote_hint(text: &str, at: usize) -> Text {
    let line = lines::key_value(text, lines::around(text, at));
    match line.filter(|line| line.value.chars().count() <= SHORT_VALUE) {
        Some(KeyValue { lead, value, .. }) => {
            let quoted = format!("{}{}", lead.trim_start(), quote(value));
            Text::new(
                format!("đặt giá trị trong dấu ngoặc kép: {quoted}"),
                format!("put the value in quotes: {quoted}"),
            )
        }
        None => Text::new(
            "đặt cả giá trị trong dấu ngoặc kép",
            "put the whole value in quotes",
        ),
    }
}

impl Complaint<'_> {
    /// The character at which the parser stopped.
    fn here(&self) -> Range<usize> {
        lines::letter(self.text, self.at)
    }

    /// The line at which the parser stopped, without its indentation.
    fn line(&self) -> Range<usize> {
        let line = lines::around(self.text, self.at);
        let content = self.text.get(line.clone()).unwrap_or_default();
        line.start + (content.len() - content.trim_start().len())..line.end
    }

    fn syntax(&self, span: Range<usize>, message: Text, hint: Text) -> Problem {
        // A forgotten quote makes the parser stop somewhere behind it, with any complaint.
        match open_quote(self.text, self.at) {
            Some(open) => quotes::unclosed(self.text, open),
            None => problem(codes::YAML_SYNTAX, span, message, hint),
        }
    }
}

fn problem(code: Code, span: Range<usize>, message: Text, hint: Text) -> Problem {
    Problem::new(code, span, message).hint(hint)
}

fn deep(it: &Complaint<'_>) -> Problem {
    too_deep(it.here())
}

fn tab(it: &Complaint<'_>) -> Problem {
    tabs::problem(it.here())
}

/// What no rule names: better a general hint at the right place than the words of the parser.
fn unknown(it: &Complaint<'_>) -> Problem {
    it.syntax(
        it.line(),
        Text::new(
            "không đọc được YAML từ dòng này",
            format!("YAML cannot be read here: {}", it.reason),
        ),
        Text::new(
            "xem lại dấu hai chấm, dấu ngoặc và số dấu cách đầu dòng ở đây và dòng trên",
            "check colons, quotes and the spaces at the start of this line and the one above",
        ),
    )
}
