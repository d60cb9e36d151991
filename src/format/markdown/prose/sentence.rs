//! Measures sentences, past the full stops that end none: `TP.`, `ThS.`, `A.`, `1.`.

use std::ops::Range;

use super::words::Word;
use crate::format::text::is_letter_or_digit;

/// How many words a sentence should have at most.
pub const LONGEST_SENTENCE: usize = 40;

/// What is written with a full stop in the middle of a sentence.
const SHORT_FORMS: &[&str] = &[
    "TP", "Tp", "tp", "ThS", "Ths", "TS", "GS", "PGS", "GS.TS", "PGS.TS", "BS", "KS", "CN", "St",
    "tr", "Mr", "Mrs", "Ms", "Dr", "No",
];

/// The sentence that is being read.
#[derive(Debug, Default)]
pub(super) struct Sentence<'t> {
    words: usize,
    range: Range<usize>,
    last: Option<Word<'t>>,
}

impl<'t> Sentence<'t> {
    /// Takes the next word; hands back the sentence that ended before it, its length in words first.
    pub(super) fn see(&mut self, word: &Word<'t>) -> Option<(usize, Range<usize>)> {
        let finished = match self.last {
            Some(last) if word.on_new_line || self.ends_at(last, word.text) => self.finish(),
            _ => None,
        };
        if self.last.is_none() {
            self.range.start = word.at;
        }
        self.range.end = word.range().end;
        self.words += usize::from(word.counts());
        self.last = Some(*word);
        finished
    }

    /// Ends the sentence.
    pub(super) fn finish(&mut self) -> Option<(usize, Range<usize>)> {
        let ended = std::mem::take(self);
        ended.last.map(|_| (ended.words, ended.range))
    }

    /// Whether the sentence ends with `last`, given the word after it.
    fn ends_at(&self, last: Word<'_>, next: &str) -> bool {
        const CLOSING: &[char] = &['"', '\'', '”', '’', '»', ')', ']'];
        if last.text.ends_with(is_letter_or_digit) {
            return false;
        }
        let Some(stem) = last
            .text
            .trim_end_matches(CLOSING)
            .strip_suffix(['.', '!', '?', '…'])
        else {
            return false;
        };
        if last.text.contains(['!', '?']) {
            return true;
        }
        let goes_on = next
            .chars()
            .find(|char| char.is_alphanumeric())
            .is_some_and(char::is_lowercase);
        let stem = stem.trim_start_matches(|char: char| !char.is_alphanumeric());
        let is_item_number = self.words == 1 && stem.bytes().all(|byte| byte.is_ascii_digit());
        !goes_on && !is_item_number && !is_initial(stem) && !SHORT_FORMS.contains(&stem)
    }
}

/// Whether a stem is one capital letter, as in `Q. 1` or `Nguyễn Văn A.`.
fn is_initial(stem: &str) -> bool {
    let mut chars = stem.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::super::words::words;
    use super::*;

    fn check(text: &str, lengths: &[usize]) {
        let mut sentence = Sentence::default();
        let mut found: Vec<_> = words(text).filter_map(|word| sentence.see(&word)).collect();
        found.extend(sentence.finish());
        let found: Vec<_> = found.into_iter().map(|(words, _)| words).collect();
        assert_eq!(found, lengths, "{text}");
    }

    #[test]
    fn full_stops_that_end_no_sentence() {
        check("Một hai. Ba bốn năm! (Sáu?) Bảy…", &[2, 3, 1, 1]);
        check("Ở TP. Hà Nội có 224.500 lượt người.", &[8]);
        check("ThS. Nguyễn Văn A. và PGS.TS. Trần Thị B. đến.", &[10]);
        check("Nghề hàn, điện, v.v. đều được hỗ trợ. Hết.", &[8, 1]);
        check("1. Điều kiện. 2 tháng.", &[3, 2]);
        check("Một\nhai\nba", &[1, 1, 1]);
        check("", &[]);
    }

    #[test]
    fn ranges_cover_the_sentence() {
        let text = "Một. Hai – ba.";
        let mut sentence = Sentence::default();
        let mut found: Vec<_> = words(text).filter_map(|word| sentence.see(&word)).collect();
        found.extend(sentence.finish());
        assert_eq!(text.get(found[1].1.clone()), Some("Hai – ba."));
    }
}
