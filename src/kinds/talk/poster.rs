//! The picture that stands for a talk in networks.

use super::{Talk, state};
use crate::diag::Diagnostic;
use crate::kinds::shared::poster;
use crate::model::Record;
use crate::site::{Poster, Site};

/// When it is, and who speaks.
pub(super) fn of(record: &Record<Talk>, site: &Site) -> Result<Poster, Diagnostic> {
    let label = site.word(&format!("talk.formats.{}", record.format.key()))?;
    let [starts_at, _] = state::changes(record, &site.clock);
    let start = site.clock.local(starts_at).datetime();
    let speakers: Vec<&str> = record
        .speakers
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    let facts = [site.locale().date_time(start), speakers.join(", ")];
    Ok(poster(record, label, facts))
}
