//! What a field of a record is to a translation, told by the schema: words to translate, or a fact.

use serde_json::Value;

/// How deep references between definitions are followed; a schema that nests deeper is no record's.
const DEPTH: usize = 16;

/// A place in a schema, with all forms that a value may have there.
#[derive(Debug, Clone)]
pub struct Field<'a> {
    root: &'a Value,
    forms: Vec<&'a Value>,
}

impl<'a> Field<'a> {
    /// The whole of what the schema describes.
    pub fn whole(root: &'a Value) -> Self {
        Self::of(root, [root])
    }

    /// The value of a key; unknown when the schema has no such key.
    pub fn key(&self, key: &str) -> Self {
        let forms = self.forms.iter().filter_map(|form| {
            let known = form.get("properties").and_then(|fields| fields.get(key));
            known.or_else(|| form.get("additionalProperties"))
        });
        Self::of(self.root, forms)
    }

    /// An item of a list.
    pub fn item(&self) -> Self {
        Self::of(
            self.root,
            self.forms.iter().filter_map(|form| form.get("items")),
        )
    }

    /// Whether the field holds free words, or a list of them.
    pub fn is_words(&self) -> bool {
        !self.forms.is_empty()
            && self.forms.iter().all(|form| {
                let is = |name: &str| form.get("type").is_some_and(|kind| holds(kind, name));
                let coded = [
                    "enum", "const", "format", "pattern", "x-format", "x-ref", "x-code",
                ];
                let free = !coded.iter().any(|key| form.get(key).is_some());
                free && (is("string") || (is("array") && self.item().is_words()))
            })
    }

    /// Whether the field is known and holds something that is the same in every language.
    pub fn is_fact(&self) -> bool {
        let inner = ["properties", "additionalProperties", "items"];
        let nests = |form: &&Value| inner.iter().any(|key| form.get(key).is_some());
        let is_code = |form: &&Value| form.get("x-code").is_some();
        let leaf = !self.forms.is_empty() && !self.forms.iter().any(nests);
        (leaf && !self.is_words()) || self.forms.iter().any(is_code)
    }

    fn of(root: &'a Value, forms: impl IntoIterator<Item = &'a Value>) -> Self {
        let mut field = Self {
            root,
            forms: Vec::new(),
        };
        for form in forms {
            field.add(form, DEPTH);
        }
        field
    }

    fn add(&mut self, form: &'a Value, depth: usize) {
        if depth == 0 || !form.is_object() {
            return;
        }
        let name = form.get("$ref").and_then(Value::as_str);
        if let Some(name) = name.and_then(|name| name.strip_prefix("#/$defs/")) {
            let def = self.root.get("$defs").and_then(|defs| defs.get(name));
            return def.into_iter().for_each(|def| self.add(def, depth - 1));
        }
        let choices = ["anyOf", "oneOf", "allOf"]
            .iter()
            .find_map(|key| form.get(key)?.as_array());
        match choices {
            Some(choices) => choices.iter().for_each(|one| self.add(one, depth - 1)),
            None if form.get("type").is_some_and(|kind| kind == "null") => {}
            None => self.forms.push(form),
        }
    }
}

/// Whether a schema's `type` allows this one.
fn holds(kind: &Value, name: &str) -> bool {
    kind == name
        || kind
            .as_array()
            .is_some_and(|kinds| kinds.iter().any(|kind| kind == name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_are_told_from_facts() {
        let schema = json!({
            "properties": {
                "title": {"type": "string"},
                "note": {"anyOf": [{"type": ["string", "null"]}, {"type": "null"}]},
                "rules": {"type": "array", "items": {"type": "string"}},
                "day": {"type": "string", "format": "date"},
                "values": {"type": "object", "additionalProperties": {"type": "string"}},
                "code": {"type": "array", "items": {"type": "string"}, "x-code": true},
                "fee": {"anyOf": [{"$ref": "#/$defs/Fee"}, {"type": "null"}]},
            },
            "$defs": {"Fee": {"properties": {"amount": {"type": "integer"}, "note": {"type": "string"}}}},
        });
        let whole = Field::whole(&schema);
        for words in ["title", "note", "rules"] {
            assert!(
                whole.key(words).is_words() && !whole.key(words).is_fact(),
                "{words}"
            );
        }
        assert!(whole.key("day").is_fact() && !whole.key("fee").is_fact());
        assert!(
            whole.key("fee").key("amount").is_fact() && whole.key("fee").key("note").is_words()
        );
        assert!(!whole.key("values").is_fact() && whole.key("values").key("any").is_words());
        assert!(whole.key("code").is_fact());
        assert!(!whole.key("typo").is_fact() && !whole.key("typo").is_words());
    }
}
