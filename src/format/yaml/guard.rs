//! Refuses what would cost the YAML library too much, before it sees the text.
//!
//! The library reads thousands of nested brackets in seconds, and expands aliases into gigabytes. Both are
//! found here by reading events only, which is linear; and only in a text that holds a sign of either, so
//! that ordinary content does not pay.

use std::ops::Range;

use saphyr_parser::Event;

use super::events::{Events, Stop};
use super::explain::{self, quote_hint};
use super::{Problem, lines};
use crate::diag::{Text, codes};

/// Lists and mappings inside each other that are read at most; content needs fewer than ten.
const MAX_DEPTH: usize = 64;

/// Opening brackets that a text may have before their nesting is measured.
const FREE_BRACKETS: usize = 256;

/// Refuses aliases, anchors and tags, and brackets nested too deep.
///
/// Where one of the three signs of YAML stands in content, its editor meant the character.
pub(super) fn guard(text: &str) -> Result<(), Box<Problem>> {
    let signs = Signs::of(text);
    if !signs.any() {
        return Ok(());
    }
    let mut depth = 0usize;
    let mut anchor = None;
    for step in Events::new(text) {
        let (event, span) = match step {
            Ok(step) => step,
            Err(stop) if signs.dangerous() => return Err(stopped(text, &stop).into()),
            Err(_) => break,
        };
        match event {
            Event::Alias(_) => return Err(alias(text, span).into()),
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Err(too_deep(span).into());
        }
        if anchor.is_none() {
            anchor = sign(&event).map(|sign| (sign, span));
        }
    }
    match anchor {
        Some((sign, span)) => Err(misread(text, sign, span).into()),
        None => Ok(()),
    }
}

/// What of YAML a text may hold, told without reading it as YAML: some of it can be in quotes or comments.
#[derive(Debug, Default, Clone, Copy)]
struct Signs {
    anchors: bool,
    aliases: bool,
    tags: bool,
    brackets: usize,
}

impl Signs {
    fn of(text: &str) -> Self {
        let mut signs = Self::default();
        // What stands before the first character of the text opens it like a space.
        let mut before = b' ';
        let mut bytes = text.bytes().peekable();
        while let Some(byte) = bytes.next() {
            let opens =
                is_opening(before) && bytes.peek().is_some_and(|next| !next.is_ascii_whitespace());
            match byte {
                b'&' => signs.anchors |= opens,
                b'*' => signs.aliases |= opens,
                b'!' => signs.tags |= opens,
                b'[' | b'{' => signs.brackets += 1,
                _ => {}
            }
            before = byte;
        }
        signs
    }

    fn any(self) -> bool {
        self.anchors || self.tags || self.dangerous()
    }

    /// Whether the library must not see the text unless it has been read here to its end.
    fn dangerous(self) -> bool {
        (self.anchors && self.aliases) || self.brackets > FREE_BRACKETS
    }
}

/// Whether a value can begin after this byte; outside ASCII it may belong to a line break that YAML knows.
fn is_opening(byte: u8) -> bool {
    !byte.is_ascii() || byte.is_ascii_whitespace() || matches!(byte, b'[' | b'{' | b',' | b':')
}

/// The sign of YAML that an event carries before its value.
fn sign(event: &Event<'_>) -> Option<char> {
    let (anchor, tag) = match event {
        Event::Scalar(_, _, anchor, tag)
        | Event::SequenceStart(anchor, tag)
        | Event::MappingStart(anchor, tag) => (*anchor, tag),
        _ => return None,
    };
    match (anchor, tag) {
        (0, None) => None,
        (0, Some(_)) => Some('!'),
        _ => Some('&'),
    }
}

fn stopped(text: &str, stop: &Stop) -> Problem {
    if stop.reason.contains("recursion limit") {
        return too_deep(lines::letter(text, stop.at));
    }
    explain::explain(text, &stop.reason, stop.at, None)
}

pub(super) fn too_deep(span: Range<usize>) -> Problem {
    let message = Text::new(
        "dữ liệu lồng nhau quá nhiều tầng",
        "lists and fields are nested too deep",
    );
    Problem::new(codes::YAML_TOO_DEEP, span, message).hint(Text::new(
        format!("không lồng quá {MAX_DEPTH} tầng; xóa bớt dấu [ {{ hoặc dấu gạch đầu dòng thừa"),
        format!("stay within {MAX_DEPTH} levels; remove stray [, {{ or dashes"),
    ))
}

fn alias(text: &str, span: Range<usize>) -> Problem {
    let message = Text::new(
        "không dùng được cách chép lại bằng & và * của YAML",
        "anchors (&) and aliases (*) of YAML are not allowed",
    );
    Problem::new(codes::YAML_TOO_DEEP, sign_span(text, '*', span), message).hint(Text::new(
        "viết lại đủ nội dung ở từng chỗ cần dùng",
        "write the text out at every place that needs it",
    ))
}

fn misread(text: &str, sign: char, span: Range<usize>) -> Problem {
    let span = sign_span(text, sign, span);
    let message = Text::new(
        format!("dấu {sign} ở đầu giá trị là ký hiệu riêng của YAML nên chữ bị đọc sai"),
        format!("a value cannot start with {sign}, which means something else in YAML"),
    );
    let hint = quote_hint(text, span.start);
    Problem::new(codes::YAML_SYNTAX, span, message).hint(hint)
}

/// The sign itself, which stands on the line of its value or just before it.
fn sign_span(text: &str, sign: char, value: Range<usize>) -> Range<usize> {
    let line = lines::around(text, value.start);
    let upto = text
        .get(line.start..value.start.saturating_add(1))
        .unwrap_or_default();
    match upto.rfind(sign) {
        Some(at) => line.start + at..line.start + at + sign.len_utf8(),
        None => value,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn check(text: &str, code: crate::diag::Code, underlined: &str) {
        let problem = guard(text).unwrap_err();
        assert_eq!(
            (problem.code, text.get(problem.span).unwrap()),
            (code, underlined)
        );
    }

    #[test]
    fn aliases_anchors_and_tags_are_told_at_their_sign() {
        check("a: &x 1\nb: *x\n", codes::YAML_TOO_DEEP, "*");
        check("a: &x y\n", codes::YAML_SYNTAX, "&");
        check("a: !Chu y\n", codes::YAML_SYNTAX, "!");
        check("- {a: [!x b]}\n", codes::YAML_SYNTAX, "!");
    }

    #[test]
    fn depth_is_measured_where_there_are_many_brackets() {
        check(&"[".repeat(60_000), codes::YAML_TOO_DEEP, "[");
        check(&"{a: ".repeat(15_000), codes::YAML_TOO_DEEP, "{");
        check(
            &format!("{}{}", "[".repeat(300), "]".repeat(300)),
            codes::YAML_TOO_DEEP,
            "[",
        );
        guard(&"- [a, {b: c}]\n".repeat(1_000)).unwrap();
    }

    #[test]
    fn signs_inside_words_quotes_and_comments_are_text() {
        guard("a: R&D * ! https://x.example/?a=1&b=2\nb: 'x &y *y' # &z *z !t\nc: |\n  &x *x !x **đậm**\n").unwrap();
    }
}
