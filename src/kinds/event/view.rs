//! What pages show of an event: a row in a list, and the whole.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::state::{self, Phase};
use super::{Category, Event, EventState, Venue};
use crate::kinds::shared::{BodyView, Link};
use crate::model::{Kind, Ref, WebUrl};
use crate::site::Site;

/// An event in a list.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) summary: String,
    pub(super) category: Category,
    pub(super) time: TimeView,
    pub(super) place: Option<String>,
    pub(super) online: bool,
    pub(super) sample: bool,
}

/// When an event is, and what the clock makes of it.
#[derive(Debug, Serialize)]
pub(super) struct TimeView {
    /// Begin and end in words.
    pub(super) when: String,
    day: DayView,
    phase: Phase,
    state: EventState,
    starts_at: String,
    ends_at: String,
}

/// The day on which an event begins, for the date in large.
#[derive(Debug, Serialize)]
struct DayView {
    date: String,
    number: i8,
    month: i8,
    year: i16,
}

/// The whole event, as its page shows it.
#[derive(Debug, Serialize)]
pub(super) struct EventView {
    pub(super) summary: String,
    pub(super) category: Category,
    pub(super) category_href: String,
    pub(super) time: TimeView,
    pub(super) venue: Option<VenueView>,
    pub(super) url: Option<WebUrl>,
    pub(super) organiser: String,
    pub(super) agency: Option<Link>,
    pub(super) schools: Vec<Link>,
    pub(super) employers: Vec<Link>,
    pub(super) what_to_expect: Vec<String>,
    pub(super) what_to_bring: Vec<String>,
    pub(super) access: Option<String>,
    pub(super) results: Option<String>,
    pub(super) calendar_href: String,
    pub(super) body: BodyView,
    pub(super) others: Vec<Row>,
}

/// Where an event is.
#[derive(Debug, Serialize)]
pub(super) struct VenueView {
    name: String,
    address: String,
    area: Link,
    /// Opens the map of the phone itself.
    geo: String,
    map_url: String,
}

/// An event as a row of a list.
pub(super) fn row(site: &Site, reference: Ref<Event>) -> Row {
    let event = site.get(reference);
    Row {
        title: event.title().to_owned(),
        href: site.base.href(Event::url(event).as_str()),
        summary: event.common.summary.clone().unwrap_or_default(),
        category: event.category,
        time: time(site, event),
        place: event.venue.as_ref().map(|venue| place(site, venue)),
        online: event.url.is_some(),
        sample: event.common.sample,
    }
}

/// When an event is.
pub(super) fn time(site: &Site, event: &Event) -> TimeView {
    let [starts_at, ends_at] = state::changes(event, &site.clock);
    let start = site.clock.local(starts_at).datetime();
    TimeView {
        when: site
            .locale()
            .date_time_range(start, site.clock.local(ends_at).datetime()),
        day: DayView {
            date: start.date().to_string(),
            number: start.day(),
            month: start.month(),
            year: start.year(),
        },
        phase: event.phase(&site.clock),
        state: event.state,
        starts_at: starts_at.to_string(),
        ends_at: ends_at.to_string(),
    }
}

/// The name of a place and its area, such as `Hội trường Sông Đỏ, Phường Long Biên`.
pub(super) fn place(site: &Site, venue: &Venue) -> String {
    format!("{}, {}", venue.name, site.get(venue.area).title())
}

/// A place with a way to find it on a map.
pub(super) fn venue(site: &Site, venue: &Venue) -> VenueView {
    let query = format!("{}, {}", venue.address, site.get(venue.area).title());
    let query = utf8_percent_encode(&query, NON_ALPHANUMERIC);
    VenueView {
        name: venue.name.clone(),
        address: venue.address.clone(),
        area: Link::to(site, venue.area),
        geo: format!("geo:0,0?q={query}"),
        map_url: format!("https://www.openstreetmap.org/search?query={query}"),
    }
}
