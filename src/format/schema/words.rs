//! What a schema wants and what a file has, in the words of an editor.

use serde_json::Value;

use super::Refs;
use super::choice;
use super::formats::Form;
use super::node::Node;
use crate::diag::{Lang, Text};
use crate::format::yaml::{Scalar, Seg};

/// Characters of a value that a message repeats at most.
const MAX_SHOWN: usize = 40;

/// Values that a message lists at most.
const MAX_LISTED: usize = 12;

/// A value as a message repeats it: cut when it is long.
pub(super) fn shown(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().trim_end();
    let cut: String = line.chars().take(MAX_SHOWN).collect();
    if cut.len() < text.trim_end().len() {
        cut + "…"
    } else {
        cut
    }
}

/// Names in quotes, cut when there are many.
pub(super) fn listed<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = if names.len() > MAX_LISTED {
        ", …"
    } else {
        ""
    };
    let quoted: Vec<String> = names
        .take(MAX_LISTED)
        .map(|name| format!("\"{name}\""))
        .collect();
    quoted.join(", ") + more
}

/// What a value is called: the field that it is the value of, or its number in the list.
pub(super) fn name(path: &[Seg]) -> Text {
    match path {
        [] => Text::new("phần thông tin của tệp", "the content of the file"),
        [.., Seg::Key(key)] => {
            Text::new(format!("trường \"{key}\""), format!("the field \"{key}\""))
        }
        [before @ .., Seg::Index(index)] => {
            let number = index + 1;
            match before {
                [.., Seg::Key(key)] => Text::new(
                    format!("mục {number} của \"{key}\""),
                    format!("item {number} of \"{key}\""),
                ),
                _ => Text::new(format!("mục {number}"), format!("item {number}")),
            }
        }
    }
}

/// What a value is, as YAML has read it.
pub(super) fn found(value: &Value, scalar: Option<Scalar<'_>>) -> Text {
    let raw = scalar.map(|scalar| shown(scalar.raw)).unwrap_or_default();
    match value {
        Value::Null => Text::new("chưa có giá trị", "there is no value"),
        Value::Bool(_) => Text::new(
            format!("đang là đúng/sai: {raw}"),
            format!("this is a truth value: {raw}"),
        ),
        Value::Number(_) => Text::new(
            format!("đang là số {raw}"),
            format!("this is the number {raw}"),
        ),
        Value::String(text) => {
            let text = shown(text);
            Text::new(
                format!("đang là chữ \"{text}\""),
                format!("this is the text \"{text}\""),
            )
        }
        Value::Array(_) => Text::new("đang là một danh sách", "this is a list"),
        Value::Object(_) => Text::new("đang là một nhóm trường", "this is a group of fields"),
    }
}

/// What a schema wants, such as `số nguyên` or `ngày dạng 2022-03-04, hoặc "continuous"`.
pub(super) fn wanted(node: Node<'_>, refs: &dyn Refs) -> Text {
    let choices = node.choices();
    let mut wanted: Vec<Text> = Vec::new();
    for name in node.types() {
        match name {
            "string" => wanted.extend(wanted_text(node, &choices, refs)),
            "integer" => wanted.push(Text::new("số nguyên", "a whole number")),
            "number" => wanted.push(Text::new("số", "a number")),
            "boolean" => wanted.push(Text::new("true (có) hoặc false (không)", "true or false")),
            "array" => wanted.push(Text::new("danh sách", "a list")),
            "object" => wanted.push(Text::new(
                "nhóm trường thụt vào ở dưới",
                "a group of fields indented below",
            )),
            _ => {}
        }
    }
    let all = |lang| wanted.iter().map(|text| text.get(lang)).collect::<Vec<_>>();
    Text::new(all(Lang::Vi).join(", hoặc "), all(Lang::En).join(", or "))
}

/// The words to choose from, each with what it means; `None` where there are none.
pub(super) fn choices_told(node: Node<'_>) -> Option<Text> {
    let known = choice::known(node);
    let told = |one: &choice::Known<'_>| match one.label.as_str() {
        "" => one.key.to_owned(),
        label => format!("{} ({label})", one.key),
    };
    let listed = |told: &dyn Fn(&choice::Known<'_>) -> String| {
        let shown: Vec<String> = known.iter().take(MAX_LISTED).map(told).collect();
        let more = if known.len() > MAX_LISTED {
            ", …"
        } else {
            ""
        };
        shown.join(", ") + more
    };
    (!known.is_empty()).then(|| Text::new(listed(&told), listed(&|one| one.key.to_owned())))
}

/// The hint to choose one of the words.
pub(super) fn choose(node: Node<'_>) -> Option<Text> {
    let told = choices_told(node)?;
    Some(both(
        &told,
        |list| format!("chọn một trong: {list}"),
        |list| format!("choose one of: {list}"),
    ))
}

/// What is wanted of a text: a form, an id, a word of a list.
fn wanted_text(node: Node<'_>, choices: &[&str], refs: &dyn Refs) -> Vec<Text> {
    let mut wanted = Vec::new();
    if let Some(form) = form(node) {
        wanted.push(form.wanted());
    }
    if let Some(kind) = node.any_word("x-ref") {
        let kind = refs.kind_name(kind);
        wanted.push(both(
            &kind,
            |kind| format!("mã {kind}"),
            |kind| format!("the id of a {kind}"),
        ));
    }
    if !choices.is_empty() {
        let list = listed(choices.iter().copied());
        let (vi, en) = if choices.len() == 1 {
            ("", "")
        } else {
            ("một trong ", "one of ")
        };
        wanted.push(Text::new(format!("{vi}{list}"), format!("{en}{list}")));
    }
    if wanted.is_empty() {
        wanted.push(Text::new("chữ", "a text"));
    }
    wanted
}

/// The form that a text must have.
pub(super) fn form(node: Node<'_>) -> Option<Form> {
    let named = |keyword| node.any_word(keyword).and_then(Form::named);
    named("x-format").or_else(|| named("format"))
}

/// A text put into a sentence of each language.
pub(super) fn both(
    text: &Text,
    vi: impl FnOnce(&str) -> String,
    en: impl FnOnce(&str) -> String,
) -> Text {
    Text::new(vi(text.get(Lang::Vi)), en(text.get(Lang::En)))
}

/// `{name} phải là {wanted}, nhưng {found}`.
pub(super) fn must_be(name: &Text, wanted: &Text, found: &Text) -> Text {
    let (vi, en) = (Lang::Vi, Lang::En);
    Text::new(
        format!(
            "{} phải là {}, nhưng {}",
            name.get(vi),
            wanted.get(vi),
            found.get(vi)
        ),
        format!(
            "{} must be {}, but {}",
            name.get(en),
            wanted.get(en),
            found.get(en)
        ),
    )
}
