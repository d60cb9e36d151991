//! Headings, callouts, code blocks and tasks.

use std::fmt::Write as _;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind};

use super::escape::{push_attribute, push_text};
use super::{OpenHeading, Renderer, TocEntry};

impl Renderer<'_> {
    pub(super) fn open_heading(&mut self, level: u8) {
        self.line();
        let _ = write!(self.html, "<h{level}");
        self.heading = Some(OpenHeading {
            level,
            at: self.html.len(),
            text: String::new(),
        });
        self.html.push('>');
    }

    /// Gives the heading that was just written its id, which is known only now.
    pub(super) fn end_heading(&mut self, id: &str) {
        let Some(heading) = self.heading.take() else {
            return;
        };
        let mut attribute = String::new();
        push_attribute(&mut attribute, "id", id);
        self.html.insert_str(heading.at, &attribute);
        self.toc.push(TocEntry {
            level: heading.level,
            id: id.to_owned(),
            text: heading.text.trim().to_owned(),
        });
    }

    pub(super) fn open_callout(&mut self, kind: BlockQuoteKind) {
        let (class, title) = match kind {
            BlockQuoteKind::Note => ("note", self.labels.note),
            BlockQuoteKind::Tip => ("tip", self.labels.tip),
            BlockQuoteKind::Important => ("important", self.labels.important),
            BlockQuoteKind::Warning => ("warning", self.labels.warning),
            BlockQuoteKind::Caution => ("caution", self.labels.caution),
        };
        self.line();
        // As a note it is no landmark of the page, of which there would be too many.
        let _ = write!(
            self.html,
            "<aside class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">"
        );
        push_text(&mut self.html, title);
        self.html.push_str("</p>\n");
    }

    pub(super) fn open_code(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',', '{']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        // It scrolls, so it must be reachable by keyboard.
        self.block("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            push_attribute(&mut self.html, "class", &format!("language-{language}"));
        }
        self.html.push('>');
    }

    /// Marks the list item that was just opened as a task and writes its box.
    pub(super) fn task_box(&mut self, done: bool) {
        self.html.insert_str(self.item, " class=\"task\"");
        self.html.push_str("<input type=\"checkbox\" disabled");
        let (checked, label) = match done {
            true => (" checked", self.labels.done),
            false => ("", self.labels.not_done),
        };
        self.html.push_str(checked);
        push_attribute(&mut self.html, "aria-label", label);
        self.html.push_str("> ");
    }
}
