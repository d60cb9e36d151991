//! Which record a row is: one that is there, or a new one with an id and a file of its own.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_yaml::Value;

use super::content::Content;
use crate::format::text;
use crate::model::Form as FileForm;

/// The longest id that is made from a title.
const LONGEST_ID: usize = 60;

/// An id made from words, cut between two of them where it would be long.
pub(super) fn id_of(words: &str) -> String {
    let mut id = text::slug(words);
    while id.len() > LONGEST_ID {
        match id.rfind('-') {
            Some(at) => id.truncate(at),
            None => id.truncate(LONGEST_ID),
        }
    }
    id
}

/// The id itself, or with a number behind it where it is taken.
pub(super) fn free(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(id) {
        return id.to_owned();
    }
    let numbered = (2..)
        .map(|number| format!("{id}-{number}"))
        .find(|id| !is_taken(id));
    numbered.unwrap_or_else(|| id.to_owned())
}

/// The file of a new record, and whether its id must be written in it because its path says another.
pub(super) fn file(
    content: &Content,
    kind: &str,
    id: &str,
    parent: Option<&str>,
) -> Option<(Arc<str>, bool)> {
    let entry = content.entry(kind)?;
    let folder = format!("content/{}", entry.folder);
    if let Some(parent) = parent {
        let own = id
            .strip_prefix(parent)
            .and_then(|rest| rest.strip_prefix('-'));
        // A file that is called `index` is the record around it.
        let own = own.filter(|own| *own != "index");
        let name = own.unwrap_or(id);
        return Some((format!("{folder}/{parent}/{name}.md").into(), own.is_none()));
    }
    let holds_others = content
        .kinds()
        .any(|other| other.folder == entry.folder && other.parent_key.is_some());
    let path = match entry.form {
        FileForm::Markdown if holds_others => format!("{folder}/{id}/index.md"),
        FileForm::Markdown => format!("{folder}/{id}.md"),
        FileForm::Yaml | FileForm::Table => format!("{folder}/{id}.yaml"),
    };
    Some((path.into(), false))
}

/// An id for an item of a list that has none, from its name or its first day.
pub(super) fn item_id(item: &Value, taken: &BTreeSet<String>) -> Option<String> {
    let name = item
        .get("name")
        .and_then(Value::as_str)
        .map(id_of)
        .filter(|id| !id.is_empty());
    let start = item.get("start").and_then(Value::as_str).and_then(|day| {
        let mut parts = day.split('-');
        let (year, month) = (parts.next()?, parts.next()?);
        Some(format!("{year}-thang-{}", month.trim_start_matches('0')))
    });
    let id = name.or(start)?;
    Some(free(&id, |id| taken.contains(id)))
}
