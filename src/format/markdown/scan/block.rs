//! Checks the text of a block once all of it is known.

use std::ops::Range;

use super::{Scan, notes};
use crate::format::markdown::abbreviation::{abbreviations, is_explained};
use crate::format::markdown::mapped::Mapped;
use crate::format::markdown::outline::Named;
use crate::format::markdown::problem::Problem;
use crate::format::markdown::prose::{self, Sentences};

impl Scan<'_> {
    /// Checks the text of the block that is complete, and begins another.
    pub(super) fn end_block(&mut self) {
        if self.block.as_str().is_empty() {
            return;
        }
        let mut block = std::mem::take(&mut self.block);
        let is_list_of_links = self.linked * 2 > block.as_str().len();
        let sentences = match self.in_table || is_list_of_links {
            true => Sentences::Skip,
            false => Sentences::Measure,
        };
        self.outline.words += self.check(&block, sentences);
        self.callout(&block);
        self.notes_without_text(&block);
        self.abbreviations(&block);
        block.clear();
        self.block = block;
        self.linked = 0;
    }

    pub(super) fn check(&mut self, block: &Mapped, sentences: Sentences) -> usize {
        prose::check(block.as_str(), sentences, |problem, range| {
            self.report(problem, block.source(range));
        })
    }

    /// The parser takes known callouts away, so a mark that is left is none.
    fn callout(&mut self, block: &Mapped) {
        let Some(rest) = block.as_str().strip_prefix("[!") else {
            return;
        };
        if let Some(end) = rest.find(']').map(|end| "[!".len() + end + "]".len()) {
            let mark = block.as_str().get(..end).unwrap_or_default();
            self.report_mark(Problem::BadCallout(mark), block.source(0..end));
        }
    }

    /// The parser takes marks of known footnotes away, so a mark that is left has no text.
    fn notes_without_text(&mut self, block: &Mapped) {
        for (label, range) in notes::marks(block.as_str()) {
            self.report_mark(Problem::NoteWithoutText(label), block.source(range));
        }
    }

    /// Reports a mark, unless the author escaped it to be read as it stands.
    fn report_mark(&mut self, problem: Problem<'_>, span: Range<usize>) {
        let before = self.source.get(..span.start).unwrap_or_default();
        if !before.ends_with('\\') {
            self.report(problem, span);
        }
    }

    fn abbreviations(&mut self, block: &Mapped) {
        for (word, range) in abbreviations(block.as_str()) {
            if !self.known.contains(word) {
                self.known.insert(word.into());
                if is_explained(block.as_str(), &range) {
                    continue;
                }
                let span = self.in_file(block.source(range));
                self.outline.abbreviations.push(Named {
                    name: word.into(),
                    span,
                });
            }
        }
    }
}
