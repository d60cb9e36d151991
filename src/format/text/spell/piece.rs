//! Cuts a sentence into numbers, words, spaces and marks, losing nothing.

/// One part of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Digits, with `.`, `,`, `/` or `:` only between digits: `224.500`, `04/3/2022`.
    Number(&'a str),
    /// Letters and the digits among or after them: `học`, `A1`, and the `h30` of `8h30`.
    Word(&'a str),
    /// White space, ordinary or not.
    Space(&'a str),
    /// A single other character.
    Mark(&'a str),
}

/// The pieces of a text, in order; put together again they are the text.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (kind, length): (fn(_) -> _, _) = if first.is_ascii_digit() {
            (Piece::Number, number_length(rest))
        } else if first.is_alphabetic() {
            (Piece::Word, run_length(rest, char::is_alphanumeric))
        } else if first.is_whitespace() {
            (Piece::Space, run_length(rest, char::is_whitespace))
        } else {
            (Piece::Mark, first.len_utf8())
        };
        let (piece, tail) = rest.split_at(length);
        pieces.push(kind(piece));
        rest = tail;
    }
    pieces
}

fn run_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|character| !belongs(character))
        .unwrap_or(text.len())
}

fn number_length(text: &str) -> usize {
    let next_bytes = text.bytes().skip(1).map(Some).chain([None]);
    text.bytes()
        .zip(next_bytes)
        .position(|(byte, next)| {
            let joins = matches!(byte, b'.' | b',' | b'/' | b':')
                && next.is_some_and(|next| next.is_ascii_digit());
            !byte.is_ascii_digit() && !joins
        })
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::Piece::{Mark, Number, Space, Word};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_keep_their_inner_marks_and_leave_the_sentence_its_own() {
        assert_eq!(
            pieces("đạt 72,2%, A1."),
            [
                Word("đạt"),
                Space(" "),
                Number("72,2"),
                Mark("%"),
                Mark(","),
                Space(" "),
                Word("A1"),
                Mark(".")
            ]
        );
        assert_eq!(
            pieces("8h30 46/2015/QĐ"),
            [
                Number("8"),
                Word("h30"),
                Space(" "),
                Number("46/2015"),
                Mark("/"),
                Word("QĐ")
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in any::<String>()) {
            let parts = pieces(&text).into_iter().map(|piece| match piece {
                Number(part) | Word(part) | Space(part) | Mark(part) => part,
            });
            prop_assert_eq!(parts.collect::<String>(), text);
        }
    }
}
