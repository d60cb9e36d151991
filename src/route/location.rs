//! Where the bytes of a route lie in the output.

use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};
use crate::output::OutputPath;
use crate::site::Route;

/// The path of a route in the output folder: `/a/` is `a/index.html`.
///
/// # Errors
/// When the address cannot be a file of the output on every system.
pub fn output_path(route: &Route) -> Result<OutputPath, Diagnostic> {
    let path = route.url.trim_start_matches('/');
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    };
    OutputPath::new(&file).map_err(|error| {
        Diagnostic::error(
            codes::UNSAFE_PATH,
            Arc::from(route.url.as_str()),
            error.text(),
        )
        .hint(Text::new(
            "đổi tên tệp hoặc mã, chỉ dùng chữ thường không dấu, số, gạch nối và dấu chấm",
            "rename the file or the id with plain letters, digits, hyphens and dots",
        ))
    })
}
