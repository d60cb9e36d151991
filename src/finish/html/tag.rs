//! The beginning of an element: read as a template writes it, written as the minifier writes it.

use std::borrow::Cow;

use minify_html_common::r#gen::attrs::{ATTRS, AttributeMinification};
use minify_html_common::spec::script::JAVASCRIPT_MIME_TYPES;
use minify_html_common::spec::tag::ns::Namespace;
use minify_html_common::spec::tag::void::VOID_TAGS;

use super::seen::Seen;
use super::text::{decode, encode_value, is_space, split_at as split};

/// What an element is once its beginning is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Something follows that is in it.
    Open,
    /// It is all there.
    Whole,
    /// It ends itself where HTML does not let it.
    Closed,
}

/// The name that an element begins with, if it is one that templates write.
pub(super) fn name(text: &str) -> Option<&str> {
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
    let length = text.bytes().position(|byte| !plain(&byte))?;
    let name = text.get(..length)?;
    name.starts_with(|c: char| c.is_ascii_lowercase())
        .then_some(name)
}

/// Reads what stands behind `<` and writes it as the minifier does; gives what follows it.
pub(super) fn write<'a>(
    text: &'a str,
    namespace: Namespace,
    out: &mut String,
) -> Option<(Ending, &'a str)> {
    Seen::recall(text, namespace, out).or_else(|| {
        let (tag, rest) = Tag::read(text)?;
        let begin = out.len();
        let ending = tag.write(namespace, out);
        let read = text.get(..text.len() - rest.len())?;
        Seen::note(read, namespace, out.get(begin..)?, ending);
        Some((ending, rest))
    })
}

/// The beginning of an element.
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    /// Its attributes with their values, decoded; those without a value have an empty one.
    attributes: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    /// Whether it ends itself: `<path/>`.
    pub(super) closed: bool,
}

impl<'a> Tag<'a> {
    /// Reads what stands behind `<`; gives it with what follows it.
    pub(super) fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let name = name(text)?;
        let mut rest = text.get(name.len()..)?;
        let mut tag = Self {
            name,
            attributes: Vec::new(),
            closed: false,
        };
        loop {
            let next = rest.trim_start_matches(is_space);
            if let Some(end) = next.strip_prefix('>') {
                return Some((tag, end));
            }
            if let Some(end) = next.strip_prefix("/>") {
                tag.closed = true;
                return Some((tag, end));
            }
            // What follows a name or a value directly would belong to it.
            if next.len() == rest.len() {
                return None;
            }
            rest = tag.attribute(next)?;
        }
    }

    /// Reads one attribute; gives what follows it.
    fn attribute(&mut self, text: &'a str) -> Option<&'a str> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':');
        let (name, rest) = split(text, |c| !plain(c))?;
        let name = lower(name);
        if name.is_empty() || name == "style" || self.attributes.iter().any(|one| one.0 == name) {
            return None;
        }
        let (value, rest) = match rest.strip_prefix('=') {
            Some(value) => match value.strip_prefix(['"', '\'']) {
                Some(inner) => inner.split_once(value.chars().next()?)?,
                None => split(value, |c| is_space(c) || c == '>')?,
            },
            None => ("", rest),
        };
        if rest.trim_start_matches(is_space).starts_with('=') {
            return None;
        }
        self.attributes.push((name, decode(value)?));
        Some(rest)
    }

    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|one| one.0 == name)?;
        Some(&found.1)
    }

    /// Writes the tag with its attributes in the minifier's order: those in quotes, then the others, each by name.
    pub(super) fn write(&self, namespace: Namespace, out: &mut String) -> Ending {
        let alone = self.closed && namespace == Namespace::Svg;
        let viewport = self.name == "meta"
            && self
                .value("name")
                .is_some_and(|name| name.eq_ignore_ascii_case("viewport"));
        let mut quoted = Vec::new();
        let mut bare = Vec::new();
        for (name, value) in &self.attributes {
            let rules = ATTRS.get(namespace, self.name.as_bytes(), name.as_bytes());
            let value = if viewport {
                Cow::Owned(value.replace(is_space, ""))
            } else {
                shaped(value, rules)
            };
            let value = lowered(value, rules);
            if self.says_nothing(name, &value, rules) {
                continue;
            }
            if value.is_empty() || rules.is_some_and(|rules| rules.boolean) {
                bare.push((name, String::new()));
            } else {
                let (value, quotes) = encode_value(&value);
                let list = if quotes { &mut quoted } else { &mut bare };
                list.push((name, value.into_owned()));
            }
        }
        quoted.sort_unstable();
        bare.sort_unstable();
        out.push('<');
        out.push_str(self.name);
        for (name, value) in quoted.iter().chain(&bare) {
            out.push(' ');
            out.push_str(name);
            if !value.is_empty() {
                out.push('=');
                out.push_str(value);
            }
        }
        if alone {
            out.push_str(if bare.is_empty() { "/" } else { " /" });
        }
        out.push('>');
        match self.closed {
            _ if alone || VOID_TAGS.contains(self.name.as_bytes()) => Ending::Whole,
            true => Ending::Closed,
            false => Ending::Open,
        }
    }

    /// Whether an attribute has the value that it would have if it were not there.
    fn says_nothing(&self, name: &str, value: &str, rules: Option<&AttributeMinification>) -> bool {
        let default = rules.is_some_and(|rules| {
            (value.is_empty() && rules.redundant_if_empty)
                || rules.default_value == Some(value.as_bytes())
        });
        let script = self.name == "script" && name == "type";
        default || (script && JAVASCRIPT_MIME_TYPES.contains(value.as_bytes()))
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(text.to_ascii_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// A value without the space that its attribute does not need.
fn shaped<'v>(value: &'v str, rules: Option<&AttributeMinification>) -> Cow<'v, str> {
    let Some(rules) = rules else {
        return Cow::Borrowed(value);
    };
    let value = if rules.trim {
        value.trim_matches(is_space)
    } else {
        value
    };
    let spaced = value.contains(|c| is_space(c) && c != ' ') || value.contains("  ");
    if !rules.collapse || !spaced {
        return Cow::Borrowed(value);
    }
    let mut single = String::with_capacity(value.len());
    for c in value.chars() {
        if !is_space(c) {
            single.push(c);
        } else if !single.ends_with(' ') {
            single.push(' ');
        }
    }
    Cow::Owned(single)
}

fn lowered<'v>(value: Cow<'v, str>, rules: Option<&AttributeMinification>) -> Cow<'v, str> {
    if rules.is_some_and(|rules| rules.case_insensitive) {
        Cow::Owned(value.to_ascii_lowercase())
    } else {
        value
    }
}
