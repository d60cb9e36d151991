//! The quick way to a small page: one pass over what templates write.
//!
//! The minifier builds a tree of each page, keeps every attribute in a map and searches every text a dozen times; that
//! was half of the time of a build. A page as templates write it needs none of this: its elements are closed, its
//! entities are few. This walk gives the bytes that the minifier gives, by the minifier's own tables; where it meets
//! anything else (a comment, a style, an element left open), it gives nothing, and the minifier does the work.

use memchr::memchr;
use minify_html_common::spec::script::JAVASCRIPT_MIME_TYPES;
use minify_html_common::spec::tag::ns::Namespace;
use minify_html_common::spec::tag::omission::{can_omit_as_before, can_omit_as_last_node};
use minify_html_common::spec::tag::whitespace::{
    WhitespaceMinification, get_whitespace_minification_for_tag,
};

use super::MAX_DEPTH;
use super::tag::{self, Ending, Tag};
use super::text::{decode, encode, is_space, unusual};

/// A page made small, or nothing when it has to go the long way.
pub fn quick(html: &str) -> Option<String> {
    let html = html.trim_start();
    let (doctype, rest) = html.split_at_checked("<!doctype html>".len())?;
    if !doctype.eq_ignore_ascii_case("<!doctype html>") || unusual(html) {
        return None;
    }
    let mut walk = Walk {
        rest,
        out: String::with_capacity(html.len()),
        open: vec![Open::new("", Namespace::Html, false)],
        once: Vec::new(),
    };
    walk.out.push_str("<!doctype html>");
    walk.page()?;
    Some(walk.out)
}

/// An element that is open.
struct Open<'a> {
    name: &'a str,
    namespace: Namespace,
    /// What may become of the white space in it.
    space: &'static WhitespaceMinification,
    /// Whether every space in it counts.
    pre: bool,
    /// Whether it has a text or an element yet.
    begun: bool,
}

impl<'a> Open<'a> {
    fn new(name: &'a str, namespace: Namespace, pre: bool) -> Self {
        Self {
            name,
            namespace,
            space: get_whitespace_minification_for_tag(namespace, name.as_bytes(), pre),
            pre,
            begun: false,
        }
    }
}

/// The walk over a page: what is still to be read, what is written, and what is open.
struct Walk<'a> {
    rest: &'a str,
    out: String,
    open: Vec<Open<'a>>,
    /// Elements that a page has once: the minifier drops those that come again.
    once: Vec<&'a str>,
}

impl<'a> Walk<'a> {
    fn page(&mut self) -> Option<()> {
        loop {
            let (text, rest) = match memchr(b'<', self.rest.as_bytes()) {
                Some(at) => self.rest.split_at_checked(at)?,
                None => (self.rest, ""),
            };
            self.rest = rest;
            if !text.is_empty() {
                self.text(text, rest.is_empty() || rest.starts_with("</"))?;
            }
            if rest.is_empty() {
                return (self.open.len() == 1).then_some(());
            } else if let Some(tag) = rest.strip_prefix("</") {
                self.close(tag)?;
            } else {
                self.begin(rest.strip_prefix('<')?)?;
            }
        }
    }

    /// A text, which is `last` where nothing follows it in its element.
    fn text(&mut self, text: &str, last: bool) -> Option<()> {
        let parent = self.open.last_mut()?;
        let first = !std::mem::replace(&mut parent.begun, true);
        let space = parent.space;
        let text = decode(text)?;
        let mut text: &str = &text;
        if space.destroy_whole && text.chars().all(is_space) {
            return Some(());
        }
        if space.trim && first {
            text = text.trim_start_matches(is_space);
        }
        if space.trim && last {
            text = text.trim_end_matches(is_space);
        }
        encode(text, space.collapse, &mut self.out);
        Some(())
    }

    fn close(&mut self, tag: &'a str) -> Option<()> {
        let (name, rest) = tag.split_once('>')?;
        let open = self.open.pop()?;
        if name.is_empty() || open.name != name {
            return None;
        }
        self.rest = rest;
        self.end(name);
        Some(())
    }

    fn end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn begin(&mut self, tag: &'a str) -> Option<()> {
        let name = tag::name(tag)?;
        let depth = self.open.len();
        let parent = self.open.last_mut()?;
        parent.begun = true;
        let (above, bytes) = (parent.name.as_bytes(), name.as_bytes());
        let same = above == bytes && can_omit_as_last_node(above, bytes);
        if depth > MAX_DEPTH || same || can_omit_as_before(above, bytes) || !self.first(name) {
            return None;
        }
        let parent = self.open.last()?;
        let namespace = match name {
            "svg" => Namespace::Svg,
            _ => parent.namespace,
        };
        let pre = parent.pre || (namespace == Namespace::Html && name == "pre");
        if name == "script" {
            return self.script(tag, namespace);
        }
        let (ending, rest) = tag::write(tag, namespace, &mut self.out)?;
        self.rest = rest;
        match name {
            _ if ending == Ending::Whole => Some(()),
            _ if ending == Ending::Closed => None,
            "style" | "textarea" => None,
            "title" if namespace == Namespace::Html => self.title(),
            _ => {
                self.open.push(Open::new(name, namespace, pre));
                Some(())
            }
        }
    }

    /// Whether an element that a page has once comes for the first time.
    fn first(&mut self, name: &'a str) -> bool {
        if !matches!(name, "html" | "head" | "body") {
            return true;
        }
        let first = !self.once.contains(&name);
        self.once.push(name);
        first
    }

    /// Data stays as it is. A script with a text of its own goes the long way.
    fn script(&mut self, tag: &'a str, namespace: Namespace) -> Option<()> {
        let (tag, rest) = Tag::read(tag)?;
        self.rest = rest;
        match tag.write(namespace, &mut self.out) {
            Ending::Open => {}
            Ending::Whole => return Some(()),
            Ending::Closed => return None,
        }
        let kind = tag.value("type");
        let data = kind.is_some_and(|kind| {
            kind != "module" && !JAVASCRIPT_MIME_TYPES.contains(kind.as_bytes())
        });
        let code = self.raw("script")?;
        if !data && !code.is_empty() {
            return None;
        }
        self.out.push_str(code);
        self.end("script");
        Some(())
    }

    fn title(&mut self) -> Option<()> {
        let text = decode(self.raw("title")?)?;
        if text.contains('<') {
            return None;
        }
        encode(&text, false, &mut self.out);
        self.end("title");
        Some(())
    }

    /// What stands before the end of an element in which there are no others.
    fn raw(&mut self, name: &str) -> Option<&'a str> {
        let (text, rest) = self.rest.split_once("</")?;
        self.rest = rest.strip_prefix(name)?.strip_prefix('>')?;
        Some(text)
    }
}
