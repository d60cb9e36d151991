//! What is wrong with a document.

use super::Document;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Document>, _site: &Site, _findings: &mut Findings) {}
