//! The field that a key of another name was meant to be, told by what stands under it.

use serde_json::Value;

use super::Refs;
use super::node::Node;
use super::words::form;

/// Keys that a group shares with a field at least, before it is taken for that field.
const MIN_SHARED: usize = 2;

/// The only one of some fields to which a value fits: by the keys of a group, as an id or as a word to choose. A plain
/// text or number fits only to what is missing. `None` when that is not clear.
pub(super) fn likely<'s>(
    group: Node<'s>,
    free: impl Iterator<Item = &'s str>,
    value: &Value,
    refs: &dyn Refs,
) -> Option<&'s str> {
    let fields: Vec<(&str, Node<'s>)> = free
        .filter_map(|name| Some((name, group.property(name)?)))
        .collect();
    let only = |fits: &dyn Fn(&str, Node<'s>) -> bool| {
        let mut fitting = fields.iter().filter(|(name, field)| fits(name, *field));
        let (name, _) = fitting.next()?;
        fitting.next().is_none().then_some(*name)
    };
    let is_missing = |name: &str| group.requires(name);
    only(&|_, field| is_like(field, value, refs))
        .or_else(|| only(&|name, field| is_missing(name) && is_like(field, value, refs)))
        .or_else(|| only(&|name, field| is_missing(name) && may_be(field, value)))
}

/// Whether a value says by itself what it is.
fn is_like(field: Node<'_>, value: &Value, refs: &dyn Refs) -> bool {
    match value {
        Value::String(text) => {
            let kind = field.any_word("x-ref");
            kind.is_some_and(|kind| refs.exists(kind, text)) || field.choices().contains(&&**text)
        }
        Value::Array(items) => match (field.items("items"), items.first()) {
            (Some(item), Some(first)) => is_like(item, first, refs),
            _ => false,
        },
        Value::Object(keys) => {
            let shared = keys.keys().filter(|key| field.property(key).is_some());
            let shared = shared.count();
            shared >= MIN_SHARED && shared == keys.len()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a field can have a value that could be many things.
fn may_be(field: Node<'_>, value: &Value) -> bool {
    let is_plain = field.choices().is_empty() && field.any_word("x-ref").is_none();
    match value {
        Value::String(text) => {
            let has_form = form(field).is_none_or(|form| form.accepts(text));
            is_plain && field.types().contains(&"string") && has_form
        }
        Value::Number(_) => field.takes_type_of(value) && !field.types().contains(&"string"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::schema::NoRefs;
    use serde_json::json;

    #[test]
    fn a_field_is_known_by_what_it_holds() {
        let schema = json!({
            "required": ["credential", "level"],
            "properties": {
                "credential": {"type": "string"},
                "note": {"type": "string"},
                "start": {"type": "string", "format": "date"},
                "level": {"enum": ["so-cap", "trung-cap"]},
                "fee": {"type": "object", "properties": {"amount": {"type": "integer"}, "per": {"type": "string"}}},
                "intakes": {"type": "array", "items": {"properties": {"id": {"type": "string"}, "start": {"type": "string"}}}},
            },
        });
        let all = ["credential", "note", "start", "level", "fee", "intakes"];
        let check = |value: Value, expected: Option<&str>| {
            let found = likely(Node::root(&schema), all.into_iter(), &value, &NoRefs);
            assert_eq!(found, expected, "{value}");
        };
        check(json!({"amount": 1, "per": "month"}), Some("fee"));
        check(json!([{"id": "a", "start": "b"}]), Some("intakes"));
        check(json!("so-cap"), Some("level"));
        check(json!("Bằng tốt nghiệp"), Some("credential"));
        check(json!({"amount": 1}), None);
        check(json!({"amount": 1, "x": 2}), None);
        check(json!(7), None);
        check(json!([]), None);
    }
}
