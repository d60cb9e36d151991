//! Complaints about quotes.

use super::{Complaint, Problem, Range, Text, codes, lines, open_quote, problem};

pub(super) fn unclosed(open: Range<usize>) -> Problem {
    let message = Text::new(
        "dấu ngoặc kép mở ở đây không được đóng lại",
        "the quote opened here is not closed",
    );
    let hint = Text::new(
        "thêm dấu ngoặc ở cuối giá trị; dấu \" bên trong giá trị viết là \\\"",
        "add the closing quote at the end of the value; write \\\" for a \" inside it",
    );
    problem(codes::YAML_SYNTAX, open, message, hint)
}

pub(super) fn unclosed_quote(it: &Complaint<'_>) -> Problem {
    let open = open_quote(it.text, it.at);
    let open = open.unwrap_or_else(|| lines::letter(it.text, it.since.unwrap_or(it.at)));
    unclosed(open)
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
