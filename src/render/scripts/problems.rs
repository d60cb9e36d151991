//! What can be wrong among the scripts of a theme, in words.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};
use crate::finish::js::Module;

/// A finding at a place of a module.
pub(super) fn at(module: &Module, span: Range<usize>, message: Text) -> Diagnostic {
    Diagnostic::error(codes::SCRIPT, Arc::clone(&module.path), message)
        .at(span)
        .hint(Text::new(
            "sửa dòng ấy của tệp lệnh",
            "mend that line of the script",
        ))
}

/// A value that the file named does not offer.
pub(super) fn no_value(file: &str, value: &str, near: Option<&str>) -> Text {
    near.map_or_else(
        || {
            Text::new(
                format!("{file:?} không có gì tên {value} để dùng"),
                format!("{file:?} exports no {value}"),
            )
        },
        |near| {
            Text::new(
                format!("{file:?} không có gì tên {value} để dùng; có phải {near}?"),
                format!("{file:?} exports no {value}; did you mean {near}?"),
            )
        },
    )
}

/// Modules that wait for each other.
pub(super) fn circular(way: &[String]) -> Text {
    let way = way.join(" → ");
    Text::new(
        format!("các tệp lệnh gọi nhau thành vòng: {way}"),
        format!("the scripts import each other in a circle: {way}"),
    )
}
