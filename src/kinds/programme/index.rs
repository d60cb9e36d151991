//! Which programmes a school, an occupation, an area, a level or an entry has: computed once for all pages.

use std::collections::BTreeMap;

use super::state::nearest;
use super::{Education, Level, Openness, Programme};
use crate::format::text::collate;
use crate::kinds::area::Area;
use crate::kinds::occupation::{Field, Occupation};
use crate::kinds::school::School;
use crate::model::{Record, Ref};
use crate::site::{Derived, Reads, Site};

/// The listed programmes, by what lists divide them by, each list in the order of its titles.
pub(crate) struct Index {
    pub all: Vec<Ref<Programme>>,
    pub by_school: BTreeMap<Ref<School>, Vec<Ref<Programme>>>,
    pub by_occupation: BTreeMap<Ref<Occupation>, Vec<Ref<Programme>>>,
    pub by_field: BTreeMap<Field, Vec<Ref<Programme>>>,
    pub by_area: BTreeMap<Ref<Area>, Vec<Ref<Programme>>>,
    pub by_level: BTreeMap<Level, Vec<Ref<Programme>>>,
    pub by_entry: BTreeMap<Education, Vec<Ref<Programme>>>,
    pub by_entry_and_field: BTreeMap<(Education, Field), Vec<Ref<Programme>>>,
    pub by_level_and_field: BTreeMap<(Level, Field), Vec<Ref<Programme>>>,
    pub by_level_and_area: BTreeMap<(Level, Ref<Area>), Vec<Ref<Programme>>>,
    /// Those with a day to apply by, the first to close first, and after them those that open later.
    pub by_date: Vec<Ref<Programme>>,
}

impl Derived for Index {
    const READS: Reads = Reads::Fields;

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
            by_entry_and_field: BTreeMap::new(),
            by_level_and_field: BTreeMap::new(),
            by_level_and_area: BTreeMap::new(),
            by_date: by_date(site, &programmes),
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
        let field = site.get(occupation).group;
        self.by_field.entry(field).or_default().push(reference);
        self.by_level_and_field
            .entry((programme.level, field))
            .or_default()
            .push(reference);
        self.by_level
            .entry(programme.level)
            .or_default()
            .push(reference);
        for area in areas(site, programme) {
            push_once(self.by_area.entry(area).or_default(), reference);
            let both = (programme.level, area);
            push_once(self.by_level_and_area.entry(both).or_default(), reference);
        }
        for entry in &programme.entry {
            push_once(self.by_entry.entry(entry.education).or_default(), reference);
            let both = (entry.education, field);
            push_once(self.by_entry_and_field.entry(both).or_default(), reference);
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

/// The programmes that take applications until a day, the first to close first; then those that will,
/// the first to open first.
fn by_date(
    site: &Site,
    programmes: &[(Ref<Programme>, &Record<Programme>)],
) -> Vec<Ref<Programme>> {
    let clock = &site.clock;
    let near = |(reference, programme): &(Ref<Programme>, &Record<Programme>)| {
        let intake = nearest(programme, clock)?;
        let (group, day) = match intake.openness(clock) {
            Openness::Open | Openness::ClosingSoon => (0, intake.deadline.day()?),
            Openness::Upcoming => (1, intake.opens?.0),
            _ => return None,
        };
        Some((group, day, *reference))
    };
    let mut dated: Vec<_> = programmes.iter().filter_map(near).collect();
    dated.sort();
    dated.into_iter().map(|(_, _, it)| it).collect()
}
