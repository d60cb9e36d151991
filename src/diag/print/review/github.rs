//! Findings as commands of GitHub's workflows, which it shows at their lines in a pull request.

use super::Placed;
use crate::diag::{Lang, Severity};

pub(super) fn render(lang: Lang, all: &[Placed<'_>]) -> String {
    all.iter().map(|one| command(lang, one)).collect()
}

/// `::error file=…,line=…,col=…,title=…::message`.
fn command(lang: Lang, one: &Placed<'_>) -> String {
    let name = match one.found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut properties = Vec::new();
    if let Some(path) = &one.path {
        properties.push(format!("file={}", property(path)));
    }
    if let Some((start, end)) = one.span {
        properties.push(format!("line={},endLine={}", start.line, end.line));
        // Columns of several lines mean nothing there.
        if start.line == end.line {
            properties.push(format!("col={},endColumn={}", start.column, end.column));
        }
    }
    properties.push(format!("title={}", property(one.found.code.as_str())));
    let text = match &one.path {
        Some(_) => one.text(lang),
        None => format!("{}: {}", one.found.file, one.text(lang)),
    };
    format!("::{name} {}::{}\n", properties.join(","), data(&text))
}

/// A message: what would end the command is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property: what would end it is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
