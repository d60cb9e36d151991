//! The picture that stands for an article in networks.

use super::Article;
use crate::diag::Diagnostic;
use crate::kinds::shared::poster;
use crate::model::Record;
use crate::site::{Poster, Site};

/// When it was written, and by whom.
pub(super) fn of(record: &Record<Article>, site: &Site) -> Result<Poster, Diagnostic> {
    let facts = [site.locale().date(record.date.0), record.authors.join(", ")];
    Ok(poster(record, site.word("poster.article")?, facts))
}
