//! Checks of the words themselves: placeholder text, personal data, long sentences.

mod placeholder;
mod sentence;
mod words;

use std::ops::Range;
use std::sync::Arc;

use super::personal;
use super::problem::Problem;
use crate::diag::Diagnostic;

pub use sentence::LONGEST_SENTENCE;

/// Stands in a block for what is not running text: code, a named value, a bare address.
pub(super) const STAND_IN: &str = "\u{fffc}";

/// Whether sentences of a block are read one after another and so should be short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sentences {
    /// Running text.
    Measure,
    /// Cells of a table, lists of links.
    Skip,
}

/// Placeholder text and personal data in a text without markup, at bytes of the text itself.
pub fn word_problems(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    check(text, Sentences::Skip, |problem, range| {
        found.push(problem.diagnostic(file, range))
    });
    found
}

/// Checks the text of one block, calls `report` with each problem and the bytes of the text,
/// and returns how many words the block has. A Vietnamese word is a syllable here.
pub(super) fn check(
    text: &str,
    sentences: Sentences,
    mut report: impl FnMut(Problem<'_>, Range<usize>),
) -> usize {
    let mut placeholders = placeholder::Watch::default();
    let mut sentence = sentence::Sentence::default();
    let mut count = 0;
    for word in words::words(text) {
        count += usize::from(word.counts());
        if let Some(range) = placeholders.see(&word) {
            report(placeholder(text, &range), range);
        }
        let finished = sentence.see(&word);
        report_sentence(finished, sentences, &mut report);
    }
    report_sentence(sentence.finish(), sentences, &mut report);
    if let Some(range) = placeholder::whole_block(text) {
        report(placeholder(text, &range), range);
    }
    for (kind, range) in personal::find(text) {
        report(kind.into(), range);
    }
    count
}

fn placeholder<'t>(text: &'t str, range: &Range<usize>) -> Problem<'t> {
    Problem::Placeholder(text.get(range.clone()).unwrap_or_default())
}

fn report_sentence(
    finished: Option<(usize, Range<usize>)>,
    sentences: Sentences,
    report: &mut impl FnMut(Problem<'_>, Range<usize>),
) {
    if let (Some((words, range)), Sentences::Measure) = (finished, sentences)
        && words > LONGEST_SENTENCE
    {
        report(Problem::LongSentence(words), range);
    }
}
