//! What the page of a school shows.

use std::collections::BTreeSet;

use serde::Serialize;

use super::boarding::{self, BoardingView, DormitoryView};
use super::enrolment::{self, Year};
use super::inspections::{self, InspectionView};
use super::pages::PATH;
use super::{Campus, Ownership, School, SchoolKind, json_ld};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::employer::Employer;
use crate::kinds::programme::{Level, Programme, ProgrammeIndex, Row, nearest, row};
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, BodyView, Card, Head, Link, list_path, next_events};
use crate::model::{Channel, Day, Kind, Phone, Record, Ref, WebUrl};
use crate::site::{Page, Site};

/// Up to how many programmes stand on the page itself.
pub(super) const FEW: usize = 40;

/// How many programmes of a level stand on the page of a school with more.
const FIRST: usize = 6;

/// How many events the page names.
const EVENTS: usize = 5;

#[derive(Serialize)]
struct View {
    summary: String,
    short: Option<String>,
    kind: SchoolKind,
    ownership: Ownership,
    licence: Option<LicenceView>,
    phones: Vec<Phone>,
    email: Option<String>,
    website: Option<WebUrl>,
    channels: Vec<Channel>,
    campuses: Vec<CampusView>,
    dormitory: Option<DormitoryView>,
    boarding: Option<BoardingView>,
    programmes: usize,
    open: usize,
    levels: Vec<LevelView>,
    all_programmes: Option<String>,
    events: Vec<Card>,
    facilities: Vec<String>,
    teachers: Option<String>,
    review: Option<ReviewView>,
    inspections: Vec<InspectionView>,
    enrolment: Vec<Year>,
    site_return: Option<SiteReturnView>,
    employers: Vec<Link>,
    body: BodyView,
}

#[derive(Serialize)]
struct LicenceView {
    number: String,
    issued: Day,
    levels: Vec<Level>,
}

#[derive(Serialize)]
struct CampusView {
    id: String,
    name: String,
    address: String,
    area: Link,
    /// Opens a map application of the reader's own.
    geo: Option<String>,
    /// A map on the web.
    map: Option<String>,
    transit: Option<String>,
    access: Option<String>,
}

/// The programmes of a level.
#[derive(Serialize)]
struct LevelView {
    level: Level,
    count: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct ReviewView {
    year: i16,
    result: String,
    curriculum: Option<String>,
}

#[derive(Serialize)]
struct SiteReturnView {
    taken: Day,
    planned: Option<Day>,
    actual: Option<Day>,
}

/// The page of a school.
pub(super) fn page(site: &Site, reference: Ref<School>) -> Result<Page, Diagnostic> {
    let school = site.get(reference);
    let view = view(site, reference, school)?;
    let scopes = Scopes {
        areas: school
            .campuses
            .iter()
            .map(|campus| campus.area)
            .collect::<BTreeSet<_>>(),
        school: Some(reference),
        programme: None,
    };
    let head = Head::of(site, school)?
        .under(site, PATH, "list.schools")?
        .scoped(site, &scopes)
        .json_ld(json_ld::school(site, school))
        .done(site);
    Ok(shared::page("school.html", head, view))
}

fn view(site: &Site, reference: Ref<School>, school: &Record<School>) -> Result<View, Diagnostic> {
    let index = site.derived::<ProgrammeIndex>();
    let programmes = index
        .by_school
        .get(&reference)
        .map_or(&[][..], Vec::as_slice);
    let is_open = |programme: &&Ref<Programme>| {
        nearest(site.get(**programme), &site.clock)
            .is_some_and(|intake| intake.openness(&site.clock).is_open())
    };
    Ok(View {
        summary: school.common.summary.clone().unwrap_or_default(),
        short: school.short.clone(),
        kind: school.kind,
        ownership: school.ownership,
        licence: school.licence.as_ref().map(|licence| LicenceView {
            number: licence.number.clone(),
            issued: licence.issued,
            levels: licence.levels.clone(),
        }),
        phones: school.phones.clone(),
        email: school.email.clone(),
        website: school.website.clone(),
        channels: school.channels.clone(),
        campuses: school
            .campuses
            .iter()
            .map(|campus| campus_view(site, campus))
            .collect(),
        dormitory: boarding::dormitory(school),
        boarding: boarding::boarding(school),
        programmes: programmes.len(),
        open: programmes.iter().filter(is_open).count(),
        levels: levels(site, programmes),
        all_programmes: (programmes.len() > FEW)
            .then(|| site.base.href(&list_path(School::url(school).as_str()))),
        events: next_events(site, EVENTS, |event| event.schools.contains(&reference)),
        facilities: school.facilities.clone(),
        teachers: school.teachers.clone(),
        review: school.review.as_ref().map(|review| ReviewView {
            year: review.year,
            result: review.result.clone(),
            curriculum: review.curriculum.clone(),
        }),
        inspections: inspections::of(site, school),
        enrolment: enrolment::years(&school.enrolment_plan),
        site_return: school
            .site_return
            .as_ref()
            .map(|site_return| SiteReturnView {
                taken: site_return.taken,
                planned: site_return.planned,
                actual: site_return.actual,
            }),
        employers: employers(site, reference, programmes),
        body: shared::body(site, school)?,
    })
}

fn campus_view(site: &Site, campus: &Campus) -> CampusView {
    let place = campus.lat.zip(campus.lng);
    CampusView {
        id: campus.id.clone(),
        name: campus.name.clone(),
        address: campus.address.clone(),
        area: Link::to(site, campus.area),
        geo: place.map(|(lat, lng)| format!("geo:{lat},{lng}")),
        map: place.map(|(lat, lng)| {
            format!("https://www.openstreetmap.org/?mlat={lat}&mlon={lng}#map=17/{lat}/{lng}")
        }),
        transit: campus.transit.clone(),
        access: campus.access.clone(),
    }
}

/// The programmes of a school by level; of a school with many the first of each level.
fn levels(site: &Site, programmes: &[Ref<Programme>]) -> Vec<LevelView> {
    let few = if programmes.len() > FEW { FIRST } else { FEW };
    let level_view = |level: &Level| {
        let of_level: Vec<_> = programmes
            .iter()
            .filter(|programme| site.get(**programme).level == *level)
            .collect();
        LevelView {
            level: *level,
            count: of_level.len(),
            rows: of_level
                .into_iter()
                .take(few)
                .map(|programme| row(site, *programme))
                .collect(),
        }
    };
    Level::ALL
        .iter()
        .map(level_view)
        .filter(|level| level.count > 0)
        .collect()
}

/// The employers that train with a school: those that say so, and the partners of its programmes.
fn employers(site: &Site, school: Ref<School>, programmes: &[Ref<Programme>]) -> Vec<Link> {
    let saying = site
        .listed::<Employer>()
        .filter(|(_, employer)| employer.partners_with.contains(&school));
    let partners = programmes
        .iter()
        .flat_map(|programme| &site.get(*programme).partners)
        .copied();
    let mut employers: Vec<Ref<Employer>> = saying
        .map(|(reference, _)| reference)
        .chain(partners)
        .collect();
    employers.sort();
    employers.dedup();
    let mut links = Link::to_shown(site, &employers);
    collate::sort_by(&mut links, |link| &link.title);
    links
}
