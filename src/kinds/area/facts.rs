//! What the bulletin of an area tells: what is open near there, what closes and opens next, what takes place.

use std::collections::BTreeSet;

use super::Area;
use super::local::{Local, covered, is_whole, merge, programmes};
use crate::format::text::phone;
use crate::kinds::event::{Event, EventState};
use crate::kinds::programme::{Openness, Programme, ProgrammeIndex};
use crate::kinds::school::School;
use crate::model::{Day, Kind, Record, Ref};
use crate::site::Site;

/// How many deadlines, openings, events and schools a bulletin names at most.
pub(super) const NAMED: usize = 3;

/// What is known now.
pub(super) struct Facts {
    pub area: String,
    /// The whole address of the area's page.
    pub url: String,
    /// How many programmes take applications, and how many schools teach them.
    pub open: usize,
    pub open_schools: usize,
    /// The programmes that close first, each with its last day.
    pub deadlines: Vec<Dated>,
    /// The programmes that open next, each with its first day.
    pub openings: Vec<Dated>,
    pub events: Vec<EventFact>,
    /// The names of schools there.
    pub schools: Vec<String>,
    pub phone: Option<String>,
    /// Whether any of it is a sample.
    pub sample: bool,
}

/// A programme, its school and a day.
pub(super) struct Dated {
    pub title: String,
    pub school: String,
    pub day: Day,
}

/// An event with its time in words.
pub(super) struct EventFact {
    pub title: String,
    pub when: String,
    /// Where it takes place; `None` when it is held online.
    pub place: Option<String>,
}

impl Facts {
    /// What is known of an area.
    pub(super) fn of(site: &Site, reference: Ref<Area>) -> Self {
        let area = site.get(reference);
        let programmes = near(site, reference);
        let open = open(site, &programmes);
        let teaching: BTreeSet<Ref<School>> = open
            .iter()
            .map(|(_, programme)| site.get(*programme).school)
            .collect();
        let schools = schools(site, reference);
        let events: Vec<&Record<Event>> =
            upcoming(site, reference).into_iter().take(NAMED).collect();
        let closing = open
            .iter()
            .filter_map(|(closes, programme)| Some(((*closes)?, *programme)));
        Self {
            area: area.title().to_owned(),
            url: site.base.absolute(Area::url(area).as_str()),
            open: open.len(),
            open_schools: teaching.len(),
            deadlines: closing
                .take(NAMED)
                .map(|dated| Dated::new(site, dated))
                .collect(),
            openings: openings(site, &programmes)
                .map(|dated| Dated::new(site, dated))
                .collect(),
            sample: programmes
                .iter()
                .any(|programme| site.get(*programme).common.sample)
                || schools.iter().any(|school| school.common.sample)
                || events.iter().any(|event| event.common.sample),
            schools: schools
                .iter()
                .take(NAMED)
                .map(|school| school.title().to_owned())
                .collect(),
            events: events
                .into_iter()
                .map(|event| EventFact::new(site, event))
                .collect(),
            phone: site
                .settings
                .hotlines
                .first()
                .map(|hotline| phone(hotline.phone.as_str())),
        }
    }
}

impl Dated {
    fn new(site: &Site, (day, programme): (Day, Ref<Programme>)) -> Self {
        let programme = site.get(programme);
        Self {
            title: programme.title().to_owned(),
            school: site.get(programme.school).title().to_owned(),
            day,
        }
    }
}

impl EventFact {
    fn new(site: &Site, event: &Record<Event>) -> Self {
        Self {
            title: event.title().to_owned(),
            when: site.locale().date_time(site.clock.wall(event.start)),
            place: event
                .venue
                .as_ref()
                .map(|venue| format!("{}, {}", venue.name, venue.address)),
        }
    }
}

/// The programmes near an area.
fn near(site: &Site, area: Ref<Area>) -> Vec<Ref<Programme>> {
    if is_whole(site.get(area)) {
        site.derived::<ProgrammeIndex>().all.clone()
    } else {
        programmes(site, &covered(site, area))
    }
}

/// The schools with a campus in an area; of the whole city there are too many to name.
fn schools(site: &Site, area: Ref<Area>) -> Vec<&Record<School>> {
    let local = site.derived::<Local>();
    let near = merge(&local.schools, &covered(site, area));
    near.into_iter().map(|school| site.get(school)).collect()
}

/// The programmes that take applications, those that close first at the front.
///
/// One that is open all year round has no last day, and stands after those that close.
fn open(site: &Site, programmes: &[Ref<Programme>]) -> Vec<(Option<Day>, Ref<Programme>)> {
    let mut open: Vec<(Option<Day>, Ref<Programme>)> = programmes
        .iter()
        .filter_map(|programme| {
            let intakes = site.get(*programme).intakes.iter();
            let open = intakes.filter(|intake| intake.openness(&site.clock).is_open());
            let closes = open.map(|intake| intake.deadline.day().map(Day));
            Some((closes.min_by_key(|day| (day.is_none(), *day))?, *programme))
        })
        .collect();
    open.sort_by_key(|(closes, _)| (closes.is_none(), *closes));
    open
}

/// The programmes that begin to take applications next.
fn openings(
    site: &Site,
    programmes: &[Ref<Programme>],
) -> impl Iterator<Item = (Day, Ref<Programme>)> {
    let mut openings: Vec<(Day, Ref<Programme>)> = programmes
        .iter()
        .filter_map(|programme| {
            let intakes = site.get(*programme).intakes.iter();
            let upcoming =
                intakes.filter(|intake| intake.openness(&site.clock) == Openness::Upcoming);
            Some((
                upcoming.filter_map(|intake| intake.opens).min()?,
                *programme,
            ))
        })
        .collect();
    openings.sort_by_key(|(opens, _)| *opens);
    openings.into_iter().take(NAMED)
}

/// The events near an area that have not ended and take place, the next first.
pub(super) fn upcoming(site: &Site, area: Ref<Area>) -> Vec<&Record<Event>> {
    let local = site.derived::<Local>();
    let mut events: Vec<&Record<Event>> = if is_whole(site.get(area)) {
        site.listed::<Event>().map(|(_, event)| event).collect()
    } else {
        let near = merge(&local.events, &covered(site, area));
        near.into_iter().map(|event| site.get(event)).collect()
    };
    let now = site.clock.now();
    events.retain(|event| {
        event.state != EventState::Cancelled && site.clock.instant(event.end) > now
    });
    events.sort_by_key(|event| site.clock.instant(event.start));
    events
}
