//! What is known of a record as arguments that say it again, so that no answer is lost when the questions are left.

use serde_yaml::Value;

use super::{Path, Record};
use crate::format::schema::Shape;

/// The fields that are written, each with what `--set` takes for it.
pub fn given(record: &Record) -> Vec<(Path, String)> {
    let mut all = Vec::new();
    collect(record.shape(), &record.value, &Path::default(), &mut all);
    all
}

fn collect(shape: &Shape, value: &Value, path: &Path, all: &mut Vec<(Path, String)>) {
    match (shape, value) {
        (_, Value::Null) => {}
        (Shape::List { item, .. }, Value::Sequence(items)) => {
            let words: Option<Vec<String>> = items.iter().map(word).collect();
            match words {
                Some(words) if matches!(**item, Shape::Scalar(_) | Shape::Variants(_)) => {
                    all.push((path.clone(), words.join("; ")));
                }
                _ => {
                    for (place, value) in items.iter().enumerate() {
                        collect(item, value, &path.then(place), all);
                    }
                }
            }
        }
        (Shape::Map { .. }, Value::Mapping(pairs)) => {
            let pairs = pairs
                .iter()
                .filter_map(|(key, value)| Some(format!("{}={}", word(key)?, word(value)?)));
            all.push((path.clone(), pairs.collect::<Vec<_>>().join("; ")));
        }
        (_, Value::Mapping(fields)) => {
            for (key, value) in fields {
                let Some(key) = key.as_str() else { continue };
                let inner = shape.under(key).unwrap_or(shape);
                collect(inner, value, &path.then(key), all);
            }
        }
        (_, value) => all.extend(word(value).map(|word| (path.clone(), word))),
    }
}

/// A value without parts as it is typed.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(yes.to_string()),
        _ => None,
    }
}
