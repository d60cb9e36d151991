//! Which programmes a school, an occupation, an area, a level or an entry has: computed once for all pages.

use std::collections::BTreeMap;

use super::{Education, Level, Openness, Programme};
use crate::format::text::collate;
use crate::kinds::area::Area;
use crate::kinds::occupation::{Field, Occupation};
use crate::kinds::school::School;
use crate::model::{Record, Ref};
use crate::site::{Derived, Site};

/// The listed programmes, by what lists divide them by, each list in the order of its titles.
pub(in crate::kinds) struct Index {
    pub all: Vec<Ref<Programme>>,
    pub by_school: BTreeMap<Ref<School>, Vec<Ref<Programme>>>,
    pub by_occupation: BTreeMap<Ref<Occupation>, Vec<Ref<Programme>>>,
    pub by_field: BTreeMap<Field, Vec<Ref<Programme>>>,
    pub by_area: BTreeMap<Ref<Area>, Vec<Ref<Programme>>>,
    pub by_level: BTreeMap<Level, Vec<Ref<Programme>>>,
    pub by_entry: BTreeMap<Education, Vec<Ref<Programme>>>,
    pub closing_soon: Vec<Ref<Programme>>,
}

impl Derived for Index {
    fn derive(site: &Site) -> Self {
        let mut programmes: Vec<(Ref<Programme>, &Record<Programme>)> =
            site.listed::<Programme>().collect();
        collate::sort_by(&mut programmes, |(_, programme)| programme.title());
        let mut index = Self {
            all: programmes.iter().map(|(reference, _)| *reference).collect(),
            by_school: BTreeMap::new(),
            by_occupation: BTreeMap::new(),
            by_field: BTreeMap::new(),
            by_area: BTreeMap::new(),
            by_level: BTreeMap::new(),
            by_entry: BTreeMap::new(),
            closing_soon: closing_soon(site, &programmes),
        };
        for (reference, programme) in programmes {
            index.add(site, reference, programme);
        }
        index
    }
}

impl Index {
    fn add(&mut self, site: &Site, reference: Ref<Programme>, programme: &Record<Programme>) {
        let occupation = programme.occupation;
        self.by_school
            .entry(programme.school)
            .or_default()
            .push(reference);
        self.by_occupation
            .entry(occupation)
            .or_default()
            .push(reference);
        self.by_field
            .entry(site.get(occupation).group)
            .or_default()
            .push(reference);
        self.by_level
            .entry(programme.level)
            .or_default()
            .push(reference);
        for area in areas(site, programme) {
            push_once(self.by_area.entry(area).or_default(), reference);
        }
        for entry in &programme.entry {
            push_once(self.by_entry.entry(entry.education).or_default(), reference);
        }
    }
}

/// The areas of the campuses at which a programme is taught; of the whole school when no intake says it.
pub(super) fn areas(site: &Site, programme: &Programme) -> Vec<Ref<Area>> {
    let campuses = &site.get(programme.school).campuses;
    campuses
        .iter()
        .filter(|campus| {
            programme.intakes.is_empty()
                || programme
                    .intakes
                    .iter()
                    .any(|intake| intake.campus == campus.id)
        })
        .map(|campus| campus.area)
        .collect()
}

/// Programmes are added one after the other, so one that is there already is the last.
fn push_once(list: &mut Vec<Ref<Programme>>, reference: Ref<Programme>) {
    if list.last() != Some(&reference) {
        list.push(reference);
    }
}

/// The programmes with an intake that closes within days, the first to close first.
fn closing_soon(
    site: &Site,
    programmes: &[(Ref<Programme>, &Record<Programme>)],
) -> Vec<Ref<Programme>> {
    let mut closing: Vec<_> = programmes
        .iter()
        .flat_map(|(reference, programme)| {
            programme
                .intakes
                .iter()
                .filter(|intake| intake.openness(&site.clock) == Openness::ClosingSoon)
                .filter_map(|intake| Some((intake.deadline.day()?, *reference)))
        })
        .collect();
    closing.sort();
    closing.dedup_by_key(|(_, reference)| *reference);
    closing
        .into_iter()
        .map(|(_, reference)| reference)
        .collect()
}
