//! The events in the order in which people look for them: computed once for all lists.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::state::Phase;
use super::{Category, Event};
use crate::model::Ref;
use crate::site::{Derived, Reads, Site};

/// The listed events: those that are to come, the nearest first, and then those that are over,
/// the latest first.
pub(super) struct Index {
    pub(super) all: Vec<Ref<Event>>,
    /// How many of them are not over.
    pub(super) to_come: usize,
    pub(super) by_category: BTreeMap<Category, Vec<Ref<Event>>>,
}

impl Derived for Index {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let (mut past, mut to_come): (Vec<_>, Vec<_>) = site
            .listed::<Event>()
            .map(|(reference, event)| (site.clock.instant(event.start), reference, event))
            .partition(|(_, _, event)| event.phase(&site.clock) == Phase::Past);
        to_come.sort_by_key(|(start, reference, _)| (*start, *reference));
        past.sort_by_key(|(start, reference, _)| (Reverse(*start), *reference));
        let mut index = Self {
            all: Vec::new(),
            to_come: to_come.len(),
            by_category: BTreeMap::new(),
        };
        for (_, reference, event) in to_come.into_iter().chain(past) {
            index.all.push(reference);
            index
                .by_category
                .entry(event.category)
                .or_default()
                .push(reference);
        }
        index
    }
}
