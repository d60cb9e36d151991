//! A place in a JSON Schema, with what it says about values; references are followed on the way.

use serde_json::Value;

use crate::format::yaml::Seg;

/// Parts that a node can have through references and alternatives; a schema made from a struct has few.
const MAX_PARTS: usize = 64;

/// One schema inside a larger one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'s> {
    root: &'s Value,
    here: &'s Value,
}

impl<'s> Node<'s> {
    /// The whole schema.
    pub(super) fn root(root: &'s Value) -> Self {
        Self { root, here: root }
    }

    /// The schema that holds the keyword at this JSON pointer.
    pub(super) fn holding(root: &'s Value, keyword: &str) -> Self {
        let pointer = keyword.rsplit_once('/').map_or("", |(pointer, _)| pointer);
        let here = root.pointer(pointer).unwrap_or(root);
        Self { root, here }
    }

    /// The value of a keyword that stands in this very schema.
    pub(super) fn keyword(self, name: &str) -> Option<&'s Value> {
        self.here.get(name)
    }

    /// The text of a keyword that stands in this very schema.
    pub(super) fn word(self, name: &str) -> Option<&'s str> {
        self.keyword(name)?.as_str()
    }

    /// The schema under a keyword of this very schema.
    pub(super) fn own(self, keyword: &str) -> Option<Self> {
        let here = self.keyword(keyword).filter(|here| here.is_object());
        here.map(|here| self.to(here))
    }

    /// The schema of a field that stands in this very schema.
    pub(super) fn own_property(self, name: &str) -> Option<Self> {
        let here = self.keyword("properties")?.get(name)?;
        Some(self.to(here))
    }

    /// Whether this very schema names a type.
    pub(super) fn says_type(self, name: &str) -> bool {
        match self.keyword("type") {
            Some(Value::Array(names)) => names.iter().any(|known| known == name),
            Some(known) => known == name,
            None => false,
        }
    }

    /// Whether a value has a type that this very schema names, or it names none.
    pub(super) fn takes_type_of(self, value: &Value) -> bool {
        let name = match value {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::Number(_) => {
                return self.keyword("type").is_none()
                    || self.says_type("number")
                    || self.says_type("integer");
            }
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
        };
        self.keyword("type").is_none() || self.says_type(name)
    }

    /// The schema that `$ref` names.
    pub(super) fn target(self) -> Option<Self> {
        let pointer = self.word("$ref")?.strip_prefix('#')?;
        Some(self.to(self.root.pointer(pointer)?))
    }

    /// The schemas of which a value must fit one (`anyOf`, `oneOf`).
    pub(super) fn alternatives(self) -> impl Iterator<Item = Self> {
        self.list("anyOf").chain(self.list("oneOf"))
    }

    /// The schemas all of which a value must fit, besides this one.
    pub(super) fn conjuncts(self) -> impl Iterator<Item = Self> {
        self.list("allOf").chain(self.target())
    }

    /// Everything that is said about the same value here: this schema, what it refers to, and all alternatives.
    pub(super) fn parts(self) -> Vec<Self> {
        let mut parts = vec![self];
        let mut next = 0;
        while let Some(part) = parts.get(next).copied() {
            let room = MAX_PARTS.saturating_sub(parts.len());
            parts.extend(part.conjuncts().chain(part.alternatives()).take(room));
            next += 1;
        }
        parts
    }

    /// The first text of a keyword among all parts.
    pub(super) fn any_word(self, name: &str) -> Option<&'s str> {
        self.parts().into_iter().find_map(|part| part.word(name))
    }

    /// The first number of a keyword among all parts.
    pub(super) fn any_number(self, name: &str) -> Option<f64> {
        self.parts()
            .into_iter()
            .find_map(|part| part.keyword(name)?.as_f64())
    }

    /// The fields that a mapping can have here, in the order of the schema.
    pub(super) fn properties(self) -> Vec<(&'s str, Self)> {
        let mut properties: Vec<(&'s str, Self)> = Vec::new();
        for part in self.parts() {
            let own = part.keyword("properties").and_then(Value::as_object);
            for (name, here) in own.into_iter().flatten() {
                if properties.iter().all(|(known, _)| known != name) {
                    properties.push((name, self.to(here)));
                }
            }
        }
        properties
    }

    /// The schema of one field.
    pub(super) fn property(self, name: &str) -> Option<Self> {
        self.parts()
            .into_iter()
            .find_map(|part| part.own_property(name))
    }

    /// The schema of the items of a list, or of the values of a mapping whose keys are free.
    pub(super) fn items(self, keyword: &str) -> Option<Self> {
        self.parts().into_iter().find_map(|part| part.own(keyword))
    }

    /// The schema of the value at a path.
    pub(super) fn follow(self, path: &[Seg]) -> Option<Self> {
        path.iter().try_fold(self, |node, seg| match seg {
            Seg::Key(key) => node
                .property(key)
                .or_else(|| node.items("additionalProperties")),
            Seg::Index(_) => node.items("items"),
        })
    }

    /// Whether a mapping must have a field.
    pub(super) fn requires(self, key: &str) -> bool {
        let mut lists = self
            .parts()
            .into_iter()
            .filter_map(|part| part.keyword("required")?.as_array());
        lists.any(|list| list.iter().any(|name| name == key))
    }

    /// The values of a list of values, in the order of the schema.
    pub(super) fn choices(self) -> Vec<&'s str> {
        let mut choices = Vec::new();
        for part in self.parts() {
            choices.extend(part.word("const"));
            let listed = part.keyword("enum").and_then(Value::as_array);
            choices.extend(listed.into_iter().flatten().filter_map(Value::as_str));
        }
        choices
    }

    /// The type names that fit here, null aside; all are possible when there are none.
    pub(super) fn types(self) -> Vec<&'s str> {
        let mut types = Vec::new();
        for part in self.parts() {
            let named = match part.keyword("type") {
                Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
                Some(Value::String(name)) => vec![name.as_str()],
                _ => Vec::new(),
            };
            types.extend(named.into_iter().filter(|name| *name != "null"));
        }
        if types.is_empty() && !self.choices().is_empty() {
            types.push("string");
        }
        types.sort_unstable();
        types.dedup();
        types
    }

    fn list(self, keyword: &str) -> impl Iterator<Item = Self> {
        let members = self.keyword(keyword).and_then(Value::as_array);
        members.into_iter().flatten().map(move |here| self.to(here))
    }

    fn to(self, here: &'s Value) -> Self {
        Self {
            root: self.root,
            here,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    #[test]
    fn references_and_alternatives_are_parts() {
        let schema = json!({
            "properties": {"level": {"description": "Trình độ", "anyOf": [{"$ref": "#/$defs/Level"}, {"type": "null"}]}},
            "allOf": [{"properties": {"fee": {"type": ["integer", "null"]}}}],
            "$defs": {"Level": {"oneOf": [{"const": "a", "type": "string"}, {"enum": ["b", "c"], "type": "string"}]}},
        });
        let root = Node::root(&schema);
        let names: Vec<_> = root
            .properties()
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        assert_eq!(names, ["level", "fee"]);
        let level = root.property("level").unwrap();
        assert_eq!(level.choices(), ["a", "b", "c"]);
        assert_eq!(level.types(), ["string"]);
        assert_eq!(root.property("fee").unwrap().types(), ["integer"]);
        assert_eq!(
            Node::holding(&schema, "/$defs/Level/oneOf").choices(),
            ["a", "b", "c"]
        );
    }

    #[test]
    fn a_schema_in_a_circle_ends() {
        let schema = json!({"$ref": "#/$defs/A", "$defs": {"A": {"anyOf": [{"$ref": "#/$defs/A"}, {"$ref": "#"}]}}});
        assert!(Node::root(&schema).parts().len() <= MAX_PARTS);
    }
}
