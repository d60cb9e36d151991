//! A page of the handbook before it is a file.

use std::fmt::Write as _;

/// A page.
pub(super) struct Page {
    /// The id, which is its address.
    pub(super) id: String,
    /// The title.
    pub(super) title: String,
    /// What it says in a sentence.
    pub(super) summary: String,
    /// The Markdown below the fields.
    pub(super) body: String,
    /// Whether it begins a part of the handbook, so that all pages lead to it.
    pub(super) is_part: bool,
    /// What can be looked up on it.
    pub(super) entries: Vec<Entry>,
}

/// Something to be looked up: a field, a code, a heading.
pub(super) struct Entry {
    /// As it is written.
    pub(super) name: String,
    /// What it is.
    pub(super) told: String,
    /// The anchor on the page; empty for the page itself.
    pub(super) anchor: String,
}

impl Page {
    /// A page that is written by hand, as its file has it.
    pub(super) fn written(id: &str, text: &str) -> Self {
        let (front, body) = text
            .strip_prefix("---\n")
            .and_then(|rest| rest.split_once("---\n"))
            .unwrap_or_default();
        let field = |key: &str| {
            let line = front.lines().find_map(|line| line.strip_prefix(key));
            line.unwrap_or_default().trim().to_owned()
        };
        let headings = body.lines().filter_map(|line| line.strip_prefix("## "));
        let title = field("title:");
        let entries = headings.map(|heading| Entry {
            name: heading.trim().to_owned(),
            told: title.clone(),
            anchor: crate::format::text::slug(heading),
        });
        Self {
            id: id.to_owned(),
            entries: entries.collect(),
            title,
            summary: field("summary:"),
            body: body.to_owned(),
            is_part: true,
        }
    }

    /// The file of the page.
    pub(super) fn text(&self) -> String {
        let mut text = String::from("---\n");
        // Writing to a String cannot fail. What is quoted for Rust is so for YAML, but for letters beyond ASCII,
        // which stay as they are.
        let _ = writeln!(text, "title: {:?}", self.title);
        let _ = writeln!(text, "summary: {:?}", self.summary);
        let _ = write!(text, "---\n\n{}", self.body);
        text
    }
}
