//! What is wrong with a question.

use super::Question;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Question>, _site: &Site, _findings: &mut Findings) {}
