//! Matches the marks of footnotes with their texts.

use std::collections::HashSet;
use std::ops::Range;

use crate::format::markdown::problem::Problem;

/// The footnotes of a body. Labels that differ only in case are one.
#[derive(Debug, Default)]
pub(super) struct Notes {
    referred: HashSet<String>,
    defined: Vec<(String, Range<usize>)>,
}

impl Notes {
    /// Notes a mark.
    pub(super) fn refer(&mut self, label: &str) {
        self.referred.insert(label.to_lowercase());
    }

    /// Notes the text of a footnote.
    pub(super) fn define(&mut self, label: &str, span: Range<usize>) {
        self.defined.push((label.to_lowercase(), span));
    }

    /// The footnotes to which nothing refers.
    pub(super) fn problems(&self) -> impl Iterator<Item = (Problem<'_>, Range<usize>)> {
        let unused = |(label, _): &&(String, Range<usize>)| !self.referred.contains(label);
        self.defined
            .iter()
            .filter(unused)
            .map(|(label, span)| (Problem::UnusedNote(label), span.clone()))
    }
}

/// The longest label that is looked for, in bytes, so that a text of nothing but `[^` stays cheap.
const LONGEST_LABEL: usize = 100;

/// The marks `[^a]` in a text, each with its bytes.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    text.match_indices("[^").filter_map(|(at, open)| {
        let rest = text.get(at + open.len()..)?;
        let end = rest
            .bytes()
            .take(LONGEST_LABEL)
            .position(|byte| byte == b']')?;
        let label = rest.get(..end)?;
        let is_label = !label.is_empty() && !label.contains(char::is_whitespace);
        is_label.then_some((label, at..at + open.len() + end + 1))
    })
}
