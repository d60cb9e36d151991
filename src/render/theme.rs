//! Reads a theme: templates, words, styles and files, all below `themes/<name>/`.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::filters;
use crate::diag::{Diagnostic, Text, codes};
use crate::finish::css;
use crate::model::Words;
use crate::site::theme_folder;
use crate::source::{MAX_ASSET, Source, read_text};

/// A theme, ready to render.
pub struct Theme {
    pub(super) folder: String,
    pub(super) tera: Tera,
    /// The files that the theme publishes, by their path of the site.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The path of the site at which the style sheet is published.
    pub stylesheet: String,
}

/// Reads the theme `name`, whose words were read with the site.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(source: &dyn Source, name: &str, words: &Arc<Words>) -> Result<Theme, Vec<Diagnostic>> {
    let folder = theme_folder(name);
    let listing = source.list(&folder);
    if listing.entries.is_empty() {
        return Err(vec![no_theme(name)]);
    }
    if !listing.problems.is_empty() {
        return Err(listing.problems);
    }
    let paths: Vec<Arc<str>> = listing
        .entries
        .into_iter()
        .map(|entry| entry.path)
        .collect();
    let tera = templates(source, &folder, &paths, words)?;
    let mut files = statics(source, &folder, &paths)?;
    let sheet = css::bundle(source, &folder, &paths)?;
    let stylesheet = format!("/assets/{}.css", short_hash(sheet.as_bytes()));
    files.insert(stylesheet.clone(), sheet.into_bytes());
    Ok(Theme {
        folder,
        tera,
        files,
        stylesheet,
    })
}

fn templates(
    source: &dyn Source,
    folder: &str,
    paths: &[Arc<str>],
    words: &Arc<Words>,
) -> Result<Tera, Vec<Diagnostic>> {
    let prefix = format!("{folder}/templates/");
    let mut named = Vec::new();
    for path in paths {
        if let Some(name) = path
            .strip_prefix(&prefix)
            .filter(|name| name.ends_with(".html"))
        {
            let text = read_text(source, path).map_err(|problem| vec![problem])?;
            named.push((name.to_owned(), text));
        }
    }
    let mut tera = Tera::new();
    filters::register(&mut tera, words);
    tera.add_raw_templates(
        named
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
    .map_err(|error| vec![diagnose(folder, "", None, &error)])?;
    Ok(tera)
}

/// The files below `static/`, published as they are.
fn statics(
    source: &dyn Source,
    folder: &str,
    paths: &[Arc<str>],
) -> Result<BTreeMap<String, Vec<u8>>, Vec<Diagnostic>> {
    let prefix = format!("{folder}/static/");
    paths
        .iter()
        .filter_map(|path| Some((path, path.strip_prefix(&prefix)?)))
        .map(|(path, name)| {
            let bytes = source
                .read(path, MAX_ASSET)
                .map_err(|problem| vec![problem])?;
            Ok((format!("/{name}"), bytes))
        })
        .collect()
}

/// Sixteen hex digits that name some bytes.
fn short_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}

/// A template error as a diagnostic: the template's file and place, and the page that was being made.
pub(super) fn diagnose(
    folder: &str,
    template: &str,
    url: Option<&str>,
    error: &tera::Error,
) -> Diagnostic {
    let (file, span, message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = if report.filename().is_empty() {
                template
            } else {
                report.filename()
            };
            (
                name,
                Some(report.span().range.clone()),
                report.message().to_owned(),
            )
        }
        ErrorKind::TemplateNotFound(name) => return super::missing(folder, name),
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            (tpl.as_str(), None, deepest(error))
        }
        ErrorKind::MissingParent { current, .. } => (current.as_str(), None, deepest(error)),
        ErrorKind::Msg(report) => {
            let (file, message) = first_line(report);
            (file.unwrap_or(template), None, message)
        }
        _ => (template, None, deepest(error)),
    };
    let vi_page = url
        .map(|url| format!(" (khi làm trang {url})"))
        .unwrap_or_default();
    let en_page = url
        .map(|url| format!(" (while making {url})"))
        .unwrap_or_default();
    let path = if file.is_empty() {
        format!("{folder}/templates")
    } else {
        format!("{folder}/templates/{file}")
    };
    let mut diagnostic = Diagnostic::error(
        codes::TEMPLATE,
        Arc::from(path),
        Text::new(
            format!("mẫu trang có lỗi{vi_page}: {message}"),
            format!("template error{en_page}: {message}"),
        ),
    )
    .hint(Text::new(
        "sửa mẫu ở chỗ được gạch chân; nội dung của bạn không sai",
        "mend the template at the place underlined; the content is not at fault",
    ));
    diagnostic.span = span;
    diagnostic
}

/// The template and the words of a report of several lines, `error: …` and ` --> name:line:column`.
fn first_line(report: &str) -> (Option<&str>, String) {
    let arrow = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "));
    let file = arrow.and_then(|place| place.split(':').next());
    let line = report.lines().next().unwrap_or_default();
    (
        file,
        line.strip_prefix("error: ").unwrap_or(line).to_owned(),
    )
}

/// The words of the innermost cause, which says most.
fn deepest(error: &tera::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

fn no_theme(name: &str) -> Diagnostic {
    Diagnostic::error(
        codes::TEMPLATE,
        Arc::from(crate::site::SETTINGS),
        Text::new(
            format!("không thấy giao diện themes/{name}/"),
            format!("there is no theme themes/{name}/"),
        ),
    )
    .hint(Text::new(
        "viết tên một thư mục có thật trong themes/ ở mục theme",
        "name an existing folder of themes/ under theme",
    ))
}
