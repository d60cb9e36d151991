//! What a field holds that people fill in, as a cell of a table or in a form, read from its schema.

use serde_json::Value as Json;

pub use super::label::short;

/// One value of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// How content writes it.
    pub key: String,
    /// What people call it.
    pub label: String,
}

/// The type of a field without fields of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Words.
    Text,
    /// Words that must stay as they are written, such as `2026-2027`.
    Code,
    /// An id in the site's own alphabet.
    Id,
    /// A whole number.
    Integer,
    /// Whole đồng.
    Money,
    /// Any number.
    Number,
    /// Yes or no.
    Bool,
    /// A calendar day.
    Day,
    /// A day, or one of these words.
    DayOr(Vec<Choice>),
    /// A day with a time, as content writes moments.
    Moment,
    /// A telephone number.
    Phone,
    /// An address of the web.
    Url,
    /// One of these values.
    Choice(Vec<Choice>),
    /// The id of a record of this kind.
    Ref(String),
    /// Several in one cell.
    List(Box<Form>),
}

impl Form {
    /// The form of one of its items, for a list; otherwise the form itself.
    pub fn item(&self) -> &Self {
        match self {
            Self::List(item) => item,
            one => one,
        }
    }
}

/// What a field is.
pub enum Shape<'a> {
    /// One value, or several of one form.
    Cell(Form),
    /// Fields of its own, described by this schema.
    Object(&'a Json),
    /// A list of such.
    Objects(&'a Json),
}

/// The shape of a field of a schema.
pub fn shape<'a>(root: &'a Json, field: &'a Json) -> Shape<'a> {
    let node = resolve(root, field);
    if node.get("properties").is_some() {
        return Shape::Object(node);
    }
    if is(node, "array") {
        let items = node.get("items").map(|items| resolve(root, items));
        return match items {
            Some(items) if items.get("properties").is_some() => Shape::Objects(items),
            // What is said of a list, such as that it holds codes, is said of its items.
            Some(items) if is_code(node) && scalar(root, items, items) == Form::Text => {
                Shape::Cell(Form::List(Box::new(Form::Code)))
            }
            Some(items) => Shape::Cell(Form::List(Box::new(scalar(root, items, items)))),
            None => Shape::Cell(Form::List(Box::new(Form::Text))),
        };
    }
    Shape::Cell(scalar(root, field, node))
}

/// The node that a field means: what it refers to, or what of it is not null.
pub fn resolve<'a>(root: &'a Json, node: &'a Json) -> &'a Json {
    if let Some(name) = text(node, "$ref").and_then(|path| path.strip_prefix("#/$defs/")) {
        return root
            .get("$defs")
            .and_then(|defs| defs.get(name))
            .map_or(node, |found| resolve(root, found));
    }
    let Some(any) = node.get("anyOf").and_then(Json::as_array) else {
        return node;
    };
    let mut some = any.iter().filter(|one| text(one, "type") != Some("null"));
    match (some.next(), some.next()) {
        (Some(only), None) => resolve(root, only),
        _ => node,
    }
}

fn scalar(root: &Json, field: &Json, node: &Json) -> Form {
    if let Some(any) = node.get("anyOf").and_then(Json::as_array) {
        let words = any
            .iter()
            .flat_map(|one| choices(resolve(root, one)))
            .collect();
        return Form::DayOr(words);
    }
    let choices = choices(node);
    if !choices.is_empty() {
        return Form::Choice(choices);
    }
    let described = text(field, "description").unwrap_or_default();
    match () {
        () if is(node, "boolean") => Form::Bool,
        () if is(node, "integer") && described.contains("đồng") => Form::Money,
        () if is(node, "integer") => Form::Integer,
        () if is(node, "number") => Form::Number,
        () if text(node, "format") == Some("date") => Form::Day,
        () => worded(node),
    }
}

fn worded(node: &Json) -> Form {
    if let Some(kind) = text(node, "x-ref") {
        return Form::Ref(kind.to_owned());
    }
    match text(node, "x-format") {
        Some("moment") => Form::Moment,
        Some("phone") => Form::Phone,
        Some("url") => Form::Url,
        Some("id") => Form::Id,
        _ if is_code(node) => Form::Code,
        _ => Form::Text,
    }
}

fn choices(node: &Json) -> Vec<Choice> {
    let of = node
        .get("oneOf")
        .and_then(Json::as_array)
        .into_iter()
        .flatten();
    of.filter_map(|one| {
        let key = text(one, "const")?;
        let label = text(one, "description").map_or_else(|| key.to_owned(), short);
        Some(Choice {
            key: key.to_owned(),
            label,
        })
    })
    .collect()
}

fn is_code(node: &Json) -> bool {
    node.get("x-code").and_then(Json::as_bool) == Some(true)
}

fn is(node: &Json, kind: &str) -> bool {
    match node.get("type") {
        Some(Json::String(one)) => one == kind,
        Some(Json::Array(several)) => several.iter().any(|one| one.as_str() == Some(kind)),
        _ => false,
    }
}

fn text<'a>(node: &'a Json, key: &str) -> Option<&'a str> {
    node.get(key)?.as_str()
}
