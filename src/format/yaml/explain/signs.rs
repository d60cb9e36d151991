//! Complaints about characters that mean something to YAML, or must not stand in a text.

use super::{Complaint, Problem, Text, codes, lines, problem, quote_hint, tabs, unknown};

/// A sign of YAML that was meant as a character: the parser stops at it or just behind it.
pub(super) fn sign(it: &Complaint<'_>) -> Problem {
    let places = [it.since, Some(it.at), it.at.checked_sub(1)];
    let signs = places
        .into_iter()
        .flatten()
        .map(|at| lines::letter(it.text, at));
    let found = signs
        .into_iter()
        .find(|span| matches!(it.text.get(span.clone()), Some("&" | "*" | "!")));
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

pub(super) fn bad_start(it: &Complaint<'_>) -> Problem {
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

pub(super) fn control_character(it: &Complaint<'_>) -> Problem {
    let refused = |letter: char| match letter {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        other => other.is_control() || matches!(other, '\u{fffe}' | '\u{ffff}'),
    };
    let span = lines::letter(it.text, it.text.find(refused).unwrap_or(it.at));
    let letter = it
        .text
        .get(span.clone())
        .and_then(|letter| letter.chars().next())
        .unwrap_or_default();
    problem(
        codes::YAML_SYNTAX,
        span,
        Text::new(
            format!("có ký tự không nhìn thấy U+{:04X}", u32::from(letter)),
            format!(
                "there is an invisible character U+{:04X}",
                u32::from(letter)
            ),
        ),
        Text::new(
            "xóa ký tự đó rồi gõ lại chữ ở chỗ này",
            "delete it and type the text here again",
        ),
    )
}

pub(super) fn long_number(it: &Complaint<'_>) -> Problem {
    problem(
        codes::YAML_TRAP,
        it.line(),
        Text::new(
            "dãy số quá dài để đọc như một con số",
            "the digits are too many for a number",
        ),
        quote_hint(it.text, it.at),
    )
}
