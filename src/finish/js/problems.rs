//! What can be wrong in a script, in words.

use std::ops::Range;
use std::sync::Arc;

use oxc_diagnostics::OxcDiagnostic;

use crate::diag::{Diagnostic, Text, codes};

/// A mistake of syntax, in the parser's own words.
pub(super) fn syntax(path: &Arc<str>, error: &OxcDiagnostic) -> Diagnostic {
    let mut found = Diagnostic::error(
        codes::SCRIPT,
        Arc::clone(path),
        Text::new(
            format!("tệp lệnh có lỗi cú pháp: {error}"),
            format!("the script has a syntax error: {error}"),
        ),
    )
    .hint(Text::new(
        "sửa tệp lệnh ở chỗ được gạch chân",
        "mend the script at the place underlined",
    ));
    let label = error.labels.as_ref().and_then(|labels| labels.first());
    found.span = label.map(|label| label.offset()..label.offset() + label.len());
    found
}

/// An import whose file is computed.
pub(super) fn unclear(path: &Arc<str>, at: &Range<usize>) -> Diagnostic {
    Diagnostic::error(
        codes::SCRIPT,
        Arc::clone(path),
        Text::new(
            "import(…) phải ghi thẳng tên tệp",
            "import(…) must name its file literally",
        ),
    )
    .at(at.clone())
    .hint(Text::new(
        "viết tên tệp trong ngoặc kép, ví dụ import(\"./tim.js\")",
        "write the file's name in quotes, such as import(\"./find.js\")",
    ))
}
