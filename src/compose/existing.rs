//! The records that exist: what a new one may refer to, and which ids are taken.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_yaml::Value;

use crate::diag::Text;
use crate::format::schema::Refs;
use crate::format::text;
use crate::site::{self, Entry, Raw};
use crate::source::Source;

/// The records of the content, readable or not, by kind.
pub struct Existing {
    registry: &'static [Entry],
    kinds: BTreeMap<&'static str, Vec<Known>>,
}

/// A record as others may name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The id.
    pub id: String,
    /// What it is called; empty for records without a title.
    pub title: String,
    /// The file it is written in.
    pub file: Arc<str>,
    /// Whether the file holds several.
    pub in_list: bool,
}

impl Existing {
    /// Reads the content.
    pub fn of(source: &dyn Source, registry: &'static [Entry]) -> Self {
        let mut kinds: BTreeMap<&'static str, Vec<Known>> = BTreeMap::new();
        for raw in site::raw(source, registry) {
            let key = registry.iter().find(|entry| entry.name == raw.kind);
            let known = known(&raw, key.and_then(|entry| entry.title_key));
            kinds.entry(raw.kind).or_default().push(known);
        }
        Self { registry, kinds }
    }

    /// The records of a kind, in the order of files.
    pub fn all(&self, kind: &str) -> &[Known] {
        self.kinds.get(kind).map_or(&[], Vec::as_slice)
    }

    /// The record of a kind that has this id.
    pub fn get(&self, kind: &str, id: &str) -> Option<&Known> {
        self.all(kind).iter().find(|known| known.id == id)
    }

    /// The records of a kind that typed words can mean: the one with this id, or all whose id or title has
    /// every word in it, capitals and marks aside.
    pub fn find(&self, kind: &str, typed: &str) -> Vec<&Known> {
        if let Some(exact) = self.get(kind, typed.trim()) {
            return vec![exact];
        }
        let all = self.all(kind).iter();
        all.filter(|known| has_words(&[&known.id, &known.title], typed))
            .collect()
    }
}

/// Whether every word that is typed stands in one of the texts, capitals and marks aside.
pub(super) fn has_words(texts: &[&str], typed: &str) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text::fold(text)).collect();
    let typed = text::fold(typed);
    let mut words = typed.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| texts.iter().any(|text| text.contains(word)))
}

fn known(raw: &Raw, title_key: Option<&str>) -> Known {
    let title = raw.value.as_ref().zip(title_key);
    let title = title.and_then(|(value, key)| value.get(key).and_then(Value::as_str));
    Known {
        id: raw.id.to_string(),
        title: title.unwrap_or_default().to_owned(),
        file: Arc::clone(&raw.file),
        in_list: raw.prefix.is_some(),
    }
}

impl Refs for Existing {
    fn exists(&self, kind: &str, id: &str) -> bool {
        self.get(kind, id).is_some()
    }

    fn nearest(&self, kind: &str, id: &str) -> Option<String> {
        let ids = self.all(kind).iter().map(|known| known.id.as_str());
        text::nearest(id, ids).map(str::to_owned)
    }

    fn kind_name(&self, kind: &str) -> Text {
        let entry = self.registry.iter().find(|entry| entry.name == kind);
        entry.map_or_else(|| Text::new(kind, kind), |entry| (entry.label)())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_without_marks_and_in_any_order() {
        assert!(has_words(&["cd-a", "Trường Cao đẳng A"], "CAO truong"));
        assert!(has_words(&["cd-a", ""], "cd"));
        assert!(!has_words(&["cd-a", "Trường"], "truong b"));
        assert!(!has_words(&["cd-a"], "  "));
    }
}
