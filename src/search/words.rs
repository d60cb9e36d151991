//! The words of all texts, each stored once. Texts are rows of word numbers.

use std::cmp::Ordering;

use super::bytes;
use super::column::Column;
use super::interner::Interner;
use crate::format::text::{fold, foreign, split_words};

/// Between the gaps of a pattern.
const GAP: &str = "\u{1}";

/// Texts under construction. Words are numbered as they come and in their order at the end.
#[derive(Default)]
pub(super) struct Texts {
    words: Interner,
    before: Vec<u32>,
    shared: Column,
    added: Column,
    ids: Column,
    patterns: Interner,
    pattern_of: Column,
}

impl Texts {
    /// Adds a text that is only searched.
    pub(super) fn push(&mut self, text: &str) {
        let words = split_words(text);
        let row: Vec<u32> = words.map(|(_, word)| self.words.id(word)).collect();
        self.row(row);
    }

    /// Adds a text that is shown too: what stands between its words is kept.
    pub(super) fn push_shown(&mut self, text: &str) {
        let text = foreign::trim(text);
        self.push(text);
        let mut gaps = Vec::new();
        let mut end = 0;
        for (start, word) in split_words(text) {
            gaps.push(text.get(end..start).unwrap_or_default());
            end = start + word.len();
        }
        gaps.push(text.get(end..).unwrap_or_default());
        let pattern = self.patterns.id(&gaps.join(GAP));
        self.pattern_of.push(pattern);
    }

    /// Adds a word that no text has, by which the reader knows something.
    pub(super) fn note(&mut self, word: &str) {
        self.words.id(word);
    }

    /// A row is stored by how many words it shares with the one before, and the rest.
    fn row(&mut self, row: Vec<u32>) {
        let pairs = self.before.iter().zip(&row);
        let shared = pairs.take_while(|(left, right)| left == right).count();
        self.shared.push(shared as u32);
        self.added.push((row.len() - shared) as u32);
        for id in row.iter().skip(shared) {
            self.ids.push(*id);
        }
        self.before = row;
    }

    /// Stores the words in the order of their folds, these, the patterns, and the rows.
    pub(super) fn write(self, out: &mut Vec<u8>) {
        let word = |number: &u32| self.words.text(*number);
        let mut order: Vec<u32> = (0..).take(self.words.texts().len()).collect();
        order.sort_unstable_by(|left, right| compare(word(left), word(right)));
        bytes::strings(order.iter().map(word), out);
        bytes::strings(order.iter().map(|number| fold(word(number))), out);
        let mut rank = vec![0; order.len()];
        for (place, number) in (0..).zip(order) {
            if let Some(rank) = rank.get_mut(number as usize) {
                *rank = place;
            }
        }
        drop(self.words);
        self.patterns.write(out);
        self.pattern_of.write(out);
        self.shared.write(out);
        self.added.write(out);
        let ids = self
            .ids
            .map(|id| rank.get(id as usize).copied().unwrap_or(0));
        ids.write(out);
    }
}

/// The order in which the browser looks words up: by the UTF-16 units of their folds.
fn compare(left: &str, right: &str) -> Ordering {
    let folds = if left.is_ascii() && right.is_ascii() {
        let lower = |text: &'_ str| {
            text.bytes()
                .map(|b| b.to_ascii_lowercase())
                .collect::<Vec<_>>()
        };
        lower(left).cmp(&lower(right))
    } else {
        fold(left).encode_utf16().cmp(fold(right).encode_utf16())
    };
    folds.then_with(|| left.cmp(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_order_of_their_folds() {
        let mut words = vec!["Đường", "duoc", "dương", "Duong", "điện", "9+", "10", "漢"];
        words.sort_unstable_by(|left, right| compare(left, right));
        assert_eq!(
            words,
            ["10", "9+", "điện", "duoc", "Duong", "dương", "Đường", "漢"]
        );
    }

    #[test]
    fn a_row_stores_what_the_one_before_does_not_have() {
        let mut texts = Texts::default();
        texts.push_shown("Hàn – cao đẳng");
        texts.push_shown("Hàn – trung cấp");
        texts.push("hàn");
        let column = |column: &Column| column.values().collect::<Vec<_>>();
        assert_eq!(column(&texts.shared), [0, 1, 0]);
        assert_eq!(column(&texts.added), [3, 2, 1]);
        assert_eq!(column(&texts.pattern_of), [0, 0]);
        assert_eq!(
            texts.patterns.texts().collect::<Vec<_>>(),
            ["\u{1} – \u{1} \u{1}"]
        );
        assert_eq!(texts.words.texts().len(), 6);
    }
}
