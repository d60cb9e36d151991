//! The fields of a form, walked through the schema of a record: labels and hints are what the schema says of each.

use serde_json::{Value, json};

use super::field::{set, widget};
use super::pickers::Pickers;
use crate::format::schema::cell::{Form, Shape, resolve, shape, short};
use crate::site::Field;

/// What the fields of a form are made with.
pub(super) struct Maker<'a> {
    /// The schema of the record, with its definitions.
    pub(super) root: &'a Value,
    pub(super) pickers: &'a Pickers,
    /// The key of the title, which is written in one line.
    pub(super) title: Option<&'a str>,
    /// The main language, for a site that has further ones: they require nothing.
    pub(super) translated: Option<&'a str>,
    /// What of a record is told to the CMS in another shape than content has.
    pub(super) shapes: Shapes,
}

/// The paths, with `*` for any item of a list, whose values `records.js` turns for the CMS and back.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// Lists whose items are words or mappings of one key.
    pub(super) tagged: Vec<String>,
    /// Mappings from free keys to numbers.
    pub(super) figures: Vec<String>,
}

/// Where a field stands.
struct Place<'a> {
    path: String,
    words: Field<'a>,
    required: bool,
}

impl<'a> Maker<'a> {
    /// The fields of a record by these keys, in this order.
    pub(super) fn fields<'k>(
        &mut self,
        keys: impl IntoIterator<Item = &'k str>,
        words: &Field<'a>,
    ) -> Vec<Value> {
        let root = self.root;
        keys.into_iter()
            .filter_map(|key| self.field(root, key, "", words))
            .collect()
    }

    fn all(&mut self, object: &'a Value, above: &str, words: &Field<'a>) -> Vec<Value> {
        let properties = object.get("properties").and_then(Value::as_object);
        let keys = properties.into_iter().flat_map(|all| all.keys());
        keys.filter_map(|key| self.field(object, key, above, words))
            .collect()
    }

    /// A field of an object; `None` for one that the CMS cannot show, which stays as it is in what exists.
    fn field(
        &mut self,
        object: &'a Value,
        key: &str,
        above: &str,
        words: &Field<'a>,
    ) -> Option<Value> {
        let schema = object.get("properties")?.get(key)?;
        let listed = object.get("required").and_then(Value::as_array);
        let place = Place {
            path: match above {
                "" => key.to_owned(),
                _ => format!("{above}.{key}"),
            },
            words: words.key(key),
            required: listed.is_some_and(|all| all.iter().any(|one| one == key)),
        };
        let mut made = self.shown(schema, &place)?;
        let is_title = above.is_empty() && self.title == Some(key);
        if is_title || key == "name" {
            set(&mut made, "widget", "string".into());
        }
        let mut whole = json!({"name": key});
        describe(&mut whole, schema);
        let required = match (self.translated, place.required) {
            (Some(main), true) => json!([main]),
            (_, required) => required.into(),
        };
        set(&mut whole, "required", required);
        if self.translated.is_some() {
            set(&mut whole, "i18n", translation(key, &made, &place));
        }
        if let (Some(whole), Value::Object(made)) = (whole.as_object_mut(), made) {
            whole.extend(made);
        }
        Some(whole)
    }

    fn shown(&mut self, schema: &'a Value, place: &Place<'a>) -> Option<Value> {
        let node = resolve(self.root, schema);
        if let Some(values) = node
            .get("additionalProperties")
            .filter(|one| one.is_object())
        {
            return Some(self.mapping(values, place));
        }
        match shape(self.root, schema) {
            Shape::Object(inner) => {
                let fields = self.all(inner, &place.path, &place.words);
                Some(json!({"widget": "object", "fields": fields}))
            }
            Shape::Objects(inner) => {
                let path = format!("{}.*", place.path);
                let fields = self.all(inner, &path, &place.words.item());
                let summary = summary(&fields);
                Some(json!({
                    "widget": "list", "collapsed": "auto", "summary": summary, "fields": fields,
                }))
            }
            Shape::Cell(form) => {
                let items = node.get("items").map(|items| resolve(self.root, items));
                match items.and_then(|items| items.get("oneOf")?.as_array()) {
                    Some(kinds) if kinds.iter().any(|kind| kind.get("properties").is_some()) => {
                        Some(self.tagged(kinds, place))
                    }
                    _ => Some(self.value(&form, node, place)),
                }
            }
        }
    }

    fn value(&self, form: &Form, node: &Value, place: &Place<'_>) -> Value {
        let mut made = widget(form, node, self.pickers);
        let least = node.get("minItems").filter(|_| place.required);
        if let Some(least) = least {
            set(&mut made, "min", least.clone());
        }
        made
    }

    /// A mapping from free keys to texts or numbers.
    fn mapping(&mut self, values: &Value, place: &Place<'_>) -> Value {
        let is_text = values.get("type").is_some_and(|kind| kind == "string");
        if !is_text {
            self.shapes.figures.push(place.path.clone());
        }
        json!({"widget": "keyvalue", "key_label": "Tên", "value_label": "Giá trị"})
    }

    /// A list whose items are a word, or a mapping of one key that says what its value is.
    fn tagged(&mut self, kinds: &'a [Value], place: &Place<'a>) -> Value {
        self.shapes.tagged.push(place.path.clone());
        let types: Vec<Value> = kinds
            .iter()
            .filter_map(|kind| {
                let described = kind.get("description").and_then(Value::as_str);
                let label = short(described.unwrap_or_default());
                if let Some(word) = kind.get("const").and_then(Value::as_str) {
                    return Some(json!({"name": word, "label": label, "fields": []}));
                }
                let name = kind.get("properties")?.as_object()?.keys().next()?;
                let mut field = self.field(kind, name, &place.path, &place.words.item())?;
                set(&mut field, "label", label.clone().into());
                Some(json!({"name": name, "label": label, "fields": [field]}))
            })
            .collect();
        json!({"widget": "list", "types": types})
    }
}

/// The words of a field: its short name, and what else is said of it.
fn describe(field: &mut Value, schema: &Value) {
    let told = schema.get("description").and_then(Value::as_str);
    let told = told.unwrap_or_default();
    let label = match schema.get("x-label").and_then(Value::as_str) {
        Some(label) => label.to_owned(),
        None => short(told),
    };
    if told.trim_end_matches('.') != label {
        set(field, "hint", told.into());
    }
    set(field, "label", label.into());
}

/// Whether a field is written in other languages: words are, what tells items apart is the same, and other facts are not there.
fn translation(key: &str, made: &Value, place: &Place<'_>) -> Value {
    let holds = |list: &str| {
        let fields = made.get(list).and_then(Value::as_array);
        fields.is_some_and(|fields| {
            let i18n = |field: &Value| field.get("i18n") == Some(&Value::Bool(true));
            fields.iter().any(i18n)
        })
    };
    let tells_apart = place.path.contains('*') && matches!(key, "id" | "number");
    if tells_apart {
        "duplicate".into()
    } else if place.words.is_words() || holds("fields") {
        true.into()
    } else {
        false.into()
    }
}

/// What a closed item of a list is called: by its first words, and what comes next.
pub(super) fn summary(fields: &[Value]) -> String {
    let named = fields.iter().filter(|field| {
        let widget = field.get("widget").and_then(Value::as_str);
        !matches!(
            widget,
            Some("object" | "list" | "keyvalue" | "boolean" | "number")
        )
    });
    let names = named.filter_map(|field| field.get("name")?.as_str());
    let shown: Vec<String> = names
        .take(2)
        .map(|name| format!("{{{{{name}}}}}"))
        .collect();
    shown.join(" – ")
}
