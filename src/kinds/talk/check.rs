//! What is wrong with a talk.

use super::Talk;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Talk>, _site: &Site, _findings: &mut Findings) {}
