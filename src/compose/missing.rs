//! What a record must say and does not yet.

use serde_yaml::Value;

use super::{Path, Record};
use crate::format::schema::{Field, Shape, Variant};
use crate::format::yaml::Seg;

/// A field that must be written and is not.
#[derive(Debug, Clone, PartialEq)]
pub struct Missing {
    /// The way to it.
    pub path: Path,
    /// What it means.
    pub told: String,
    /// What can stand there.
    pub shape: Shape,
}

impl Record {
    /// Every field that must be written and is not, in the order of writing: the values themselves, not the groups
    /// around them.
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        let mut path = Vec::new();
        if let Shape::Group(fields) = self.shape() {
            group(fields, &self.value, &mut path, &mut missing);
        }
        missing
    }
}

fn group(fields: &[Field], value: &Value, path: &mut Vec<Seg>, missing: &mut Vec<Missing>) {
    for field in fields {
        let written = value.get(&*field.key);
        if written.is_some() || field.required {
            path.push(Seg::from(field.key.as_str()));
            look(&field.shape, &field.told, written, path, missing);
            path.pop();
        }
    }
}

/// Looks at a value that must be there, or at what must be inside one that is.
fn look(
    shape: &Shape,
    told: &str,
    written: Option<&Value>,
    path: &mut Vec<Seg>,
    missing: &mut Vec<Missing>,
) {
    let written = written.filter(|value| !value.is_null());
    match (shape, written) {
        (Shape::Group(fields), _) => {
            group(fields, written.unwrap_or(&Value::Null), path, missing);
        }
        (Shape::List { item, at_least }, _) if !is_plain(item) => {
            let items = written
                .and_then(Value::as_sequence)
                .map_or(&[][..], Vec::as_slice);
            let at_least = usize::try_from(*at_least).unwrap_or_default();
            let needed = match written {
                Some(_) => at_least,
                None => at_least.max(1),
            };
            for index in 0..items.len().max(needed) {
                path.push(Seg::from(index));
                look(item, told, items.get(index), path, missing);
                path.pop();
            }
        }
        (Shape::Variants(variants), Some(Value::Mapping(fields))) => {
            for variant in variants {
                if let Variant::Keyed(field) = variant
                    && let Some(inner) = fields.get(&*field.key)
                {
                    path.push(Seg::from(field.key.as_str()));
                    look(&field.shape, &field.told, Some(inner), path, missing);
                    path.pop();
                }
            }
        }
        (_, Some(Value::Sequence(items))) if is_short(shape, items.len()) => {
            missing.push(lack(shape, told, path));
        }
        (_, Some(_)) => {}
        (_, None) => missing.push(lack(shape, told, path)),
    }
}

fn lack(shape: &Shape, told: &str, path: &[Seg]) -> Missing {
    Missing {
        path: Path(path.to_vec()),
        told: told.to_owned(),
        shape: shape.clone(),
    }
}

/// Whether a list has fewer items than it must.
fn is_short(shape: &Shape, length: usize) -> bool {
    matches!(shape, Shape::List { at_least, .. } if (length as u64) < *at_least)
}

/// Whether items are values that are typed in one go.
fn is_plain(item: &Shape) -> bool {
    matches!(item, Shape::Scalar(_))
}
