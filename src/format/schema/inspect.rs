//! What a schema says beyond the keywords of JSON Schema: forms, references, and numbers as serde reads them.

use std::ops::RangeInclusive;

use serde_json::{Number, Value};

use super::Mistake;
use super::document::Document;
use super::formats::Form;
use super::mismatch::{ambiguous, mismatch};
use super::node::Node;
use super::unseen::in_value;
use super::value::{dangling, malformed, out_of_range};
use crate::format::text::unseen;
use crate::format::yaml::{Problem, Seg};

/// Steps into schema and value together; the parser bounds the depth of values, and this that of schemas.
const MAX_STEPS: usize = 256;

/// Finds what is wrong with values that the validator lets pass.
pub(super) fn inspect(document: &Document<'_>) -> Vec<Mistake> {
    let root = Node::root(document.schema);
    let mut visit = Visit {
        document,
        field: root,
        path: Vec::new(),
        steps: 0,
        mistakes: Vec::new(),
    };
    visit.value(root, &document.instance.json);
    visit.mistakes
}

struct Visit<'a> {
    document: &'a Document<'a>,
    /// All that the schema says about the field at `path`, for messages.
    field: Node<'a>,
    path: Vec<Seg>,
    steps: usize,
    mistakes: Vec<Mistake>,
}

impl<'a> Visit<'a> {
    fn value(&mut self, node: Node<'a>, value: &'a Value) {
        if self.steps == MAX_STEPS {
            return;
        }
        self.steps += 1;
        match value {
            Value::String(text) => self.text(node, text),
            Value::Number(number) => self.number(node, number),
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    self.child(node.own("items"), Seg::Index(index), value);
                }
            }
            Value::Object(fields) => {
                for (key, value) in fields {
                    let field = node
                        .own_property(key)
                        .or_else(|| node.own("additionalProperties"));
                    self.child(field, Seg::from(key.as_str()), value);
                }
            }
            Value::Null | Value::Bool(_) => {}
        }
        for part in node.conjuncts() {
            self.value(part, value);
        }
        self.alternatives(node, value);
        self.steps -= 1;
    }

    fn child(&mut self, node: Option<Node<'a>>, seg: Seg, value: &'a Value) {
        let Some(node) = node else { return };
        let around = std::mem::replace(&mut self.field, node);
        self.path.push(seg);
        self.value(node, value);
        self.path.pop();
        self.field = around;
    }

    /// Of several things that a value can be, one without fault is enough; else the first that fits is what was meant.
    fn alternatives(&mut self, node: Node<'a>, value: &'a Value) {
        let before = self.mistakes.len();
        let mut meant: Option<Vec<Mistake>> = None;
        for alternative in node
            .alternatives()
            .filter(|alternative| fits(*alternative, value, MAX_STEPS))
        {
            self.value(alternative, value);
            let found = self.mistakes.split_off(before);
            if found.is_empty() {
                return;
            }
            meant.get_or_insert(found);
        }
        self.mistakes.extend(meant.into_iter().flatten());
    }

    fn text(&mut self, node: Node<'a>, text: &str) {
        let named = |keyword| node.word(keyword).and_then(Form::named);
        if let Some(form) = named("x-format").or_else(|| named("format"))
            && !form.accepts(text)
        {
            self.found(malformed(self.document, self.field, &self.path, form, text));
        }
        if let Some(kind) = node.word("x-ref")
            && !self.document.refs.exists(kind, text)
        {
            self.found(dangling(self.document, &self.path, kind, text));
        }
        // Codes without a form fit whatever they are, but what refers to them does not.
        if node.keyword("x-code").is_some() && unseen(text) {
            self.found(in_value(self.document, &self.path, text));
        }
    }

    fn found(&mut self, problem: Problem) {
        self.mistakes.push(Mistake {
            path: self.path.clone(),
            problem,
        });
    }

    fn number(&mut self, node: Node<'a>, number: &Number) {
        if node.says_type("integer") && !node.says_type("number") {
            let outside = |range: &RangeInclusive<i128>| {
                whole(number).is_some_and(|number| !range.contains(&number))
                    && !is_bounded(node, number)
            };
            if number.is_f64() {
                // JSON Schema takes 25.0 for a whole number; serde does not, and who wrote 25.000 meant another one.
                self.found(mismatch(self.document, self.field, &self.path));
            } else if let Some(range) = range(node).filter(outside) {
                self.found(out_of_range(self.document, &self.path, &range));
            }
        } else if node.says_type("number")
            && let Some(problem) = ambiguous(self.document, &self.path)
        {
            self.found(problem);
        }
    }
}

/// Whether a value can be meant to be this: its type, its fixed words and the keys that it needs agree.
fn fits(node: Node<'_>, value: &Value, steps: usize) -> bool {
    let Some(steps) = steps.checked_sub(1) else {
        return false;
    };
    let fixed = node.keyword("const").is_none_or(|fixed| fixed == value);
    let listed = node.keyword("enum").and_then(Value::as_array);
    let required = node.keyword("required").and_then(Value::as_array);
    let has = |key: &Value| key.as_str().is_some_and(|key| value.get(key).is_some());
    let mut alternatives = node.alternatives().peekable();
    node.takes_type_of(value)
        && (!value.is_object() || required.is_none_or(|keys| keys.iter().all(has)))
        && fixed
        && listed.is_none_or(|listed| listed.contains(value))
        && node.conjuncts().all(|part| fits(part, value, steps))
        && (alternatives.peek().is_none() || alternatives.any(|part| fits(part, value, steps)))
}

/// Whether the schema's own bounds refuse a number, of which the validator tells.
fn is_bounded(node: Node<'_>, number: &Number) -> bool {
    let bound = |keyword| node.keyword(keyword).and_then(Value::as_f64);
    let number = number.as_f64();
    let is_beyond = |bound: Option<f64>, beyond: fn(&f64, &f64) -> bool| {
        bound
            .zip(number)
            .is_some_and(|(bound, number)| beyond(&number, &bound))
    };
    is_beyond(bound("minimum"), f64::lt) || is_beyond(bound("maximum"), f64::gt)
}

/// The range of the integers that a format names, where the schema does not bound them itself.
fn range(node: Node<'_>) -> Option<RangeInclusive<i128>> {
    match node.word("format")? {
        "int32" => Some(i32::MIN.into()..=i32::MAX.into()),
        "uint32" => Some(0..=u32::MAX.into()),
        "int64" => Some(i64::MIN.into()..=i64::MAX.into()),
        _ => None,
    }
}

fn whole(number: &Number) -> Option<i128> {
    number
        .as_u64()
        .map(i128::from)
        .or_else(|| number.as_i64().map(i128::from))
}
