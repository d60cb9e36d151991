//! The picture that stands for an occupation in networks.

use super::Occupation;
use crate::diag::Diagnostic;
use crate::kinds::shared::poster;
use crate::model::Record;
use crate::site::{Poster, Site};

/// Its field of study.
pub(super) fn of(record: &Record<Occupation>, site: &Site) -> Result<Poster, Diagnostic> {
    let field = site.word(&format!("field.{}", record.group.key()))?;
    Ok(poster(record, site.word("poster.occupation")?, [field]))
}
