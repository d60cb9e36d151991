//! What is open during a walk, and closing it in order.

use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::{Piece, Sink, Walker};
use crate::format::markdown::depth::{MAX_DEPTH, TooDeep};
use crate::format::markdown::html::Name;
use crate::format::markdown::problem::Problem;

/// Something that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// A Markdown element.
    Markdown(TagEnd),
    /// A raw element, opened at these bytes.
    Html(Name, Range<usize>),
    /// A paragraph around raw text that would otherwise stand directly in a container.
    Paragraph,
}

/// Whether a Markdown element stands inside a line of text.
pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

impl<S: Sink> Walker<'_, S> {
    /// Opens a frame, or stops the walk where too many are open.
    pub(super) fn push(&mut self, frame: Frame, span: &Range<usize>) -> Result<(), TooDeep> {
        if self.frames.len() >= MAX_DEPTH {
            return Err(TooDeep(span.clone()));
        }
        self.frames.push(frame);
        Ok(())
    }

    /// Opens a paragraph where text would stand directly in `<details>`.
    pub(super) fn before_inline(&mut self, span: &Range<usize>) -> Result<(), TooDeep> {
        match self.frames.last() {
            Some(Frame::Html(Name::Details, _)) => self.open_paragraph(span),
            _ => Ok(()),
        }
    }

    /// Opens a paragraph that the source does not have.
    pub(super) fn open_paragraph(&mut self, span: &Range<usize>) -> Result<(), TooDeep> {
        self.push(Frame::Paragraph, span)?;
        self.sink.piece(Piece::Open(&Tag::Paragraph), span.clone());
        Ok(())
    }

    /// Closes a paragraph that [`Walker::open_paragraph`] opened, with what is left open in it.
    pub(super) fn close_paragraph(&mut self) {
        let is_own = |frame: &Frame| *frame == Frame::Paragraph;
        let is_markdown = |frame: &Frame| matches!(frame, Frame::Markdown(_));
        let own = self.frames.iter().rposition(is_own);
        if own > self.frames.iter().rposition(is_markdown) {
            while self.frames.last().is_some_and(|frame| !is_own(frame)) {
                self.pop_unclosed();
            }
            self.pop_unclosed();
        }
    }

    /// Closes the innermost Markdown element, with the raw elements that are left open in it.
    pub(super) fn close_markdown(&mut self, end: TagEnd, span: Range<usize>) {
        while !matches!(self.frames.last(), None | Some(Frame::Markdown(_))) {
            self.pop_unclosed();
        }
        if self.frames.pop().is_some() {
            self.sink.piece(Piece::Close(end), span);
        }
    }

    /// Closes whatever is open at the end of the text.
    pub(super) fn close_all(&mut self, end: usize) {
        self.flush();
        while let Some(frame) = self.frames.last() {
            match *frame {
                Frame::Markdown(tag) => self.close_markdown(tag, end..end),
                _ => self.pop_unclosed(),
            }
        }
    }

    /// Closes the innermost frame, which is not Markdown, though the source does not.
    pub(super) fn pop_unclosed(&mut self) {
        match self.frames.pop() {
            Some(Frame::Html(name, span)) => {
                self.refuse(Problem::HtmlUnclosed(name.as_str()), "", span.clone());
                self.sink.piece(Piece::HtmlClose(name), span.end..span.end);
            }
            Some(Frame::Paragraph) => self.sink.piece(Piece::Close(TagEnd::Paragraph), 0..0),
            Some(Frame::Markdown(end)) => self.sink.piece(Piece::Close(end), 0..0),
            None => {}
        }
    }
}
