//! The weight of a page: what a phone on a slow network has to fetch before it shows anything.

use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};
use crate::site::{Content, Route};

/// How many bytes of HTML a page may have before compression. Compressed to about an eighth,
/// that is two round trips of a slow network.
const BUDGET: u64 = 200 * 1024;

/// Warns of a page that is heavier than its budget.
pub fn check(route: &Route, length: u64) -> Option<Diagnostic> {
    let heavy = matches!(route.content, Content::Page(_)) && length > BUDGET;
    heavy.then(|| {
        let kib = length / 1024;
        Diagnostic::warning(
            codes::HEAVY_PAGE,
            Arc::from(route.url.as_str()),
            Text::new(
                format!("trang nặng {kib} KiB, quá mức {} KiB", BUDGET / 1024),
                format!("the page has {kib} KiB, more than {} KiB", BUDGET / 1024),
            ),
        )
        .hint(Text::new(
            "chia nội dung thành nhiều trang ngắn hơn",
            "split the content into shorter pages",
        ))
    })
}
