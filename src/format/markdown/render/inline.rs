//! What stands inside a line: text, values, code, links, explained abbreviations, raw HTML.

use std::fmt::Write as _;

use pulldown_cmark::LinkType;

use crate::format::text::no_break;

use super::Renderer;
use super::escape::{push_address, push_attribute, push_text};
use crate::format::markdown::abbreviation::abbreviations;
use crate::format::markdown::html;
use crate::format::markdown::target::Target;

impl Renderer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        let text = no_break(text);
        match &mut self.heading {
            // An explanation in a heading would be repeated wherever headings are listed.
            Some(heading) => {
                heading.text.push_str(&text);
                push_text(&mut self.html, &text);
            }
            None => self.explained_text(&text),
        }
    }

    /// Writes text, with each abbreviation explained where it stands for the first time.
    fn explained_text(&mut self, text: &str) {
        let resolve = self.resolve;
        let mut written = 0;
        for (word, range) in abbreviations(text) {
            let Some(meaning) = resolve.abbreviation(word) else {
                continue;
            };
            if !self.explained.insert(word.to_owned()) || self.abbrs > 0 {
                continue;
            }
            push_text(
                &mut self.html,
                text.get(written..range.start).unwrap_or_default(),
            );
            self.html.push_str("<abbr");
            push_attribute(&mut self.html, "title", meaning);
            self.html.push('>');
            push_text(&mut self.html, word);
            self.html.push_str("</abbr>");
            written = range.end;
        }
        push_text(&mut self.html, text.get(written..).unwrap_or_default());
    }

    pub(super) fn value(&mut self, name: &str) {
        let value = self.resolve.value(name).unwrap_or_default();
        let value = no_break(&value);
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(&value);
        }
        push_text(&mut self.html, &value);
    }

    pub(super) fn code(&mut self, code: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push_str(code);
        }
        self.html.push_str("<code>");
        push_text(&mut self.html, code);
        self.html.push_str("</code>");
    }

    pub(super) fn line_end(&mut self, html: &str) {
        if let Some(heading) = &mut self.heading {
            heading.text.push(' ');
        }
        self.html.push_str(html);
    }

    pub(super) fn open_link(&mut self, kind: LinkType, target: &str, title: &str) {
        let target = match kind {
            LinkType::Email => format!("mailto:{target}"),
            _ => target.to_owned(),
        };
        let kind = Target::of(&target);
        let address = match kind {
            // Markdown allows a bare address inside a link, HTML does not.
            _ if self.links.contains(&true) => None,
            Target::Forbidden => None,
            Target::Relative => self.resolve.link(&target),
            Target::Anchor | Target::Web | Target::Contact => Some(target),
        };
        self.links.push(address.is_some());
        let Some(address) = address else {
            return;
        };
        self.html.push_str("<a");
        push_address(&mut self.html, "href", &address);
        if kind == Target::Web {
            self.html.push_str(" rel=\"noopener external\"");
        }
        if !title.is_empty() {
            push_attribute(&mut self.html, "title", title);
        }
        self.html.push('>');
    }

    pub(super) fn close_link(&mut self) {
        if self.links.pop() == Some(true) {
            self.html.push_str("</a>");
        }
    }

    pub(super) fn open_html(&mut self, tag: &html::Tag<'_>) {
        if !tag.name.is_inline() {
            self.line();
        }
        self.html.push('<');
        self.html.push_str(tag.name.as_str());
        if let Some(lang) = &tag.lang {
            push_attribute(&mut self.html, "lang", lang);
        }
        if let Some(title) = &tag.title {
            push_attribute(&mut self.html, "title", title);
        }
        self.html.push_str(if tag.open { " open>" } else { ">" });
        match tag.name {
            html::Name::Details => self.html.push('\n'),
            html::Name::Abbr => self.abbrs += 1,
            _ => {}
        }
    }

    pub(super) fn close_html(&mut self, name: html::Name) {
        let _ = write!(self.html, "</{}>", name.as_str());
        if !name.is_inline() {
            self.html.push('\n');
        }
        if name == html::Name::Abbr {
            self.abbrs = self.abbrs.saturating_sub(1);
        }
    }
}
