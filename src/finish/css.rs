//! Style sheets become one: the theme's files in the order of their names, minified.

use std::fmt::Write as _;
use std::sync::Arc;

use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};

use crate::diag::{Diagnostic, Text, codes};
use crate::source::{Source, read_text};

/// The oldest browsers that families open the site with: phones of about 2019.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(80 << 16),
    edge: None,
    firefox: Some(78 << 16),
    ie: None,
    ios_saf: Some(13 << 16),
    opera: None,
    safari: Some(13 << 16),
    samsung: Some(12 << 16),
};

/// Bundles every `styles/*.css` of a theme.
///
/// # Errors
/// What cannot be read or parsed, at its place.
pub fn bundle(
    source: &dyn Source,
    folder: &str,
    paths: &[Arc<str>],
) -> Result<String, Vec<Diagnostic>> {
    let prefix = format!("{folder}/styles/");
    let mut sheet = String::new();
    for path in paths
        .iter()
        .filter(|path| path.starts_with(&prefix) && path.ends_with(".css"))
    {
        let css = read_text(source, path).map_err(|problem| vec![problem])?;
        minify(&css, &mut sheet).map_err(|cause| {
            vec![
                Diagnostic::error(
                    codes::TEMPLATE,
                    Arc::clone(path),
                    Text::new(
                        format!("tệp kiểu dáng có lỗi: {cause}"),
                        format!("style sheet error: {cause}"),
                    ),
                )
                .hint(Text::new(
                    "sửa tệp kiểu dáng của giao diện",
                    "mend the theme's style sheet",
                )),
            ]
        })?;
    }
    Ok(sheet)
}

fn minify(css: &str, out: &mut String) -> Result<(), String> {
    let mut sheet =
        StyleSheet::parse(css, ParserOptions::default()).map_err(|error| error.to_string())?;
    let targets = Targets::from(BROWSERS);
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| error.to_string())?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            ..PrinterOptions::default()
        })
        .map_err(|error| error.to_string())?;
    write!(out, "{}", printed.code).map_err(|error| error.to_string())
}
