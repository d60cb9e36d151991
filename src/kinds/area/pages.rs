//! The list of areas, and the page of each: what can be learnt there, where, and what takes place.

use std::collections::BTreeSet;

use serde::Serialize;

use super::facts::upcoming;
use super::local::{Local, covered, is_whole, merge, programmes};
use super::{Area, AreaKind, bulletin, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::event::Event;
use crate::kinds::notice::Notice;
use crate::kinds::programme::row;
use crate::kinds::school::School;
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, Existence, Head, Link, ListPage, Validity, by_title, paginate};
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// How many events the page of an area names.
const EVENTS: usize = 5;

/// The areas of one kind.
#[derive(Serialize)]
struct Group {
    kind: AreaKind,
    areas: Vec<AreaRow>,
}

/// An area in the list.
#[derive(Serialize)]
struct AreaRow {
    link: Link,
    programmes: usize,
    successors: Vec<Link>,
}

#[derive(Serialize)]
struct ListView {
    current: Vec<Group>,
    future: Vec<Group>,
    past: Vec<Group>,
}

/// What stands on the page of an area beside its programmes.
#[derive(Serialize)]
struct AreaView {
    kind: AreaKind,
    summary: String,
    code: Option<String>,
    parent: Option<Link>,
    validity: Validity,
    successors: Vec<Link>,
    predecessors: Vec<Link>,
    /// Whether it is the whole city, whose programmes and schools have lists of their own.
    whole: bool,
    schools: Vec<SchoolRow>,
    events: Vec<EventRow>,
    employers: Vec<Link>,
    notices: Vec<NoticeRow>,
    bulletin: Option<String>,
}

#[derive(Serialize)]
struct SchoolRow {
    link: Link,
    campuses: Vec<CampusRow>,
}

#[derive(Serialize)]
struct CampusRow {
    name: String,
    address: String,
    area: Link,
    transit: Option<String>,
}

#[derive(Serialize)]
struct EventRow {
    title: String,
    href: String,
    start: String,
    venue: Option<String>,
}

#[derive(Serialize)]
struct NoticeRow {
    link: Link,
    text: String,
    starts: String,
    expires: String,
}

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = vec![Route::page("/dia-ban/", "list", list).lasting()];
    for (reference, area) in site.shown::<Area>() {
        routes.extend(pages(site, reference, area));
        if bulletin::exists(site, reference) {
            routes.push(bulletin::route(reference, area));
        }
    }
    routes
}

/// The list of areas: those of today by kind, then those of the past with what followed them.
fn list(site: &Site) -> Result<Page, Diagnostic> {
    let areas = by_title::<Area>(site);
    let groups = |state: Existence| -> Vec<Group> {
        let kinds = AreaKind::ALL.iter().map(|kind| Group {
            kind: *kind,
            areas: areas
                .iter()
                .filter(|(_, area)| area.kind == *kind && area.validity(site).state == state)
                .map(|(reference, _)| area_row(site, *reference))
                .collect(),
        });
        kinds.filter(|group| !group.areas.is_empty()).collect()
    };
    let view = ListView {
        current: groups(Existence::Current),
        future: groups(Existence::Future),
        past: groups(Existence::Past),
    };
    let head = Head::new(site, "/dia-ban/", &site.word("list.areas")?)?
        .describe(site.word("area.lead")?)
        .done(site);
    Ok(shared::page("areas.html", head, view))
}

fn area_row(site: &Site, reference: Ref<Area>) -> AreaRow {
    AreaRow {
        link: Link::to(site, reference),
        programmes: programmes(site, &covered(site, reference)).len(),
        successors: Link::to_shown(site, &site.get(reference).successors),
    }
}

/// The pages of an area, divided by its programmes.
fn pages(site: &Site, reference: Ref<Area>, area: &Record<Area>) -> Vec<Route> {
    let list = ListPage {
        path: Area::url(area).as_str().to_owned(),
        template: "area.html",
        group: "area",
        items: programmes(site, &covered(site, reference)),
    };
    let reviewed = area.common.reviewed.map(|day| day.0);
    let routes = paginate(
        list,
        move |site, path| head(site, reference, path),
        |site, programme| Ok(row(site, *programme)),
        move |site| Ok(view(site, reference)),
    );
    routes
        .into_iter()
        .map(|route| route.modified(reviewed))
        .collect()
}

/// The head of one of an area's pages.
fn head(site: &Site, reference: Ref<Area>, path: &str) -> Result<Head, Diagnostic> {
    let area = site.get(reference);
    let scopes = Scopes {
        areas: covered(site, reference),
        ..Scopes::default()
    };
    let mut head = Head::of(site, area)?
        .under(site, "/dia-ban/", "list.areas")?
        .scoped(site, &scopes);
    if path == head.path {
        head = head.json_ld(json_ld::area(site, area));
    }
    head.url = site.base.absolute(path);
    path.clone_into(&mut head.path);
    Ok(head)
}

fn view(site: &Site, reference: Ref<Area>) -> AreaView {
    let area = site.get(reference);
    let near = covered(site, reference);
    let predecessors: Vec<Ref<Area>> = site
        .all::<Area>()
        .filter(|(_, other)| other.successors.contains(&reference))
        .map(|(other, _)| other)
        .collect();
    let local = site.derived::<Local>();
    AreaView {
        kind: area.kind,
        summary: area.common.summary.clone().unwrap_or_default(),
        code: area.code.clone(),
        parent: area.parent.map(|parent| Link::to(site, parent)),
        validity: area.validity(site),
        successors: Link::to_shown(site, &area.successors),
        predecessors: Link::to_shown(site, &predecessors),
        whole: is_whole(area),
        schools: merge(&local.schools, &near)
            .into_iter()
            .map(|school| school_row(site, school, &near))
            .collect(),
        events: upcoming(site, reference)
            .into_iter()
            .take(EVENTS)
            .map(|event| event_row(site, event))
            .collect(),
        employers: Link::to_shown(site, &merge(&local.employers, &near)),
        notices: merge(&local.notices, &near)
            .into_iter()
            .map(|notice| notice_row(site, notice))
            .collect(),
        bulletin: bulletin::exists(site, reference).then(|| site.base.href(&bulletin::path(area))),
    }
}

/// A school with those of its campuses that lie in the areas.
fn school_row(site: &Site, school: Ref<School>, near: &BTreeSet<Ref<Area>>) -> SchoolRow {
    let campuses = site
        .get(school)
        .campuses
        .iter()
        .filter(|campus| near.contains(&campus.area));
    SchoolRow {
        link: Link::to(site, school),
        campuses: campuses
            .map(|campus| CampusRow {
                name: campus.name.clone(),
                address: campus.address.clone(),
                area: Link::to(site, campus.area),
                transit: campus.transit.clone(),
            })
            .collect(),
    }
}

fn event_row(site: &Site, event: &Record<Event>) -> EventRow {
    EventRow {
        title: event.title().to_owned(),
        href: site.base.href(Event::url(event).as_str()),
        start: site.clock.wall(event.start).to_string(),
        venue: event
            .venue
            .as_ref()
            .map(|venue| format!("{}, {}", venue.name, venue.address)),
    }
}

fn notice_row(site: &Site, reference: Ref<Notice>) -> NoticeRow {
    let notice = site.get(reference);
    NoticeRow {
        link: Link::to(site, reference),
        text: notice.text.clone(),
        starts: site.clock.wall(notice.starts).to_string(),
        expires: site.clock.wall(notice.expires).to_string(),
    }
}
