//! What is wrong with a pathway.

use super::Pathway;
use crate::kinds::rules;
use crate::model::{Findings, Record, at};

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Pathway>, findings: &mut Findings) {
    let ids = record.steps.iter().map(|step| step.id.as_str());
    let places = |(place, id)| (at!["steps", place, "id"], id);
    rules::at_least(findings, record, at!["steps"], record.steps.len(), 1);
    rules::local_ids(findings, record, ids.clone().enumerate().map(places));
    for (place, step) in record.steps.iter().enumerate() {
        for (index, next) in step.next.iter().enumerate() {
            let field = at!["steps", place, "next", index];
            if *next == step.id {
                rules::itself(findings, record, field);
            } else {
                let others = ids.clone().filter(|id| *id != step.id);
                rules::known_id(findings, record, field, ("bước", "step"), next, others);
            }
        }
    }
}
