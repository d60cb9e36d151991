//! Findings as one JSON document for other programs.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::clean::is_harmless;
use super::{FileFindings, Lang, Severity, count};
use crate::diag::Diagnostic;
use crate::diag::position::LineIndex;

/// The version of the document's shape; it goes up when a program that reads it would break.
const VERSION: u32 = 1;

/// The document; the order of the fields is the order of the keys.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
}

/// One finding. Without a place in the file, or without its text, lines and columns are null.
#[derive(Serialize)]
struct Entry<'a> {
    severity: &'static str,
    code: &'static str,
    file: &'a str,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    message: &'a str,
    hint: Option<&'a str>,
}

pub(super) fn render(
    lang: Lang,
    files: &[FileFindings<'_>],
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
) -> String {
    let mut diagnostics = Vec::new();
    for FileFindings { file, findings } in files {
        let source = sources(file);
        let lines = source.as_deref().map(LineIndex::new);
        diagnostics.extend(
            findings
                .iter()
                .map(|finding| entry(lang, finding, lines.as_ref())),
        );
    }
    let counts = count(files);
    let report = Report {
        version: VERSION,
        diagnostics,
        errors: counts.errors,
        warnings: counts.warnings,
    };
    let document = serde_json::to_string_pretty(&report).unwrap_or_default();
    escape(&document) + "\n"
}

fn entry<'a>(lang: Lang, finding: &'a Diagnostic, lines: Option<&LineIndex<'_>>) -> Entry<'a> {
    let place = lines.zip(finding.span.as_ref());
    let start = place.map(|(lines, span)| lines.position(span.start));
    let end = place.map(|(lines, span)| lines.position(span.end.max(span.start)));
    Entry {
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        code: finding.code.as_str(),
        file: &finding.file,
        line: start.map(|position| position.line),
        column: start.map(|position| position.column),
        end_line: end.map(|position| position.line),
        end_column: end.map(|position| position.column),
        message: finding.message.get(lang),
        hint: finding.hint.as_ref().map(|hint| hint.get(lang)),
    }
}

/// The document with everything that a terminal would obey written as `\u` escapes.
///
/// JSON escapes the control characters of ASCII but for DEL itself, so what is left can only
/// stand inside a string, where an escape means the same. The line breaks between the entries stay.
fn escape(document: &str) -> String {
    let mut escaped = String::with_capacity(document.len());
    for letter in document.chars() {
        if is_harmless(letter) || letter == '\n' {
            escaped.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(escaped, "\\u{unit:04x}");
            }
        }
    }
    escaped
}
