//! The events of a YAML text with the bytes they stand at; linear in the text and without recursion.

use std::ops::Range;

use saphyr_parser::{Event, Parser, StrInput};

const BOM: char = '\u{feff}';

/// Where and why the events end before the text does.
#[derive(Debug)]
pub(super) struct Stop {
    /// The byte at which the parser gave up.
    pub(super) at: usize,
    /// What the parser says, in English.
    pub(super) reason: String,
}

/// The events of a text, up to its end or the first mistake.
pub(super) struct Events<'a> {
    parser: Parser<'a, StrInput<'a>>,
    bytes: ByteIndex<'a>,
    stopped: bool,
}

impl<'a> Events<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let content = text.strip_prefix(BOM).unwrap_or(text);
        Self {
            parser: Parser::new_from_str(content),
            bytes: ByteIndex::new(content, text.len() - content.len()),
            stopped: false,
        }
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Result<(Event<'a>, Range<usize>), Stop>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.stopped {
            return None;
        }
        match self.parser.next_event()? {
            Ok((event, span)) => {
                let start = self.bytes.byte(span.start.index());
                let end = self.bytes.byte(span.end.index()).max(start);
                Some(Ok((event, start..end)))
            }
            Err(error) => {
                self.stopped = true;
                Some(Err(Stop {
                    at: self.bytes.byte(error.marker().index()),
                    reason: error.info().to_owned(),
                }))
            }
        }
    }
}

/// Characters between two entries of a [`ByteIndex`].
const STRIDE: usize = 64;

/// Finds the byte at which the n-th character starts; the parser counts characters.
struct ByteIndex<'a> {
    text: &'a str,
    base: usize,
    /// The byte of every character whose number is a multiple of [`STRIDE`].
    marks: Vec<usize>,
}

impl<'a> ByteIndex<'a> {
    /// For a text that starts at the byte `base` of what the answers are about.
    fn new(text: &'a str, base: usize) -> Self {
        let marks = text.char_indices().step_by(STRIDE).map(|(byte, _)| byte);
        Self {
            text,
            base,
            marks: marks.collect(),
        }
    }

    fn byte(&self, character: usize) -> usize {
        let mark = self.marks.get(character / STRIDE);
        let mark = mark.copied().unwrap_or(self.text.len());
        let rest = self.text.get(mark..).unwrap_or_default();
        let within = rest.char_indices().nth(character % STRIDE);
        self.base + within.map_or(self.text.len(), |(byte, _)| mark + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn characters_are_found_by_their_number(text in "\\PC{0,200}", base in 0usize..9) {
            let index = ByteIndex::new(&text, base);
            for (number, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.byte(number), base + byte);
            }
            prop_assert_eq!(index.byte(text.chars().count() + 70), base + text.len());
        }
    }
}
