//! Rules that several kinds share.

mod items;
mod lasting;
mod time;
mod values;

use std::sync::Arc;

pub(super) use items::{itself, known, known_id, local_ids, no_repeats, twice};
pub(super) use lasting::{Lasting, days, on_day, over, still};
pub(super) use time::{has_come, in_order, named};
pub(super) use values::{at_least, email, percentage, positive, positive_if_known};

use crate::diag::{Code, Severity, Text};
use crate::format::yaml::Seg;
use crate::model::{Finding, Place};
use crate::site::Info;

/// A finding about a record whose kind is not known here.
pub(super) fn of_info(
    info: &Info<'_>,
    severity: Severity,
    code: Code,
    place: Place,
    message: Text,
    hint: Text,
) -> Finding {
    let place = match place {
        Place::Field(field) => Place::Field(
            info.prefix
                .map(Seg::Index)
                .into_iter()
                .chain(field)
                .collect(),
        ),
        other => other,
    };
    Finding {
        severity,
        code,
        file: Arc::clone(info.file),
        place,
        message,
        hint: Some(hint),
    }
}
