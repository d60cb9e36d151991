//! The difference between two values, written into the YAML that holds the first.

use serde_yaml::{Mapping, Value};

use super::block::{Quotes, entry, inline, item, plain_or_quoted};
use super::{Edit, Rank, Splice, lines, spliced};
use crate::format::yaml::{Located, Seg, Tree};

/// The text with every edit in it; `None` when a place cannot be found.
pub(super) fn edited(text: &str, edits: &[Edit<'_>], rank: Rank<'_>) -> Option<String> {
    let mut editor = Editor {
        text,
        tree: Tree::read(text),
        rank,
        splices: Vec::new(),
        prefix: 0,
    };
    for edit in edits {
        let path: Vec<Seg> = edit.prefix.map(Seg::Index).into_iter().collect();
        editor.prefix = path.len();
        editor.value(&path, edit.old, edit.new)?;
    }
    spliced(text, editor.splices)
}

struct Editor<'a> {
    text: &'a str,
    tree: Tree<'a>,
    rank: Rank<'a>,
    splices: Vec<Splice>,
    /// How many steps of a path lead to the record.
    prefix: usize,
}

impl Editor<'_> {
    fn value(&mut self, path: &[Seg], old: &Value, new: &Value) -> Option<()> {
        match (old, new) {
            _ if old == new => Some(()),
            (Value::Mapping(old), Value::Mapping(new)) => self.mapping(path, old, new),
            (Value::Sequence(old), Value::Sequence(new)) => self.list(path, old, new),
            _ => self.replace(path, new),
        }
    }

    fn replace(&mut self, path: &[Seg], new: &Value) -> Option<()> {
        let Located { key, value } = self.tree.find(path)?;
        let written = self.text.get(value.clone())?;
        let quotes = if written.starts_with(['"', '\'']) {
            Quotes::Kept
        } else {
            Quotes::Needed
        };
        let mut text = match new {
            Value::String(new) => plain_or_quoted(new, quotes),
            other => inline(other),
        };
        // A list or mapping below its key makes room for a value beside it.
        let start = match &key {
            Some(key) if self.text.get(key.end..value.start)?.contains('\n') => {
                text.insert_str(0, ": ");
                key.end
            }
            _ => value.start,
        };
        // A key without a value has no space after its colon.
        if written.is_empty() && self.text.get(..start)?.ends_with(':') {
            text.insert(0, ' ');
        }
        self.splices.push(Splice {
            range: start..value.end,
            text,
        });
        Some(())
    }

    fn mapping(&mut self, path: &[Seg], old: &Mapping, new: &Mapping) -> Option<()> {
        if old.is_empty() {
            return self.replace(path, &Value::Mapping(new.clone()));
        }
        let removed: Vec<&str> = old
            .keys()
            .filter(|key| !new.contains_key(key))
            .filter_map(Value::as_str)
            .collect();
        let flow = self.is_flow(path)?;
        let bare = old.keys().all(|key| !new.contains_key(key));
        if flow && (bare || removed.len() > 1) {
            return self.replace(path, &Value::Mapping(new.clone()));
        }
        for key in removed {
            self.remove(path, old, key, flow)?;
        }
        for (key, value) in new {
            let key = key.as_str()?;
            if let Some(before) = old.get(key) {
                self.value(&under(path, key), before, value)?;
            }
        }
        for (key, value) in new {
            let key = key.as_str()?;
            if !old.contains_key(key) {
                self.insert(path, old, new, key, value, flow)?;
            }
        }
        Some(())
    }

    /// Writes a new field behind the last one that is before it in the order of fields.
    fn insert(
        &mut self,
        path: &[Seg],
        old: &Mapping,
        new: &Mapping,
        key: &str,
        value: &Value,
        flow: bool,
    ) -> Option<()> {
        let rank = |key: &str| (self.rank)(under(path, key).get(self.prefix..).unwrap_or_default());
        let mine = rank(key);
        let kept = old
            .keys()
            .filter(|key| new.contains_key(key))
            .filter_map(Value::as_str);
        let places: Option<Vec<(usize, Located)>> = kept
            .map(|key| Some((rank(key), self.tree.find(&under(path, key))?)))
            .collect();
        let mut places = places?;
        places.sort_by_key(|(_, at)| at.value.end);
        let before = places.iter().rev().find(|(rank, _)| *rank < mine);
        // Nothing before it: the end of the mapping is the calmest place.
        let (_, at) = before.or_else(|| places.last())?;
        if flow {
            let text = format!(", {}: {}", inline(&Value::from(key)), inline(value));
            self.splices.push(Splice {
                range: at.value.end..at.value.end,
                text,
            });
            return Some(());
        }
        let first = places
            .iter()
            .filter_map(|(_, at)| at.key.clone())
            .min_by_key(|key| key.start)?;
        let indent = self.column(first.start);
        let line_break = lines::line_break(self.text);
        let end = lines::end(self.text, at.value.end);
        let text = format!(
            "{line_break}{}{}",
            " ".repeat(indent),
            entry(key, value, indent, line_break)
        );
        self.splices.push(Splice {
            range: end..end,
            text,
        });
        Some(())
    }

    fn remove(&mut self, path: &[Seg], old: &Mapping, key: &str, flow: bool) -> Option<()> {
        let at = self.tree.find(&under(path, key))?;
        let start = at.key.clone()?.start;
        let next = old
            .keys()
            .filter_map(|other| self.tree.find(&under(path, other.as_str()?))?.key)
            .map(|key| key.start)
            .filter(|other| *other > start)
            .min();
        let line = lines::start(self.text, start);
        let is_first_of_item = self.text.get(line..start)?.trim_start().starts_with('-');
        let range = match (flow, next) {
            (true, Some(next)) => start..next,
            (true, None) => {
                let before = self.text.get(..start)?.trim_end();
                before.strip_suffix(',').unwrap_or(before).len()..at.value.end
            }
            (false, Some(next)) if is_first_of_item => start..next,
            (false, None) if is_first_of_item => return None,
            (false, _) => lines::whole(self.text, start..at.value.end),
        };
        self.splices.push(Splice {
            range,
            text: String::new(),
        });
        Some(())
    }

    /// Keeps what both lists begin and end with, and writes what differs between.
    fn list(&mut self, path: &[Seg], old: &[Value], new: &[Value]) -> Option<()> {
        if self.is_flow(path)? || old.is_empty() {
            return self.flow_list(path, old, new);
        }
        let head = old
            .iter()
            .zip(new)
            .take_while(|(old, new)| old == new)
            .count();
        let rest = old.len().min(new.len()) - head;
        let tail = old
            .iter()
            .rev()
            .zip(new.iter().rev())
            .take(rest)
            .take_while(|(old, new)| old == new)
            .count();
        let (old_end, new_end) = (old.len() - tail, new.len() - tail);
        let shared = (old_end - head).min(new_end - head);
        for place in head..head + shared {
            self.value(&under(path, place), old.get(place)?, new.get(place)?)?;
        }
        for place in head + shared..old_end {
            let at = self.tree.find(&under(path, place))?.value;
            self.splices.push(Splice {
                range: lines::whole(self.text, at),
                text: String::new(),
            });
        }
        let added = new.get(head + shared..new_end)?;
        self.add_items(path, head + shared, added)
    }

    /// Writes new items behind the first `kept` ones of a list.
    fn add_items(&mut self, path: &[Seg], kept: usize, added: &[Value]) -> Option<()> {
        if added.is_empty() {
            return Some(());
        }
        let near = self.tree.find(&under(path, kept.saturating_sub(1)))?.value;
        let line = lines::start(self.text, near.start);
        let lead = self.text.get(line..near.start)?;
        let indent = lead.find('-')?;
        let line_break = lines::line_break(self.text);
        let items: Vec<String> = added
            .iter()
            .map(|value| {
                format!(
                    "{}- {}",
                    " ".repeat(indent),
                    item(value, indent, line_break)
                )
            })
            .collect();
        let splice = match kept {
            0 => Splice {
                range: line..line,
                text: items
                    .iter()
                    .map(|item| format!("{item}{line_break}"))
                    .collect(),
            },
            _ => {
                let end = lines::end(self.text, near.end);
                Splice {
                    range: end..end,
                    text: items
                        .iter()
                        .map(|item| format!("{line_break}{item}"))
                        .collect(),
                }
            }
        };
        self.splices.push(splice);
        Some(())
    }

    /// A list in brackets: an item that changed alone is written in its place, anything else anew.
    fn flow_list(&mut self, path: &[Seg], old: &[Value], new: &[Value]) -> Option<()> {
        if old.len() != new.len() {
            return self.replace(path, &Value::Sequence(new.to_vec()));
        }
        for (place, (old, new)) in old.iter().zip(new).enumerate() {
            self.value(&under(path, place), old, new)?;
        }
        Some(())
    }

    fn is_flow(&self, path: &[Seg]) -> Option<bool> {
        let at = self.tree.find(path)?.value;
        Some(self.text.get(at)?.starts_with(['[', '{']))
    }

    /// How many characters stand before a byte on its line.
    fn column(&self, at: usize) -> usize {
        let line = lines::start(self.text, at);
        self.text
            .get(line..at)
            .map_or(0, |before| before.chars().count())
    }
}

fn under(path: &[Seg], seg: impl Into<Seg>) -> Vec<Seg> {
    let mut path = path.to_vec();
    path.push(seg.into());
    path
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::yaml::parse;

    /// Edits a text so that it means another, and compares.
    #[track_caller]
    fn check(text: &str, meant: &str, written: &str) {
        let (old, new) = (parse(text).unwrap(), parse(meant).unwrap());
        let edit = Edit {
            prefix: None,
            old: &old,
            new: &new,
        };
        let rank = |path: &[Seg]| match path.last() {
            Some(Seg::Key(key)) => key.bytes().next().map_or(0, usize::from),
            _ => 0,
        };
        let after = edited(text, &[edit], &rank).unwrap();
        assert_eq!(after, written);
        assert_eq!(parse(&after).unwrap(), new);
    }

    #[test]
    fn only_the_line_of_a_value_changes() {
        check(
            "a: 1 # một\nb: \"x\" # hai\nc: [d, e]\n",
            "a: 2\nb: y\nc: [d, f]",
            "a: 2 # một\nb: \"y\" # hai\nc: [d, f]\n",
        );
    }

    #[test]
    fn fields_come_and_go() {
        check(
            "a: 1\n# về c\nc: 3\n",
            "a: 1\nb: {x: 1, y: [u, v]}\nc: 3",
            "a: 1\nb:\n  x: 1\n  \"y\":\n  - u\n  - v\n# về c\nc: 3\n",
        );
        check(
            "a: 1\nb:\n  x: 1\n  y: 2\nc: 3\n",
            "a: 1\nc: 3",
            "a: 1\nc: 3\n",
        );
        check("a: {x: 1, y: 2}\n", "a: {x: 1}", "a: {x: 1}\n");
        check("a: {x: 1}\n", "a: {x: 1, w: z}", "a: {x: 1, w: z}\n");
        check(
            "a:\r\n- x: 1\r\n  y: 2\r\n",
            "a: [{y: 2}]",
            "a:\r\n- y: 2\r\n",
        );
        check(
            "a: |\n  dài\n  dòng\nb: 1\n",
            "a: ngắn\nb: 1",
            "a: ngắn\nb: 1\n",
        );
        check("a:\nb: 1", "a: x\nb: 1\nc: 2", "a: x\nb: 1\nc: 2");
    }

    #[test]
    fn items_come_and_go() {
        check(
            "a:\n  - x\n  # về y\n  - y\nb: 1\n",
            "a: [x, y, z]\nb: 1",
            "a:\n  - x\n  # về y\n  - y\n  - z\nb: 1\n",
        );
        check("a:\n- x\n- y\n- z\n", "a: [x, z]", "a:\n- x\n- z\n");
        check(
            "a:\n- id: p\n  n: 1\n",
            "a: [{id: p, n: 2}, {id: q, n: 3}]",
            "a:\n- id: p\n  n: 2\n- id: q\n  \"n\": 3\n",
        );
        check("a: [x]\n", "a: [x, z]", "a: [x, z]\n");
    }
}
