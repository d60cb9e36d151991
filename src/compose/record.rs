//! A record of which some fields are known.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::answer::answer;
use super::{Existing, Path, Refused};
use crate::diag::Diagnostic;
use crate::format::schema::{self, Field, Shape};
use crate::format::yaml::{Seg, Tree};
use crate::model::COMMON_KEYS;
use crate::site::{Entry, record_schema, translation_schema};

/// A new record of a kind, as far as it is known.
pub struct Record {
    /// The kind.
    pub entry: &'static Entry,
    /// What is written in its fields.
    pub value: Value,
    /// The text below the fields; empty where there is none.
    pub body: String,
    shape: Shape,
    /// The schema without anything that is required, which says what is wrong with what is there.
    schema: serde_json::Value,
}

impl Record {
    /// A record with nothing in it.
    pub fn new(entry: &'static Entry) -> Self {
        Self {
            entry,
            value: Value::Mapping(Mapping::new()),
            body: String::new(),
            shape: Shape::Group(in_order(entry, schema::fields(&record_schema(entry)))),
            schema: translation_schema(entry),
        }
    }

    /// Its fields, in the order in which they are written.
    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Puts in what is typed for a field.
    ///
    /// # Errors
    /// When there is no such field, or several things can be meant. What the schema says is in [`Record::wrong`].
    pub fn answer(
        &mut self,
        field: &str,
        typed: &str,
        existing: &Existing,
    ) -> Result<Path, Refused> {
        let (path, shape) = Path::read(&self.shape, field)?;
        let value = answer(shape, typed, existing)?;
        self.put(&path, value);
        Ok(path)
    }

    /// Puts a value at a path; what is around it is made.
    pub fn put(&mut self, path: &Path, value: Value) {
        put(&mut self.value, &path.0, value);
    }

    /// The value at a path.
    pub fn at(&self, path: &Path) -> Option<&Value> {
        path.0.iter().try_fold(&self.value, |value, seg| match seg {
            Seg::Key(key) => value.get(&**key),
            Seg::Index(index) => value.get(*index),
        })
    }

    /// The ways to all values that are written, groups and lists too.
    pub fn written(&self) -> Vec<Path> {
        let mut all = Vec::new();
        let mut next = vec![(Path::default(), &self.value)];
        while let Some((path, value)) = next.pop() {
            match value {
                Value::Mapping(fields) => next.extend(
                    fields
                        .iter()
                        .filter_map(|(key, value)| Some((path.then(key.as_str()?), value))),
                ),
                Value::Sequence(items) => {
                    let items = items.iter().enumerate();
                    next.extend(items.map(|(place, item)| (path.then(place), item)));
                }
                _ => {}
            }
            if !path.0.is_empty() {
                all.push(path);
            }
        }
        all
    }

    /// What the schema finds wrong with the value at a path.
    pub fn wrong(&self, path: &Path, existing: &Existing) -> Vec<Diagnostic> {
        let yaml = serde_yaml::to_string(&self.value).unwrap_or_default();
        let file: Arc<str> = Arc::from("");
        let found = schema::errors(&self.schema, &file, &yaml, 0, existing);
        let Some(place) = Tree::read(&yaml).find(&path.0) else {
            return found;
        };
        let inside = |one: &Diagnostic| {
            let span = one.span.as_ref();
            span.is_some_and(|span| place.value.start <= span.start && span.end <= place.value.end)
        };
        found.into_iter().filter(inside).collect()
    }
}

/// The title first, then what is required, then the summary, and at last what every record can have.
fn in_order(entry: &Entry, mut fields: Vec<Field>) -> Vec<Field> {
    // The id of a record is the name of its file, or stands before the fields in a list.
    fields.retain(|field| field.key != "id");
    let rank = |field: &Field| match field.key.as_str() {
        key if entry.title_key == Some(key) => 0,
        _ if field.required => 1,
        "summary" => 2,
        key if COMMON_KEYS.contains(&key) => 4,
        _ => 3,
    };
    fields.sort_by_key(rank);
    fields
}

fn put(into: &mut Value, path: &[Seg], value: Value) {
    let Some((seg, rest)) = path.split_first() else {
        *into = value;
        return;
    };
    match seg {
        Seg::Key(key) => {
            if !into.is_mapping() {
                *into = Value::Mapping(Mapping::new());
            }
            if let Value::Mapping(fields) = into {
                let field = fields.entry(Value::from(&**key)).or_insert(Value::Null);
                put(field, rest, value);
            }
        }
        Seg::Index(index) => {
            if !into.is_sequence() {
                *into = Value::Sequence(Vec::new());
            }
            if let Value::Sequence(items) = into {
                // A place far beyond the end would be a slip, and next to the end is where it goes.
                let index = (*index).min(items.len());
                if index == items.len() {
                    items.push(Value::Null);
                }
                if let Some(item) = items.get_mut(index) {
                    put(item, rest, value);
                }
            }
        }
    }
}
