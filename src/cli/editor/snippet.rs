//! A snippet of VS Code for the front matter of a kind: its required fields, each explained by what stands in its place.

use std::fmt::Write as _;

use serde_json::{Value, json};

/// The most values that a snippet offers to choose from; a longer list is no help.
const MOST: usize = 60;

/// The snippet of a kind, called by `nghe-<kind>`.
pub(super) fn of(name: &str, description: &str, schema: &Value, needs_body: bool) -> Value {
    let mut writer = Writer {
        root: schema,
        stops: 0,
        text: "---\n".to_owned(),
    };
    writer.fields(schema, 0);
    writer.text.push_str("---\n\n");
    if needs_body {
        let stop = writer.stop("Viết bài ở đây");
        writer.text.push_str(&stop);
    }
    let body: Vec<&str> = writer.text.lines().collect();
    json!({
        "prefix": format!("nghe-{name}"),
        "scope": "markdown",
        "description": description,
        "body": body,
    })
}

struct Writer<'a> {
    root: &'a Value,
    stops: usize,
    text: String,
}

impl<'a> Writer<'a> {
    /// The required fields of an object, a line each.
    fn fields(&mut self, schema: &'a Value, depth: usize) {
        let required = schema.get("required").and_then(Value::as_array);
        for key in required.into_iter().flatten().filter_map(Value::as_str) {
            let Some(field) = schema.get("properties").and_then(|all| all.get(key)) else {
                continue;
            };
            let indent = "  ".repeat(depth);
            let _ = write!(self.text, "{indent}{key}:");
            self.value(field, depth);
        }
    }

    /// What stands behind a key, to the end of its line or below it.
    fn value(&mut self, field: &'a Value, depth: usize) {
        let told = field.get("description").and_then(Value::as_str);
        let shape = self.resolve(field);
        let told = told
            .or_else(|| shape.get("description").and_then(Value::as_str))
            .unwrap_or_default();
        if shape.get("properties").is_some() {
            self.text.push('\n');
            self.fields(shape, depth + 1);
        } else if let Some(items) = shape.get("items") {
            let item = self.resolve(items);
            match item.get("properties") {
                Some(_) => {
                    let before = self.text.len();
                    self.fields(item, depth + 2);
                    self.begin_item(before, depth);
                }
                None => {
                    let stop = self.pick(item, told);
                    let _ = writeln!(self.text, " [{stop}]");
                }
            }
        } else {
            let stop = self.pick(shape, told);
            let _ = writeln!(self.text, " {stop}");
        }
    }

    /// Turns the indent of the first field behind `before` into the dash of an item.
    fn begin_item(&mut self, before: usize, depth: usize) {
        let fields = self.text.split_off(before);
        let indent = "  ".repeat(depth + 1);
        self.text.push('\n');
        self.text.push_str(&indent);
        self.text.push_str("- ");
        self.text.push_str(fields.trim_start());
    }

    /// A place to fill in, with the values to choose from where there are some.
    fn pick(&mut self, shape: &Value, told: &str) -> String {
        let offered = ["oneOf", "anyOf"]
            .iter()
            .find_map(|key| shape.get(*key)?.as_array());
        let values: Vec<String> = offered
            .into_iter()
            .flatten()
            .filter_map(|one| one.get("const")?.as_str())
            .map(choice)
            .collect();
        if values.is_empty() || values.len() > MOST {
            return self.stop(told);
        }
        self.stops += 1;
        format!("${{{}|{}|}}", self.stops, values.join(","))
    }

    fn stop(&mut self, told: &str) -> String {
        self.stops += 1;
        format!("${{{}:{}}}", self.stops, plain(told))
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let path = schema.get("$ref").and_then(Value::as_str);
        path.and_then(|path| path.strip_prefix('#'))
            .and_then(|path| self.root.pointer(path))
            .unwrap_or(schema)
    }
}

/// Words in one line without what a snippet would take for its own signs.
fn plain(told: &str) -> String {
    let line: Vec<&str> = told.split_whitespace().collect();
    line.join(" ")
        .replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}

/// A value of a list.
fn choice(value: &str) -> String {
    plain(value).replace(',', "\\,").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::kinds::REGISTRY;
    use crate::site::record_schema;

    #[test]
    fn a_programme_has_its_required_fields_and_their_values() {
        let kind = REGISTRY
            .iter()
            .find(|kind| kind.name == "programme")
            .unwrap();
        let made = of("programme", "Mẫu", &record_schema(kind), true);
        let body: Vec<&str> = made
            .get("body")
            .unwrap()
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        let body = body.join("\n");
        for part in [
            "---\n",
            "title: ${",
            "|cao-dang,trung-cap,",
            "\nentry:\n  - education: ${",
            "\nduration:\n  value: ${",
        ] {
            assert!(body.contains(part), "{part}: {body}");
        }
    }
}
