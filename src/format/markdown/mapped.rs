//! Text put together from pieces of a file that remembers where each piece came from.

use std::ops::Range;

/// A text without markup, with the bytes of the source behind each of its pieces.
///
/// Escapes, entities and line prefixes make the text differ from the source, so a place in the
/// text says nothing about the place in the file without this.
#[derive(Debug, Default)]
pub(super) struct Mapped {
    text: String,
    pieces: Vec<Piece>,
}

/// One piece: where it starts in the text and which bytes of the source it stands for.
#[derive(Debug, Clone)]
struct Piece {
    at: usize,
    len: usize,
    source: Range<usize>,
}

impl Piece {
    /// Whether text and source have the same bytes, so that places inside correspond.
    fn is_verbatim(&self) -> bool {
        self.len == self.source.len()
    }
}

impl Mapped {
    /// Appends `text`, which stands for the bytes `source`.
    pub(super) fn push(&mut self, text: &str, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        self.pieces.push(Piece {
            at: self.text.len(),
            len: text.len(),
            source,
        });
        self.text.push_str(text);
    }

    /// Appends a part of another text together with its places.
    pub(super) fn append(&mut self, part: Part<'_>) {
        let Range { start, end } = part.range;
        for piece in part.of.pieces.iter().skip(part.of.index(start)) {
            if piece.at >= end {
                break;
            }
            let from = piece.at.max(start);
            let to = (piece.at + piece.len).min(end);
            let text = part.of.text.get(from..to).unwrap_or_default();
            self.push(text, part.of.source(from..to));
        }
    }

    /// Forgets the text and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.pieces.clear();
    }

    /// Drops everything from byte `at` of the text on.
    pub(super) fn truncate(&mut self, at: usize) {
        self.text.truncate(at);
        self.pieces.retain_mut(|piece| {
            let len = piece.len.min(at.saturating_sub(piece.at));
            if len < piece.len && piece.is_verbatim() {
                piece.source.end = piece.source.start + len;
            }
            piece.len = len;
            len > 0
        });
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind the bytes `range` of the text.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let last = range.end.saturating_sub(1).max(range.start);
        let (Some(first), Some(last)) = (
            self.pieces.get(self.index(range.start)),
            self.pieces.get(self.index(last)),
        ) else {
            return 0..0;
        };
        let start = match first.is_verbatim() {
            true => first.source.start + range.start.saturating_sub(first.at),
            false => first.source.start,
        };
        let end = match last.is_verbatim() {
            true => last.source.start + range.end.saturating_sub(last.at),
            false => last.source.end,
        };
        start..end.max(start)
    }

    /// The piece in which byte `at` of the text lies.
    fn index(&self, at: usize) -> usize {
        self.pieces
            .partition_point(|piece| piece.at <= at)
            .saturating_sub(1)
    }
}

/// A part of a [`Mapped`] text.
#[derive(Debug, Clone)]
pub(super) struct Part<'m> {
    of: &'m Mapped,
    range: Range<usize>,
}

impl<'m> Part<'m> {
    /// The bytes `range` of `of`.
    pub(super) fn new(of: &'m Mapped, range: Range<usize>) -> Self {
        Self { of, range }
    }

    /// The text of the part.
    pub(super) fn as_str(&self) -> &'m str {
        self.of.text.get(self.range.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_survive_escapes_entities_and_copies() {
        // The source is `a\*b &amp; c`.
        let mut run = Mapped::default();
        run.push("a", 0..1);
        run.push("*b ", 2..5);
        run.push("&", 5..10);
        run.push(" c", 10..12);
        assert_eq!(run.as_str(), "a*b & c");
        assert_eq!(run.source(0..1), 0..1);
        assert_eq!(run.source(1..3), 2..4);
        assert_eq!(run.source(4..5), 5..10);
        assert_eq!(run.source(2..7), 3..12);

        let mut copy = Mapped::default();
        copy.append(Part::new(&run, 2..6));
        assert_eq!(copy.as_str(), "b & ");
        assert_eq!(copy.source(0..4), 3..11);
    }

    #[test]
    fn truncating_in_a_piece_keeps_its_head() {
        let mut run = Mapped::default();
        run.push("abc", 10..13);
        run.push("def", 20..23);
        run.truncate(4);
        assert_eq!(run.as_str(), "abcd");
        assert_eq!(run.source(0..4), 10..21);
    }
}
