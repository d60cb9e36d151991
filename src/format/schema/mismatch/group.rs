//! Lists and groups of fields where something else is wanted.

use serde_json::Value;

use super::{Mismatch, Problem, both, in_quotes};
use crate::diag::Text;
use crate::format::schema::words::{choose, form};
use crate::format::yaml::quote;

pub(super) fn explain(it: &Mismatch<'_>) -> Problem {
    if let Some(one) = only_item(it) {
        return one_value(it, &one);
    }
    let is_empty = match it.value {
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    };
    if is_empty && !it.wants("array") && !it.wants("object") {
        let hint = choose(it.node).unwrap_or_else(|| {
            both(
                &it.wanted(),
                |wanted| format!("viết {wanted}"),
                |wanted| format!("write {wanted}"),
            )
        });
        return it.plainly().hint(hint);
    }
    // No word, id or code begins with a bracket, so quotes around it would make nothing right.
    if it.wants("string")
        && let Some(written) = it.document.on_one_line(it.path)
        && (is_free(it) || !written.starts_with(['[', '{']))
    {
        return misread(it, written);
    }
    match it.value {
        Value::Array(_) if it.wants("object") => it.plainly().hint(Text::new(
            "bỏ dấu gạch đầu dòng, chỉ viết một nhóm trường",
            "leave out the dashes and write one group of fields",
        )),
        Value::Array(_) => it.plainly().hint(Text::new(
            "chỉ viết một giá trị, không viết danh sách",
            "write one value and no list",
        )),
        Value::Object(_) if it.wants("array") => it.plainly().hint(Text::new(
            "viết dấu gạch và dấu cách trước mỗi mục của danh sách",
            "write a dash and a space before each item of the list",
        )),
        Value::Object(_) if it.wants("string") => it.plainly().hint(Text::new(
            "chỉ viết một giá trị, không có trường nào ở dưới",
            "write one value and no fields below it",
        )),
        _ => it.plainly(),
    }
}

/// Whether any text will do, also one that begins with a bracket.
fn is_free(it: &Mismatch<'_>) -> bool {
    it.wants("string")
        && it.node.choices().is_empty()
        && form(it.node).is_none()
        && it.node.any_word("x-ref").is_none()
        && it.node.keyword("x-code").is_none()
}

/// The only item of a list on one line, where text of any other kind than a few words is wanted.
fn only_item(it: &Mismatch<'_>) -> Option<String> {
    let written = it.document.on_one_line(it.path)?;
    let inside = written.strip_prefix('[')?.strip_suffix(']')?.trim();
    let is_one = it.value.as_array().is_some_and(|items| {
        items.len() == 1 && items.iter().all(|one| !one.is_array() && !one.is_object())
    });
    (is_one && !is_free(it) && !it.wants("object")).then(|| inside.trim_end_matches(',').to_owned())
}

/// Brackets around what should be one value.
fn one_value(it: &Mismatch<'_>, one: &str) -> Problem {
    let hint = Text::new(
        format!("chỉ viết một giá trị, bỏ dấu [ ]: {one}"),
        format!("write one value without the [ ]: {one}"),
    );
    it.plainly().hint(hint).instead(one)
}

/// Text that YAML took apart: `- Hỏi: đáp` is a field, `[Mới]` a list.
fn misread(it: &Mismatch<'_>, written: &str) -> Problem {
    let (vi, en) = match (it.value, written.starts_with(['[', '{'])) {
        (Value::Object(_), false) => (
            "phải là chữ, nhưng dấu hai chấm làm nó bị đọc thành một trường",
            "must be a text, but its colon makes it a field",
        ),
        (Value::Array(_), false) => (
            "phải là chữ, nhưng dấu gạch làm nó bị đọc thành danh sách",
            "must be a text, but its dash makes it a list",
        ),
        _ => (
            "phải là chữ, nhưng dấu ngoặc ở đầu làm nó bị đọc thành danh sách hoặc nhóm trường",
            "must be a text, but its bracket makes it a list or a group of fields",
        ),
    };
    let quoted = quote(written);
    it.trap(vi, en, in_quotes(&quoted)).instead(quoted)
}
