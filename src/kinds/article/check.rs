//! What is wrong with a article.

use super::Article;
use crate::model::{Findings, Record};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(_record: &Record<Article>, _site: &Site, _findings: &mut Findings) {}
