//! Fields with nothing in them.

use super::{Mismatch, Problem, Seg, Text, both, in_quotes};
use crate::format::schema::choice;
use crate::format::schema::value::{is_optional, or_leave_out, perhaps_one_of};
use crate::format::schema::words::{choose, shown};
use crate::format::yaml::quote;

pub(super) fn explain(it: &Mismatch<'_>) -> Problem {
    if it.path.is_empty() {
        return it.plainly().hint(fill(it));
    }
    if !it.raw.is_empty() && !it.node.choices().is_empty() {
        // No word to choose from is made of quotes around a sign that means nothing.
        let known = choice::known(it.node);
        let problem = it.plainly();
        return match (choice::meant(it.raw, &known), choose(it.node)) {
            (Some(meant), _) => perhaps_one_of(problem, meant, &known),
            (None, Some(hint)) => problem.hint(hint),
            (None, None) => problem,
        };
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
    let is_item = !matches!(it.path.last(), Some(Seg::Key(_)));
    if is_item || is_optional(it.document, it.path) {
        return or_leave_out(it.document, it.path, &fill);
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
