//! The words of the interface, by key: no text that people read stands in a template or in Rust.

use std::collections::BTreeMap;

use crate::format::text;

/// The words of one language.
#[derive(Debug, Clone, Default)]
pub struct Words {
    words: BTreeMap<String, String>,
}

impl Words {
    /// Flattens `a: {b: text}` to `a.b`; anything but text and mappings is refused by its key.
    ///
    /// # Errors
    /// The keys whose values are no text.
    pub fn new(value: serde_yaml::Value) -> Result<Self, Vec<String>> {
        let mut words = Self::default();
        let mut wrong = Vec::new();
        words.add("", value, &mut wrong);
        if wrong.is_empty() {
            Ok(words)
        } else {
            Err(wrong)
        }
    }

    fn add(&mut self, key: &str, value: serde_yaml::Value, wrong: &mut Vec<String>) {
        match value {
            serde_yaml::Value::String(word) => {
                self.words
                    .insert(key.to_owned(), text::no_break(&word).into_owned());
            }
            serde_yaml::Value::Mapping(members) => {
                for (name, value) in members {
                    match name.as_str() {
                        Some(name) if key.is_empty() => self.add(name, value, wrong),
                        Some(name) => self.add(&format!("{key}.{name}"), value, wrong),
                        None => wrong.push(key.to_owned()),
                    }
                }
            }
            _ => wrong.push(key.to_owned()),
        }
    }

    /// Takes over words, each in the place of the one that had its key.
    pub fn overlay(&mut self, others: Self) {
        self.words.extend(others.words);
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.words.keys().map(String::as_str)
    }

    /// The word for a key.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// The key most like one that does not exist.
    pub fn nearest(&self, key: &str) -> Option<&str> {
        text::nearest(key, self.words.keys().map(String::as_str))
    }
}

/// Puts values in the place of `{name}` in a word.
///
/// # Errors
/// The name for which there is no value.
pub fn fill(word: &str, mut value: impl FnMut(&str) -> Option<String>) -> Result<String, String> {
    let mut out = String::with_capacity(word.len());
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            return Err(word.to_owned());
        };
        out.push_str(&value(name).ok_or_else(|| name.to_owned())?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn words_are_found_by_their_path_and_filled() {
        let words = Words::new(serde_yaml::from_str("a:\n  b: có {n} trường\n").unwrap()).unwrap();
        let word = words.get("a.b").unwrap();
        assert_eq!(
            fill(word, |name| (name == "n").then(|| "3".to_owned())).unwrap(),
            "có 3 trường"
        );
        assert_eq!(fill(word, |_| None), Err("n".to_owned()));
        assert_eq!(words.nearest("a.c"), Some("a.b"));
    }
}
