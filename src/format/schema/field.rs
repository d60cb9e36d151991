//! What a schema says of each field, in one tree, for those who ask people for values or explain them.

use serde_json::Value;

use super::formats::Form;
use super::node::Node;
use super::words;

/// Fields inside fields at most; records are not as deep, and a schema in a circle ends.
const MAX_DEPTH: usize = 8;

/// A field of a record or of a group in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The key.
    pub key: String,
    /// What the field means, in the words of the schema.
    pub told: String,
    /// Whether it must be written.
    pub required: bool,
    /// What can stand behind the key.
    pub shape: Shape,
}

/// What a value is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// One value.
    Scalar(Scalar),
    /// A group of fields.
    Group(Vec<Field>),
    /// Several of the same.
    List {
        /// What each item is.
        item: Box<Shape>,
        /// How many there must be.
        at_least: u64,
    },
    /// Values under keys that are chosen.
    Map {
        /// The keys to choose from; any key will do when there are none.
        keys: Vec<Choice>,
        /// What stands under each key.
        value: Box<Shape>,
    },
    /// A word, or a key with a value: one of these.
    Variants(Vec<Variant>),
}

/// One value out of those that its field can have.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// What YAML must read it as.
    pub kind: ScalarKind,
    /// The form that a text must have.
    pub form: Option<Form>,
    /// The kind whose ids a text must be one of.
    pub reference: Option<String>,
    /// The words to choose from; beside a form they may stand in its place.
    pub choices: Vec<Choice>,
    /// The smallest number.
    pub minimum: Option<f64>,
    /// The largest number.
    pub maximum: Option<f64>,
}

/// What YAML reads a value as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalarKind {
    /// A text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// True or false.
    Bool,
}

/// A word out of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As it is written.
    pub key: String,
    /// What it means.
    pub told: String,
}

/// One of several things that a value can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Variant {
    /// A word.
    Word(Choice),
    /// A key with a value.
    Keyed(Field),
}

/// The fields of a record by its schema, in the order of the schema.
pub fn fields(schema: &Value) -> Vec<Field> {
    group(Node::root(schema), 0)
}

impl Shape {
    /// The shape of the items of a list; of anything else the shape itself.
    pub fn item(&self) -> &Self {
        match self {
            Self::List { item, .. } => item,
            one => one,
        }
    }

    /// The shape of what stands under a key.
    pub fn under(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Group(fields) => {
                let field = fields.iter().find(|field| field.key == key)?;
                Some(&field.shape)
            }
            Self::Map { value, .. } => Some(value),
            Self::Variants(variants) => variants.iter().find_map(|variant| match variant {
                Variant::Keyed(field) if field.key == key => Some(&field.shape),
                Variant::Keyed(_) | Variant::Word(_) => None,
            }),
            Self::Scalar(_) | Self::List { .. } => None,
        }
    }
}

fn group(node: Node<'_>, depth: usize) -> Vec<Field> {
    let field = |(key, field): (&str, Node<'_>)| Field {
        key: key.to_owned(),
        told: told(field),
        required: node.requires(key),
        shape: shape(field, depth + 1),
    };
    match depth < MAX_DEPTH {
        true => node.properties().into_iter().map(field).collect(),
        false => Vec::new(),
    }
}

fn told(node: Node<'_>) -> String {
    node.any_word("description").unwrap_or_default().to_owned()
}

fn shape(node: Node<'_>, depth: usize) -> Shape {
    let variants = variants(node, depth);
    if !variants.is_empty() {
        return Shape::Variants(variants);
    }
    if let Some(items) = node.items("items") {
        let at_least = node.any_number("minItems").unwrap_or_default();
        return Shape::List {
            item: Box::new(shape(items, depth)),
            at_least: at_least as u64,
        };
    }
    if !node.properties().is_empty() {
        return Shape::Group(group(node, depth));
    }
    if node.types().contains(&"object") {
        return map(node, depth);
    }
    Shape::Scalar(scalar(node))
}

/// The things of which a value is one, where more than one of them has fields or a word stands beside such.
fn variants(node: Node<'_>, depth: usize) -> Vec<Variant> {
    let parts = node.parts();
    let several = parts.iter().find_map(|part| {
        let all: Vec<Node<'_>> = part.alternatives().collect();
        let keyed = all.iter().filter(|one| one.keyword("properties").is_some());
        (keyed.count() > 0 && all.len() > 1).then_some(all)
    });
    let made = several.into_iter().flatten().flat_map(|one| {
        let word = one.word("const").map(|key| {
            Variant::Word(Choice {
                key: key.to_owned(),
                told: told(one),
            })
        });
        let keyed = one.properties().into_iter().map(|(key, inner)| {
            let own = told(one);
            Variant::Keyed(Field {
                key: key.to_owned(),
                told: if own.is_empty() { told(inner) } else { own },
                required: true,
                shape: shape(inner, depth + 1),
            })
        });
        word.into_iter().chain(keyed).collect::<Vec<_>>()
    });
    made.collect()
}

/// A mapping whose keys are chosen: by name, by their form, or freely.
fn map(node: Node<'_>, depth: usize) -> Shape {
    let keys = node.items("propertyNames").map_or_else(Vec::new, choices);
    let value = node.items("additionalProperties");
    let value = value.map_or_else(|| Shape::Scalar(scalar(node)), |one| shape(one, depth + 1));
    Shape::Map {
        keys,
        value: Box::new(value),
    }
}

fn scalar(node: Node<'_>) -> Scalar {
    let types = node.types();
    let is = |name| types.contains(&name);
    Scalar {
        kind: match () {
            () if is("string") || types.is_empty() => ScalarKind::Text,
            () if is("integer") => ScalarKind::Integer,
            () if is("number") => ScalarKind::Number,
            () if is("boolean") => ScalarKind::Bool,
            () => ScalarKind::Text,
        },
        form: words::form(node),
        reference: node.any_word("x-ref").map(str::to_owned),
        choices: choices(node),
        minimum: node.any_number("minimum"),
        maximum: node.any_number("maximum"),
    }
}

fn choices(node: Node<'_>) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for part in node.parts() {
        let listed = part.keyword("enum").and_then(Value::as_array);
        let listed = listed.into_iter().flatten().filter_map(Value::as_str);
        for key in part.word("const").into_iter().chain(listed) {
            let own = part.word("description").unwrap_or_default();
            choices.push(Choice {
                key: key.to_owned(),
                told: own.to_owned(),
            });
        }
    }
    choices
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use serde_json::json;

    /// Each shape in a few letters: `?` for what need not be written.
    fn sketch(shape: &Shape) -> String {
        match shape {
            Shape::Scalar(one) => {
                let keys: Vec<&str> = one.choices.iter().map(|one| one.key.as_str()).collect();
                let form = one
                    .form
                    .map_or_else(String::new, |form| format!("{form:?}"));
                let kind = one.reference.clone().unwrap_or_default();
                format!("{:?}{form}{kind}{}", one.kind, keys.join("|"))
            }
            Shape::Group(fields) => {
                let fields = fields.iter().map(|field| {
                    let open = if field.required { "" } else { "?" };
                    format!("{}{open}:{}", field.key, sketch(&field.shape))
                });
                format!("{{{}}}", fields.collect::<Vec<_>>().join(" "))
            }
            Shape::List { item, at_least } => format!("[{}]{at_least}", sketch(item)),
            Shape::Map { keys, value } => format!("<{}:{}>", keys.len(), sketch(value)),
            Shape::Variants(all) => {
                let all = all.iter().map(|one| match one {
                    Variant::Word(choice) => choice.key.clone(),
                    Variant::Keyed(field) => format!("{}={}", field.key, sketch(&field.shape)),
                });
                format!("({})", all.collect::<Vec<_>>().join("/"))
            }
        }
    }

    #[test]
    fn all_that_a_schema_can_say_has_a_shape() {
        let schema = json!({
            "required": ["level", "days"],
            "properties": {
                "level": {"description": "Trình độ.", "$ref": "#/$defs/Level"},
                "until": {"anyOf": [{"type": "string", "format": "date"}, {"$ref": "#/$defs/Always"}]},
                "days": {"type": "array", "items": {"type": "string", "x-ref": "school"}, "minItems": 1},
                "fee": {"anyOf": [{"$ref": "#/$defs/Fee"}, {"type": "null"}]},
                "scope": {"oneOf": [
                    {"type": "string", "const": "site", "description": "Cả trang."},
                    {"type": "object", "properties": {"area": {"type": "string", "x-ref": "area"}}},
                ]},
                "scores": {"type": "object", "additionalProperties": {"type": "integer"},
                    "propertyNames": {"enum": ["R", "I"]}},
            },
            "$defs": {
                "Level": {"description": "Một trình độ.", "oneOf": [{"const": "a", "description": "A."}, {"const": "b"}]},
                "Always": {"oneOf": [{"const": "always", "type": "string"}]},
                "Fee": {"type": "object", "required": ["amount"], "properties": {"amount": {"type": ["integer", "null"]}}},
            },
        });
        let fields = fields(&schema);
        assert_eq!(fields.first().unwrap().told, "Trình độ.");
        assert_eq!(
            sketch(&Shape::Group(fields)),
            "{level:Texta|b until?:TextDayalways days:[Textschool]1 fee?:{amount:Integer} \
             scope?:(site/area=Textarea) scores?:<2:Integer>}"
        );
    }
}
