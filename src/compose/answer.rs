//! What typed words mean as the value of a field, as far as it can only be one thing. The rest stays text, and the
//! schema says what is wrong with it.

use serde_yaml::{Mapping, Value};

use super::Refused;
use super::existing::{Existing, has_words};
use crate::diag::Text;
use crate::format::schema::{Choice, Scalar, ScalarKind, Shape, Variant, figure};
use crate::format::text;

/// How many records a message names at most.
const MOST: usize = 8;

/// The value that typed words mean. Items of a list are separated by `;`, as in a CSV file; keys of a mapping
/// stand before their values with `=` between.
///
/// # Errors
/// When several records can be meant, or when the field has fields of its own, which are asked for one by one.
pub(super) fn answer(shape: &Shape, typed: &str, existing: &Existing) -> Result<Value, Refused> {
    let typed = text::nfc(typed.trim());
    match shape {
        Shape::Scalar(scalar) => one(scalar, &typed, existing),
        Shape::List { item, .. } => {
            let parts = typed.split(';').map(str::trim);
            let parts = parts.filter(|part| !part.is_empty());
            parts.map(|part| answer(item, part, existing)).collect()
        }
        Shape::Map { keys, value } => pairs(keys, value, &typed, existing),
        Shape::Variants(variants) => word(variants, &typed),
        Shape::Group(fields) => {
            let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
            Err(whole(&keys))
        }
    }
}

fn one(scalar: &Scalar, typed: &str, existing: &Existing) -> Result<Value, Refused> {
    if let Some(kind) = &scalar.reference {
        return reference(kind, typed, existing);
    }
    if let Some(choice) = chosen(&scalar.choices, typed) {
        return Ok(Value::from(choice.key.as_str()));
    }
    let number = || figure(typed).unwrap_or_else(|| typed.to_owned());
    Ok(match scalar.kind {
        ScalarKind::Text => match scalar.form {
            Some(form) if !form.accepts(typed) => {
                let proposal = form.proposal(typed);
                Value::from(
                    proposal
                        .as_deref()
                        .map_or(typed, |one| one.trim_matches('"')),
                )
            }
            _ => Value::from(typed),
        },
        ScalarKind::Integer => number()
            .parse::<i64>()
            .map_or_else(|_| Value::from(typed), Value::from),
        ScalarKind::Number => match (number().parse::<i64>(), number().parse::<f64>()) {
            (Ok(whole), _) => Value::from(whole),
            (_, Ok(number)) => Value::from(number),
            _ => Value::from(typed),
        },
        ScalarKind::Bool => match text::fold(typed).as_str() {
            "co" | "c" | "yes" | "y" | "true" | "dung" => Value::from(true),
            "khong" | "k" | "no" | "n" | "false" | "sai" => Value::from(false),
            _ => Value::from(typed),
        },
    })
}

/// The word that is typed: its key, its meaning, or words with which only one of the list begins, or that only one has.
pub(super) fn chosen<'c>(choices: &'c [Choice], typed: &str) -> Option<&'c Choice> {
    let folded = text::fold(typed);
    let is = |choice: &&Choice| {
        text::fold(&choice.key) == folded || text::fold(choice.told.trim_end_matches('.')) == folded
    };
    let exact = choices.iter().find(|choice| choice.key == typed);
    let only = |takes: &dyn Fn(&Choice) -> bool| {
        let mut found = choices.iter().filter(|choice| takes(choice));
        let first = found.next();
        first.filter(|_| found.next().is_none() && folded.len() > 2)
    };
    exact
        .or_else(|| choices.iter().find(is))
        .or_else(|| only(&|choice| text::begins(&choice.told, typed)))
        .or_else(|| only(&|choice| has_words(&[&choice.key, &choice.told], typed)))
}

fn reference(kind: &str, typed: &str, existing: &Existing) -> Result<Value, Refused> {
    let found = existing.find(kind, typed);
    match found.as_slice() {
        [only] => Ok(Value::from(only.id.as_str())),
        // Nothing has that name, which the schema tells with what is most like it.
        [] => Ok(Value::from(typed)),
        several => {
            let shown: Vec<String> = several
                .iter()
                .take(MOST)
                .map(|known| format!("{} ({})", known.id, known.title))
                .collect();
            let more = if several.len() > MOST { ", …" } else { "" };
            let list = shown.join(", ") + more;
            Err(Refused::new(
                Text::new(
                    format!("{typed:?} có thể là {} mục", several.len()),
                    format!("{typed:?} can mean {} records", several.len()),
                ),
                Text::new(
                    format!("gõ thêm chữ, hoặc gõ mã: {list}"),
                    format!("type more of it, or the id: {list}"),
                ),
            ))
        }
    }
}

/// `R=2; A=1`.
fn pairs(
    keys: &[Choice],
    shape: &Shape,
    typed: &str,
    existing: &Existing,
) -> Result<Value, Refused> {
    let mut mapping = Mapping::new();
    for part in typed.split(';').map(str::trim) {
        if part.is_empty() {
            continue;
        }
        let Some((key, value)) = part.split_once(['=', ':']) else {
            return Err(Refused::new(
                Text::new(
                    format!("{part:?} thiếu dấu = giữa tên và giá trị"),
                    format!("{part:?} has no = between a key and its value"),
                ),
                Text::new("viết như R=2; A=1", "write it like R=2; A=1"),
            ));
        };
        let key = key.trim();
        let key = chosen(keys, key).map_or(key, |choice| &choice.key);
        let value = answer(shape, value, existing)?;
        mapping.insert(Value::from(key), value);
    }
    Ok(Value::Mapping(mapping))
}

/// A word of a list of which other items are keys with values.
fn word(variants: &[Variant], typed: &str) -> Result<Value, Refused> {
    let words: Vec<Choice> = variants
        .iter()
        .filter_map(|variant| match variant {
            Variant::Word(choice) => Some(choice.clone()),
            Variant::Keyed(_) => None,
        })
        .collect();
    if let Some(choice) = chosen(&words, typed) {
        return Ok(Value::from(choice.key.as_str()));
    }
    let keys: Vec<&str> = variants
        .iter()
        .map(|variant| match variant {
            Variant::Word(choice) => choice.key.as_str(),
            Variant::Keyed(field) => field.key.as_str(),
        })
        .collect();
    Err(whole(&keys))
}

/// A field that is not answered in one go.
fn whole(keys: &[&str]) -> Refused {
    let keys = keys.join(", ");
    Refused::new(
        Text::new(
            "chỗ này có nhiều phần, phải ghi từng phần",
            "this has several parts, each of which is written by itself",
        ),
        Text::new(
            format!("thêm dấu chấm và tên phần: {keys}"),
            format!("add a dot and the name of a part: {keys}"),
        ),
    )
}
