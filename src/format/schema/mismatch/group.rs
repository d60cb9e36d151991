//! Lists and groups of fields where something else is wanted.

use serde_json::Value;

use super::{Mismatch, Problem, in_quotes};
use crate::diag::Text;
use crate::format::yaml::quote;

pub(super) fn explain(it: &Mismatch<'_>) -> Problem {
    if it.wants("string")
        && let Some(written) = it.document.on_one_line(it.path)
    {
        return misread(it, written);
    }
    match it.value {
        Value::Array(_) if it.wants("object") => it.plainly().hint(Text::new(
            "bỏ dấu gạch đầu dòng, chỉ viết một nhóm trường",
            "leave out the dashes and write one group of fields",
        )),
        Value::Object(_) if it.wants("array") => it.plainly().hint(Text::new(
            "viết dấu gạch và dấu cách trước mỗi mục của danh sách",
            "write a dash and a space before each item of the list",
        )),
        _ => it.plainly(),
    }
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
