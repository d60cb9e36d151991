//! What is wrong with a notice.

use super::Notice;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Notice>, _site: &Site, _findings: &mut Findings) {}
