//! Cuts a block of text into words at white space.

use std::ops::Range;

use crate::format::text::is_letter_or_digit;

/// A word with the punctuation around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word as written.
    pub(super) text: &'t str,
    /// Its first byte in the block.
    pub(super) at: usize,
    /// Whether it starts a line that the author broke on purpose.
    pub(super) on_new_line: bool,
    /// Its first letter or digit.
    pub(super) first: Option<char>,
}

impl<'t> Word<'t> {
    /// Its bytes in the block.
    pub(super) fn range(&self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    /// Whether it is spoken: a dash between spaces is not.
    pub(super) fn counts(&self) -> bool {
        self.first.is_some() || self.text.contains(super::STAND_IN)
    }

    /// The word without the punctuation around it.
    pub(super) fn core(&self) -> &'t str {
        self.text.trim_matches(|char| !is_letter_or_digit(char))
    }
}

/// The words of `text`. White space is a space; a line end is a break that the author made.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut at = 0;
    let mut on_new_line = false;
    text.split_inclusive(char::is_whitespace)
        .filter_map(move |part| {
            let text = part.trim_end();
            let word = Word {
                text,
                at,
                on_new_line,
                first: text.chars().find(|char| is_letter_or_digit(*char)),
            };
            at += part.len();
            on_new_line = part.ends_with('\n') || (on_new_line && word.text.is_empty());
            (!word.text.is_empty()).then_some(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_place() {
        let found: Vec<_> = words("Một – hai\n \u{a0}(ba).")
            .map(|word| {
                (
                    word.text,
                    word.at,
                    word.on_new_line,
                    word.counts(),
                    word.core(),
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("Một", 0, false, true, "Một"),
                ("–", 6, false, false, ""),
                ("hai", 10, false, true, "hai"),
                ("(ba).", 17, true, true, "ba"),
            ]
        );
    }
}
