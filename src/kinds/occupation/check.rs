//! What is wrong with an occupation.

use super::Occupation;
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Occupation>, site: &Site, findings: &mut Findings) {
    rules::no_repeats(findings, record, &record.interests, |place| {
        at!["interests", place]
    });
    rules::no_repeats(findings, record, &record.progression, |place| {
        at!["progression", place]
    });
    for (place, next) in record.progression.iter().enumerate() {
        if site.get(*next).id == record.id {
            rules::itself(findings, record, at!["progression", place]);
        }
    }
}
