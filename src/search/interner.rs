//! Texts that repeat, each held once.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

use super::bytes;

/// Texts by numbers, in the order in which they come. All stand in one string, and the table has their numbers alone:
/// a map from each text took more memory than the rest of a small index.
#[derive(Default)]
pub(super) struct Interner {
    all: String,
    ends: Vec<u32>,
    numbers: HashTable<u32>,
}

impl Interner {
    /// The number of a text.
    pub(super) fn id(&mut self, text: &str) -> u32 {
        let Self { all, ends, numbers } = self;
        let hash = |text: &str| FxBuildHasher.hash_one(text);
        let same = |number: &u32| part(all, ends, *number) == text;
        if let Some(known) = numbers.find(hash(text), same) {
            return *known;
        }
        let next = ends.len() as u32;
        all.push_str(text);
        ends.push(all.len() as u32);
        numbers.insert_unique(hash(text), next, |number| hash(part(all, ends, *number)));
        next
    }

    /// The text with a number; empty when no text has it.
    pub(super) fn text(&self, number: u32) -> &str {
        part(&self.all, &self.ends, number)
    }

    /// The texts in the order of their numbers.
    pub(super) fn texts(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.ends.len()).map(|number| self.text(number as u32))
    }

    /// Stores the texts.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        bytes::strings(self.texts(), out);
    }
}

fn part<'a>(all: &'a str, ends: &[u32], number: u32) -> &'a str {
    let end = |number: usize| ends.get(number).map(|end| *end as usize);
    let number = number as usize;
    let start = number.checked_sub(1).and_then(end).unwrap_or_default();
    let text = end(number).and_then(|end| all.get(start..end));
    text.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_number() {
        let mut texts = Interner::default();
        let numbers = ["nghề", "", "hàn", "nghề", "", "n"].map(|text| texts.id(text));
        assert_eq!(numbers, [0, 1, 2, 0, 1, 3]);
        assert_eq!(texts.texts().collect::<Vec<_>>(), ["nghề", "", "hàn", "n"]);
        assert_eq!((texts.text(2), texts.text(4)), ("hàn", ""));
    }
}
