//! What is wrong with a area.

use super::Area;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Area>, _site: &Site, _findings: &mut Findings) {}
