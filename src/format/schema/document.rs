//! A file under check: its values, the places of its values, and what they are checked against.

use std::ops::Range;

use jsonschema::paths::Location;
use serde_json::Value;

use super::Refs;
use super::instance::{Instance, instance};
use crate::format::yaml::{Scalar, Seg, Tree};

/// A YAML text that could be read, and its schema.
pub(super) struct Document<'a> {
    pub(super) schema: &'a Value,
    pub(super) instance: Instance,
    pub(super) refs: &'a dyn Refs,
    /// Whether it is a row of a table, whose fields are cells.
    pub(super) is_row: bool,
    tree: Tree<'a>,
}

impl<'a> Document<'a> {
    pub(super) fn new(
        schema: &'a Value,
        text: &'a str,
        value: &serde_yaml::Value,
        refs: &'a dyn Refs,
    ) -> Self {
        Self {
            schema,
            instance: instance(value),
            refs,
            is_row: false,
            tree: Tree::read(text),
        }
    }

    /// The bytes of a value; those of its key when nothing is written for it.
    pub(super) fn value_span(&self, path: &[Seg]) -> Range<usize> {
        let found = self.tree.find_nearest(path);
        match found.key {
            Some(key) if found.value.is_empty() => key,
            _ => found.value,
        }
    }

    /// The bytes of a key; those of the value for an item of a list.
    pub(super) fn key_span(&self, path: &[Seg]) -> Range<usize> {
        let found = self.tree.find_nearest(path);
        found.key.unwrap_or(found.value)
    }

    /// Where something is missing: the first key of the mapping, or whatever stands in its place.
    pub(super) fn mapping_span(&self, path: &[Seg]) -> Range<usize> {
        self.tree
            .first_key(path)
            .unwrap_or_else(|| self.value_span(path))
    }

    /// A scalar as it is written.
    pub(super) fn scalar(&self, path: &[Seg]) -> Option<Scalar<'a>> {
        let scalar = self.tree.scalar(path)?;
        if !self.is_row {
            return Some(scalar);
        }
        // The quotes are those of the YAML that a row is read as.
        Some(Scalar {
            raw: scalar.raw.trim_matches(['\'', '"']),
            plain: true,
        })
    }

    /// The bytes of a value as they are written, when they stand on one line.
    pub(super) fn on_one_line(&self, path: &[Seg]) -> Option<&'a str> {
        let span = self.tree.find(path)?.value;
        self.tree.text().get(span).filter(|raw| !raw.contains('\n'))
    }

    /// Whether nothing but blanks and dashes of lists stands before a place on its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        let before = self.tree.text().get(..at).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.chars().all(|letter| matches!(letter, ' ' | '-'))
    }

    /// What stands behind a place on its line.
    pub(super) fn rest_of_line(&self, at: usize) -> &'a str {
        let rest = self.tree.text().get(at..).unwrap_or_default();
        rest.lines().next().unwrap_or_default()
    }

    /// The path that the validator names. The values tell whether a number is a position or a key made of digits.
    pub(super) fn path(&self, location: &Location) -> Vec<Seg> {
        let mut here = Some(&self.instance.json);
        let mut path = Vec::new();
        for seg in location.as_str().split('/').skip(1) {
            let key = seg.replace("~1", "/").replace("~0", "~");
            match (here, key.parse::<usize>()) {
                (Some(Value::Array(items)), Ok(index)) => {
                    here = items.get(index);
                    path.push(Seg::Index(index));
                }
                _ => {
                    here = here.and_then(|here| here.get(&key));
                    path.push(Seg::from(key));
                }
            }
        }
        path
    }

    /// The value at a path; null when there is none.
    pub(super) fn value(&self, path: &[Seg]) -> &Value {
        let mut here = &self.instance.json;
        for seg in path {
            let next = match seg {
                Seg::Key(key) => here.get(key.as_ref()),
                Seg::Index(index) => here.get(index),
            };
            here = next.unwrap_or(&Value::Null);
        }
        here
    }
}
