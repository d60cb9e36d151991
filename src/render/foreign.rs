//! Text in another language than its page says so: its marks become `lang` attributes.

use crate::format::text::foreign::{BEGIN, END, bare};

/// Elements that hold text and no other elements, so that nothing in them can say its language.
const TEXT_ONLY: [&str; 6] = ["script", "style", "title", "textarea", "option", "svg"];

/// The marks as a percent-encoded address holds them.
const ENCODED: [&str; 2] = ["%EF%BF%B9", "%EF%BF%BB"];

/// The page with every marked text in a `span` of its language; in attributes, titles and data, where
/// no element can stand, the marks are taken off.
pub fn show(html: &str, language: &str) -> String {
    if !html.contains([BEGIN, END]) && !ENCODED.iter().any(|mark| html.contains(mark)) {
        return html.to_owned();
    }
    let open = format!("<span lang=\"{language}\">");
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let (text, markup) = rest.split_at(start);
        push_text(&mut out, text, &open);
        let end = tag_end(markup);
        let (tag, after) = markup.split_at(end);
        out.push_str(&plain(tag));
        let until = text_only(tag).and_then(|name| after.find(&format!("</{name}")));
        let (inside, after) = after.split_at(until.unwrap_or(0));
        out.push_str(&plain(inside));
        rest = after;
    }
    push_text(&mut out, rest, &open);
    out
}

/// Text between tags. Marked text may hold markup that a filter made, so both ends are written alone.
fn push_text(out: &mut String, text: &str, open: &str) {
    for c in text.chars() {
        match c {
            BEGIN => out.push_str(open),
            END => out.push_str("</span>"),
            c => out.push(c),
        }
    }
}

fn plain(markup: &str) -> String {
    let mut bare = bare(markup).into_owned();
    for mark in ENCODED {
        if bare.contains(mark) {
            bare = bare.replace(mark, "");
        }
    }
    bare
}

/// Where the tag at the start of a text ends: after the first `>` outside quotes.
fn tag_end(markup: &str) -> usize {
    let mut quote = None;
    for (at, c) in markup.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    markup.len()
}

/// The name of the element that a tag opens, when nothing but text can stand in it.
fn text_only(tag: &str) -> Option<&'static str> {
    let name = tag.strip_prefix('<')?;
    TEXT_ONLY.into_iter().find(|only| {
        let rest = name.strip_prefix(only);
        rest.is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '/']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(marked: &str, shown: &str) {
        let html = marked.replace('[', "\u{fff9}").replace(']', "\u{fffb}");
        assert_eq!(show(&html, "vi"), shown);
    }

    #[test]
    fn marked_text_has_its_language() {
        check(
            "<h1>[Cơ khí]</h1>",
            "<h1><span lang=\"vi\">Cơ khí</span></h1>",
        );
        check(
            "<p>At [Sao Khuê] now",
            "<p>At <span lang=\"vi\">Sao Khuê</span> now",
        );
        check("<p>Nothing here</p>", "<p>Nothing here</p>");
    }

    #[test]
    fn what_can_hold_no_element_loses_its_marks() {
        check(
            "<title>[a b]</title><a title='[x > y]' href=\"?q=%EF%BF%B9H%C3%A0\">[é]</a>",
            "<title>a b</title><a title='x > y' href=\"?q=H%C3%A0\"><span lang=\"vi\">é</span></a>",
        );
        check(
            "<script type=\"application/ld+json\">{\"a\":\"[b c]<\"}</script><svg><text>[é]</text></svg>",
            "<script type=\"application/ld+json\">{\"a\":\"b c<\"}</script><svg><text>é</text></svg>",
        );
    }
}
