//! What is wrong with a agency.

use super::Agency;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Agency>, _site: &Site, _findings: &mut Findings) {}
