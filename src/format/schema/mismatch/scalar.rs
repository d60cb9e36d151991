//! Numbers, truth values and texts where something else is wanted.

use serde_json::Number;

use super::{Mismatch, Problem, both, in_quotes, write};
use crate::diag::Text;
use crate::format::schema::formats::{counted, degrees, figure, grouped};
use crate::format::schema::words::{choose, form, shown};
use crate::format::text::fold;
use crate::format::yaml::quote;

/// Words that stand for true and false elsewhere, but are text to YAML as it is read here.
const YES: &[&str] = &[
    "yes", "y", "on", "1", "x", "✓", "co", "dung", "duoc", "roi", "da co", "bat", "ture", "treu",
];
const NO: &[&str] = &[
    "no", "n", "off", "0", "khong", "sai", "chua", "khong co", "chua co", "tat", "flase", "fales",
];

pub(super) fn truth(it: &Mismatch<'_>) -> Problem {
    if it.wants("string") && is_allowed(it) {
        let (raw, quoted) = (it.raw, quote(it.raw));
        let problem = it.trap(
            &format!("phải là chữ, nhưng {raw} không có dấu ngoặc kép nên bị đọc thành đúng/sai"),
            &format!("must be a text, but {raw} has no quotes, so it is read as a truth value"),
            in_quotes(&quoted),
        );
        return problem.instead(quoted);
    }
    let hint = choose(it.node).unwrap_or_else(|| {
        both(
            &it.wanted(),
            |wanted| format!("viết {wanted}"),
            |wanted| format!("write {wanted}"),
        )
    });
    it.plainly().hint(hint)
}

pub(super) fn number(it: &Mismatch<'_>, number: &Number) -> Problem {
    if it.wants("integer") {
        return fraction(it, number);
    }
    if it.wants("boolean") {
        let meant = match it.raw {
            "1" => "true",
            "0" => "false",
            _ => return it.plainly().hint(yes_or_no()),
        };
        return it.plainly().hint(write(meant)).instead(meant);
    }
    if it.wants("string") && is_allowed(it) {
        let raw = it.raw;
        let form = form(it.node);
        let proposal = form.and_then(|form| form.proposal(raw));
        if let Some(form) = form.filter(|form| proposal.is_none() && !form.accepts(raw)) {
            return it.plainly().hint(form.remedy(raw).unwrap_or_else(|| {
                both(
                    &form.wanted(),
                    |form| format!("viết {form}"),
                    |form| format!("write {form}"),
                )
            }));
        }
        let (hint, fix) = match proposal {
            Some(proposal) => (write(&proposal), proposal),
            None => (in_quotes(&quote(raw)), quote(raw)),
        };
        let problem = it.trap(
            &format!(
                "phải là chữ, nhưng {raw} không có dấu ngoặc kép nên bị đọc thành số {number}"
            ),
            &format!(
                "must be a text, but {raw} has no quotes, so it is read as the number {number}"
            ),
            hint,
        );
        return problem.instead(fix);
    }
    outer(it)
}

/// Whether quotes would make it right: where only some words are allowed, they have to make one of them.
fn is_allowed(it: &Mismatch<'_>) -> bool {
    let choices = it.node.choices();
    choices.is_empty() || form(it.node).is_some() || choices.contains(&it.raw)
}

/// A decimal where a whole number is wanted.
fn fraction(it: &Mismatch<'_>, number: &Number) -> Problem {
    let raw = it.raw;
    if let Some(whole) = grouped(raw) {
        let problem = it.trap(
            &format!("phải là số nguyên, nhưng {raw} bị đọc thành số thập phân {number}"),
            &format!("must be a whole number, but {raw} is read as the decimal {number}"),
            Text::new(
                format!("viết liền, không có dấu chấm: {whole}"),
                format!("write it without the point: {whole}"),
            ),
        );
        return problem.instead(whole);
    }
    it.plainly()
        .hint(Text::new("bỏ phần thập phân", "leave out the fraction"))
}

pub(super) fn text(it: &Mismatch<'_>, text: &str) -> Problem {
    if it.wants("integer") || it.wants("number") {
        return words_for_number(it, text);
    }
    if it.wants("boolean") {
        return words_for_truth(it, text);
    }
    outer(it)
}

fn words_for_number(it: &Mismatch<'_>, text: &str) -> Problem {
    let whole = |figure: &String| it.wants("number") || !figure.contains('.');
    match figure(text).or_else(|| counted(text)).filter(whole) {
        Some(figure) if !it.plain => it.plainly().hint(unquoted(&figure)).instead(figure),
        Some(figure) => it
            .trap(
                &format!("phải là số, nhưng {} bị đọc thành chữ", shown(text)),
                &format!("must be a number, but {} is read as a text", shown(text)),
                digits_only(text, &figure),
            )
            .instead(figure),
        None if it.wants("number") && has_decimal_comma(text) => it.trap(
            &format!("phải là số, nhưng {} bị đọc thành chữ", shown(text)),
            &format!("must be a number, but {} is read as a text", shown(text)),
            comma_or_thousands(text),
        ),
        None if it.wants("number") => match degrees(text) {
            Some(decimal) => it
                .plainly()
                .hint(Text::new(
                    format!("viết độ thành số thập phân: {decimal}"),
                    format!("write the degrees as a decimal: {decimal}"),
                ))
                .instead(decimal),
            None => it.plainly().hint(Text::new(
                "chỉ viết số, không có chữ hay đơn vị; dấu thập phân là dấu chấm, ví dụ 21.5",
                "write a number without words or units; the decimal sign is a point, as in 21.5",
            )),
        },
        None => it.plainly().hint(Text::new(
            "chỉ viết chữ số, không có dấu chấm, chữ hay đơn vị",
            "write digits only, without points, words or units",
        )),
    }
}

fn digits_only(text: &str, figure: &str) -> Text {
    if has_decimal_comma(text) && figure.contains('.') {
        return Text::new(
            format!("dấu thập phân trong YAML là dấu chấm, không có đơn vị: {figure}"),
            format!("the decimal sign of YAML is a point, without a unit: {figure}"),
        );
    }
    Text::new(
        format!("viết liền các chữ số, không có đơn vị: {figure}"),
        format!("write only the digits: {figure}"),
    )
}

/// Whether a text is digits around one comma, as the country writes decimals.
fn has_decimal_comma(text: &str) -> bool {
    let number = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    number
        .split_once(',')
        .is_some_and(|(whole, fraction)| is_digits(whole) && is_digits(fraction))
}

/// Three digits after a comma are a fraction here and thousands elsewhere.
fn comma_or_thousands(text: &str) -> Text {
    let number = text.trim().trim_end_matches(|c: char| !c.is_ascii_digit());
    let (decimal, thousands) = (number.replace(',', "."), number.replace(',', ""));
    Text::new(
        format!(
            "dấu thập phân trong YAML là dấu chấm: {decimal}; nếu là hàng nghìn thì viết liền: {thousands}"
        ),
        format!("the decimal sign of YAML is a point: {decimal}; for thousands write {thousands}"),
    )
}

fn words_for_truth(it: &Mismatch<'_>, text: &str) -> Problem {
    let lower = fold(text.trim());
    let is = |words: &[&str]| words.contains(&lower.as_str());
    let meant = match lower.as_str() {
        "true" | "false" if !it.plain => {
            return it.plainly().hint(unquoted(&lower)).instead(lower);
        }
        _ if is(YES) => "true",
        _ if is(NO) => "false",
        _ => return it.plainly().hint(yes_or_no()),
    };
    it.trap(
        &format!("phải là true hoặc false, nhưng {text} bị đọc thành chữ"),
        &format!("must be true or false, but {text} is read as a text"),
        write(meant),
    )
    .instead(meant)
}

fn yes_or_no() -> Text {
    Text::new(
        "viết true nếu có, false nếu không",
        "write true for yes, false for no",
    )
}

/// The hint to write this without quotes.
fn unquoted(figure: &str) -> Text {
    Text::new(
        format!("bỏ dấu ngoặc kép: {figure}"),
        format!("leave out the quotes: {figure}"),
    )
}

/// A scalar where a list or a group of fields is wanted.
fn outer(it: &Mismatch<'_>) -> Problem {
    let raw = shown(it.raw);
    if it.wants("array") {
        let items = if it.plain { it.raw } else { "" };
        let list = if items.contains(',') { items } else { &raw };
        // Of brackets that were meant one may stand there already.
        let list = format!("[{}]", list.trim_matches(['[', ']', ' ']));
        let hint = Text::new(
            format!("viết thành danh sách: {list}"),
            format!("write a list: {list}"),
        );
        return it.plainly().hint(hint).instead(list);
    }
    if it.wants("object") {
        return it.plainly().hint(Text::new(
            "xuống dòng, thụt vào, rồi viết từng trường con theo dạng tên: giá trị",
            "start a new line, indent it, and write each field as key: value",
        ));
    }
    let problem = it.plainly();
    match choose(it.node) {
        Some(hint) => problem.hint(hint),
        None => problem,
    }
}
