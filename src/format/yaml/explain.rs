//! What the parsers complain of, as what an editor did and can do about it.

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
const RULES: &[(&[&str], Rule)] = &[
    (&["recursion limit", "repetition limit"], |it| too_deep(it.here())),
    (&["tab character", "tabs disallowed", "found a tab", "tab cannot"], |it| tabs::problem(it.here())),
    (&["control characters", "unprintable", "invalid Unicode", "byte order mark"], control_character),
    (&["as u128", "as i128"], long_number),
    (&["found unexpected end of stream"], unclosed_quote),
    (&["unknown escape", "hexadecimal number", "escape code"], escape),
    (&["mapping values are not allowed"], colon),
    (&["expected ':'", "simple key expect"], missing_colon),
    (&["expected ',' or"], unclosed_bracket),
    (&["block sequence entries", "only valid inside a block", "expected '-'"], dash),
    (&["anchor", "alias", "scanning a tag", "parsing a tag", "tag handle"], sign),
    (&["directive"], bad_start),
    (&["cannot start any token", "unexpected character", "node content", "misplaced bracket"], bad_start),
    (&["mapping keys are not allowed"], bad_start),
    (&["block scalar"], block_text),
    (&["more than one document", "document start", "document indicator"], second_document),
    (&["expected key", "trailing content"], expected_key),
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
    let fits = |(words, _): &&(&[&str], Rule)| words.iter().any(|word| reason.contains(word));
    RULES.iter().find(fits).map_or_else(|| unknown(&complaint), |(_, rule)| rule(&complaint))
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
        None => Text::new("đặt cả giá trị trong dấu ngoặc kép", "put the whole value in quotes"),
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
            Some(open) => unclosed(open),
            None => problem(codes::YAML_SYNTAX, span, message, hint),
        }
    }
}

fn problem(code: Code, span: Range<usize>, message: Text, hint: Text) -> Problem {
    Problem::new(code, span, message).hint(hint)
}

fn unclosed(open: Range<usize>) -> Problem {
    let message = Text::new("dấu ngoặc kép mở ở đây không được đóng lại", "the quote opened here is not closed");
    let hint = Text::new(
        "thêm dấu ngoặc ở cuối giá trị; dấu \" bên trong giá trị viết là \\\"",
        "add the closing quote at the end of the value; write \\\" for a \" inside it",
    );
    problem(codes::YAML_SYNTAX, open, message, hint)
}

fn unclosed_quote(it: &Complaint<'_>) -> Problem {
    let open = open_quote(it.text, it.at);
    let open = open.unwrap_or_else(|| lines::letter(it.text, it.since.unwrap_or(it.at)));
    unclosed(open)
}

/// A value with a colon in it, or a line that is indented under one that already has a value.
fn colon(it: &Complaint<'_>) -> Problem {
    let line = lines::key_value(it.text, lines::around(it.text, it.at));
    if let Some(line) = line.filter(|line| line.span.contains(&it.at)) {
        return it.syntax(
            line.span,
            Text::new(
                "giá trị có dấu hai chấm nên bị đọc thành một trường khác",
                "the value has a colon, so it is read as another field",
            ),
            quote_hint(it.text, it.at),
        );
    }
    it.syntax(
        it.line(),
        Text::new(
            "dòng này thụt vào không khớp với dòng trên, hoặc dòng trên thiếu dấu hai chấm",
            "this line is not indented like the line above, or the line above lacks a colon",
        ),
        Text::new(
            "thụt các trường cùng nhóm bằng số dấu cách như nhau",
            "indent the fields of one group by the same number of spaces",
        ),
    )
}

fn missing_colon(it: &Complaint<'_>) -> Problem {
    let start = it.since.unwrap_or(it.at);
    let line = lines::around(it.text, start);
    let written = it.text.get(line.clone()).unwrap_or_default();
    let span = line.start + (written.len() - written.trim_start().len())..line.end;
    let hint = match written.trim().split_once(':') {
        Some((key, value)) => Text::new(
            format!("thêm một dấu cách sau dấu hai chấm: {key}: {value}"),
            format!("add a space after the colon: {key}: {value}"),
        ),
        None => Text::new(
            "viết theo dạng tên: giá trị; chữ dài nhiều dòng thì thụt vào dưới dấu |",
            "write key: value; indent text of several lines below a |",
        ),
    };
    it.syntax(span, Text::new("dòng này không có dạng tên: giá trị", "this line is not of the form key: value"), hint)
}

fn unclosed_bracket(it: &Complaint<'_>) -> Problem {
    let (open, close) = if it.reason.contains("or ']'") { ('[', ']') } else { ('{', '}') };
    it.syntax(
        lines::letter(it.text, it.since.unwrap_or(it.at)),
        Text::new(
            format!("dấu {open} mở ở đây không được đóng bằng {close}, hoặc thiếu dấu phẩy giữa hai mục"),
            format!("the {open} opened here is not closed by {close}, or a comma is missing between two items"),
        ),
        Text::new(
            format!("thêm {close} ở cuối; nếu {open} chỉ là chữ thì đặt giá trị trong dấu ngoặc kép"),
            format!("add {close} at the end; if {open} is only text, put the value in quotes"),
        ),
    )
}

fn dash(it: &Complaint<'_>) -> Problem {
    let on_key = lines::key_value(it.text, lines::around(it.text, it.at)).filter(|line| line.span.start == it.at);
    if on_key.is_some() {
        return it.syntax(
            it.here(),
            Text::new(
                "danh sách không được bắt đầu trên cùng dòng với tên trường",
                "a list cannot start on the line of its key",
            ),
            Text::new(
                "xuống dòng rồi viết mỗi mục một dòng bắt đầu bằng dấu gạch và dấu cách",
                "start a new line and write each item on a line that starts with a dash and a space",
            ),
        );
    }
    it.syntax(
        it.line(),
        Text::new(
            "dòng này đứng trong danh sách nhưng không bắt đầu bằng dấu gạch, hoặc thụt sai",
            "this line stands in a list but does not start with a dash, or is indented wrongly",
        ),
        Text::new(
            "mỗi mục bắt đầu bằng dấu gạch và dấu cách, các mục thụt bằng nhau",
            "start each item with a dash and a space, all indented alike",
        ),
    )
}

/// A sign of YAML that was meant as a character: the parser stops at it or just behind it.
fn sign(it: &Complaint<'_>) -> Problem {
    let places = [it.since, Some(it.at), it.at.checked_sub(1)];
    let signs = places.into_iter().flatten().map(|at| lines::letter(it.text, at));
    let found = signs.into_iter().find(|span| matches!(it.text.get(span.clone()), Some("&" | "*" | "!")));
    let span = found.unwrap_or_else(|| it.here());
    let sign = it.text.get(span.clone()).unwrap_or_default();
    it.syntax(
        span.clone(),
        Text::new(
            format!("dấu {sign} ở đầu giá trị là ký hiệu riêng của YAML nên chữ bị đọc sai"),
            format!("a value cannot start with {sign}, which means something else in YAML"),
        ),
        quote_hint(it.text, span.start),
    )
}

fn bad_start(it: &Complaint<'_>) -> Problem {
    let here = it.here();
    let sign = match it.text.get(here.clone()) {
        Some("\t") => return tabs::problem(here),
        None | Some("") => return unknown(it),
        Some(sign) => sign,
    };
    it.syntax(
        here.clone(),
        Text::new(
            format!("giá trị không được bắt đầu bằng dấu {sign}"),
            format!("a value cannot start with {sign}"),
        ),
        quote_hint(it.text, here.start),
    )
}

fn block_text(it: &Complaint<'_>) -> Problem {
    it.syntax(
        it.line(),
        Text::new(
            "sau dấu | hoặc > ở đầu giá trị phải xuống dòng",
            "a line break must follow | or > at the start of a value",
        ),
        Text::new(
            "viết chữ ở dòng dưới, thụt vào; nếu dấu đó chỉ là chữ thì đặt giá trị trong dấu ngoặc kép",
            "write the text below, indented; if the sign is only text, put the value in quotes",
        ),
    )
}

fn second_document(it: &Complaint<'_>) -> Problem {
    it.syntax(
        it.line(),
        Text::new(
            "phần từ dòng này không nối được với phần trên",
            "what starts on this line does not belong to what stands above",
        ),
        Text::new(
            "xóa dòng --- hoặc ... ở giữa, và cho các trường ngoài cùng bắt đầu ngay từ đầu dòng",
            "remove --- or ... in the middle, and start the outermost fields at the start of the line",
        ),
    )
}

fn expected_key(it: &Complaint<'_>) -> Problem {
    let line = lines::key_value(it.text, lines::around(it.text, it.at));
    let quoted = line.filter(|line| line.span.start < it.at && line.value.starts_with(['"', '\'']));
    if let Some(line) = quoted {
        return it.syntax(
            line.span,
            Text::new("sau dấu ngoặc kép đóng vẫn còn chữ", "text follows the closing quote"),
            Text::new(
                "đặt cả giá trị trong một cặp dấu ngoặc kép; dấu \" bên trong viết là \\\"",
                "put the whole value in one pair of quotes; write \\\" for a \" inside it",
            ),
        );
    }
    it.syntax(
        it.line(),
        Text::new(
            "dòng này thụt vào không khớp với các dòng trên, hoặc dấu gạch đứng sai chỗ",
            "this line is not indented like the lines above, or its dash is out of place",
        ),
        Text::new(
            "thụt các trường cùng nhóm bằng số dấu cách như nhau",
            "indent the fields of one group by the same number of spaces",
        ),
    )
}

fn escape(it: &Complaint<'_>) -> Problem {
    it.syntax(
        it.line(),
        Text::new(
            "dấu \\ trong dấu ngoặc kép là ký hiệu riêng của YAML",
            "a \\ in double quotes means something else in YAML",
        ),
        Text::new("viết \\\\ hoặc dùng dấu ngoặc đơn '…'", "write \\\\ or use single quotes '…'"),
    )
}

fn control_character(it: &Complaint<'_>) -> Problem {
    let refused = |letter: char| match letter {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        other => other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}'),
    };
    let span = lines::letter(it.text, it.text.find(refused).unwrap_or(it.at));
    let letter = it.text.get(span.clone()).and_then(|letter| letter.chars().next()).unwrap_or_default();
    problem(
        codes::YAML_SYNTAX,
        span,
        Text::new(
            format!("có ký tự không nhìn thấy U+{:04X}", u32::from(letter)),
            format!("there is an invisible character U+{:04X}", u32::from(letter)),
        ),
        Text::new("xóa ký tự đó rồi gõ lại chữ ở chỗ này", "delete it and type the text here again"),
    )
}

fn long_number(it: &Complaint<'_>) -> Problem {
    problem(
        codes::YAML_TRAP,
        it.line(),
        Text::new("dãy số quá dài để đọc như một con số", "the digits are too many for a number"),
        quote_hint(it.text, it.at),
    )
}

/// What no rule names: better a general hint at the right place than the words of the parser.
fn unknown(it: &Complaint<'_>) -> Problem {
    it.syntax(
        it.line(),
        Text::new("không đọc được YAML từ dòng này", format!("YAML cannot be read here: {}", it.reason)),
        Text::new(
            "xem lại dấu hai chấm, dấu ngoặc và số dấu cách đầu dòng ở đây và dòng trên",
            "check colons, quotes and the spaces at the start of this line and the one above",
        ),
    )
}
