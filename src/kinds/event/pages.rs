//! The page of an event, the lists of events, and the same for calendars and feed readers.

use std::collections::BTreeSet;

use serde::Serialize;

use super::index::Index;
use super::view::{EventView, row, time, venue};
use super::{Category, Event, calendar, json_ld};
use crate::diag::Diagnostic;
use crate::format::atom::Entry;
use crate::kinds::shared::feed::{feed, stamp, today};
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, Head, Link, ListPage, Term, paginate};
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where all events are listed.
const LIST: &str = "/su-kien/";

/// How many other events the page of an event names.
const OTHERS: usize = 3;

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let index = site.derived::<Index>();
    let mut routes = all(index.all.clone());
    for (category, events) in &index.by_category {
        routes.extend(of_category(*category, events.clone()));
    }
    for (reference, event) in site.shown::<Event>() {
        let modified = event.common.reviewed.map(|day| day.0);
        let make = move |site: &Site| page(site, reference);
        routes.push(
            Route::page(Event::url(event).as_str(), "event", make)
                .modified(modified)
                .of(reference),
        );
        let file = move |site: &Site| Ok(calendar::of_event(site, reference));
        routes.push(Route::file(calendar_path(event), "feed", file));
    }
    routes.push(Route::file("/lich.ics", "feed", calendar::of_site));
    routes.push(Route::file("/su-kien.xml", "feed", atom));
    routes
}

/// Where the events of a category are listed.
fn category_path(category: Category) -> String {
    format!("/su-kien/loai/{}/", category.key())
}

fn calendar_path(event: &Record<Event>) -> String {
    format!("/su-kien/{}.ics", event.id)
}

/// What stands beside the events of a list.
#[derive(Serialize)]
struct Extra {
    category: Option<Category>,
    categories: Vec<Term>,
}

fn all(items: Vec<Ref<Event>>) -> Vec<Route> {
    let list = ListPage {
        path: LIST.to_owned(),
        template: "events.html",
        group: "list",
        items,
    };
    paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("list.events")?)?;
            Ok(head.describe(site.word("event.lead")?))
        },
        |site, reference| Ok(row(site, *reference)),
        |site| {
            Ok(Extra {
                category: None,
                categories: categories(site)?,
            })
        },
    )
}

fn of_category(category: Category, items: Vec<Ref<Event>>) -> Vec<Route> {
    let list = ListPage {
        path: category_path(category),
        template: "events.html",
        group: "list",
        items,
    };
    let key = category.key();
    paginate(
        list,
        move |site, path| {
            let head = Head::new(site, path, &site.word(&format!("event.categories.{key}"))?)?;
            let head = head.under(site, LIST, "list.events")?;
            Ok(head.describe(site.word(&format!("event.leads.{key}"))?))
        },
        |site, reference| Ok(row(site, *reference)),
        move |_| {
            Ok(Extra {
                category: Some(category),
                categories: Vec::new(),
            })
        },
    )
}

/// The categories that have events.
fn categories(site: &Site) -> Result<Vec<Term>, Diagnostic> {
    let index = site.derived::<Index>();
    index
        .by_category
        .iter()
        .map(|(category, events)| {
            let title = site.word(&format!("event.categories.{}", category.key()))?;
            Ok(Term {
                link: Link::path(site, &category_path(*category), title),
                count: events.len(),
            })
        })
        .collect()
}

/// The page of an event.
fn page(site: &Site, reference: Ref<Event>) -> Result<Page, Diagnostic> {
    let event = site.get(reference);
    let index = site.derived::<Index>();
    let to_come = index.all.iter().take(index.to_come);
    let others = to_come.filter(|other| **other != reference).take(OTHERS);
    let view = EventView {
        summary: event.common.summary.clone().unwrap_or_default(),
        category: event.category,
        category_href: site.base.href(&category_path(event.category)),
        time: time(site, event),
        venue: event.venue.as_ref().map(|place| venue(site, place)),
        url: event.url.clone(),
        organiser: event.organiser.clone(),
        agency: event
            .agency
            .filter(|agency| site.get(*agency).title() != event.organiser)
            .map(|agency| Link::to(site, agency)),
        schools: Link::to_shown(site, &event.schools),
        employers: Link::to_shown(site, &event.employers),
        what_to_expect: event.what_to_expect.clone(),
        what_to_bring: event.what_to_bring.clone(),
        access: event.access.clone(),
        results: event.results.clone(),
        calendar_href: site.base.href(&calendar_path(event)),
        body: shared::body(site, event)?,
        others: others.map(|other| row(site, *other)).collect(),
    };
    let scopes = Scopes {
        areas: event
            .venue
            .iter()
            .map(|venue| venue.area)
            .collect::<BTreeSet<_>>(),
        ..Scopes::default()
    };
    let head = Head::of(site, event)?
        .under(site, LIST, "list.events")?
        .scoped(site, &scopes)
        .json_ld(json_ld::event(site, event))
        .done(site);
    Ok(shared::page("event.html", head, view))
}

/// The feed of events: what was announced or changed last comes first.
fn atom(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let entries = site.listed::<Event>().map(|(reference, event)| {
        let row = row(site, reference);
        let parts = [Some(row.time.when), row.place, Some(row.summary)];
        Entry {
            address: site.base.absolute(Event::url(event).as_str()),
            title: row.title,
            published: None,
            updated: stamp(site, &event.common).unwrap_or_else(|| today(site)),
            authors: vec![event.organiser.clone()],
            summary: parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("\n"),
        }
    });
    feed(site, "/su-kien.xml", LIST, "feed.events", entries.collect())
}
