//! The places of all values of a YAML text: read only when something must be pointed at.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ops::Range;

use saphyr_parser::{Event, ScalarStyle};

use super::Seg;
use super::events::Events;

/// Where a value is, in bytes of the YAML text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// Its key; `None` for an item of a list and for the whole text.
    pub key: Option<Range<usize>>,
    /// The value itself; empty when nothing is written.
    pub value: Range<usize>,
}

/// The values of the first document of a text, as far as it can be read, with their places.
///
/// Values lie in one list and name each other by position, so that no depth of nesting can overflow the stack.
#[derive(Debug)]
pub struct Tree<'a> {
    text: &'a str,
    nodes: Vec<Node<'a>>,
}

#[derive(Debug)]
struct Node<'a> {
    key: Option<Range<usize>>,
    span: Range<usize>,
    shape: Shape<'a>,
}

#[derive(Debug)]
enum Shape<'a> {
    Scalar { plain: bool, value: Cow<'a, str> },
    List(Vec<usize>),
    Map(Map),
}

#[derive(Debug, Default)]
struct Map {
    /// The first value of each key.
    values: BTreeMap<Box<str>, usize>,
    /// The values of keys that had been written before.
    repeated: Vec<(Box<str>, usize)>,
}

/// A scalar as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) struct Scalar<'a> {
    /// The bytes of the file, quotes included.
    pub(in crate::format) raw: &'a str,
    /// Whether it stands without quotes, so that YAML guesses its type.
    pub(in crate::format) plain: bool,
}

/// A key that a mapping has twice.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Repeated<'t> {
    pub(super) key: &'t str,
    pub(super) first: Range<usize>,
    pub(super) again: Range<usize>,
    /// The second value, which ends the entry.
    pub(super) value: Range<usize>,
}

impl<'a> Tree<'a> {
    /// The text that was read.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Reads a text up to its end or its first mistake.
    pub fn read(text: &'a str) -> Self {
        let mut builder = Builder {
            tree: Self {
                text,
                nodes: Vec::new(),
            },
            open: Vec::new(),
        };
        for step in Events::new(text) {
            let Ok((event, span)) = step else { break };
            if event == Event::DocumentEnd {
                break;
            }
            builder.add(event, span);
        }
        builder.tree
    }

    /// Where the value at a path is; `None` when there is none.
    pub fn find(&self, path: &[Seg]) -> Option<Located> {
        self.node(path).map(Node::located)
    }

    /// Where the value at a path is, or the nearest value around it that is written.
    pub fn find_nearest(&self, path: &[Seg]) -> Located {
        let around = (0..=path.len())
            .rev()
            .filter_map(|length| self.find(path.get(..length)?));
        around.into_iter().next().unwrap_or(Located {
            key: None,
            value: 0..0,
        })
    }

    /// The first key of the mapping at a path.
    pub(in crate::format) fn first_key(&self, path: &[Seg]) -> Option<Range<usize>> {
        let Shape::Map(map) = &self.node(path)?.shape else {
            return None;
        };
        let keys = map
            .values
            .values()
            .filter_map(|node| self.nodes.get(*node)?.key.clone());
        keys.min_by_key(|key| key.start)
    }

    /// The scalar at a path as it is written.
    pub(in crate::format) fn scalar(&self, path: &[Seg]) -> Option<Scalar<'a>> {
        let node = self.node(path)?;
        match node.shape {
            Shape::Scalar { plain, .. } => Some(Scalar {
                raw: self.text.get(node.span.clone())?,
                plain,
            }),
            _ => None,
        }
    }

    /// Where the values stand that are neither lists nor mappings, in the order of the text.
    pub fn scalars(&self) -> impl Iterator<Item = Range<usize>> {
        let scalars = self
            .nodes
            .iter()
            .filter(|node| matches!(node.shape, Shape::Scalar { .. }));
        scalars.map(|node| node.span.clone())
    }

    /// The keys that are written twice in one mapping, anywhere in the text.
    pub(super) fn repeated(&self) -> impl Iterator<Item = Repeated<'_>> {
        let maps = self.nodes.iter().filter_map(|node| match &node.shape {
            Shape::Map(map) => Some(map),
            _ => None,
        });
        maps.flat_map(|map| {
            map.repeated.iter().filter_map(|(key, again)| {
                let first = self.nodes.get(*map.values.get(key)?)?;
                let again = self.nodes.get(*again)?;
                Some(Repeated {
                    key,
                    first: first.key.clone()?,
                    again: again.key.clone()?,
                    value: again.span.clone(),
                })
            })
        })
    }

    fn node(&self, path: &[Seg]) -> Option<&Node<'a>> {
        let mut node = self.nodes.first()?;
        for seg in path {
            let child = match (&node.shape, seg) {
                (Shape::Map(map), Seg::Key(key)) => *map.values.get(key)?,
                (Shape::List(items), Seg::Index(index)) => *items.get(*index)?,
                _ => return None,
            };
            node = self.nodes.get(child)?;
        }
        Some(node)
    }
}

impl Node<'_> {
    fn located(&self) -> Located {
        Located {
            key: self.key.clone(),
            value: self.span.clone(),
        }
    }
}

/// Where the value at a path is; for several values of one text make a [`Tree`].
pub fn locate(text: &str, path: &[Seg]) -> Option<Located> {
    Tree::read(text).find(path)
}

struct Builder<'a> {
    tree: Tree<'a>,
    /// The lists and mappings that are not closed yet, outermost first.
    open: Vec<Open>,
}

/// A list or mapping whose items are still coming.
struct Open {
    node: usize,
    /// Where its last item so far ends.
    end: usize,
    /// The key that waits for its value.
    key: Option<(Box<str>, Range<usize>)>,
}

impl<'a> Builder<'a> {
    fn add(&mut self, event: Event<'a>, span: Range<usize>) {
        match event {
            Event::Scalar(value, style, ..) => {
                let plain = style == ScalarStyle::Plain;
                // A value that is not there has the place of the bracket behind it in some texts.
                let is_nothing = plain && value.is_empty();
                let end = if is_nothing { span.start } else { span.end };
                let span = scalar_span(self.tree.text, span.start..end, style);
                self.value(span, Shape::Scalar { plain, value });
            }
            Event::Alias(_) => {
                let value = Cow::Borrowed("");
                self.value(span, Shape::Scalar { plain: true, value });
            }
            Event::SequenceStart(..) => self.open(span, Shape::List(Vec::new())),
            Event::MappingStart(..) => self.open(span, Shape::Map(Map::default())),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    fn open(&mut self, span: Range<usize>, shape: Shape<'a>) {
        let end = span.end;
        let node = self.value(span, shape);
        self.open.push(Open {
            node,
            end,
            key: None,
        });
    }

    /// Closes the innermost list or mapping; one with brackets ends with its bracket, one without with its last item.
    fn close(&mut self, bracket: Range<usize>) {
        let Some(Open { node, end, .. }) = self.open.pop() else {
            return;
        };
        let end = if bracket.is_empty() { end } else { bracket.end };
        if let Some(closed) = self.tree.nodes.get_mut(node) {
            closed.span.end = end.max(closed.span.start);
        }
        if let Some(around) = self.open.last_mut() {
            around.end = around.end.max(end);
        }
    }

    /// Takes a finished scalar, or a list or mapping that opens, as the next item of what is open.
    fn value(&mut self, span: Range<usize>, shape: Shape<'a>) -> usize {
        let number = self.tree.nodes.len();
        let mut key = None;
        if let Some(parent) = self.open.last_mut()
            && let Some(around) = self.tree.nodes.get_mut(parent.node)
        {
            parent.end = parent.end.max(span.end);
            match &mut around.shape {
                Shape::Scalar { .. } => {}
                Shape::List(items) => items.push(number),
                Shape::Map(map) => match parent.key.take() {
                    None => parent.key = Some((key_text(&shape), span.clone())),
                    Some((name, place)) => {
                        key = Some(place);
                        map.add(name, number);
                    }
                },
            }
        }
        self.tree.nodes.push(Node { key, span, shape });
        number
    }
}

impl Map {
    fn add(&mut self, key: Box<str>, node: usize) {
        match self.values.entry(key) {
            Entry::Vacant(entry) => {
                entry.insert(node);
            }
            Entry::Occupied(entry) => self.repeated.push((entry.key().clone(), node)),
        }
    }
}

/// A key as it is named in paths; a list or mapping as a key has no name.
fn key_text(shape: &Shape<'_>) -> Box<str> {
    match shape {
        Shape::Scalar { value, .. } => value.as_ref().into(),
        Shape::List(_) | Shape::Map(_) => "".into(),
    }
}

/// The bytes of a scalar, without the spaces and comments that the parser counts in.
fn scalar_span(text: &str, span: Range<usize>, style: ScalarStyle) -> Range<usize> {
    let written = text.get(span.clone()).unwrap_or_default();
    let length = match style {
        ScalarStyle::SingleQuoted => closing_quote(written, '\''),
        ScalarStyle::DoubleQuoted => closing_quote(written, '"'),
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => None,
    };
    let length = length.unwrap_or(written.trim_end().len());
    // The parser puts a value that is not there on the colon before it.
    let colon = usize::from(
        length == 0
            && text
                .get(span.start..)
                .is_some_and(|rest| rest.starts_with(':')),
    );
    let start = span.start + colon;
    start..start + length
}

/// How long a quoted text is that starts with its opening quote.
pub(super) fn closing_quote(text: &str, quote: char) -> Option<usize> {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            let doubled = quote == '\'' && letters.next_if(|(_, next)| *next == quote).is_some();
            if !doubled {
                return Some(at + quote.len_utf8());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests;
