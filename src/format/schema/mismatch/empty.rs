//! Fields with nothing in them.

use super::{Mismatch, Node, Problem, Seg, Text, both, in_quotes};
use crate::format::schema::words::shown;
use crate::format::yaml::quote;

pub(super) fn explain(it: &Mismatch<'_>) -> Problem {
    if it.path.is_empty() {
        return it.plainly().hint(fill(it));
    }
    if !it.raw.is_empty() {
        let (raw, quoted) = (it.raw, quote(it.raw));
        let problem = it.trap(
            &format!("không có giá trị: {raw} trong YAML nghĩa là để trống"),
            &format!("has no value: {raw} means nothing in YAML"),
            in_quotes(&quoted),
        );
        return problem.instead(quoted);
    }
    it.trap("để trống", "is empty", remedy(it))
}

fn remedy(it: &Mismatch<'_>) -> Text {
    let fill = fill(it);
    let behind = it
        .document
        .rest_of_line(it.span().end)
        .trim_start_matches(':')
        .trim();
    if behind.starts_with('#') {
        let quoted = quote(&shown(behind));
        return both(
            &fill,
            |fill| {
                format!("{fill}; nếu dấu # thuộc về giá trị thì đặt trong dấu ngoặc kép: {quoted}")
            },
            |fill| format!("{fill}; if the # is part of the value, put it in quotes: {quoted}"),
        );
    }
    if is_optional(it) {
        return both(
            &fill,
            |fill| format!("{fill}, hoặc xóa dòng này"),
            |fill| format!("{fill}, or delete the line"),
        );
    }
    fill
}

fn fill(it: &Mismatch<'_>) -> Text {
    both(
        &it.wanted(),
        |wanted| format!("điền {wanted}"),
        |wanted| format!("fill in {wanted}"),
    )
}

fn is_optional(it: &Mismatch<'_>) -> bool {
    let Some((Seg::Key(key), around)) = it.path.split_last() else {
        return true;
    };
    let around = Node::root(it.document.schema).follow(around);
    !around.is_some_and(|node| node.requires(key))
}
