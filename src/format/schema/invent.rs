//! Values that fit a schema and mean nothing, for what an editor wrote that nothing can be made of.

use serde_yaml::{Mapping, Value};

use super::Refs;
use super::formats::Form;
use super::node::Node;
use super::words;

/// Groups inside groups at most; a schema in a circle ends.
const MAX_DEPTH: usize = 8;

/// Choices that are tried one after the other at most.
const MAX_TRIALS: usize = 8;

/// The trials that a value needs whose possible values cannot be listed: one with a low and one with a high one.
const LOW_AND_HIGH: usize = 2;

/// The largest number that is invented where the schema has no bound.
const HIGH: i64 = 1_000_000_000;

/// A value that fits and how many trials it takes to have seen what matters; `None` when none can be made.
///
/// Trials differ in every value, so a sentence that tells of it differs too.
pub(super) fn invent(node: Node<'_>, refs: &dyn Refs, trial: usize) -> Option<(Value, usize)> {
    let mut inventor = Inventor {
        refs,
        trial,
        trials: LOW_AND_HIGH,
    };
    let value = inventor.value(node, 0)?;
    Some((value, inventor.trials))
}

struct Inventor<'r> {
    refs: &'r dyn Refs,
    trial: usize,
    trials: usize,
}

impl Inventor<'_> {
    fn value(&mut self, node: Node<'_>, depth: usize) -> Option<Value> {
        if depth == MAX_DEPTH {
            return None;
        }
        let choices = node.choices();
        if !choices.is_empty() {
            self.trials = self.trials.max(choices.len().min(MAX_TRIALS));
            let choice = choices.get(self.trial % choices.len())?;
            return Some(Value::from(*choice));
        }
        let types = node.types();
        let has = |name| types.contains(&name);
        match () {
            () if has("string") => self.text(node),
            () if has("integer") || has("number") => Some(self.number(node)),
            () if has("boolean") => Some(Value::from(!self.is_low())),
            () if has("array") => self.list(node, depth),
            () if has("object") => self.group(node, depth),
            () => None,
        }
    }

    fn is_low(&self) -> bool {
        self.trial.is_multiple_of(2)
    }

    fn text(&self, node: Node<'_>) -> Option<Value> {
        let text = match (node.any_word("x-ref"), words::form(node)) {
            (Some(kind), _) => return self.refs.nth(kind, self.trial).map(Value::from),
            (None, Some(form)) => self.formed(form).to_owned(),
            (None, None) => {
                let length = node.any_number("minLength").unwrap_or_default().max(1.0);
                let letter = if self.is_low() { "a" } else { "b" };
                letter.repeat(length as usize)
            }
        };
        Some(Value::from(text))
    }

    fn formed(&self, form: Form) -> &'static str {
        let (low, high) = match form {
            Form::Day | Form::Moment => ("2000-01-01", "2100-01-01"),
            Form::PartialDay => ("2000", "2100"),
            Form::Time => ("00:00", "23:59"),
            Form::Url => ("https://a.example/", "https://b.example/"),
            Form::Phone => ("111", "115"),
            Form::Email => ("a@a.example", "b@b.example"),
            Form::Id => ("nghe-a", "nghe-b"),
            Form::SchoolYear => ("2000-2001", "2198-2199"),
            Form::Zone => ("Asia/Ho_Chi_Minh", "Asia/Bangkok"),
        };
        if self.is_low() { low } else { high }
    }

    fn number(&self, node: Node<'_>) -> Value {
        let bound = |keyword| node.any_number(keyword).map(|bound: f64| bound as i64);
        let (low, high) = (bound("minimum"), bound("maximum"));
        let low = low.unwrap_or_else(|| high.unwrap_or_default().min(0));
        let high = high.unwrap_or_else(|| low.max(HIGH));
        Value::from(if self.is_low() { low } else { high })
    }

    fn list(&mut self, node: Node<'_>, depth: usize) -> Option<Value> {
        let count = node.any_number("minItems").unwrap_or_default() as usize;
        let items = (0..count).map(|_| self.value(node.items("items")?, depth + 1));
        items.collect::<Option<Vec<Value>>>().map(Value::Sequence)
    }

    fn group(&mut self, node: Node<'_>, depth: usize) -> Option<Value> {
        let mut group = Mapping::new();
        for (key, field) in node.properties() {
            if node.requires(key) {
                group.insert(key.into(), self.value(field, depth + 1)?);
            }
        }
        Some(Value::Mapping(group))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::schema::NoRefs;
    use serde_json::{Value as Json, json};

    #[test]
    fn what_is_invented_fits_and_differs() {
        let schema: Json = json!({
            "type": "object",
            "required": ["day", "places", "levels", "name"],
            "properties": {
                "day": {"type": "string", "format": "date"},
                "places": {"type": "integer", "minimum": 1},
                "levels": {"type": "array", "minItems": 1, "items": {"enum": ["x", "y", "z"]}},
                "name": {"type": "string"},
                "note": {"type": "string"},
            },
        });
        let tried = |trial| invent(Node::root(&schema), &NoRefs, trial).unwrap();
        let (first, trials) = tried(0);
        assert_eq!(trials, 3);
        let text = "{day: 2000-01-01, places: 1, levels: [x], name: a}";
        assert_eq!(first, serde_yaml::from_str::<Value>(text).unwrap());
        let (second, _) = tried(1);
        let text = "{day: 2100-01-01, places: 1000000000, levels: [y], name: b}";
        assert_eq!(second, serde_yaml::from_str::<Value>(text).unwrap());
    }
}
