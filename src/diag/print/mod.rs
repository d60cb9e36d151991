//! Findings as text for a reader: a person at a terminal, or a program.
//!
//! Every format gets the same findings in the same order, each once. A further format is one file here
//! and one line in [`Format`] and [`render`].

mod clean;
mod excerpt;
mod human;
mod json;
mod review;
mod summary;

use std::sync::Arc;

pub use review::{Review, review};
pub use summary::summary;

use super::{Diagnostic, Lang, Severity};

/// For whom the findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// A person: the line of the file, underlined, and the remedy.
    #[default]
    Human,
    /// A program: one JSON document.
    Json,
}

/// Whether terminal colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Color {
    /// Plain text.
    #[default]
    Never,
    /// With escape sequences.
    Always,
}

/// The findings in the order of files, places and codes, each once, as a text that ends with a line break.
///
/// `sources` gives the text of a file by the name that the findings use; where it gives none, the finding is
/// printed without its line. Nothing of a source, a message or a file name reaches a terminal as an escape sequence.
pub fn render(
    format: Format,
    lang: Lang,
    diagnostics: &[Diagnostic],
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
    color: Color,
) -> String {
    let files = by_file(diagnostics);
    match format {
        Format::Human => human::render(lang, &files, sources, color),
        Format::Json => json::render(lang, &files, sources),
    }
}

/// The findings about one file, in the order in which they are printed.
struct FileFindings<'a> {
    file: &'a str,
    findings: Vec<&'a Diagnostic>,
}

/// All findings in order, each once, grouped by their file so that its lines are counted only once.
fn by_file(diagnostics: &[Diagnostic]) -> Vec<FileFindings<'_>> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_key(|finding| rank(finding));
    ordered.dedup();
    ordered
        .chunk_by(|one, other| one.file == other.file)
        .filter_map(|findings| {
            Some(FileFindings {
                file: &findings.first()?.file,
                findings: findings.to_vec(),
            })
        })
        .collect()
}

/// By file, place and code first; the rest only so that equal findings meet and no order depends on chance.
fn rank(finding: &Diagnostic) -> impl Ord {
    let span = finding.span.as_ref().map(|span| (span.start, span.end));
    (
        &finding.file,
        span,
        finding.code,
        finding.severity,
        &finding.message,
        &finding.hint,
    )
}

/// How many errors, warnings and files with either there are.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    errors: usize,
    warnings: usize,
    files: usize,
}

fn count(files: &[FileFindings<'_>]) -> Counts {
    let all = files.iter().flat_map(|file| &file.findings);
    let errors = all
        .clone()
        .filter(|finding| finding.severity == Severity::Error);
    Counts {
        errors: errors.count(),
        warnings: all
            .filter(|finding| finding.severity == Severity::Warning)
            .count(),
        files: files.len(),
    }
}

#[cfg(test)]
mod tests;
