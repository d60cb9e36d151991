//! Errors of the template engine as findings: in the template's file, at its line.

use std::ops::Range;

use tera::{Error, ErrorKind};

use super::scan::What;
use super::templates::Templates;
use crate::diag::position::LineIndex;
use crate::diag::{Diagnostic, Lang, Text, codes};

/// All that the engine says when it takes the templates: of unknown names it tells several at once.
pub(super) fn all(templates: &Templates, error: &Error) -> Vec<Diagnostic> {
    let ErrorKind::Msg(message) = error.kind() else {
        return vec![one(templates, "", None, error)];
    };
    let reports: Vec<Diagnostic> = message
        .split("error: ")
        .filter_map(|report| from_report(templates, report))
        .collect();
    if reports.is_empty() {
        vec![one(templates, "", None, error)]
    } else {
        reports
    }
}

/// An error as a finding: the template's file and place, and the page that was being made.
pub(super) fn one(
    templates: &Templates,
    template: &str,
    url: Option<&str>,
    error: &Error,
) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let name = match report.filename() {
                "" => template,
                name => name,
            };
            let span = Some(report.span().range.clone());
            finding(templates, name, span, url, report.message())
        }
        ErrorKind::TemplateNotFound(name) => missing(templates, name),
        ErrorKind::CircularExtend {
            tpl,
            inheritance_chain: chain,
        }
        | ErrorKind::CircularInclude {
            tpl,
            include_chain: chain,
        } => circular(templates, tpl, chain),
        ErrorKind::MissingParent { current, parent } => {
            let span = named(templates, current, parent);
            finding(templates, current, span, url, &deepest(error))
        }
        _ => finding(templates, template, None, url, &deepest(error)),
    }
}

/// Whether a finding only says that a template which is named does not exist.
pub(super) fn names_no_template(found: &Diagnostic) -> bool {
    let said = found.message.get(Lang::En);
    said.contains("Unknown template") || said.contains("is inheriting from")
}

/// A report of several lines: the message, then ` --> name:line:column` with columns of characters.
fn from_report(templates: &Templates, report: &str) -> Option<Diagnostic> {
    let message = report.lines().next()?;
    let arrow = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = arrow.rsplitn(3, ':');
    let column: usize = parts.next()?.parse().ok()?;
    let line: usize = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let text = &templates.named.get(name)?.text;
    let range = LineIndex::new(text).line(line);
    let written = text.get(range.clone())?;
    let offset = written
        .char_indices()
        .nth(column.checked_sub(1)?)
        .map_or(written.len(), |(offset, _)| offset);
    let start = range.start + offset;
    Some(finding(templates, name, Some(start..start), None, message))
}

/// Templates that include or extend each other for ever, at the line of the first that leads on.
fn circular(templates: &Templates, template: &str, chain: &[String]) -> Diagnostic {
    let place = chain.iter().position(|name| name == template);
    let next = place
        .and_then(|place| chain.get(place + 1))
        .map_or(template, |next| next);
    let mut way: Vec<&str> = chain.iter().map(String::as_str).collect();
    if way.first() != Some(&template) {
        way.insert(0, template);
    }
    if way.len() < 2 || way.last() != Some(&template) {
        way.push(template);
    }
    let way = way.join(" → ");
    let span = named(templates, template, next);
    let mut found = finding(templates, template, span, None, "");
    found.message = Text::new(
        format!("các mẫu trang gọi nhau thành vòng: {way}"),
        format!("templates lead to each other in a circle: {way}"),
    );
    found
}

/// Where a template names another.
fn named(templates: &Templates, template: &str, other: &str) -> Option<Range<usize>> {
    let uses = &templates.named.get(template)?.uses;
    let names = uses.iter().filter(|one| one.what == What::Template);
    let mut spans = names.filter(|one| one.name == other);
    spans.next().map(|one| one.span.clone())
}

fn finding(
    templates: &Templates,
    template: &str,
    span: Option<Range<usize>>,
    url: Option<&str>,
    message: &str,
) -> Diagnostic {
    let vi_page = url.map(|url| format!(" (khi làm trang {url})"));
    let en_page = url.map(|url| format!(" (while making {url})"));
    let mut diagnostic = Diagnostic::error(
        codes::TEMPLATE,
        templates.path(template),
        Text::new(
            format!("mẫu trang có lỗi{}: {message}", vi_page.unwrap_or_default()),
            format!("template error{}: {message}", en_page.unwrap_or_default()),
        ),
    )
    .hint(Text::new(
        "sửa mẫu ở chỗ được gạch chân; nội dung của bạn không sai",
        "mend the template at the place underlined; the content is not at fault",
    ));
    diagnostic.span = span;
    diagnostic
}

/// For a template that a page names and the theme does not have.
fn missing(templates: &Templates, template: &str) -> Diagnostic {
    Diagnostic::error(
        codes::TEMPLATE,
        templates.path(template),
        Text::new(
            format!("giao diện thiếu mẫu trang {template}"),
            format!("the theme has no template {template}"),
        ),
    )
    .hint(Text::new(
        "chép mẫu ấy từ giao diện gốc vào thư mục templates, hoặc ghi extends trong theme.yaml",
        "copy the template from the default theme, or extend that theme in theme.yaml",
    ))
}

/// The words of the innermost cause, which says most.
fn deepest(error: &Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    let text = cause.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}
