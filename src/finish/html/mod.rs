//! Minifies HTML. Its JavaScript minifier stays off, and input that could overflow its stack never reaches it.

mod depth;
mod quick;
mod seen;
mod tag;
#[cfg(test)]
mod tests;
mod text;

pub use quick::quick;

use std::sync::Arc;

use depth::depth;

use crate::diag::{Diagnostic, Text, codes};

/// The deepest nesting of elements that is minified. The minifier recurses once an element,
/// and pages of people never come near this.
pub const MAX_DEPTH: usize = 200;

/// Minifies a page.
///
/// # Errors
/// When elements are nested deeper than [`MAX_DEPTH`].
pub fn minify(url: &str, html: &str) -> Result<Vec<u8>, Diagnostic> {
    if let Some(small) = quick(html) {
        return Ok(small.into_bytes());
    }
    let depth = depth(html);
    if depth > MAX_DEPTH {
        return Err(Diagnostic::error(
            codes::MINIFY,
            Arc::from(url),
            Text::new(
                format!("trang lồng {depth} lớp thẻ, quá {MAX_DEPTH}"),
                format!("the page nests {depth} elements, more than {MAX_DEPTH}"),
            ),
        )
        .hint(Text::new(
            "bớt lồng trích dẫn và danh sách trong nội dung, hoặc sửa vòng lặp trong mẫu trang",
            "nest less in the content, or mend a loop in the template",
        )));
    }
    Ok(long(html))
}

/// A page made small by the minifier itself, by which [`quick`] is measured.
pub fn long(html: &str) -> Vec<u8> {
    minify_html::minify(html.as_bytes(), &options())
}

/// What the minifier may do: only what every browser and validator reads the same.
fn options() -> minify_html::Cfg {
    minify_html::Cfg {
        keep_closing_tags: true,
        keep_html_and_head_opening_tags: true,
        minify_css: true,
        minify_js: false,
        ..minify_html::Cfg::new()
    }
}
