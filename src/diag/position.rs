//! Byte offsets of a text as the lines and columns that people count.

use std::ops::Range;

/// The byte order mark that some editors put at the start of a file; it takes up no column.
const BOM: char = '\u{feff}';

/// A place in a text, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in its line.
    pub column: usize,
}

/// The starts of all lines of a text, for looking up many positions in it.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text. They end with LF or CRLF.
    pub fn new(text: &'a str) -> Self {
        let after_bom = if text.starts_with(BOM) {
            BOM.len_utf8()
        } else {
            0
        };
        let later = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            text,
            starts: std::iter::once(after_bom).chain(later).collect(),
        }
    }

    /// Where a byte is; a byte behind the end is at the end, one inside a character at that character.
    pub fn position(&self, byte: usize) -> Position {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        let before = self.text.get(self.start(line)..byte).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }

    /// The bytes of a line, counted from 1, without its line break; empty for a line that is not there.
    pub fn line(&self, line: usize) -> Range<usize> {
        let start = self.start(line);
        let rest = self.text.get(start..).unwrap_or_default();
        let content = rest.split_once('\n').map_or(rest, |(content, _)| content);
        let content = content.strip_suffix('\r').unwrap_or(content);
        start..start + content.len()
    }

    /// The line, counted from 1, that holds a byte.
    pub fn line_of(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).max(1)
    }

    fn start(&self, line: usize) -> usize {
        let index = line.saturating_sub(1);
        self.starts.get(index).copied().unwrap_or(self.text.len())
    }
}

/// Where a byte of a text is; for several bytes of one text make a [`LineIndex`].
pub fn position(text: &str, byte: usize) -> Position {
    LineIndex::new(text).position(byte)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, byte: usize, line: usize, column: usize) {
        assert_eq!(position(text, byte), Position { line, column });
    }

    #[test]
    fn columns_count_characters() {
        check("", 0, 1, 1);
        check("nghề: ổn", 6, 1, 5);
        check("nghề: ổn", 5, 1, 4);
        check("a\nđb", 4, 2, 2);
        check("a\n", 2, 2, 1);
        check("a\n", 99, 2, 1);
    }

    #[test]
    fn a_byte_order_mark_and_carriage_returns_take_no_column() {
        check("\u{feff}ab\r\ncd", 4, 1, 2);
        check("\u{feff}ab\r\ncd", 0, 1, 1);
        check("\u{feff}ab\r\ncd", 8, 2, 2);
        let text = "\u{feff}ab\r\ncd";
        let lines = LineIndex::new(text);
        assert_eq!(text.get(lines.line(1)), Some("ab"));
        assert_eq!(text.get(lines.line(2)), Some("cd"));
        assert_eq!(text.get(lines.line(3)), Some(""));
    }

    proptest! {
        #[test]
        fn every_byte_has_a_place_on_its_line(text in "(\\PC|[\r\n\u{feff}]){0,40}", byte in 0usize..200) {
            let lines = LineIndex::new(&text);
            let place = lines.position(byte);
            prop_assert!(place.line >= 1 && place.column >= 1);
            prop_assert!(text.get(lines.line(place.line)).is_some());
        }
    }
}
