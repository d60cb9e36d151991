//! What there is in each area: schools, events, employers and notices, found once for all pages.

use std::collections::{BTreeMap, BTreeSet};

use super::{Area, AreaKind};
use crate::format::text::collate;
use crate::kinds::employer::Employer;
use crate::kinds::event::Event;
use crate::kinds::notice::{Notice, Scope};
use crate::kinds::programme::{Programme, ProgrammeIndex};
use crate::kinds::school::School;
use crate::kinds::shared::by_title;
use crate::model::{Record, Ref};
use crate::site::{Derived, Reads, Site};

/// What there is in each area, each list in its own order.
#[derive(Debug, Default)]
pub(super) struct Local {
    /// Schools with a campus in the area, by name.
    pub schools: BTreeMap<Ref<Area>, Vec<Ref<School>>>,
    /// Events that take place there, by the day they begin.
    pub events: BTreeMap<Ref<Area>, Vec<Ref<Event>>>,
    /// Employers there, by name.
    pub employers: BTreeMap<Ref<Area>, Vec<Ref<Employer>>>,
    /// Notices about the area that have not expired, by the moment they begin.
    pub notices: BTreeMap<Ref<Area>, Vec<Ref<Notice>>>,
}

impl Derived for Local {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let mut local = Self::default();
        for (reference, school) in by_title::<School>(site) {
            let areas: BTreeSet<Ref<Area>> =
                school.campuses.iter().map(|campus| campus.area).collect();
            for area in areas {
                local.schools.entry(area).or_default().push(reference);
            }
        }
        for (reference, employer) in by_title::<Employer>(site) {
            if let Some(area) = employer.area {
                local.employers.entry(area).or_default().push(reference);
            }
        }
        let mut events: Vec<(Ref<Event>, &Record<Event>)> = site.listed::<Event>().collect();
        events.sort_by_key(|(_, event)| site.clock.instant(event.start));
        for (reference, event) in events {
            if let Some(venue) = &event.venue {
                local.events.entry(venue.area).or_default().push(reference);
            }
        }
        local.add_notices(site);
        local
    }
}

impl Local {
    fn add_notices(&mut self, site: &Site) {
        let current = |notice: &Notice| site.clock.instant(notice.expires) > site.clock.now();
        let mut notices: Vec<(Ref<Notice>, &Record<Notice>)> = site
            .listed::<Notice>()
            .filter(|(_, notice)| current(notice))
            .collect();
        notices.sort_by_key(|(_, notice)| site.clock.instant(notice.starts));
        for (reference, notice) in notices {
            for scope in &notice.scope {
                if let Scope::Area(area) = scope {
                    self.notices.entry(*area).or_default().push(reference);
                }
            }
        }
    }
}

/// The areas of which the page of an area tells: itself, and those that followed it.
pub(super) fn covered(site: &Site, area: Ref<Area>) -> BTreeSet<Ref<Area>> {
    std::iter::once(area)
        .chain(site.get(area).successors.iter().copied())
        .collect()
}

/// Whether the area is the whole city, of which other pages tell all there is.
pub(super) fn is_whole(area: &Area) -> bool {
    area.kind == AreaKind::City
}

/// The values that a map has for some areas, each once, in the order of the areas.
pub(super) fn merge<T: Copy + Ord>(
    map: &BTreeMap<Ref<Area>, Vec<T>>,
    areas: &BTreeSet<Ref<Area>>,
) -> Vec<T> {
    let mut seen = BTreeSet::new();
    let all = areas.iter().filter_map(|area| map.get(area)).flatten();
    all.copied().filter(|value| seen.insert(*value)).collect()
}

/// The programmes taught in some areas, in the order of their titles.
pub(super) fn programmes(site: &Site, areas: &BTreeSet<Ref<Area>>) -> Vec<Ref<Programme>> {
    let index = site.derived::<ProgrammeIndex>();
    let programmes = merge(&index.by_area, areas);
    if areas.len() < 2 {
        return programmes;
    }
    let mut titled: Vec<(&str, Ref<Programme>)> = programmes
        .into_iter()
        .map(|programme| (site.get(programme).title(), programme))
        .collect();
    collate::sort_by(&mut titled, |(title, _)| title);
    titled.into_iter().map(|(_, programme)| programme).collect()
}
