//! What can stand in a field, and an example of it, in words.

use serde_yaml::Value;

use super::cell::{code, words};
use crate::diag::Lang;
use crate::format::schema;
use crate::format::schema::{Choice, Form, Refs as _, Scalar, ScalarKind, Shape, Variant};
use crate::kinds::REGISTRY;

/// What can stand there.
pub(super) fn allowed(shape: &Shape) -> String {
    match shape {
        Shape::Scalar(one) => scalar(one),
        Shape::Group(_) => "nhóm trường con, xem bên dưới".to_owned(),
        Shape::List { item, at_least } => {
            let least = match at_least {
                0 => String::new(),
                count => format!(", ít nhất {count}"),
            };
            match &**item {
                Shape::Group(_) => format!("danh sách{least}; trường con xem bên dưới"),
                item => format!("danh sách{least}: {}", allowed(item)),
            }
        }
        Shape::Map { keys, value } => {
            let keys: Vec<String> = keys.iter().map(choice).collect();
            let value = allowed(value);
            match keys.is_empty() {
                true => format!("các cặp tên và giá trị; giá trị là {value}"),
                false => format!(
                    "các cặp tên và giá trị; tên: {}; giá trị là {value}",
                    keys.join(", ")
                ),
            }
        }
        Shape::Variants(variants) => {
            let each = variants.iter().map(|variant| match variant {
                Variant::Word(one) => choice(one),
                Variant::Keyed(field) => format!("{}: {}", code(&field.key), allowed(&field.shape)),
            });
            format!("một trong: {}", each.collect::<Vec<_>>().join("; "))
        }
    }
}

fn scalar(one: &Scalar) -> String {
    if let Some(kind) = &one.reference {
        let label = Labels.kind_name(kind);
        return format!("mã {} đã có", label.get(Lang::Vi));
    }
    let choices: Vec<String> = one.choices.iter().map(choice).collect();
    if let Some(form) = one.form {
        let form = words(form.wanted().get(Lang::Vi));
        return match choices.is_empty() {
            true => form,
            false => format!("{form}, hoặc {}", choices.join(", ")),
        };
    }
    if !choices.is_empty() {
        return format!("một trong: {}", choices.join(", "));
    }
    match one.kind {
        ScalarKind::Text => "chữ".to_owned(),
        ScalarKind::Bool => "`true` (có) hoặc `false` (không)".to_owned(),
        ScalarKind::Integer => format!("số nguyên{}", range(one)),
        ScalarKind::Number => format!("số{}", range(one)),
    }
}

/// The bounds that a person could meet; those of the machine's numbers are no news.
fn range(one: &Scalar) -> String {
    let least = one.minimum.filter(|least| *least > 0.0);
    let most = one.maximum.filter(|most| *most <= 1_000_000.0);
    match (least, most) {
        (Some(least), Some(most)) => format!(", từ {least} đến {most}"),
        (Some(least), None) => format!(", từ {least} trở lên"),
        (None, Some(most)) => format!(", không quá {most}"),
        (None, None) => String::new(),
    }
}

fn choice(one: &Choice) -> String {
    match one.told.trim_end_matches('.') {
        "" => code(&one.key),
        told => format!("{} ({})", code(&one.key), words(told)),
    }
}

/// A value as it is written, taken from a record where it has one.
pub(super) fn example(shape: &Shape, told: &str, written: Option<&Value>) -> String {
    match (shape, written) {
        (Shape::Group(_), _) => String::new(),
        (Shape::List { item, .. }, _) if matches!(**item, Shape::Group(_)) => String::new(),
        (_, Some(value)) => code(&flow(value)),
        (Shape::List { item, .. }, None) => {
            let inner = example(item, told, None);
            let inner = inner.trim_matches('`');
            code(&format!("[{inner}]"))
        }
        (Shape::Scalar(one), None) => code(&typical(one, told)),
        (Shape::Map { .. }, None) => code("{R: 2}"),
        (Shape::Variants(_), None) => String::new(),
    }
}

/// A value on one line, as YAML reads it.
fn flow(value: &Value) -> String {
    match value {
        Value::Sequence(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Mapping(pairs) => {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, value)| format!("{}: {}", flow(key), flow(value)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
        one => crate::compose::inline(one),
    }
}

fn typical(one: &Scalar, told: &str) -> String {
    if let Some(choice) = one.choices.first().filter(|_| one.form.is_none()) {
        return choice.key.clone();
    }
    if let Some(form) = one.form {
        return match form {
            Form::Day => "2027-03-20",
            Form::PartialDay => "2027-03-20",
            Form::Moment => "2027-03-20T08:00",
            Form::Time => "\"08:30\"",
            Form::Url => "https://vi-du.example/",
            Form::Phone => "\"+842439990001\"",
            Form::Email => "tuyensinh@vi-du.example",
            Form::SchoolYear => "\"2026-2027\"",
            Form::Zone => "Asia/Ho_Chi_Minh",
            Form::Id => "dot-1",
        }
        .to_owned();
    }
    if let Some(kind) = &one.reference {
        return super::kinds::sample_id(kind);
    }
    match one.kind {
        ScalarKind::Bool => "true".to_owned(),
        ScalarKind::Integer | ScalarKind::Number => told_example(told)
            .filter(|text| text.parse::<f64>().is_ok())
            .unwrap_or_else(|| "30".to_owned()),
        ScalarKind::Text => told_example(told).unwrap_or_else(|| "…".to_owned()),
    }
}

/// What a description gives as its example: `…, ví dụ 46/2015.`
fn told_example(told: &str) -> Option<String> {
    let (_, after) = told.split_once("ví dụ ")?;
    let end = after.find([';', '.']).unwrap_or(after.len());
    let first = after.get(..end)?.split(", ").next()?.trim();
    (!first.is_empty()).then(|| first.to_owned())
}

/// The names of kinds, where no records are at hand.
struct Labels;

impl schema::Refs for Labels {
    fn exists(&self, _: &str, _: &str) -> bool {
        true
    }

    fn nearest(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn kind_name(&self, kind: &str) -> crate::diag::Text {
        let entry = REGISTRY.iter().find(|entry| entry.name == kind);
        entry.map_or_else(
            || crate::diag::Text::new(kind, kind),
            |entry| (entry.label)(),
        )
    }
}
