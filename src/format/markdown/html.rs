//! Reads raw HTML inside Markdown into tokens and knows the few elements that are allowed.

mod attribute;

use std::ops::Range;

/// The elements that a text may contain as raw HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Br,
    Kbd,
    Abbr,
    Sub,
    Sup,
    Mark,
    Span,
    Details,
    Summary,
}

impl Name {
    const ALL: [Self; 9] = [
        Self::Br,
        Self::Kbd,
        Self::Abbr,
        Self::Sub,
        Self::Sup,
        Self::Mark,
        Self::Span,
        Self::Details,
        Self::Summary,
    ];

    /// The name as HTML writes it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Br => "br",
            Self::Kbd => "kbd",
            Self::Abbr => "abbr",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Mark => "mark",
            Self::Span => "span",
            Self::Details => "details",
            Self::Summary => "summary",
        }
    }

    /// Whether the element stands inside a line of text.
    pub(super) fn is_inline(self) -> bool {
        !matches!(self, Self::Details | Self::Summary)
    }

    fn of(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|known| known.as_str().eq_ignore_ascii_case(name))
    }
}

/// An allowed opening tag with the attributes that it may keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    pub(super) name: Name,
    /// The language of the content, a well-formed language tag.
    pub(super) lang: Option<String>,
    /// What an abbreviation means.
    pub(super) title: Option<String>,
    /// Whether `<details>` starts unfolded.
    pub(super) open: bool,
    /// The first attribute that is not allowed and is dropped.
    pub(super) refused: Option<&'h str>,
}

/// A token of raw HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token<'h> {
    /// Text, references undecoded.
    Text(&'h str),
    /// An allowed opening tag.
    Open(Tag<'h>),
    /// An allowed closing tag.
    Close(Name),
    /// A comment; it never reaches the page.
    Comment,
    /// Anything else, with a name for the message.
    Refused(&'h str),
}

/// Cuts `html` into tokens; their byte ranges cover it without gaps.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = (Token<'_>, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
        let (token, len) = first(rest);
        let range = at..at + len;
        at = range.end;
        Some((token, range))
    })
}

/// The token at the start of a text that is not empty, and its length in bytes.
fn first(html: &str) -> (Token<'_>, usize) {
    if let Some(inner) = html.strip_prefix("<!--") {
        let len = inner
            .find("-->")
            .map_or(html.len(), |end| end + "<!---->".len());
        return (Token::Comment, len);
    }
    if html.starts_with("<!") || html.starts_with("<?") {
        let len = html.find('>').map_or(html.len(), |end| end + 1);
        let name = html.split(['>', ' ', '\n']).next().unwrap_or_default();
        return (Token::Refused(name.trim_start_matches('<')), len);
    }
    if !starts_tag(html) {
        let next = html.match_indices('<').map(|(at, _)| at).find(|at| {
            *at > 0
                && html.get(*at..).is_some_and(|rest| {
                    starts_tag(rest) || rest.starts_with("<!") || rest.starts_with("<?")
                })
        });
        let len = next.unwrap_or(html.len());
        return (Token::Text(html.get(..len).unwrap_or_default()), len);
    }
    tag(html)
}

/// Whether a text starts with `<a` or `</a`.
fn starts_tag(html: &str) -> bool {
    html.strip_prefix('<').is_some_and(|rest| {
        rest.strip_prefix('/')
            .unwrap_or(rest)
            .starts_with(|char: char| char.is_ascii_alphabetic())
    })
}

/// The tag at the start of a text for which [`starts_tag`] holds, and its length in bytes.
fn tag(html: &str) -> (Token<'_>, usize) {
    let len = tag_len(html);
    let inside = html.get(1..len).unwrap_or_default().trim_end_matches('>');
    let (closing, inside) = match inside.strip_prefix('/') {
        Some(inside) => (true, inside),
        None => (false, inside),
    };
    let name_len = inside
        .find(|char: char| char.is_whitespace() || char == '/')
        .unwrap_or(inside.len());
    let (name, rest) = inside.split_at_checked(name_len).unwrap_or_default();
    let token = match (Name::of(name), closing) {
        (None, _) => Token::Refused(name),
        (Some(known), true) => Token::Close(known),
        (Some(known), false) => Token::Open(attribute::read(known, rest)),
    };
    (token, len)
}

/// The length of a tag up to the `>` that is not inside quotes, or of all that is left.
fn tag_len(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    html.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(name: Name) -> Tag<'static> {
        Tag {
            name,
            lang: None,
            title: None,
            open: false,
            refused: None,
        }
    }

    fn check(html: &str, expected: &[Token<'_>]) {
        let found: Vec<_> = tokens(html).map(|(token, _)| token).collect();
        assert_eq!(found, expected, "{html}");
        let covered: usize = tokens(html).map(|(_, range)| range.len()).sum();
        assert_eq!(covered, html.len(), "{html}");
    }

    #[test]
    fn reads_allowed_elements() {
        check(
            "a <KBD>Ctrl</kbd ><br/>",
            &[
                Token::Text("a "),
                Token::Open(bare(Name::Kbd)),
                Token::Text("Ctrl"),
                Token::Close(Name::Kbd),
                Token::Open(bare(Name::Br)),
            ],
        );
        let abbr = Tag {
            title: Some("a > \"b\"".into()),
            ..bare(Name::Abbr)
        };
        check("<abbr title='a > &quot;b&quot;'>", &[Token::Open(abbr)]);
        let span = Tag {
            lang: Some("en-GB".into()),
            ..bare(Name::Span)
        };
        check("<span lang=en-GB>", &[Token::Open(span)]);
        let details = Tag {
            open: true,
            ..bare(Name::Details)
        };
        check("<details\n open>", &[Token::Open(details)]);
    }

    #[test]
    fn names_what_it_refuses() {
        let style = Tag {
            refused: Some("style"),
            ..bare(Name::Mark)
        };
        check("<mark style=\"a>b\" onclick=c>", &[Token::Open(style)]);
        let lang = Tag {
            refused: Some("lang"),
            ..bare(Name::Span)
        };
        check("<span lang='e n'>", &[Token::Open(lang)]);
        check("<script src=a>", &[Token::Refused("script")]);
        check("</iframe>", &[Token::Refused("iframe")]);
        check("<!DOCTYPE html>", &[Token::Refused("!DOCTYPE")]);
        check("<?php a ?>", &[Token::Refused("?php")]);
        check(
            "<!-- a > b -->c<!--",
            &[Token::Comment, Token::Text("c"), Token::Comment],
        );
    }

    #[test]
    fn keeps_what_is_no_tag_as_text() {
        check("a < b, 3<4", &[Token::Text("a < b, 3<4")]);
        check("<", &[Token::Text("<")]);
        check("<mark", &[Token::Open(bare(Name::Mark))]);
        check(
            "<mark ==\"",
            &[Token::Open(Tag {
                refused: Some("="),
                ..bare(Name::Mark)
            })],
        );
    }
}
