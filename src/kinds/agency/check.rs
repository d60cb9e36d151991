//! What is wrong with an agency, and with records that name as their owner an agency that is gone.

use super::{Agency, Contact};
use crate::diag::{Severity, codes};
use crate::kinds::rules::{self, Lasting};
use crate::model::{Day, Findings, Place, Record, Ref, Status, at};
use crate::site::Site;

impl Lasting for Agency {
    fn days(&self) -> (Option<Day>, Option<Day>) {
        (self.valid_from, self.valid_to)
    }

    fn successors(&self) -> Vec<Ref<Self>> {
        self.successor.into_iter().collect()
    }
}

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Agency>, site: &Site, findings: &mut Findings) {
    rules::days(findings, record, site, |_| at!["successor"]);
    contacts(record, &record.contacts, findings);
}

/// Checks how people or an employer can be reached.
pub(in crate::kinds) fn contacts<K>(
    record: &Record<K>,
    contacts: &[Contact],
    findings: &mut Findings,
) {
    for (place, contact) in contacts.iter().enumerate() {
        if let Some(email) = &contact.email {
            rules::email(findings, record, at!["contacts", place, "email"], email);
        }
    }
}

/// Finds records whose owner is gone: somebody must answer for them today. Archived ones are history.
pub(super) fn check_all(site: &Site, findings: &mut Findings) {
    for info in site
        .infos()
        .filter(|info| info.common.status != Status::Archived)
    {
        let owner = info
            .common
            .owner
            .as_ref()
            .and_then(|id| site.find::<Agency>(id));
        if let Some((message, hint)) = owner.and_then(|(owner, _)| rules::over(site, owner)) {
            let place = Place::Field(at!["owner"]);
            findings.push(rules::of_info(
                &info,
                Severity::Error,
                codes::NOT_VALID_ON_DATE,
                place,
                message,
                hint,
            ));
        }
    }
}
