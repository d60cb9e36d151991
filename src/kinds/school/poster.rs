//! The picture that stands for a school in networks.

use super::School;
use crate::diag::Diagnostic;
use crate::kinds::shared::poster;
use crate::model::Record;
use crate::site::{Poster, Site};

/// What kind of school it is, where, and whose.
pub(super) fn of(record: &Record<School>, site: &Site) -> Result<Poster, Diagnostic> {
    let mut areas: Vec<&str> = Vec::new();
    for campus in &record.campuses {
        let area = site.get(campus.area).title();
        if !areas.contains(&area) {
            areas.push(area);
        }
    }
    let kind = site.word(&format!("school_kind_one.{}", record.kind.key()))?;
    let ownership = site.word(&format!("ownership.{}", record.ownership.key()))?;
    Ok(poster(
        record,
        format!("{kind}, {ownership}"),
        [areas.join(", ")],
    ))
}
