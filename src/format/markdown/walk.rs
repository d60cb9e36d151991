//! The one walk over a text: the parser's events, made safe and complete for every reader of them.
//!
//! Neighbouring runs of text are joined, named values cut out of them, headings given their ids,
//! raw HTML checked, and whatever is opened is closed in order, so that a reader that writes a tag
//! for each piece writes balanced HTML whatever the text was.

mod frames;
mod raw;

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::depth::{self, TooDeep};
use super::heading::{self, Explicit};
use super::html;
use super::mapped::{Mapped, Part};
use super::problem::Problem;
use super::shortcode::{self, Stretch};

use frames::Frame;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// A piece of a text.
#[derive(Debug)]
pub(super) enum Piece<'p> {
    /// A Markdown element begins.
    Open(&'p Tag<'p>),
    /// The innermost open Markdown element ends.
    Close(TagEnd),
    /// An allowed raw element begins.
    HtmlOpen(&'p html::Tag<'p>),
    /// The innermost open raw element ends.
    HtmlClose(html::Name),
    /// Running text.
    Text(Part<'p>),
    /// A named value in running text.
    Value(&'p str),
    /// Code in a line of text.
    Code(&'p str),
    /// Lines of a code block.
    CodeLines(&'p str),
    /// A line end that means nothing.
    SoftBreak,
    /// A line end that the author wants.
    HardBreak,
    /// A thematic break.
    Rule,
    /// A mark that refers to the footnote of this label.
    NoteMark(&'p str),
    /// A task's box, ticked or not.
    TaskBox { done: bool },
    /// The id and the words of the heading that ends next.
    Heading { id: &'p str, words: &'p str },
    /// A mistake, and the source that nothing else stands for; empty when there is none to show.
    Refused {
        problem: Problem<'p>,
        source: &'p str,
    },
}

/// A reader of pieces.
pub(super) trait Sink {
    /// Takes the next piece; `span` is its bytes in the text, empty for what closes by itself.
    fn piece(&mut self, piece: Piece<'_>, span: Range<usize>);

    /// Whether the reader has seen enough.
    fn is_done(&self) -> bool {
        false
    }
}

/// Hands the pieces of `text` to `sink` in order; stops where the text is nested too deep.
pub(super) fn walk(text: &str, sink: &mut impl Sink) -> Result<(), TooDeep> {
    depth::check_lines(text)?;
    let undefined = RefCell::new(Vec::new());
    let note = |link: BrokenLink<'_>| {
        undefined.borrow_mut().extend(Undefined::of(link));
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(note));
    let mut walker = Walker::new(sink);
    for (event, span) in parser.into_offset_iter() {
        walker.event(event, span)?;
        if walker.sink.is_done() {
            return Ok(());
        }
    }
    walker.close_all(text.len());
    for link in undefined.take() {
        walker.refuse(Problem::UndefinedLink(&link.name), "", link.span);
    }
    Ok(())
}

/// A link by a name, `[chữ][tên]`, that the text does not define; it stays as text.
struct Undefined {
    name: String,
    span: Range<usize>,
}

impl Undefined {
    /// Brackets alone are ordinary text, and a footnote's mark is no name.
    fn of(link: BrokenLink<'_>) -> Option<Self> {
        let is_meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        (is_meant && !link.reference.starts_with('^')).then(|| Self {
            name: link.reference.to_string(),
            span: link.span,
        })
    }
}

/// What the parser's text events belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Prose,
    Code,
    Html,
}

/// The state of a walk.
struct Walker<'s, S> {
    sink: &'s mut S,
    mode: Mode,
    /// What is open, outermost first.
    frames: Vec<Frame>,
    /// Running text that was not handed on yet.
    run: Mapped,
    /// Raw HTML of the block that is being collected.
    html: Mapped,
    /// The words of the heading that is open.
    words: Option<String>,
    ids: heading::Ids,
}

impl<'s, S: Sink> Walker<'s, S> {
    fn new(sink: &'s mut S) -> Self {
        Self {
            sink,
            mode: Mode::Prose,
            frames: Vec::with_capacity(depth::MAX_DEPTH),
            run: Mapped::default(),
            html: Mapped::default(),
            words: None,
            ids: heading::Ids::default(),
        }
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) -> Result<(), TooDeep> {
        match (event, self.mode) {
            (Event::Text(text) | Event::Html(text), Mode::Html) => self.html.push(&text, span),
            (Event::Text(text), Mode::Code) => self.sink.piece(Piece::CodeLines(&text), span),
            (Event::Text(text), Mode::Prose) => {
                self.before_inline(&span)?;
                self.run.push(&text, span);
            }
            (Event::End(TagEnd::Heading(level)), _) => {
                self.end_heading(&span);
                self.close_markdown(TagEnd::Heading(level), span);
            }
            (event, _) => {
                self.flush();
                self.other(event, span)?;
            }
        }
        Ok(())
    }

    /// An event that ends the run of text before it.
    fn other(&mut self, event: Event<'_>, span: Range<usize>) -> Result<(), TooDeep> {
        match event {
            Event::Start(tag) => return self.start(&tag, span),
            Event::End(TagEnd::HtmlBlock) => {
                self.mode = Mode::Prose;
                return self.html_block();
            }
            Event::End(end) => {
                self.mode = Mode::Prose;
                self.close_markdown(end, span);
            }
            Event::InlineHtml(html) | Event::Html(html) => return self.inline_html(&html, &span),
            Event::Code(code) => {
                self.before_inline(&span)?;
                self.heading_words(&code);
                self.sink.piece(Piece::Code(&code), span);
            }
            Event::SoftBreak => {
                self.heading_words(" ");
                self.sink.piece(Piece::SoftBreak, span);
            }
            Event::HardBreak => {
                self.heading_words(" ");
                self.sink.piece(Piece::HardBreak, span);
            }
            Event::Rule => self.sink.piece(Piece::Rule, span),
            Event::FootnoteReference(label) => {
                self.before_inline(&span)?;
                self.sink.piece(Piece::NoteMark(&label), span);
            }
            Event::TaskListMarker(done) => self.sink.piece(Piece::TaskBox { done }, span),
            // Mathematics is not switched on, and text was taken before.
            Event::Text(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &Tag<'_>, span: Range<usize>) -> Result<(), TooDeep> {
        match tag {
            Tag::HtmlBlock => {
                self.mode = Mode::Html;
                return Ok(());
            }
            Tag::CodeBlock(_) => self.mode = Mode::Code,
            Tag::Heading { .. } => self.words = Some(String::new()),
            _ => {}
        }
        match frames::is_inline(tag) {
            true => self.before_inline(&span)?,
            false => self.close_paragraph(),
        }
        self.push(Frame::Markdown(tag.to_end()), &span)?;
        self.sink.piece(Piece::Open(tag), span);
        Ok(())
    }

    /// Hands on the running text, with the named values cut out of it.
    fn flush(&mut self) {
        if self.run.as_str().is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        for (stretch, range) in shortcode::stretches(run.as_str()) {
            let span = run.source(range.clone());
            let part = Part::new(&run, range);
            let source = part.as_str();
            match stretch {
                Stretch::Plain => {
                    self.heading_words(source);
                    self.sink.piece(Piece::Text(part), span);
                }
                Stretch::Value(name) => self.sink.piece(Piece::Value(name), span),
                Stretch::Unknown(inside) => {
                    self.refuse(Problem::UnknownShortcode(inside), source, span)
                }
                Stretch::Unclosed => self.refuse(Problem::UnclosedShortcode, source, span),
                Stretch::Statement => self.refuse(Problem::Statement(source), source, span),
            }
        }
        run.clear();
        self.run = run;
    }

    fn refuse(&mut self, problem: Problem<'_>, source: &str, span: Range<usize>) {
        self.sink.piece(Piece::Refused { problem, source }, span);
    }

    /// Notes words of the heading that is open; the text of an image is not among them.
    fn heading_words(&mut self, text: &str) {
        if let Some(words) = &mut self.words
            && !self.frames.contains(&Frame::Markdown(TagEnd::Image))
        {
            words.push_str(text);
        }
    }

    /// Hands on the end of a heading's text and the id that it gets.
    fn end_heading(&mut self, span: &Range<usize>) {
        let explicit =
            heading::split_id(self.run.as_str()).map(|(text, id)| (text.len(), id.to_owned()));
        if let Some((len, _)) = explicit {
            self.run.truncate(len);
        }
        self.flush();
        let words = self.words.take().unwrap_or_default();
        let words = words.trim();
        let id = match explicit {
            Some((_, explicit)) => self.explicit_id(&explicit, words, span),
            None => self.ids.for_words(words),
        };
        self.sink
            .piece(Piece::Heading { id: &id, words }, span.clone());
    }

    fn explicit_id(&mut self, explicit: &str, words: &str, span: &Range<usize>) -> String {
        let (id, outcome) = self.ids.explicit(explicit, words);
        let problem = match outcome {
            Explicit::Taken => return id,
            Explicit::Invalid => Problem::BadHeadingId(explicit),
            Explicit::Repeated => Problem::RepeatedHeadingId(explicit),
        };
        self.refuse(problem, "", span.clone());
        id
    }
}
