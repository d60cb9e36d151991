//! Texts and values of attributes: their entities read and written as the minifier does.

use std::borrow::Cow;

use memchr::{memchr, memmem};
use minify_html_common::r#gen::entities::{ENTITY, EntityType};
use minify_html_common::pattern::TrieNodeMatch;

/// The entities that the templates' escaping and Markdown write.
const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#34;", "\""),
    ("&#x27;", "'"),
    ("&#x2F;", "/"),
];

/// Whether a page holds a character that the minifier writes as an entity, since that is shorter.
pub(super) fn unusual(html: &str) -> bool {
    memmem::find(html.as_bytes(), "\u{20d2}".as_bytes()).is_some()
}

/// What HTML takes for white space.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

/// A text with its entities as characters; nothing if it has others than [`ENTITIES`].
pub(super) fn decode(text: &str) -> Option<Cow<'_, str>> {
    if memchr(b'&', text.as_bytes()).is_none() {
        return Some(Cow::Borrowed(text));
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let from = rest.get(before.len()..)?;
        if let Some((entity, character)) = ENTITIES.iter().find(|one| from.starts_with(one.0)) {
            plain.push_str(character);
            rest = from.get(entity.len()..)?;
        } else if after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '#') {
            return None;
        } else {
            plain.push('&');
            rest = after;
        }
    }
    plain.push_str(rest);
    Some(Cow::Owned(plain))
}

/// Writes a text; `collapse` makes one space of several.
pub(super) fn encode(text: &str, collapse: bool, out: &mut String) {
    // Every place that is looked for is one byte that is no part of another character.
    let mut rest = text;
    while let Some(at) = next_stop(rest, collapse) {
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = match after.as_bytes().first() {
            Some(b'&') => ampersand(after, false, out),
            Some(b'<') => {
                out.push_str("&lt;");
                after.get(1..).unwrap_or_default()
            }
            _ => {
                out.push(' ');
                after.trim_start_matches(is_space)
            }
        };
    }
    out.push_str(rest);
}

/// Where a text may not stay as it is: at `&`, at `<`, and with `collapse` at white space that is not a single space.
fn next_stop(text: &str, collapse: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let is_space = |byte: &u8| is_space(char::from(*byte));
    bytes.iter().enumerate().position(|(at, byte)| match byte {
        b'&' | b'<' => true,
        b' ' => collapse && bytes.get(at + 1).is_some_and(is_space),
        _ => collapse && is_space(byte),
    })
}

/// A value as it is written: bare where it can be, or in the quotes that need fewer entities. Says whether it has quotes.
pub(super) fn encode_value(value: &str) -> (Cow<'_, str>, bool) {
    let mut plain = Cow::Borrowed(value);
    if value.contains('&') {
        let mut out = String::with_capacity(value.len());
        let mut rest = value;
        while let Some((before, after)) = split_at(rest, |c| c == '&') {
            out.push_str(before);
            rest = ampersand(after, true, &mut out);
        }
        out.push_str(rest);
        plain = Cow::Owned(out);
    }
    if !plain.contains(|c| is_space(c) || matches!(c, '"' | '\'' | '=' | '`' | '<' | '>')) {
        return (plain, false);
    }
    let count = |quote| plain.matches(quote).count();
    let quoted = if count('\'') < count('"') {
        format!("'{}'", plain.replace('\'', "&#39;"))
    } else {
        format!("\"{}\"", plain.replace('"', "&#34;"))
    };
    (Cow::Owned(quoted), true)
}

/// Writes the `&` that `text` begins with, as an entity where it would be read as the beginning of one; gives the rest.
fn ampersand<'t>(text: &'t str, in_value: bool, out: &mut String) -> &'t str {
    let (length, entity) = match ENTITY.longest_matching_prefix(text.as_bytes()) {
        TrieNodeMatch::NotFound { reached } => (reached, false),
        TrieNodeMatch::Found { len, value } => {
            let mut behind = text.get(..len).into_iter().flat_map(str::chars).rev();
            let closed = behind.next() == Some(';');
            let next = text.get(len..).and_then(|rest| rest.chars().next());
            let goes_on = next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '=');
            let word = matches!(value, EntityType::Named(_)) && in_value && !closed && goes_on;
            (len, !word)
        }
    };
    let (name, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    out.push_str(if entity { "&amp;" } else { "&" });
    out.push_str(name.strip_prefix('&').unwrap_or(name));
    rest
}

/// Splits before the first character that `stops`, if there is one.
pub(super) fn split_at(text: &str, stops: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    text.split_at_checked(text.find(stops)?)
}
