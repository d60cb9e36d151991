//! What is wrong with a employer.

use super::Employer;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Employer>, _site: &Site, _findings: &mut Findings) {}
