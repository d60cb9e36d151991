//! The words of the interface in one language: `i18n/<language>.yaml` of a theme and of those it extends.

use std::sync::Arc;

use super::{Chain, Place, problems};
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text::Locale;
use crate::format::yaml;
use crate::model::Words;
use crate::source::{Source, read_text};

/// Reads the words of a theme in a language, which is named at a place; a theme's own word counts more than that of one
/// it extends.
///
/// # Errors
/// When no theme of the chain has the language, or a file holds something else than words.
pub fn read(
    source: &dyn Source,
    chain: &Chain,
    language: &str,
    place: &Place,
) -> Result<Words, Vec<Diagnostic>> {
    let name = format!("i18n/{language}.yaml");
    let versions = chain.versions(&name);
    if versions.is_empty() {
        return Err(vec![problems::no_language(chain, place, language)]);
    }
    let locale = Locale::of(language);
    let mut words = Words::default();
    let mut problems = Vec::new();
    for path in versions.iter().rev() {
        match one(source, path, locale) {
            Ok(own) => words.overlay(own),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(words)
    } else {
        Err(problems)
    }
}

/// Reads one file of words.
fn one(source: &dyn Source, path: &Arc<str>, locale: Locale) -> Result<Words, Diagnostic> {
    let text = read_text(source, path)?;
    let value = yaml::parse(&text).map_err(|problem| problem.into_diagnostic(path, 0))?;
    Words::new(locale, value).map_err(|keys| {
        Diagnostic::error(
            codes::TEMPLATE,
            Arc::clone(path),
            Text::new(
                format!("các khóa này không phải chữ: {}", keys.join(", ")),
                format!("these keys hold no text: {}", keys.join(", ")),
            ),
        )
        .hint(Text::new(
            "viết một câu trong ngoặc kép cho mỗi khóa",
            "give each key a text in quotes",
        ))
    })
}
