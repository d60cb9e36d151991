//! Footnotes: numbered where they are first referred to, gathered at the end, linked both ways.
//!
//! Their ids have an underscore, which ids of headings cannot have.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::Renderer;
use super::escape::push_text;

/// The footnotes of a body. Labels that differ only in case are one.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The labels in the order of their numbers, with how often they are referred to.
    referred: Vec<(String, usize)>,
    numbers: HashMap<String, usize>,
    texts: HashMap<String, String>,
    /// The footnotes whose text is being written, outermost first, with what was written before.
    open: Vec<(String, String)>,
}

impl Notes {
    /// The number of a footnote and how often it is referred to, this time included.
    fn refer(&mut self, label: &str) -> (usize, usize) {
        let label = label.to_lowercase();
        let next = self.referred.len() + 1;
        let number = *self.numbers.entry(label.clone()).or_insert(next);
        if number == next {
            self.referred.push((label, 0));
        }
        let uses = self.referred.get_mut(number - 1).map_or(1, |(_, uses)| {
            *uses += 1;
            *uses
        });
        (number, uses)
    }
}

/// The id of the place that refers to a footnote for the `uses`th time.
fn mark_id(number: usize, uses: usize) -> String {
    match uses {
        1 => format!("fnref_{number}"),
        _ => format!("fnref_{number}_{uses}"),
    }
}

impl Renderer<'_> {
    pub(super) fn note_mark(&mut self, label: &str) {
        let (number, uses) = self.notes.refer(label);
        let id = mark_id(number, uses);
        self.html.push_str("<sup><a");
        // Writing to a string cannot fail.
        let _ = write!(
            self.html,
            " href=\"#fn_{number}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\""
        );
        push_text(&mut self.html, self.labels.footnote);
        let _ = write!(self.html, " {number}\">{number}</a></sup>");
    }

    /// Begins the text of a footnote, which is kept aside.
    pub(super) fn open_note(&mut self, label: &str) {
        let before = std::mem::take(&mut self.html);
        self.notes.open.push((label.to_lowercase(), before));
    }

    pub(super) fn close_note(&mut self) {
        if let Some((label, before)) = self.notes.open.pop() {
            let text = std::mem::replace(&mut self.html, before);
            self.notes.texts.entry(label).or_insert(text);
        }
    }

    /// Writes the footnotes that something refers to.
    pub(super) fn write_notes(&mut self) {
        if self.notes.referred.is_empty() {
            return;
        }
        self.html.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-labelledby=\"fn_title\">\n<h2 id=\"fn_title\">");
        push_text(&mut self.html, self.labels.footnotes);
        self.html.push_str("</h2>\n<ol>\n");
        for (index, (label, uses)) in std::mem::take(&mut self.notes.referred)
            .into_iter()
            .enumerate()
        {
            let text = self.notes.texts.remove(&label).unwrap_or_default();
            self.write_note(index + 1, uses, &text);
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    /// Writes one footnote, its links back at the end of its last paragraph.
    fn write_note(&mut self, number: usize, uses: usize, text: &str) {
        let _ = writeln!(self.html, "<li id=\"fn_{number}\">");
        match text.strip_suffix("</p>\n") {
            Some(text) => {
                self.html.push_str(text);
                self.html.push(' ');
            }
            None => {
                self.html.push_str(text);
                self.html.push_str("<p>");
            }
        }
        for uses in 1..=uses {
            if uses > 1 {
                self.html.push(' ');
            }
            let id = mark_id(number, uses);
            let _ = write!(
                self.html,
                "<a href=\"#{id}\" role=\"doc-backlink\" aria-label=\""
            );
            push_text(&mut self.html, self.labels.back);
            let _ = match uses {
                1 => write!(self.html, " {number}\">↩</a>"),
                _ => write!(self.html, " {number} ({uses})\">↩<sup>{uses}</sup></a>"),
            };
        }
        self.html.push_str("</p>\n</li>\n");
    }
}
