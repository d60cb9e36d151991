//! Reads the attributes of a raw HTML tag and keeps the allowed ones.

use super::{Name, Tag};
use crate::format::markdown::entity;

/// The opening tag `name` with those of the attributes that it may keep.
pub(super) fn read(name: Name, attributes: &str) -> Tag<'_> {
    let mut tag = Tag {
        name,
        lang: None,
        title: None,
        open: false,
        refused: None,
    };
    let mut rest = skip_gap(attributes);
    while let Some((attribute, value, after)) = attribute(rest) {
        let is = |known: &str| attribute.eq_ignore_ascii_case(known);
        match value {
            Some(value) if is("lang") && is_language(value) => tag.lang = Some(value.to_owned()),
            Some(value) if is("title") && name == Name::Abbr => {
                tag.title = Some(entity::decoded(value));
            }
            _ if is("open") && name == Name::Details => tag.open = true,
            _ => tag.refused = tag.refused.or(Some(attribute)),
        }
        rest = skip_gap(after);
    }
    tag
}

/// Skips what stands between attributes.
fn skip_gap(text: &str) -> &str {
    text.trim_start_matches(|char: char| char.is_whitespace() || char == '/')
}

/// The name and value of the first attribute, and what follows it.
fn attribute(text: &str) -> Option<(&str, Option<&str>, &str)> {
    let ends_name = |char: char| char.is_whitespace() || matches!(char, '=' | '/');
    // A stray `=` counts as part of a name, as in HTML, so that each step moves on.
    let start = text.chars().next()?.len_utf8();
    let len = text
        .get(start..)?
        .find(ends_name)
        .map_or(text.len(), |at| start + at);
    let (name, rest) = text.split_at_checked(len)?;
    let Some(value) = rest.trim_start().strip_prefix('=') else {
        return Some((name, None, rest));
    };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            let (value, rest) = inner.split_once(quote).unwrap_or((inner, ""));
            return Some((name, Some(value), rest));
        }
    }
    let len = value.find(char::is_whitespace).unwrap_or(value.len());
    let (value, rest) = value.split_at_checked(len)?;
    Some((name, Some(value), rest))
}

/// Whether a value has the form of a language tag, such as `en` or `zh-Hant`.
fn is_language(value: &str) -> bool {
    (1..=35).contains(&value.len())
        && value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
