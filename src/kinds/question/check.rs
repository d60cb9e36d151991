//! What is wrong with a question.

use super::Question;
use crate::kinds::rules;
use crate::model::{Findings, Record, at};

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Question>, findings: &mut Findings) {
    rules::at_least(findings, record, at!["topics"], record.topics.len(), 1);
    rules::no_repeats(findings, record, &record.topics, |place| {
        at!["topics", place]
    });
    rules::no_repeats(findings, record, &record.documents, |place| {
        at!["documents", place]
    });
}
