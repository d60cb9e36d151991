//! Complaints about what stands where: colons, dashes, brackets, indentation.

use super::{Complaint, Problem, Range, Text, lines, quote_hint};

/// A value with a colon in it, or a line that is indented under one that already has a value.
pub(super) fn colon(it: &Complaint<'_>) -> Problem {
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
    if let Some(above) = words_above(it) {
        return no_key(it, above);
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

/// The line above, when it is indented alike and has no colon: the parser takes both for one text and stops here.
fn words_above(it: &Complaint<'_>) -> Option<Range<usize>> {
    let indented = |line: &str| line.len() - line.trim_start().len();
    let here = lines::around(it.text, it.at);
    let before = it.text.get(..here.start)?.trim_end();
    let above = lines::around(it.text, before.len());
    let (line, own) = (it.text.get(above.clone())?, it.text.get(here)?);
    let is_words = line.trim_start().starts_with(char::is_alphabetic);
    (is_words && !line.contains(':') && indented(line) == indented(own)).then_some(above)
}

pub(super) fn missing_colon(it: &Complaint<'_>) -> Problem {
    let start = it.since.unwrap_or(it.at);
    no_key(it, lines::around(it.text, start))
}

/// A line that gives no key a value.
fn no_key(it: &Complaint<'_>, line: Range<usize>) -> Problem {
    let written = it.text.get(line.clone()).unwrap_or_default();
    let span = line.start + (written.len() - written.trim_start().len())..line.end;
    it.syntax(
        span,
        Text::new(
            "dòng này không có dạng tên: giá trị",
            "this line is not of the form key: value",
        ),
        as_key(written.trim()),
    )
}

/// How to write a line so that it gives a key its value, or is an item.
fn as_key(line: &str) -> Text {
    if let Some(item) = line.strip_prefix(['–', '—', '•', '·', '*', '+']) {
        let item = item.trim();
        return Text::new(
            format!("bắt đầu mục bằng dấu gạch nối và một dấu cách: - {item}"),
            format!("start the item with a hyphen and a space: - {item}"),
        );
    }
    let behind = line
        .strip_prefix('-')
        .filter(|item| !item.starts_with(['-', ' ']));
    if let Some(item) = behind.map(str::trim).filter(|item| !item.is_empty()) {
        return Text::new(
            format!("thêm một dấu cách sau dấu gạch: - {item}"),
            format!("add a space after the hyphen: - {item}"),
        );
    }
    if let Some((key, value)) = line.split_once(':') {
        let told = value.trim();
        return match value.starts_with(char::is_whitespace) {
            true => Text::new(
                format!(
                    "sau dấu hai chấm là một dấu cách lạ, do dán; xóa đi rồi gõ lại: {key}: {told}"
                ),
                format!("an odd space was pasted after the colon; type it again: {key}: {told}"),
            ),
            false => Text::new(
                format!("thêm một dấu cách sau dấu hai chấm: {key}: {told}"),
                format!("add a space after the colon: {key}: {told}"),
            ),
        };
    }
    match line.split_once(' ') {
        Some((key, value)) if is_key(key) => Text::new(
            format!("thêm dấu hai chấm sau tên trường: {key}: {value}"),
            format!("add a colon after the key: {key}: {value}"),
        ),
        _ => Text::new(
            "viết theo dạng tên: giá trị; chữ dài nhiều dòng thì thụt vào dưới dấu |",
            "write key: value; indent text of several lines below a |",
        ),
    }
}

/// Whether a word is written as keys are.
fn is_key(word: &str) -> bool {
    word.len() > 1
        && word
            .bytes()
            .all(|letter| letter.is_ascii_lowercase() || letter == b'_')
}

pub(super) fn unclosed_bracket(it: &Complaint<'_>) -> Problem {
    let opened = it.since.unwrap_or(it.at);
    let on_one_line = lines::around(it.text, opened) == lines::around(it.text, it.at);
    if on_one_line && it.text.get(it.here()) == Some(":") {
        return it.syntax(
            it.here(),
            Text::new(
                "dấu hai chấm này làm chữ ở đây bị đọc thành một trường khác",
                "this colon makes the text around it another field",
            ),
            Text::new(
                "đặt phần có dấu hai chấm trong dấu ngoặc kép",
                "put the text with the colon in quotes",
            ),
        );
    }
    let (open, close) = if it.reason.contains("or ']'") {
        ('[', ']')
    } else {
        ('{', '}')
    };
    it.syntax(
        lines::letter(it.text, opened),
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

pub(super) fn dash(it: &Complaint<'_>) -> Problem {
    let on_key = lines::key_value(it.text, lines::around(it.text, it.at))
        .filter(|line| line.span.start == it.at);
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

pub(super) fn block_text(it: &Complaint<'_>) -> Problem {
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

pub(super) fn second_document(it: &Complaint<'_>) -> Problem {
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

pub(super) fn expected_key(it: &Complaint<'_>) -> Problem {
    let line = lines::key_value(it.text, lines::around(it.text, it.at));
    let quoted = line.filter(|line| line.span.start < it.at && line.value.starts_with(['"', '\'']));
    if let Some(line) = quoted {
        return it.syntax(
            line.span,
            Text::new(
                "sau dấu ngoặc kép đóng vẫn còn chữ",
                "text follows the closing quote",
            ),
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
