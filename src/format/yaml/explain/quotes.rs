//! Complaints about quotes.

use super::{Complaint, Problem, Range, Text, codes, lines, open_quote, problem};

pub(super) fn unclosed(text: &str, open: Range<usize>) -> Problem {
    let is_single = text
        .get(open.start..)
        .is_some_and(|rest| rest.starts_with('\''));
    let message = if is_single {
        Text::new(
            "dấu nháy đơn ' mở ở đây không được đóng lại",
            "the single quote ' opened here is not closed",
        )
    } else {
        Text::new(
            "dấu ngoặc kép mở ở đây không được đóng lại",
            "the quote opened here is not closed",
        )
    };
    let hint = if is_single {
        Text::new(
            "thêm dấu ' ở cuối giá trị; dấu ' bên trong giá trị viết hai lần: ''",
            "add a ' at the end of the value; write a ' inside it twice: ''",
        )
    } else {
        Text::new(
            "thêm dấu \" ở cuối giá trị; dấu \" bên trong giá trị viết là \\\"",
            "add a \" at the end of the value; write \\\" for a \" inside it",
        )
    };
    problem(codes::YAML_SYNTAX, open, message, hint)
}

pub(super) fn unclosed_quote(it: &Complaint<'_>) -> Problem {
    let open = open_quote(it.text, it.at);
    let open = open.unwrap_or_else(|| lines::letter(it.text, it.since.unwrap_or(it.at)));
    unclosed(it.text, open)
}

pub(super) fn escape(it: &Complaint<'_>) -> Problem {
    it.syntax(
        it.line(),
        Text::new(
            "dấu \\ trong dấu ngoặc kép là ký hiệu riêng của YAML",
            "a \\ in double quotes means something else in YAML",
        ),
        Text::new(
            "viết \\\\ hoặc dùng dấu ngoặc đơn '…'",
            "write \\\\ or use single quotes '…'",
        ),
    )
}
