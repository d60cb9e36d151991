//! Tables that scroll inside themselves and say which column a cell belongs to.

use pulldown_cmark::Alignment;

use super::Renderer;
use super::escape::push_attribute;

/// The table that is being written.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How many tables there are so far.
    count: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
    /// Where the open cell begins, and where its content does.
    cell: (usize, usize),
}

impl Renderer<'_> {
    pub(super) fn open_table(&mut self, alignments: &[Alignment]) {
        self.table = Table {
            count: self.table.count + 1,
            alignments: alignments.to_vec(),
            ..Table::default()
        };
        // The number keeps two tables under one heading apart for those who cannot see them.
        let heading = self.toc.last().map(|heading| heading.text.as_str());
        let about = heading.unwrap_or(self.labels.about);
        let label = match about {
            "" => format!("{} {}", self.labels.table, self.table.count),
            about => format!("{} {}: {about}", self.labels.table, self.table.count),
        };
        self.line();
        self.html
            .push_str("<section class=\"table-scroll\" tabindex=\"0\"");
        push_attribute(&mut self.html, "aria-label", &label);
        self.html.push_str(">\n<table>\n");
    }

    pub(super) fn close_table(&mut self) {
        if self.table.has_body {
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table>\n</section>\n");
    }

    pub(super) fn open_head(&mut self) {
        self.table.in_head = true;
        self.html.push_str("<thead>\n<tr>");
    }

    pub(super) fn close_head(&mut self) {
        self.table.in_head = false;
        self.html.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn open_row(&mut self) {
        if !self.table.has_body {
            self.html.push_str("<tbody>\n");
        }
        self.table.has_body = true;
        self.table.column = 0;
        self.html.push_str("<tr>");
    }

    pub(super) fn open_cell(&mut self) {
        let start = self.html.len();
        self.html.push_str(match self.table.in_head {
            true => "<th scope=\"col\"",
            false => "<td",
        });
        // A class, since a strict content security policy forbids styles in attributes.
        self.html
            .push_str(match self.table.alignments.get(self.table.column) {
                Some(Alignment::Left) => " class=\"align-left\">",
                Some(Alignment::Center) => " class=\"align-center\">",
                Some(Alignment::Right) => " class=\"align-right\">",
                Some(Alignment::None) | None => ">",
            });
        self.table.column += 1;
        self.table.cell = (start, self.html.len());
    }

    pub(super) fn close_cell(&mut self) {
        let (start, content) = self.table.cell;
        if !self.table.in_head {
            self.html.push_str("</td>");
        } else if self.html.len() > content {
            self.html.push_str("</th>");
        } else {
            // A header without words would be announced for nothing.
            self.html.truncate(start);
            self.html.push_str("<td></td>");
        }
    }
}
