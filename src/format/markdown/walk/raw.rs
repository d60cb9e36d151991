//! Raw HTML during a walk: allowed elements where they may stand, everything else refused.

use std::ops::Range;

use super::frames::Frame;
use super::{Piece, Sink, Walker};
use crate::format::markdown::depth::TooDeep;
use crate::format::markdown::entity;
use crate::format::markdown::html::{Name, Tag, Token, tokens};
use crate::format::markdown::mapped::Mapped;
use crate::format::markdown::problem::Problem;

impl<S: Sink> Walker<'_, S> {
    /// One tag or comment in a line of text.
    pub(super) fn inline_html(&mut self, html: &str, span: &Range<usize>) -> Result<(), TooDeep> {
        let Some((token, _)) = tokens(html).next() else {
            return Ok(());
        };
        self.before_inline(span)?;
        match token {
            Token::Open(tag) if !tag.name.is_inline() => self.misplaced(tag.name, span),
            token => self.token(token, html, span)?,
        }
        Ok(())
    }

    /// A block of raw HTML, which stands where Markdown would have a paragraph.
    pub(super) fn html_block(&mut self) -> Result<(), TooDeep> {
        let mut html = std::mem::take(&mut self.html);
        for (token, range) in tokens(html.as_str()) {
            let span = html.source(range.clone());
            let source = html.as_str().get(range.clone()).unwrap_or_default();
            match token {
                Token::Text(text) => self.raw_text(text, range.start, &html)?,
                token => {
                    self.make_room(&token, &span)?;
                    self.token(token, source, &span)?;
                }
            }
        }
        html.clear();
        self.html = html;
        self.flush();
        self.end_html_block();
        Ok(())
    }

    /// Text between tags, from byte `at` of a block on.
    fn raw_text(&mut self, text: &str, at: usize, block: &Mapped) -> Result<(), TooDeep> {
        let is_between_blocks = !self.is_in_line();
        if is_between_blocks && text.trim().is_empty() {
            return Ok(());
        }
        let mut at = at;
        let mut text = text;
        if is_between_blocks {
            at += text.len() - text.trim_start().len();
            text = text.trim_start();
            self.open_paragraph(&block.source(at..at + text.len()))?;
        }
        entity::decode(text, |piece, range| {
            self.run
                .push(piece, block.source(at + range.start..at + range.end));
        });
        Ok(())
    }

    /// Opens or closes the paragraph around raw text so that the token can stand where it does.
    fn make_room(&mut self, token: &Token<'_>, span: &Range<usize>) -> Result<(), TooDeep> {
        self.flush();
        let is_block = match token {
            Token::Comment => return Ok(()),
            Token::Open(tag) => !tag.name.is_inline(),
            Token::Close(name) => !name.is_inline(),
            Token::Text(_) | Token::Refused(_) => false,
        };
        match (is_block, self.is_in_line()) {
            (true, _) => self.close_paragraph(),
            (false, false) => self.open_paragraph(span)?,
            (false, true) => {}
        }
        Ok(())
    }

    /// A token at a place that [`Walker::make_room`] or Markdown has prepared.
    fn token(
        &mut self,
        token: Token<'_>,
        source: &str,
        span: &Range<usize>,
    ) -> Result<(), TooDeep> {
        match token {
            Token::Open(tag) => return self.open_tag(&tag, span),
            Token::Close(name) => self.close_tag(name, span),
            Token::Refused(name) => self.refuse(Problem::HtmlTag(name), source, span.clone()),
            Token::Comment | Token::Text(_) => {}
        }
        Ok(())
    }

    fn open_tag(&mut self, tag: &Tag<'_>, span: &Range<usize>) -> Result<(), TooDeep> {
        if let Some(attribute) = tag.refused {
            let tag = tag.name.as_str();
            self.refuse(Problem::HtmlAttribute { tag, attribute }, "", span.clone());
        }
        if tag.name == Name::Br {
            self.heading_words(" ");
            self.sink.piece(Piece::HardBreak, span.clone());
            return Ok(());
        }
        let is_in_details = matches!(self.frames.last(), Some(Frame::Html(Name::Details, _)));
        let is_misplaced = match tag.name {
            Name::Summary => !is_in_details,
            Name::Details => self.is_in_line(),
            _ => false,
        };
        if is_misplaced {
            self.misplaced(tag.name, span);
            return Ok(());
        }
        self.push(Frame::Html(tag.name, span.clone()), span)?;
        self.sink.piece(Piece::HtmlOpen(tag), span.clone());
        Ok(())
    }

    /// Closes the innermost raw element of this name, unless Markdown was opened in it since.
    fn close_tag(&mut self, name: Name, span: &Range<usize>) {
        let is_same = |frame: &Frame| matches!(frame, Frame::Html(open, _) if *open == name);
        let is_barrier = |frame: &Frame| matches!(frame, Frame::Markdown(_) | Frame::Paragraph);
        let same = self.frames.iter().rposition(is_same);
        if same.is_none() || same < self.frames.iter().rposition(is_barrier) {
            self.refuse(Problem::HtmlStray(name.as_str()), "", span.clone());
            return;
        }
        while self.frames.last().is_some_and(|frame| !is_same(frame)) {
            self.pop_unclosed();
        }
        self.frames.pop();
        self.sink.piece(Piece::HtmlClose(name), span.clone());
    }

    fn misplaced(&mut self, name: Name, span: &Range<usize>) {
        self.refuse(Problem::HtmlMisplaced(name.as_str()), "", span.clone());
    }

    /// Whether text may stand here in a block of raw HTML.
    fn is_in_line(&self) -> bool {
        match self.frames.last() {
            Some(Frame::Paragraph) => true,
            Some(Frame::Html(name, _)) => *name != Name::Details,
            Some(Frame::Markdown(_)) | None => false,
        }
    }

    /// Closes what a block of raw HTML left open, but for `<details>`, which Markdown may fill.
    fn end_html_block(&mut self) {
        while self.is_in_line() {
            if self.frames.last() == Some(&Frame::Paragraph) {
                self.close_paragraph();
            } else {
                self.pop_unclosed();
            }
        }
    }
}
