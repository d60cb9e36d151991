//! A record while rows change it: what it was, what it is to be, and which cells say so.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::column::{Column, columns};
use super::place::Place;
use super::tables::{TABLES, Table};
use crate::format::yaml::Seg;
use crate::site::Entry;

/// A record that a row adds or changes.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: &'static str,
    pub(super) id: String,
    pub(super) file: Arc<str>,
    pub(super) prefix: Option<usize>,
    /// What it was; nothing for a new one.
    pub(super) old: Option<Value>,
    pub(super) new: Value,
    /// The cells that changed a field, by its path.
    pub(super) cells: Vec<(Vec<Seg>, Place)>,
    /// The row that the record is told of by.
    pub(super) row: Place,
    /// Whether a cell of a new record could not be read, so that it is not there to be checked.
    pub(super) is_broken: bool,
}

/// The order of the fields of a kind's records.
pub(super) struct Order(BTreeMap<String, usize>);

impl Order {
    /// The order in which the tables of a kind show its fields.
    pub(super) fn of(entry: &Entry) -> Self {
        let mut ranks = BTreeMap::new();
        let mut next = 0;
        let own = TABLES.iter().filter(|table| table.kind == entry.name);
        for table in own {
            for column in columns(table, entry, &|_| 1) {
                let list = table.list.filter(|_| !column.is_frame()).map(Seg::from);
                let path: Vec<Seg> = list.into_iter().chain(column.path).collect();
                for length in 1..=path.len() {
                    let name = name(path.get(..length).unwrap_or_default());
                    ranks.entry(name).or_insert(next);
                    next += 1;
                }
            }
        }
        Self(ranks)
    }

    /// The rank of a field; fields that no table shows come last.
    pub(super) fn rank(&self, path: &[Seg]) -> usize {
        self.0.get(&name(path)).copied().unwrap_or(usize::MAX)
    }
}

/// A path without the places in lists, whose items are all alike.
fn name(path: &[Seg]) -> String {
    let keys: Vec<&str> = path
        .iter()
        .filter_map(|seg| match seg {
            Seg::Key(key) => Some(&**key),
            Seg::Index(_) => None,
        })
        .collect();
    keys.join(".")
}

/// Puts a value at a path, or takes it away. What is around it is made where it is missing.
pub(super) fn set(value: &mut Value, path: &[Seg], new: Option<Value>, order: &Order) {
    set_under(value, &mut Vec::new(), path, new, order);
}

fn set_under(
    value: &mut Value,
    above: &mut Vec<Seg>,
    path: &[Seg],
    new: Option<Value>,
    order: &Order,
) {
    let Some((seg, rest)) = path.split_first() else {
        *value = new.unwrap_or_default();
        return;
    };
    above.push(seg.clone());
    match seg {
        Seg::Key(key) => {
            if !value.is_mapping() {
                *value = Value::Mapping(Mapping::new());
            }
            let Value::Mapping(fields) = value else {
                return;
            };
            if rest.is_empty() && new.is_none() {
                fields.remove(&**key);
                return;
            }
            if !fields.contains_key(&**key) {
                put(fields, above, key, order);
            }
            if let Some(inner) = fields.get_mut(&**key) {
                set_under(inner, above, rest, new, order);
            }
        }
        Seg::Index(place) => {
            if !value.is_sequence() {
                *value = Value::Sequence(Vec::new());
            }
            let Value::Sequence(items) = value else {
                return;
            };
            if items.len() <= *place {
                items.resize(place + 1, Value::Null);
            }
            if let Some(inner) = items.get_mut(*place) {
                set_under(inner, above, rest, new, order);
            }
        }
    }
}

/// Makes room for a key behind those that come before it in the order of fields.
fn put(fields: &mut Mapping, path: &[Seg], key: &str, order: &Order) {
    let mine = order.rank(path);
    let rank = |other: &Value| {
        let mut sibling = path.to_vec();
        sibling.pop();
        sibling.push(Seg::from(other.as_str().unwrap_or_default()));
        order.rank(&sibling)
    };
    let mut entries: Vec<(Value, Value)> = std::mem::take(fields).into_iter().collect();
    let after = entries.iter().rposition(|(other, _)| rank(other) < mine);
    let place = after.map_or(0, |after| after + 1);
    entries.insert(place, (Value::from(key), Value::Null));
    *fields = entries.into_iter().collect();
}

/// Takes out what holds nothing any more, of the fields that were changed.
pub(super) fn prune(value: &mut Value, changed: &[Vec<Seg>]) {
    let Value::Mapping(fields) = value else {
        return;
    };
    for path in changed {
        let Some(Seg::Key(first)) = path.first() else {
            continue;
        };
        let is_gone = path.len() > 1 && fields.get_mut(&**first).is_some_and(is_hollow);
        if is_gone {
            fields.remove(&**first);
        }
    }
}

/// Empties a value of what holds nothing, and says whether nothing is left.
fn is_hollow(value: &mut Value) -> bool {
    match value {
        Value::Null => true,
        Value::Mapping(fields) => {
            fields.retain(|_, inner| {
                !matches!(inner, Value::Mapping(_) | Value::Null) || !is_hollow(inner)
            });
            fields.is_empty()
        }
        Value::Sequence(items) => {
            items.retain_mut(|inner| {
                !matches!(inner, Value::Mapping(_) | Value::Null) || !is_hollow(inner)
            });
            items.is_empty()
        }
        _ => false,
    }
}

/// The path of a column's field in the record, for a row that is an item of a list.
pub(super) fn full_path(table: &Table, item: Option<usize>, column: &Column) -> Vec<Seg> {
    let list = table
        .list
        .zip(item)
        .map(|(list, place)| [Seg::from(list), Seg::Index(place)]);
    list.into_iter()
        .flatten()
        .chain(column.path.iter().cloned())
        .collect()
}
