//! The picture that stands for a measure in networks.

use super::Measure;
use crate::diag::Diagnostic;
use crate::kinds::shared::poster;
use crate::model::Record;
use crate::site::{Poster, Site};

/// Its number, and the plan that it is of.
pub(super) fn of(record: &Record<Measure>, site: &Site) -> Result<Poster, Diagnostic> {
    let label = site.say("poster.measure", &[("number", &record.number)])?;
    let plan = site.get(record.plan);
    let plan = plan.visible.then(|| plan.title().to_owned());
    Ok(poster(record, label, plan))
}
