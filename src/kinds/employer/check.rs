//! What is wrong with an employer.

use super::Employer;
use crate::kinds::{agency, rules};
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Employer>, site: &Site, findings: &mut Findings) {
    if let Some(area) = record.area {
        rules::still(findings, record, at!["area"], site, area);
    }
    agency::check_contacts(record, &record.contacts, findings);
    rules::no_repeats(findings, record, &record.partners_with, |place| {
        at!["partners_with", place]
    });
}
