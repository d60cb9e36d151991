//! Words out of a list: what each means, and which of them was meant by what people write.

use serde_json::Value;

use super::cell::short;
use super::node::Node;
use crate::format::text::{fold, nearest};

/// Letters that the beginning of a word must have to stand for it.
const MIN_LETTERS: usize = 2;

/// A word that a field can have.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Known<'s> {
    /// As it is written.
    pub(super) key: &'s str,
    /// What it means, in a few words.
    pub(super) label: String,
    /// What people write for it (`x-said`).
    said: Vec<&'s str>,
}

impl<'s> Known<'s> {
    /// A word with its description.
    pub(super) fn new(key: &'s str, description: Option<&str>) -> Self {
        // A label that is the key says nothing more.
        let label = description.map(short);
        let label = label.filter(|label| label.to_lowercase() != key);
        Self {
            key,
            label: label.unwrap_or_default(),
            said: Vec::new(),
        }
    }
}

/// The key whose label a text is, whatever its capitals and marks.
pub(super) fn labelled<'s>(written: &str, known: &[Known<'s>]) -> Option<&'s str> {
    let word = plain(written);
    let mut named = known
        .iter()
        .filter(|one| !word.is_empty() && one_of_many(&plain(&one.label)) == word);
    let first = named.next()?;
    named.next().is_none().then_some(first.key)
}

/// A label of several things as that of one: `các đợt tuyển sinh`.
fn one_of_many(label: &str) -> &str {
    label.strip_prefix("cac ").unwrap_or(label)
}

/// The one of some ids, each with the name of what bears it, that a text means, if that is clear.
pub fn meant_id<'s>(
    written: &str,
    ids: impl Iterator<Item = (&'s str, &'s str)>,
) -> Option<&'s str> {
    let known: Vec<Known<'s>> = ids
        .map(|(id, name)| Known {
            key: id,
            label: name.to_owned(),
            said: Vec::new(),
        })
        .collect();
    meant(written, &known)
}

/// The words that a field can have, in the order of the schema.
pub(super) fn known(node: Node<'_>) -> Vec<Known<'_>> {
    let mut known = Vec::new();
    for part in node.parts() {
        if let Some(key) = part.word("const") {
            let said = part.keyword("x-said").and_then(Value::as_array);
            let said = said.into_iter().flatten().filter_map(Value::as_str);
            known.push(Known {
                said: said.collect(),
                ..Known::new(key, part.word("description"))
            });
        }
        let listed = part.keyword("enum").and_then(Value::as_array);
        let listed = listed.into_iter().flatten().filter_map(Value::as_str);
        known.extend(listed.map(|key| Known::new(key, None)));
    }
    known
}

/// The key of the word that a text means, if that is clear: its label, the beginning of it, or what else people write.
pub(super) fn meant<'s>(written: &str, known: &[Known<'s>]) -> Option<&'s str> {
    if let Some(said) = known.iter().find(|one| one.said.contains(&written.trim())) {
        return Some(said.key);
    }
    let word = plain(written);
    if word.is_empty() {
        return None;
    }
    let only = |fits: &dyn Fn(&str) -> bool| {
        let mut fitting = known
            .iter()
            .filter(|one| names(one).iter().any(|name| fits(name)));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.key)
    };
    let keys = || known.iter().map(|one| one.key);
    only(&|name| name == word)
        .or_else(|| nearest(written, keys()))
        .or_else(|| only(&|name| word.len() >= MIN_LETTERS && name.starts_with(&word)))
        .or_else(|| longest_inside(&word, known))
        .or_else(|| only(&|name| word.split(' ').all(|part| has_word(name, part))))
        .or_else(|| only(&|name| word.len() >= MIN_LETTERS && initials(name) == word))
        .or_else(|| {
            let names: Vec<(String, &str)> = known
                .iter()
                .flat_map(|one| names(one).into_iter().map(|name| (name, one.key)))
                .collect();
            let near = nearest(&word, names.iter().map(|(name, _)| name.as_str()))?;
            names
                .iter()
                .find(|(name, _)| name == near)
                .map(|(_, key)| *key)
        })
}

/// The word whose name is the longest of those that stand in a text.
fn longest_inside<'s>(word: &str, known: &[Known<'s>]) -> Option<&'s str> {
    let inside = |name: &String| format!(" {word} ").contains(&format!(" {name} "));
    let found = known.iter().filter_map(|one| {
        let name = names(one)
            .into_iter()
            .filter(inside)
            .max_by_key(String::len)?;
        Some((name.len(), one.key))
    });
    let found: Vec<(usize, &str)> = found.collect();
    let longest = found.iter().map(|(length, _)| *length).max()?;
    let mut longest = found.iter().filter(|(length, _)| *length == longest);
    let (_, key) = longest.next()?;
    longest.next().is_none().then_some(*key)
}

/// Everything that a word is called, in plain letters.
fn names(known: &Known<'_>) -> Vec<String> {
    let said = known.said.iter().copied();
    let all = [known.key, known.label.as_str()].into_iter().chain(said);
    all.map(plain).filter(|name| !name.is_empty()).collect()
}

/// A text in lower-case letters without marks, its words one space apart.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn has_word(name: &str, word: &str) -> bool {
    name.split(' ').any(|own| own == word)
}

fn initials(name: &str) -> String {
    name.split(' ')
        .filter_map(|word| word.chars().next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn modes() -> Value {
        json!({"oneOf": [
            {"const": "in-person", "description": "Trực tiếp tại trường.", "x-said": ["offline"]},
            {"const": "online", "description": "Trực tuyến."},
            {"const": "blended", "description": "Kết hợp trực tiếp và trực tuyến."},
            {"const": "workplace", "description": "Tại nơi làm việc."},
            {"const": "≥", "description": "Ít nhất.", "x-said": [">="]},
        ]})
    }

    #[test]
    fn a_word_is_known_by_what_people_call_it() {
        let schema = modes();
        let known = known(Node::root(&schema));
        for (written, key) in [
            ("Trực tiếp tại trường", Some("in-person")),
            ("truc tiep", Some("in-person")),
            ("In person", Some("in-person")),
            ("offline", Some("in-person")),
            ("TRỰC TUYẾN", Some("online")),
            ("trực tuyến qua Zoom", Some("online")),
            ("kết hợp", Some("blended")),
            ("nơi làm việc", Some("workplace")),
            ("Trực típ tại trường", Some("in-person")),
            (">=", Some("≥")),
            ("Tại", Some("workplace")),
            ("trực", None),
            ("ở nhà", None),
            ("", None),
        ] {
            assert_eq!(meant(written, &known), key, "{written}");
        }
    }
}
