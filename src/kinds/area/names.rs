//! What else people call the place of an area: the areas that it follows, and the one that it lies in.

use std::collections::BTreeMap;

use super::Area;
use crate::model::{Record, Ref};
use crate::site::{Derived, Reads, Site};

/// The areas that came before each area.
struct Predecessors(BTreeMap<Ref<Area>, Vec<Ref<Area>>>);

impl Derived for Predecessors {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let mut before: BTreeMap<Ref<Area>, Vec<Ref<Area>>> = BTreeMap::new();
        for (old, area) in site.shown::<Area>() {
            for new in &area.successors {
                before.entry(*new).or_default().push(old);
            }
        }
        Self(before)
    }
}

/// The names under which people look for an area beside its own: who lives in a ward of today still
/// says the district of before.
pub(super) fn of<'a>(record: &'a Record<Area>, site: &'a Site) -> Vec<&'a str> {
    let before = site.derived::<Predecessors>();
    let own = site
        .find::<Area>(&record.id)
        .map(|(reference, _)| reference);
    own.and_then(|own| before.0.get(&own))
        .into_iter()
        .flatten()
        .chain(&record.parent)
        .map(|area| site.get(*area))
        .filter(|area| area.visible)
        .map(Record::title)
        .collect()
}
