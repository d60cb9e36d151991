//! Reads a body once for what the rest of the site needs to know, and finds its mistakes.

mod block;
mod notes;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{LinkType, Tag, TagEnd};

use super::contact;
use super::depth::TooDeep;
use super::mapped::{Mapped, Part};
use super::outline::{Heading, Image, Link, Named, Outline};
use super::personal;
use super::problem::Problem;
use super::prose::{STAND_IN, Sentences};
use super::target::Target;
use super::walk::{Piece, Sink, walk};

use notes::Notes;

/// Reads the body `text` of `file`, in which it starts at byte `base`.
///
/// A body that is nested too deep gives an outline that is empty but for this problem.
pub fn scan(file: &Arc<str>, text: &str, base: usize) -> Outline {
    let mut scan = Scan::new(file, text, base);
    if let Err(TooDeep(span)) = walk(text, &mut scan) {
        let mut scan = Scan::new(file, text, base);
        scan.report(Problem::TooDeep, span);
        return scan.outline.shrink();
    }
    scan.end_block();
    let notes = std::mem::take(&mut scan.notes);
    for (problem, span) in notes.problems() {
        scan.report(problem, span);
    }
    scan.outline
        .problems
        .sort_by_key(|problem| problem.span.as_ref().map(|span| (span.start, span.end)));
    scan.outline.shrink()
}

/// The state of a scan.
struct Scan<'f> {
    file: &'f Arc<str>,
    source: &'f str,
    base: usize,
    outline: Outline,
    /// The text of the block that is being read.
    block: Mapped,
    /// How much of the block stands in links, in bytes.
    linked: usize,
    /// The links that are open, outermost first; only a bare address can be inside another.
    links: Vec<OpenLink>,
    /// The images that are open, outermost first; only the alternative text is inside them.
    images: Vec<Range<usize>>,
    alt: Mapped,
    in_table: bool,
    level: u8,
    known: HashSet<Box<str>>,
    notes: Notes,
}

/// A link that is being read.
struct OpenLink {
    /// Where its text begins in the block.
    from: usize,
    /// Whether its text is its address.
    is_bare: bool,
    /// Whether a picture stands in it, whose alternative text can be read out.
    has_image: bool,
    span: Range<usize>,
}

impl Sink for Scan<'_> {
    fn piece(&mut self, piece: Piece<'_>, span: Range<usize>) {
        match piece {
            Piece::Open(tag) => self.open(tag, span),
            Piece::Close(end) => self.close(end),
            Piece::HtmlOpen(tag) if !tag.name.is_inline() => self.end_block(),
            Piece::HtmlClose(name) if !name.is_inline() => self.end_block(),
            Piece::Rule => self.end_block(),
            Piece::Text(part) => self.text(part, span),
            Piece::Value(name) => self.value(name, span),
            Piece::Code(code) => {
                self.personal_data(code, &span);
                self.current().push(STAND_IN, span);
            }
            Piece::CodeLines(code) => self.personal_data(code, &span),
            Piece::SoftBreak => self.current().push(" ", span),
            Piece::HardBreak => self.current().push("\n", span),
            Piece::NoteMark(label) => self.notes.refer(label),
            Piece::Heading { id, words } => self.outline.headings.push(Heading {
                level: self.level,
                id: id.into(),
                text: words.into(),
            }),
            Piece::Refused { problem, .. } => self.report(problem, span),
            Piece::TaskBox { .. } | Piece::HtmlOpen(_) | Piece::HtmlClose(_) => {}
        }
    }
}

impl<'f> Scan<'f> {
    fn new(file: &'f Arc<str>, source: &'f str, base: usize) -> Self {
        Self {
            file,
            source,
            base,
            outline: Outline::default(),
            block: Mapped::default(),
            linked: 0,
            links: Vec::new(),
            images: Vec::new(),
            alt: Mapped::default(),
            in_table: false,
            // The title of the page is the heading of the first level.
            level: 1,
            known: HashSet::new(),
            notes: Notes::default(),
        }
    }

    fn report(&mut self, problem: Problem<'_>, span: Range<usize>) {
        // The parser counts the line end as part of a block.
        let source = self.source.get(span.clone()).unwrap_or_default();
        let span = self.in_file(span.start..span.start + source.trim_end().len());
        self.outline
            .problems
            .push(problem.diagnostic(self.file, span));
    }

    fn in_file(&self, span: Range<usize>) -> Range<usize> {
        span.start + self.base..span.end + self.base
    }

    /// The first line of a place, where a reader looks for what is said about all of it.
    fn first_line(&self, span: Range<usize>) -> Range<usize> {
        let source = self.source.get(span.clone()).unwrap_or_default();
        span.start..span.start + source.lines().next().unwrap_or_default().len()
    }

    /// The text that pieces belong to now.
    fn current(&mut self) -> &mut Mapped {
        match self.images.is_empty() {
            true => &mut self.block,
            false => &mut self.alt,
        }
    }

    fn open(&mut self, tag: &Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => return,
            Tag::Link {
                link_type,
                dest_url,
                ..
            } => return self.open_link(*link_type, dest_url, span),
            Tag::Image { dest_url, .. } => return self.open_image(dest_url, span),
            _ => self.end_block(),
        }
        match tag {
            Tag::Heading { level, .. } => self.heading(*level as u8, span),
            Tag::Table(_) => self.in_table = true,
            Tag::FootnoteDefinition(label) => self.notes.define(label, self.first_line(span)),
            _ => {}
        }
    }

    fn close(&mut self, end: TagEnd) {
        match end {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => return,
            TagEnd::Link => return self.close_link(),
            TagEnd::Image => return self.close_image(),
            _ => self.end_block(),
        }
        if end == TagEnd::Table {
            self.in_table = false;
        }
    }

    fn heading(&mut self, level: u8, span: Range<usize>) {
        if level == 1 {
            self.report(Problem::FirstLevelHeading, span);
        } else if level > self.level + 1 {
            let (from, to) = (self.level, level);
            self.report(Problem::SkippedLevel { from, to }, span);
        }
        self.level = level;
    }

    fn open_link(&mut self, kind: LinkType, target: &str, span: Range<usize>) {
        self.links.push(OpenLink {
            from: self.block.as_str().len(),
            is_bare: matches!(kind, LinkType::Autolink | LinkType::Email),
            has_image: false,
            span: span.clone(),
        });
        if target.contains("{{") || target.contains("{%") {
            return self.report(Problem::ShortcodeInTarget, span);
        }
        let target = match kind {
            LinkType::Email => format!("mailto:{target}").into(),
            _ => Box::from(target),
        };
        match Target::of(&target) {
            Target::Forbidden => return self.report(Problem::ForbiddenLink(&target), span),
            Target::Contact => {
                self.personal_data(&target, &span);
                if !contact::is_usable(&target) {
                    self.report(Problem::BadContact(&target), span.clone());
                }
            }
            Target::Anchor | Target::Relative | Target::Web => {}
        }
        let span = self.in_file(span);
        self.outline.links.push(Link { target, span });
    }

    fn close_link(&mut self) {
        let Some(link) = self.links.pop() else {
            return;
        };
        let words = self.block.as_str().get(link.from..).unwrap_or_default();
        let is_empty = words.trim().is_empty() && !link.has_image && self.images.is_empty();
        if self.links.is_empty() {
            self.linked += words.len();
        }
        if is_empty {
            self.report(Problem::EmptyLink, link.span);
        }
    }

    fn open_image(&mut self, src: &str, span: Range<usize>) {
        self.images.push(span.clone());
        if let Some(link) = self.links.last_mut() {
            link.has_image = true;
        }
        if src.contains("{{") {
            return self.report(Problem::ShortcodeInTarget, span);
        }
        if matches!(Target::of(src), Target::Forbidden | Target::Contact) {
            return self.report(Problem::ForbiddenImage(src), span);
        }
        let span = self.in_file(span);
        let src = src.into();
        self.outline.images.push(Image { src, span });
    }

    fn close_image(&mut self) {
        let Some(span) = self.images.pop() else {
            return;
        };
        if self.alt.as_str().trim().is_empty() {
            self.report(Problem::ImageWithoutAlt, span);
        }
        if self.images.is_empty() {
            let mut alt = std::mem::take(&mut self.alt);
            self.check(&alt, Sentences::Skip);
            alt.clear();
            self.alt = alt;
        }
    }

    fn text(&mut self, part: Part<'_>, span: Range<usize>) {
        match self.links.last() {
            // An address may hold any digits and capitals, and nobody reads it as a sentence.
            Some(OpenLink { is_bare: true, .. }) => self.current().push(STAND_IN, span),
            _ => {
                self.unread_link(&part, &span);
                self.current().append(part);
            }
        }
    }

    /// Looks for the middle of a link, `](`, that was left in the text. Escaped marks are meant.
    fn unread_link(&mut self, part: &Part<'_>, span: &Range<usize>) {
        const MIDDLE: &str = "](";
        if part.as_str().contains(MIDDLE)
            && let Some(at) = self
                .source
                .get(span.clone())
                .and_then(|source| source.find(MIDDLE))
        {
            let at = span.start + at;
            self.report(Problem::UnreadLink, at..at + MIDDLE.len());
        }
    }

    fn value(&mut self, name: &str, span: Range<usize>) {
        self.current().push(STAND_IN, span.clone());
        let span = self.in_file(span);
        let name = name.into();
        self.outline.values.push(Named { name, span });
    }

    /// Looks for personal data in what is no running text, and points at all of it.
    fn personal_data(&mut self, text: &str, span: &Range<usize>) {
        for (kind, _) in personal::find(text) {
            self.report(kind.into(), span.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn notes_what_other_pages_need() {
        let text = "## Học *phí*\n\nỞ [trường](a.md) CNTT có {{ value(\"gia\") }} và CNTT, ![ảnh](b.png).\n";
        let head = "---\n---\n";
        let file = format!("{head}{text}");
        let outline = scan(&"a.md".into(), text, head.len());
        let at = |span: &Range<usize>| file.get(span.clone()).unwrap().to_owned();

        assert_eq!(outline.problems, []);
        let heading = Heading {
            level: 2,
            id: "hoc-phi".into(),
            text: "Học phí".into(),
        };
        assert_eq!(outline.headings, [heading]);
        let links: Vec<_> = outline
            .links
            .iter()
            .map(|link| (&*link.target, at(&link.span)))
            .collect();
        assert_eq!(links, [("a.md", "[trường](a.md)".to_owned())]);
        let images: Vec<_> = outline
            .images
            .iter()
            .map(|image| (&*image.src, at(&image.span)))
            .collect();
        assert_eq!(images, [("b.png", "![ảnh](b.png)".to_owned())]);
        let named = |named: &[Named]| -> Vec<_> {
            named
                .iter()
                .map(|named| (named.name.to_string(), at(&named.span)))
                .collect()
        };
        let value = ("gia".to_owned(), "{{ value(\"gia\") }}".to_owned());
        assert_eq!(named(&outline.values), [value]);
        assert_eq!(
            named(&outline.abbreviations),
            [("CNTT".to_owned(), "CNTT".to_owned())]
        );
        assert_eq!(outline.words, 9);
    }

    #[test]
    fn problems_point_into_the_file() {
        let outline = scan(&"a.md".into(), "a\n\n# B\n", 100);
        let spans: Vec<_> = outline
            .problems
            .iter()
            .map(|problem| problem.span.clone())
            .collect();
        assert_eq!(spans, [Some(103..106)]);
    }

    #[test]
    fn escaped_marks_are_text() {
        let outline = scan(&"a.md".into(), "\\[!NOTE] và \\[^a]\n", 0);
        assert_eq!(outline.problems, []);
    }
}
