//! What is wrong with a labour demand.

use super::Demand;
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Demand>, site: &Site, findings: &mut Findings) {
    rules::positive(findings, record, at!["headcount"], record.headcount);
    match (record.area, record.by) {
        (Some(area), Some(by)) => rules::on_day(findings, record, at!["area"], site, area, by.0),
        (Some(area), None) => rules::still(findings, record, at!["area"], site, area),
        (None, _) => {}
    }
}
