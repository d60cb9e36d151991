//! What a template names literally: words, files, scripts, features, components and other templates, with their places.
//!
//! The template engine looks such names up when a page is made; this reads them from the text, so that a
//! name that does not exist is told before, and in templates that no page uses today.

use std::ops::Range;

/// Something that a template names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Use {
    /// What is named.
    pub(super) what: What,
    /// The name, or its beginning.
    pub(super) name: String,
    /// The bytes of the name in the template.
    pub(super) span: Range<usize>,
}

/// The sorts of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A word: `"nav.home" | t`.
    Word,
    /// The beginning of words' keys: `("level." ~ level) | t`.
    Words,
    /// A file: `"icon.svg" | asset`.
    Asset,
    /// A script: `"site.js" | script`.
    Script,
    /// A style sheet of its own: `"finder" | style`.
    Style,
    /// A feature: `theme.features.share`.
    Feature,
    /// A template: `{% include "x.html" %}`, `{% extends "x.html" %}`.
    Template,
    /// A component that stands here: `{% component ui.link(…) %}`.
    Component,
    /// A component that is used: `<ui.link … />`. What only looks like one, as in `a < b`, is among them.
    Call,
}

/// A piece of what stands between `{{ }}` or `{% %}`.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    /// A text in quotes, without them.
    Text(&'a str),
    /// A name with its dots: `theme.features.share`.
    Name(&'a str),
    /// Any other character.
    Sign(char),
}

/// Everything that a template names literally, in the order of the text.
pub(super) fn uses(template: &str) -> Vec<Use> {
    let mut found = Vec::new();
    for tag in tags(template) {
        let tokens = tokens(template, tag);
        for place in 0..tokens.len() {
            found.extend(tokens.get(place..).and_then(one));
        }
    }
    found
}

type Placed<'a> = (Token<'a>, Range<usize>);

/// What the tokens begin with, if it is a name.
fn one(tokens: &[Placed<'_>]) -> Option<Use> {
    let (first, span) = tokens.first()?;
    let second = tokens.get(1).map(|(token, _)| token);
    let third = tokens.get(2).map(|(token, _)| token);
    let named = |what, name: &str, span: &Range<usize>| {
        Some(Use {
            what,
            name: name.to_owned(),
            span: span.clone(),
        })
    };
    match (first, second, third) {
        (Token::Text(name), Some(Token::Sign('|')), Some(Token::Name(filter))) => {
            let what = match *filter {
                "t" => What::Word,
                "asset" => What::Asset,
                "script" => What::Script,
                "style" => What::Style,
                _ => return None,
            };
            named(what, name, span)
        }
        (Token::Sign('('), Some(Token::Text(name)), Some(Token::Sign('~'))) => {
            let end = closing(tokens)?;
            let filter = (tokens.get(end + 1)?, tokens.get(end + 2)?);
            let is_word = matches!(filter, ((Token::Sign('|'), _), (Token::Name("t"), _)));
            let (_, span) = tokens.get(1)?;
            is_word.then(|| named(What::Words, name, span)).flatten()
        }
        (Token::Name("include" | "extends"), Some(Token::Text(name)), _) => {
            let (_, span) = tokens.get(1)?;
            named(What::Template, name, span)
        }
        (Token::Name("component"), Some(Token::Name(name)), _) => {
            named(What::Component, name, &tokens.get(1)?.1)
        }
        (Token::Sign('<'), Some(Token::Name(name)), _) => {
            named(What::Call, name, &tokens.get(1)?.1)
        }
        (Token::Name(path), ..) => {
            let name = path.strip_prefix("theme.features.")?;
            named(What::Feature, name, span)
        }
        _ => None,
    }
}

/// The place of the bracket that closes the first one.
fn closing(tokens: &[Placed<'_>]) -> Option<usize> {
    let mut open = 0_usize;
    for (place, (token, _)) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(') => open += 1,
            Token::Sign(')') => {
                open = open.checked_sub(1)?;
                if open == 0 {
                    return Some(place);
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands between `{{` and `}}` and between `{%` and `%}`; comments and raw text are left out.
fn tags(template: &str) -> Vec<Range<usize>> {
    let mut tags = Vec::new();
    let mut at = 0;
    let mut raw = false;
    while let Some((start, mark)) = next_tag(template, at) {
        let (end, after) = match mark {
            "{#" => find(template, start, "#}"),
            "{{" => end_of_code(template, start, "}}"),
            _ => end_of_code(template, start, "%}"),
        };
        at = after;
        let inside = template.get(start..end).unwrap_or_default();
        let keyword = inside.trim_matches(|c: char| c == '-' || c.is_whitespace());
        match (mark, keyword) {
            ("{%", "raw") => raw = true,
            ("{%", "endraw") => raw = false,
            ("{#", _) => {}
            _ if raw => {}
            _ => tags.push(start..end),
        }
    }
    tags
}

/// Where the next tag begins inside, and with what.
fn next_tag(template: &str, from: usize) -> Option<(usize, &str)> {
    let rest = template.get(from..)?;
    let marks = ["{{", "{%", "{#"];
    let (at, _) = rest.match_indices('{').find(|(at, _)| {
        let here = rest.get(*at..).unwrap_or_default();
        marks.iter().any(|mark| here.starts_with(mark))
    })?;
    let start = from + at;
    Some((start + 2, template.get(start..start + 2)?))
}

fn find(template: &str, from: usize, end: &str) -> (usize, usize) {
    let rest = template.get(from..).unwrap_or_default();
    rest.find(end)
        .map_or((template.len(), template.len()), |at| {
            (from + at, from + at + end.len())
        })
}

/// The end of a tag; one that stands in quotes ends nothing.
fn end_of_code(template: &str, from: usize, end: &str) -> (usize, usize) {
    let rest = template.get(from..).unwrap_or_default();
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match quote {
            Some(_) if escaped => escaped = false,
            Some(_) if c == '\\' => escaped = true,
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if rest.get(at..).is_some_and(|rest| rest.starts_with(end)) => {
                return (from + at, from + at + end.len());
            }
            None => {}
        }
    }
    (template.len(), template.len())
}

/// The pieces of the code at these bytes.
fn tokens(template: &str, at: Range<usize>) -> Vec<Placed<'_>> {
    let mut tokens = Vec::new();
    let mut from = at.start;
    while let Some(rest) = template.get(from..at.end)
        && let Some(first) = rest.chars().next()
    {
        let length = match first {
            '"' | '\'' | '`' => {
                let inside = rest.get(1..).unwrap_or_default();
                let text = inside.split(first).next().unwrap_or_default();
                let start = from + 1;
                tokens.push((Token::Text(text), start..start + text.len()));
                (text.len() + 2).min(rest.len())
            }
            c if c.is_ascii_alphanumeric() || c == '_' => {
                let length = rest
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.')
                    .unwrap_or(rest.len());
                let name = rest.get(..length).unwrap_or_default();
                tokens.push((Token::Name(name), from..from + length));
                length
            }
            c => {
                if !c.is_whitespace() {
                    tokens.push((Token::Sign(c), from..from + c.len_utf8()));
                }
                c.len_utf8()
            }
        };
        from += length;
    }
    tokens
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn check(template: &str, expected: &[(What, &str)]) {
        let found = uses(template);
        let short: Vec<(What, &str)> = found
            .iter()
            .map(|one| (one.what, one.name.as_str()))
            .collect();
        assert_eq!(short, expected);
        for one in &found {
            assert_eq!(
                template.get(one.span.clone()),
                Some(match one.what {
                    What::Feature => format!("theme.features.{}", one.name),
                    _ => one.name.clone(),
                })
                .as_deref()
            );
        }
    }

    #[test]
    fn names_are_read_from_tags_only() {
        check(
            "{% extends \"layout.html\" %}\n{#- {{ \"a\" | t }} -#}\"b\" | t {{ \"c.d\" | t(n=1) }}{%- include 'x.html' -%}",
            &[
                (What::Template, "layout.html"),
                (What::Word, "c.d"),
                (What::Template, "x.html"),
            ],
        );
        check(
            "{% raw %}{{ \"a\" | t }}{% endraw %}{{ \"b\" | t }}",
            &[(What::Word, "b")],
        );
        check("{{ \"}} \\\" %}\" }}{{ \"b\"|t }}", &[(What::Word, "b")]);
    }

    #[test]
    fn composed_words_are_known_by_their_beginning() {
        check(
            "{{ (\"mode.\" ~ (x | lower)) | t }}{{ \"a\" | t(mode=((\"b.\" ~ y) | t)) }}{{ (\"c\" ~ d) | upper }}",
            &[
                (What::Words, "mode."),
                (What::Word, "a"),
                (What::Words, "b."),
            ],
        );
    }

    #[test]
    fn files_scripts_and_features_are_names_too() {
        check(
            "{% if theme.features.share and x.theme.features.no %}{{ <ui.script src={\"site.js\" | script} /> }}{{ \"plan\" | style }}{{ \"i.svg\" | asset }}{% endif %}",
            &[
                (What::Feature, "share"),
                (What::Call, "ui.script"),
                (What::Script, "site.js"),
                (What::Style, "plan"),
                (What::Asset, "i.svg"),
            ],
        );
    }

    #[test]
    fn components_are_known_where_they_stand_and_where_they_are_used() {
        check(
            "{%- component ui.box(title: string) -%}{% <ui.frame> %}{{ <ui.icon name=\"x\" /> }}{% </ui.frame> %}{%- endcomponent ui.box -%}",
            &[
                (What::Component, "ui.box"),
                (What::Call, "ui.frame"),
                (What::Call, "ui.icon"),
            ],
        );
    }

    #[test]
    fn broken_templates_are_read_to_their_end() {
        for broken in ["{{", "{{ \"a", "{% (", "{#", "{{ (\"a\" ~ }}", "ấ{{'ế"] {
            uses(broken);
        }
    }
}
