//! Findings for the services that show them beside the lines of a change: GitHub, GitLab, and all that read SARIF.

mod github;
mod gitlab;
mod sarif;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_file;
use crate::diag::position::{LineIndex, Position};
use crate::diag::{Diagnostic, Lang};

/// Which service reads the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Review {
    /// SARIF 2.1.0, which GitHub's code scanning and most tools read.
    Sarif,
    /// The commands of GitHub's workflows, one a line.
    Github,
    /// GitLab's report on code quality.
    Gitlab,
}

/// The findings as one document that ends with a line break, in the order of files, places and codes.
///
/// `prefix` leads from the root of the repository to the site's: `""`, or a path that ends with `/`.
pub fn review(
    format: Review,
    lang: Lang,
    diagnostics: &[Diagnostic],
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
    prefix: &str,
) -> String {
    let placed = place(diagnostics, sources, prefix);
    match format {
        Review::Sarif => sarif::render(lang, &placed),
        Review::Github => github::render(lang, &placed),
        Review::Gitlab => gitlab::render(lang, &placed),
    }
}

/// A finding with its place as services name it.
struct Placed<'a> {
    found: &'a Diagnostic,
    /// The path from the root of the repository; `None` for what is found on a page and not in a file.
    path: Option<String>,
    /// Where it begins and ends, if it is about a part of the file.
    span: Option<(Position, Position)>,
    /// What stays the same while other lines of the file change.
    fingerprint: String,
}

impl Placed<'_> {
    /// The message with its remedy.
    fn text(&self, lang: Lang) -> String {
        let message = self.found.message.get(lang);
        match &self.found.hint {
            Some(hint) => format!("{message}; {}", hint.get(lang)),
            None => message.to_owned(),
        }
    }
}

fn place<'a>(
    diagnostics: &'a [Diagnostic],
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
    prefix: &str,
) -> Vec<Placed<'a>> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut placed = Vec::new();
    for of_file in by_file(diagnostics) {
        let source = sources(of_file.file);
        let lines = source.as_deref().map(LineIndex::new);
        // The address of a page begins with a slash; the path of a file never does.
        let path = (!of_file.file.starts_with('/')).then(|| format!("{prefix}{}", of_file.file));
        for found in of_file.findings {
            let place = lines.as_ref().zip(found.span.as_ref());
            let span = place.map(|(lines, span)| {
                let end = span.end.max(span.start);
                (lines.position(span.start), lines.position(end))
            });
            let line = place
                .zip(source.as_deref())
                .and_then(|((lines, span), text)| text.get(lines.line(lines.line_of(span.start))));
            let told = format!(
                "{}\n{}\n{}\n{}",
                found.code.as_str(),
                of_file.file,
                line.unwrap_or_default(),
                found.message.get(Lang::En)
            );
            let times = seen.entry(told.clone()).or_default();
            *times += 1;
            let fingerprint = blake3::hash(format!("{told}\n{times}").as_bytes());
            placed.push(Placed {
                found,
                path: path.clone(),
                span,
                fingerprint: fingerprint.to_hex().as_str().chars().take(32).collect(),
            });
        }
    }
    placed
}

#[cfg(test)]
mod tests;
