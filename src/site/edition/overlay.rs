//! A translation laid over its original: words take the place of words, and facts stay as they are.
//!
//! Mappings are laid over key by key. Items of a list with an `id` or a `number` find the item that has
//! the same; others are translated in their order. Lists of words are replaced as a whole.

use serde_yaml::{Mapping, Value};

use super::field::Field;
use crate::format::text::foreign;
use crate::format::yaml::Seg;

/// The keys by which items of a list are known.
const NAMES: [&str; 2] = ["id", "number"];

/// Something in a translation that does not fit its original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misfit {
    /// Where in the translation.
    pub(super) path: Vec<Seg>,
    pub(super) cause: Cause,
}

/// Why something does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// A fact that differs from the original's.
    Fact,
    /// The original has nothing there.
    Nothing,
    /// The original's list has so many items, the translation another number.
    Length(usize),
}

/// Marks all words of an original, so that those that stay show in which language they are.
pub(super) fn mark(field: &Field<'_>, value: &mut Value) {
    match value {
        _ if field.is_fact() => {}
        Value::String(text) if field.is_words() => *text = foreign::mark(text),
        Value::Sequence(items) if field.is_words() => {
            for item in items {
                mark(&field.item(), item);
            }
        }
        Value::Sequence(items) => {
            let field = field.item();
            items.iter_mut().for_each(|item| mark(&field, item));
        }
        Value::Mapping(fields) => {
            for (key, value) in fields {
                match key.as_str() {
                    Some(key) if key != "id" => mark(&field.key(key), value),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Lays a translation over its original, and tells what of it does not fit.
pub(super) fn lay(field: &Field<'_>, original: &mut Value, translation: Value) -> Vec<Misfit> {
    let mut layer = Layer {
        path: Vec::new(),
        misfits: Vec::new(),
    };
    layer.value(field, original, translation);
    layer.misfits
}

struct Layer {
    path: Vec<Seg>,
    misfits: Vec<Misfit>,
}

impl Layer {
    fn value(&mut self, field: &Field<'_>, original: &mut Value, translation: Value) {
        match (original, translation) {
            (original, translation) if field.is_fact() => {
                if *original != translation {
                    self.misfit(Cause::Fact);
                }
            }
            (Value::Mapping(original), Value::Mapping(translation)) => {
                self.mapping(field, original, translation);
            }
            (Value::Sequence(original), Value::Sequence(translation)) if !field.is_words() => {
                self.list(&field.item(), original, translation);
            }
            (original, translation) => *original = translation,
        }
    }

    fn mapping(&mut self, field: &Field<'_>, original: &mut Mapping, translation: Mapping) {
        for (key, value) in translation {
            let name = key.as_str().unwrap_or_default().to_owned();
            let field = field.key(&name);
            self.path.push(Seg::from(name.as_str()));
            match original.get_mut(&key) {
                Some(original) => self.value(&field, original, value),
                // A key that the schema does not know stays, to be reported as that.
                None if field.is_fact() || (is_nested(&value) && !field.is_words()) => {
                    self.misfit(Cause::Nothing);
                }
                None => {
                    original.insert(key, value);
                }
            }
            self.path.pop();
        }
    }

    fn list(&mut self, field: &Field<'_>, original: &mut [Value], translation: Vec<Value>) {
        let name = NAMES
            .into_iter()
            .find(|name| original.iter().all(|item| item.get(name).is_some()));
        if name.is_none() && original.len() != translation.len() {
            return self.misfit(Cause::Length(original.len()));
        }
        for (place, item) in translation.into_iter().enumerate() {
            self.path.push(Seg::Index(place));
            let found = match name {
                Some(name) => original.iter_mut().find(|one| is_called(one, name, &item)),
                None => original.get_mut(place),
            };
            match found {
                Some(original) => self.value(field, original, item),
                None => self.misfit(Cause::Nothing),
            }
            self.path.pop();
        }
    }

    fn misfit(&mut self, cause: Cause) {
        self.misfits.push(Misfit {
            path: self.path.clone(),
            cause,
        });
    }
}

/// Whether an item of the original, which may be marked, has the name of one of the translation.
fn is_called(original: &Value, name: &str, item: &Value) -> bool {
    match (original.get(name), item.get(name)) {
        (Some(Value::String(original)), Some(Value::String(item))) => {
            foreign::bare(original) == item.as_str()
        }
        (original, item) => original == item,
    }
}

fn is_nested(value: &Value) -> bool {
    matches!(value, Value::Mapping(_) | Value::Sequence(_))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn laid(original: &str, translation: &str) -> (Value, Vec<Cause>) {
        let words = json!({"type": "string"});
        let step =
            json!({"properties": {"id": words, "title": words, "years": {"type": "integer"}}});
        let schema = json!({"properties": {
            "title": words,
            "day": {"type": "string", "format": "date"},
            "rules": {"type": "array", "items": words},
            "steps": {"type": "array", "items": step},
            "people": {"type": "array", "items": {"properties": {"role": words}}},
        }});
        let mut value = serde_yaml::from_str(original).unwrap();
        let field = Field::whole(&schema);
        mark(&field, &mut value);
        let misfits = lay(
            &field,
            &mut value,
            serde_yaml::from_str(translation).unwrap(),
        );
        (value, misfits.into_iter().map(|one| one.cause).collect())
    }

    #[test]
    fn words_are_replaced_where_they_stand() {
        let original = "title: Hàn\nrules: [Một, hai]\nsteps: [{id: a, title: Mặt, years: 1}, {id: b, title: Tám, years: 2}]\n";
        let (value, misfits) = laid(
            original,
            "title: Welding\nrules: [One]\nsteps: [{id: b, title: Eight}]\n",
        );
        assert_eq!(misfits, []);
        let yaml = "title: Welding\nrules: [One]\nsteps: [{id: a, title: \u{fff9}Mặt\u{fffb}, years: 1}, {id: b, title: Eight, years: 2}]\n";
        let wanted: Value =
            serde_yaml::from_str(&yaml.replace('\u{fff9}', "<").replace('\u{fffb}', ">")).unwrap();
        let shown = serde_yaml::to_string(&value)
            .unwrap()
            .replace("\\uFFF9", "<")
            .replace("\\uFFFB", ">");
        let shown = shown.replace('\u{fff9}', "<").replace('\u{fffb}', ">");
        assert_eq!(serde_yaml::from_str::<Value>(&shown).unwrap(), wanted);
    }

    #[test]
    fn facts_stay_and_what_has_no_place_is_told() {
        let original = "day: 2027-01-01\nsteps: [{id: a, years: 1}]\npeople: [{role: x}]\n";
        let (value, misfits) = laid(
            original,
            "day: 2027-01-02\nsteps: [{id: a, years: 1}, {id: c, title: C}]\npeople: []\n",
        );
        assert_eq!(misfits, [Cause::Fact, Cause::Nothing, Cause::Length(1)]);
        assert_eq!(value.get("day").unwrap(), "2027-01-01");
    }
}
