//! The picture that stands for a record in networks.

use crate::model::{Kind, Record};
use crate::site::Poster;

/// A record's picture: what the record is called, and the facts that there are.
pub(in crate::kinds) fn poster<K: Kind>(
    record: &Record<K>,
    label: String,
    facts: impl IntoIterator<Item = String>,
) -> Poster {
    Poster {
        kind: K::NAME,
        label,
        title: record.title().to_owned(),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        sample: record.common.sample,
    }
}
