//! Writes a body as HTML.

mod block;
mod escape;
mod image;
mod inline;
mod notes;
mod resolve;
mod table;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{Tag, TagEnd};

use super::walk::{Piece, Sink, walk};

use escape::push_text;

pub use resolve::{Labels, Picture, Rendered, Resolve, TocEntry};

/// Renders the body `text`. A body that is nested too deep, which [`super::scan`] reports, gives an empty page.
pub fn render(text: &str, resolve: &dyn Resolve, labels: &Labels<'_>) -> Rendered {
    let mut renderer = Renderer::new(text.len(), resolve, labels);
    if walk(text, &mut renderer).is_err() {
        return Rendered::default();
    }
    renderer.write_notes();
    Rendered {
        html: renderer.html,
        toc: renderer.toc,
    }
}

/// The state of rendering.
struct Renderer<'r> {
    html: String,
    toc: Vec<TocEntry>,
    resolve: &'r dyn Resolve,
    labels: &'r Labels<'r>,
    heading: Option<OpenHeading>,
    /// Where the paragraph that was opened last begins.
    paragraph: usize,
    /// Where a class can be put into the list item that was opened last.
    item: usize,
    /// The links that are open, outermost first, and whether each was written as one.
    links: Vec<bool>,
    image: Option<image::OpenImage>,
    figure: Option<image::Figure>,
    table: table::Table,
    notes: notes::Notes,
    /// How many abbreviations are open that the text explains by itself.
    abbrs: usize,
    /// The abbreviations that were explained.
    explained: HashSet<String>,
}

/// The heading that is being written.
struct OpenHeading {
    level: u8,
    /// Where its id can be put.
    at: usize,
    text: String,
}

impl Sink for Renderer<'_> {
    fn piece(&mut self, piece: Piece<'_>, _span: Range<usize>) {
        if let Some(image) = self.image.take() {
            return self.image_piece(&piece, image);
        }
        match piece {
            Piece::Open(tag) => self.open(tag),
            Piece::Close(end) => self.close(end),
            Piece::HtmlOpen(tag) => self.open_html(tag),
            Piece::HtmlClose(name) => self.close_html(name),
            Piece::Text(part) => self.text(part.as_str()),
            Piece::Value(name) => self.value(name),
            Piece::Code(code) => self.code(code),
            Piece::CodeLines(code) => push_text(&mut self.html, code),
            Piece::SoftBreak => self.line_end("\n"),
            Piece::HardBreak => self.line_end("<br>\n"),
            Piece::Rule => self.block("<hr>\n"),
            Piece::NoteMark(label) => self.note_mark(label),
            Piece::TaskBox { done } => self.task_box(done),
            Piece::Heading { id, .. } => self.end_heading(id),
            Piece::Refused { source, .. } => push_text(&mut self.html, source),
        }
    }
}

impl<'r> Renderer<'r> {
    fn new(len: usize, resolve: &'r dyn Resolve, labels: &'r Labels<'r>) -> Self {
        Self {
            // Markup adds about a quarter.
            html: String::with_capacity(len + len / 4),
            toc: Vec::new(),
            resolve,
            labels,
            heading: None,
            paragraph: 0,
            item: 0,
            links: Vec::new(),
            image: None,
            figure: None,
            table: table::Table::default(),
            notes: notes::Notes::default(),
            abbrs: 0,
            explained: HashSet::new(),
        }
    }

    /// Ends the line that is being written.
    fn line(&mut self) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Writes the start of a block on a line of its own.
    fn block(&mut self, start: &str) {
        self.line();
        self.html.push_str(start);
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.paragraph = self.html.len();
                self.html.push_str("<p>");
            }
            Tag::Heading { level, .. } => self.open_heading(*level as u8),
            Tag::BlockQuote(None) => self.block("<blockquote>\n"),
            Tag::BlockQuote(Some(kind)) => self.open_callout(*kind),
            Tag::CodeBlock(kind) => self.open_code(kind),
            Tag::List(None) => self.block("<ul>\n"),
            Tag::List(Some(1)) => self.block("<ol>\n"),
            Tag::List(Some(start)) => {
                self.line();
                // Writing to a string cannot fail.
                let _ = writeln!(self.html, "<ol start=\"{start}\">");
            }
            Tag::Item => {
                self.html.push_str("<li");
                self.item = self.html.len();
                self.html.push('>');
            }
            Tag::FootnoteDefinition(label) => self.open_note(label),
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.html.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.html.push_str("<dd>"),
            Tag::Table(alignments) => self.open_table(alignments),
            Tag::TableHead => self.open_head(),
            Tag::TableRow => self.open_row(),
            Tag::TableCell => self.open_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.open_link(*link_type, dest_url, title),
            Tag::Image {
                dest_url, title, ..
            } => self.open_image(dest_url, title),
            // The walk takes raw HTML apart, and the rest is not switched on.
            Tag::HtmlBlock | Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        let text = match end {
            TagEnd::Paragraph => return self.close_paragraph(),
            TagEnd::Heading(level) => {
                let _ = writeln!(self.html, "</{level}>");
                return;
            }
            TagEnd::FootnoteDefinition => return self.close_note(),
            TagEnd::Table => return self.close_table(),
            TagEnd::TableHead => return self.close_head(),
            TagEnd::TableCell => return self.close_cell(),
            TagEnd::Link => return self.close_link(),
            TagEnd::BlockQuote(None) => "</blockquote>\n",
            TagEnd::BlockQuote(Some(_)) => "</aside>\n",
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::TableRow => "</tr>\n",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => "",
        };
        self.html.push_str(text);
    }
}
