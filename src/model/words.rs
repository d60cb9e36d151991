//! The words of the interface, by key: no text that people read stands in a template or in Rust.

use rustc_hash::FxHashMap;

use crate::format::text::{self, Locale};

/// The words of one language, and how it writes figures and dates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// How figures and dates are written among these words.
    pub locale: Locale,
    words: FxHashMap<String, Word>,
}

/// A word as it stands, or in the two forms that a number of things may ask for.
#[derive(Debug, Clone, PartialEq)]
enum Word {
    Plain(String),
    /// Written `{one: 1 school, other: "{n} schools"}`.
    Counted {
        one: String,
        other: String,
    },
}

impl Words {
    /// Flattens `a: {b: text}` to `a.b`. A mapping of just `one` and `other` is one word in two
    /// forms. Anything but text and mappings is refused by its key.
    ///
    /// # Errors
    /// The keys whose values are no text.
    pub fn new(locale: Locale, value: serde_yaml::Value) -> Result<Self, Vec<String>> {
        let mut words = Self {
            locale,
            words: FxHashMap::default(),
        };
        let mut wrong = Vec::new();
        words.add("", value, &mut wrong);
        if wrong.is_empty() {
            Ok(words)
        } else {
            Err(wrong)
        }
    }

    fn add(&mut self, key: &str, value: serde_yaml::Value, wrong: &mut Vec<String>) {
        if let Some(word) = Word::read(&value) {
            self.words.insert(key.to_owned(), word);
            return;
        }
        let serde_yaml::Value::Mapping(members) = value else {
            return wrong.push(key.to_owned());
        };
        for (name, value) in members {
            match name.as_str() {
                Some(name) if key.is_empty() => self.add(name, value, wrong),
                Some(name) => self.add(&format!("{key}.{name}"), value, wrong),
                None => wrong.push(key.to_owned()),
            }
        }
    }

    /// Takes over words, each in the place of the one that had its key.
    pub fn overlay(&mut self, others: Self) {
        self.locale = others.locale;
        self.words.extend(others.words);
    }

    /// The word for a key, in the form for any number of things but one.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(|word| match word {
            Word::Plain(word) | Word::Counted { other: word, .. } => word.as_str(),
        })
    }

    /// The word for a key, in the form for one thing or for several.
    pub fn counted(&self, key: &str, count: Count) -> Option<&str> {
        match (self.words.get(key)?, count) {
            (Word::Counted { one, .. }, Count::One) => Some(one),
            _ => self.get(key),
        }
    }

    /// All keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let mut keys: Vec<&str> = self.words.keys().map(String::as_str).collect();
        keys.sort_unstable();
        keys.into_iter()
    }

    /// The key most like one that does not exist.
    pub fn nearest(&self, key: &str) -> Option<&str> {
        text::nearest(key, self.keys())
    }
}

impl Word {
    fn read(value: &serde_yaml::Value) -> Option<Self> {
        let text = |value: &serde_yaml::Value| Some(text::no_break(value.as_str()?).into_owned());
        if let Some(word) = text(value) {
            return Some(Self::Plain(word));
        }
        let forms = value.as_mapping().filter(|forms| forms.len() == 2)?;
        Some(Self::Counted {
            one: text(forms.get("one")?)?,
            other: text(forms.get("other")?)?,
        })
    }
}

/// How many things a word is about; the value that it calls `{n}` tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly one.
    One,
    /// None, several, or a fraction.
    Other,
}

impl Count {
    /// The form for a number as it is written.
    pub fn of(number: &str) -> Self {
        if number == "1" {
            Self::One
        } else {
            Self::Other
        }
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
        let words = read("a:\n  b: có {n} trường\n");
        let word = words.get("a.b").unwrap();
        assert_eq!(
            fill(word, |name| (name == "n").then(|| "3".to_owned())).unwrap(),
            "có 3 trường"
        );
        assert_eq!(fill(word, |_| None), Err("n".to_owned()));
        assert_eq!(words.nearest("a.c"), Some("a.b"));
    }

    #[test]
    fn a_count_chooses_between_two_forms() {
        let words = read("a: {one: '{n} school', other: '{n} schools'}\nb: {one: x}\n");
        assert_eq!(words.counted("a", Count::of("1")), Some("{n} school"));
        assert_eq!(words.counted("a", Count::of("0")), Some("{n} schools"));
        assert_eq!(words.get("a"), Some("{n} schools"));
        assert_eq!(words.counted("b.one", Count::One), Some("x"));
        assert!(words.keys().eq(["a", "b.one"]));
    }

    fn read(yaml: &str) -> Words {
        Words::new(Locale::English, serde_yaml::from_str(yaml).unwrap()).unwrap()
    }
}
