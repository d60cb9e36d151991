//! What is wrong with a school.

use super::School;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<School>, _site: &Site, _findings: &mut Findings) {}
