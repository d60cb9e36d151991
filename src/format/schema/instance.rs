//! A YAML value as the JSON value that a schema speaks about.

use serde_json::{Map, Number, Value};

use crate::format::yaml::Seg;

/// A value, and the keys in it that are not text to YAML.
#[derive(Debug, Default)]
pub(super) struct Instance {
    /// The value; keys that are not text stand as they are written.
    pub(super) json: Value,
    /// The paths of entries whose key YAML reads as a number, a truth value or nothing.
    pub(super) odd_keys: Vec<Vec<Seg>>,
    /// The paths of numbers that are infinite or none.
    pub(super) endless: Vec<Vec<Seg>>,
}

/// Converts a value, which the parser has kept from nesting deep.
pub(super) fn instance(value: &serde_yaml::Value) -> Instance {
    let mut instance = Instance::default();
    instance.json = convert(value, &mut Vec::new(), &mut instance);
    instance
}

fn convert(value: &serde_yaml::Value, path: &mut Vec<Seg>, found: &mut Instance) -> Value {
    match value {
        serde_yaml::Value::Null => Value::Null,
        serde_yaml::Value::Bool(truth) => Value::Bool(*truth),
        serde_yaml::Value::Number(number) => {
            if number.as_f64().is_some_and(|number| !number.is_finite()) {
                found.endless.push(path.clone());
            }
            convert_number(number)
        }
        serde_yaml::Value::String(text) => Value::String(text.clone()),
        serde_yaml::Value::Sequence(items) => {
            let convert = |(index, item)| within(Seg::Index(index), item, path, found);
            Value::Array(items.iter().enumerate().map(convert).collect())
        }
        serde_yaml::Value::Mapping(entries) => {
            let mut object = Map::new();
            for (key, value) in entries {
                let name = key_name(key);
                if !key.is_string() {
                    let entry = path.iter().cloned().chain([Seg::from(name.as_str())]);
                    found.odd_keys.push(entry.collect());
                }
                let value = within(Seg::from(name.as_str()), value, path, found);
                object.insert(name, value);
            }
            Value::Object(object)
        }
        serde_yaml::Value::Tagged(tagged) => convert(&tagged.value, path, found),
    }
}

fn within(seg: Seg, value: &serde_yaml::Value, path: &mut Vec<Seg>, found: &mut Instance) -> Value {
    path.push(seg);
    let value = convert(value, path, found);
    path.pop();
    value
}

/// JSON has no infinity, so the YAML words for it and for what is no number stay words.
fn convert_number(number: &serde_yaml::Number) -> Value {
    let whole = number
        .as_u64()
        .map(Number::from)
        .or_else(|| number.as_i64().map(Number::from));
    let number_or_none = whole.or_else(|| Number::from_f64(number.as_f64()?));
    number_or_none.map_or_else(|| Value::String(number.to_string()), Value::Number)
}

fn key_name(key: &serde_yaml::Value) -> String {
    match key {
        serde_yaml::Value::String(text) => text.clone(),
        serde_yaml::Value::Number(number) => number.to_string(),
        serde_yaml::Value::Bool(truth) => truth.to_string(),
        serde_yaml::Value::Null
        | serde_yaml::Value::Sequence(_)
        | serde_yaml::Value::Mapping(_)
        | serde_yaml::Value::Tagged(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_keep_their_sort_and_keys_become_text() {
        let value =
            crate::format::yaml::parse("a: [1, -2, 25.000, .inf]\nb: {1: x, true: y}\n").unwrap();
        let instance = instance(&value);
        assert_eq!(
            instance.json,
            json!({"a": [1, -2, 25.0, ".inf"], "b": {"1": "x", "true": "y"}})
        );
        let odd: Vec<Vec<Seg>> = vec![
            vec!["b".into(), "1".into()],
            vec!["b".into(), "true".into()],
        ];
        assert_eq!(instance.odd_keys, odd);
    }
}
