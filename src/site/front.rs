//! The words of the fields: text that was meant to be replaced, personal data, addresses that run.

use std::sync::Arc;

use serde_yaml::Value;

use super::catalog::{Doc, Front};
use crate::diag::{Code, Severity, Text, codes};
use crate::format::yaml::{self, Seg};
use crate::format::{markdown, text};
use crate::model::{Finding, Place};

/// Words that stand in a field that says only that there is nothing yet; see [`may_hold`].
const NOTHING_YET: &[&str] = &["cập nhật", "bổ sung sau"];

/// Schemes that run something or hold a page of their own.
const RUNS: &[&str] = &["javascript:", "vbscript:", "data:"];

/// What stands around the words of a template language, which only a body knows, and only in part.
const BRACES: &[&str] = &["{{", "{%"];

/// Fields whose addresses have rules of their own, which say more.
const READ_ELSEWHERE: &[&str] = &["source", "aliases"];

/// What is wrong with the words of a document's fields.
pub(super) fn check(doc: &Doc) -> Vec<Finding> {
    let mut fields = Fields {
        doc,
        path: doc.prefix.map(Seg::Index).into_iter().collect(),
        found: Vec::new(),
    };
    match &doc.front {
        Front::Text { yaml, .. } if may_hold(&doc.file, yaml) => {
            if let Ok(value) = yaml::parse(yaml) {
                fields.value(&value);
            }
        }
        Front::Value(value) | Front::Row(value, _) => fields.value(value),
        Front::Text { .. } | Front::Laid(_) | Front::Broken => {}
    }
    fields.found
}

/// Whether a text as a whole gives a reason to look at its fields one by one. Reading YAML once
/// more would cost more than all other checks, and nearly all files give none.
fn may_hold(file: &Arc<str>, yaml: &str) -> bool {
    // A backslash may write a character that does not stand in the text itself.
    if BRACES.iter().any(|braces| yaml.contains(braces)) {
        return true;
    }
    if yaml.contains(['\\']) || yaml.contains(text::is_hidden) {
        return true;
    }
    let lower = yaml.to_lowercase();
    NOTHING_YET
        .iter()
        .chain(RUNS)
        .any(|words| lower.contains(words))
        || !markdown::word_problems(file, yaml).is_empty()
}

struct Fields<'a> {
    doc: &'a Doc,
    path: Vec<Seg>,
    found: Vec<Finding>,
}

impl Fields<'_> {
    fn value(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.text(text),
            Value::Sequence(items) => {
                for (place, item) in items.iter().enumerate() {
                    self.child(Seg::Index(place), item);
                }
            }
            Value::Mapping(fields) => {
                for (key, value) in fields {
                    self.child(Seg::from(key.as_str().unwrap_or_default()), value);
                }
            }
            _ => {}
        }
    }

    fn child(&mut self, seg: Seg, value: &Value) {
        self.path.push(seg);
        self.value(value);
        self.path.pop();
    }

    fn text(&mut self, words: &str) {
        let is_read_elsewhere =
            |seg: &Seg| READ_ELSEWHERE.iter().any(|key| *seg == Seg::from(*key));
        if runs(words) && !self.path.iter().any(is_read_elsewhere) {
            self.error(
                codes::FORBIDDEN_LINK,
                Text::new(
                    "không được dùng địa chỉ loại này",
                    "an address of this kind is not allowed",
                ),
                Some(Text::new(
                    "viết địa chỉ bắt đầu bằng https://",
                    "write an address that starts with https://",
                )),
            );
        }
        if words.contains(text::is_hidden) {
            let (message, hint) = super::problems::hidden_character();
            self.error(codes::HIDDEN_CHARACTER, message, Some(hint));
        }
        if BRACES.iter().any(|braces| words.contains(braces)) {
            self.error(
                codes::UNKNOWN_SHORTCODE,
                Text::new(
                    "{{ … }} và {% … %} không có tác dụng trong trường này",
                    "{{ … }} and {% … %} do nothing in this field",
                ),
                Some(Text::new(
                    "viết thẳng chữ hoặc con số; {{ value(\"ten\") }} chỉ dùng được trong phần nội dung",
                    "write the words or the figure; {{ value(\"name\") }} works in the body only",
                )),
            );
        }
        // A number that stands alone in a field for phones is meant for everybody.
        if text::is_phone(words) {
            return;
        }
        for problem in markdown::word_problems(&self.doc.file, words) {
            self.error(problem.code, problem.message, problem.hint);
        }
    }

    fn error(&mut self, code: Code, message: Text, hint: Option<Text>) {
        self.found.push(Finding {
            severity: Severity::Error,
            code,
            file: Arc::clone(&self.doc.file),
            place: Place::Field(self.path.clone()),
            message,
            hint,
        });
    }
}

/// Whether a text as a whole is an address that runs. "Data: …" in a sentence is none.
fn runs(words: &str) -> bool {
    let lower = words.to_lowercase();
    let bare: String = lower
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    let is_data = || {
        lower
            .trim_start()
            .strip_prefix("data:")
            .is_some_and(|rest| rest.contains(',') && !rest.contains(' '))
    };
    bare.starts_with("javascript:") || bare.starts_with("vbscript:") || is_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_run() {
        assert!(runs(" Java\nScript:alert(1)") && runs("data:text/html,x"));
        assert!(!runs("Data: ba trường, hai lớp") && !runs("https://javascript.example/"));
    }
}
