//! Named values in running text, `{{ value("hoc-phi") }}`, and what only looks like one.

use std::ops::Range;

/// A stretch of text as the shortcode reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch<'t> {
    /// Text without a shortcode.
    Plain,
    /// The name of a value to put here.
    Value(&'t str),
    /// What stands between braces that do not name a value.
    Unknown(&'t str),
    /// Opening braces that are never closed.
    Unclosed,
    /// A statement of a template language, `{% if … %}`, which means nothing here.
    Statement,
}

/// Cuts `text` into stretches; their byte ranges cover it without gaps.
pub(super) fn stretches(text: &str) -> impl Iterator<Item = (Stretch<'_>, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let (stretch, len) = first(rest);
        let range = at..at + len;
        at = range.end;
        Some((stretch, range))
    })
}

/// The stretch at the start of a text that is not empty, and its length in bytes.
fn first(text: &str) -> (Stretch<'_>, usize) {
    if text.starts_with("{%") {
        let end = text.find("%}").map_or(text.len(), |at| at + "%}".len());
        return (Stretch::Statement, end);
    }
    let Some(inner) = text.strip_prefix("{{") else {
        return (Stretch::Plain, opening(text).unwrap_or(text.len()));
    };
    let Some((inner, _)) = inner.split_once("}}") else {
        return (Stretch::Unclosed, text.len());
    };
    let stretch = match value_name(inner) {
        Some(name) => Stretch::Value(name),
        None => Stretch::Unknown(inner.trim()),
    };
    (stretch, inner.len() + "{{}}".len())
}

/// Where braces open that could be meant for a program.
fn opening(text: &str) -> Option<usize> {
    let is_opening = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        rest.starts_with("{{") || rest.starts_with("{%")
    };
    text.match_indices('{').map(|(at, _)| at).find(is_opening)
}

/// Reads `value("name")`; word processors turn quotes into curly ones, so these count too.
fn value_name(inner: &str) -> Option<&str> {
    const QUOTES: [char; 6] = ['"', '\'', '“', '”', '‘', '’'];
    let argument = inner
        .trim()
        .strip_prefix("value")?
        .trim_start()
        .strip_prefix('(')?
        .strip_suffix(')')?
        .trim();
    let name = argument.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?.trim();
    (!name.is_empty() && !name.contains(QUOTES)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[Stretch<'_>]) {
        let found: Vec<_> = stretches(text).map(|(stretch, _)| stretch).collect();
        assert_eq!(found, expected, "{text}");
        let covered: usize = stretches(text).map(|(_, range)| range.len()).sum();
        assert_eq!(covered, text.len(), "{text}");
    }

    #[test]
    fn reads_values_and_only_values() {
        use Stretch::{Plain, Statement, Unclosed, Unknown, Value};
        check("không có gì", &[Plain]);
        check(
            "từ {{ value(\"hoc-phi\") }} đồng",
            &[Plain, Value("hoc-phi"), Plain],
        );
        check(
            "{{value('a')}}{{ value( “b” ) }}",
            &[Value("a"), Value("b")],
        );
        check("{{ value(a) }}", &[Unknown("value(a)")]);
        check("{{ value(\"\") }}", &[Unknown("value(\"\")")]);
        check("{{ figure(\"a\") }}.", &[Unknown("figure(\"a\")"), Plain]);
        check("a {{ b", &[Plain, Unclosed]);
        check("a } b {", &[Plain]);
        check(
            "{% if a %}b{% endif %} {",
            &[Statement, Plain, Statement, Plain],
        );
        check("a {% b", &[Plain, Statement]);
        check("10{%} {# a #}", &[Plain, Statement, Plain]);
    }
}
