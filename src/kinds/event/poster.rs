//! The picture that stands for an event in networks.

use super::Event;
use super::view::{place, time};
use crate::diag::Diagnostic;
use crate::kinds::shared::poster;
use crate::model::Record;
use crate::site::{Poster, Site};

/// When and where it is.
pub(super) fn of(record: &Record<Event>, site: &Site) -> Result<Poster, Diagnostic> {
    let label = site.word(&format!("event.categories.{}", record.category.key()))?;
    let place = match &record.venue {
        Some(venue) => place(site, venue),
        None => site.word("event.online")?,
    };
    Ok(poster(record, label, [time(site, record).when, place]))
}
