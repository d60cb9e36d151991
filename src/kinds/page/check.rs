//! What is wrong with a page.

use super::Page;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Page>, _site: &Site, _findings: &mut Findings) {}
