//! The words of a body without its markup, for descriptions and for reading aloud.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::render::Resolve;
use super::walk::{Piece, Sink, walk};

/// The text of a body: a line for each block, table cells separated by semicolons.
///
/// Named values are put in through `resolve` (`&()` leaves them out); code blocks, images and
/// footnotes are left out. A body that is nested too deep gives nothing.
pub fn plain(text: &str, resolve: &dyn Resolve) -> String {
    let mut reader = Reader::new(resolve);
    match walk(text, &mut reader) {
        Ok(()) => reader.finish(),
        Err(_) => String::new(),
    }
}

/// The text of the first paragraph that stands in no list, quote or table.
///
/// Read like [`plain`]; `None` when there is no such paragraph.
pub fn first_paragraph(text: &str, resolve: &dyn Resolve) -> Option<String> {
    let mut first = FirstParagraph {
        reader: Reader::new(resolve),
        depth: 0,
        is_inside: false,
        is_over: false,
    };
    walk(text, &mut first).ok()?;
    Some(first.reader.finish()).filter(|text| !text.is_empty())
}

/// Collects words.
struct Reader<'r> {
    resolve: &'r dyn Resolve,
    out: String,
    /// How many images and footnotes are open, whose words are left out.
    silent: usize,
}

impl Sink for Reader<'_> {
    fn piece(&mut self, piece: Piece<'_>, _span: Range<usize>) {
        match piece {
            Piece::Open(Tag::Image { .. } | Tag::FootnoteDefinition(_)) => self.silent += 1,
            Piece::Close(TagEnd::Image | TagEnd::FootnoteDefinition) => {
                self.silent = self.silent.saturating_sub(1);
            }
            _ if self.silent > 0 => {}
            Piece::Open(tag) => self.open(tag),
            Piece::Close(end) => self.close(end),
            Piece::HtmlOpen(tag) if !tag.name.is_inline() => self.line(),
            Piece::HtmlClose(name) if !name.is_inline() => self.line(),
            Piece::Text(part) => self.words(part.as_str()),
            Piece::Value(name) => self.words(&self.resolve.value(name).unwrap_or_default()),
            Piece::Code(code) => self.words(code),
            Piece::SoftBreak | Piece::HardBreak => self.words(" "),
            Piece::Refused { source, .. } => self.words(source),
            Piece::Rule => self.line(),
            Piece::CodeLines(_)
            | Piece::NoteMark(_)
            | Piece::TaskBox { .. }
            | Piece::Heading { .. }
            | Piece::HtmlOpen(_)
            | Piece::HtmlClose(_) => {}
        }
    }
}

impl<'r> Reader<'r> {
    fn new(resolve: &'r dyn Resolve) -> Self {
        Self {
            resolve,
            out: String::new(),
            silent: 0,
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {}
            Tag::TableCell if !self.out.ends_with('\n') && !self.out.is_empty() => {
                self.out.push_str("; ")
            }
            Tag::TableCell => {}
            _ => self.line(),
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::TableCell => {}
            _ => self.line(),
        }
    }

    /// Adds words, white space of any kind as one space.
    fn words(&mut self, text: &str) {
        for char in text.chars() {
            // A no-break space is kept: it holds a number and its unit together.
            if !char.is_whitespace() || char == '\u{a0}' {
                self.out.push(char);
            } else if !self.out.ends_with([' ', '\n']) && !self.out.is_empty() {
                self.out.push(' ');
            }
        }
    }

    /// Ends the line, unless nothing was said on it.
    fn line(&mut self) {
        self.out.truncate(self.out.trim_end().len());
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn finish(mut self) -> String {
        self.out.truncate(self.out.trim_end().len());
        self.out
    }
}

/// Listens to the first paragraph that has words.
struct FirstParagraph<'r> {
    reader: Reader<'r>,
    depth: usize,
    is_inside: bool,
    is_over: bool,
}

impl Sink for FirstParagraph<'_> {
    fn piece(&mut self, piece: Piece<'_>, span: Range<usize>) {
        match piece {
            Piece::Open(tag) => {
                self.is_inside |= self.depth == 0 && *tag == Tag::Paragraph;
                self.depth += 1;
            }
            Piece::HtmlOpen(_) => self.depth += 1,
            Piece::Close(_) | Piece::HtmlClose(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.is_inside {
            self.reader.piece(piece, span);
            self.is_inside = self.depth > 0;
            self.is_over = !self.is_inside && !self.reader.out.is_empty();
        }
    }

    fn is_done(&self) -> bool {
        self.is_over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_words_and_nothing_else() {
        let text = "## Học *phí*\n\nMột [hai](a.md)\nba  \nbốn[^1] `x`.\n\n- a\n- b ![ảnh](b.png)\n\n\
                    | c | d |\n|---|---|\n| e | f |\n\n```\nmã\n```\n\n[^1]: Chú thích\n";
        assert_eq!(
            plain(text, &()),
            "Học phí\nMột hai ba bốn x.\na\nb\nc; d\ne; f"
        );
    }

    #[test]
    fn first_paragraph_is_one_of_the_text_itself() {
        let first = |text: &str| first_paragraph(text, &());
        assert_eq!(
            first("## A\n\n- b\n\n> c\n\nd *e*\n\nf").as_deref(),
            Some("d e")
        );
        assert_eq!(first("![a](b.png)\n\nc").as_deref(), Some("c"));
        assert_eq!(
            first("<details>\n\na\n\n</details>\n\nb").as_deref(),
            Some("b")
        );
        assert_eq!(first("## A"), None);
        assert_eq!(first(&">".repeat(100)), None);
    }
}
