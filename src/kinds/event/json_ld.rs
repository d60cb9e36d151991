//! An event as schema.org's `Event`, with what its page says and no more.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Event, EventState, state};
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of an event's page.
pub(super) fn event(site: &Site, event: &Record<Event>) -> Json {
    let [start, end] = state::changes(event, &site.clock).map(|instant| local(site, instant));
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title(),
        "description": event.common.summary,
        "url": site.base.absolute(Event::url(event).as_str()),
        "startDate": start,
        "endDate": end,
        "eventStatus": status(event.state),
        "eventAttendanceMode": attendance(event),
        "location": locations(site, event),
        "organizer": { "@type": "Organization", "name": event.organiser },
    }))
}

/// An instant on the wall clock of the site, with the offset of its zone.
fn local(site: &Site, instant: Timestamp) -> String {
    site.clock
        .local(instant)
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// A change may be of the time or of the place, and `EventRescheduled` would say that it is of
/// the time; the dates here are those that hold, so the event is as scheduled.
fn status(state: EventState) -> &'static str {
    match state {
        EventState::Scheduled | EventState::Changed => "https://schema.org/EventScheduled",
        EventState::Cancelled => "https://schema.org/EventCancelled",
    }
}

fn attendance(event: &Event) -> Option<&'static str> {
    match (&event.venue, &event.url) {
        (Some(_), Some(_)) => Some("https://schema.org/MixedEventAttendanceMode"),
        (Some(_), None) => Some("https://schema.org/OfflineEventAttendanceMode"),
        (None, Some(_)) => Some("https://schema.org/OnlineEventAttendanceMode"),
        (None, None) => None,
    }
}

fn locations(site: &Site, event: &Event) -> Vec<Value> {
    let place = event.venue.as_ref().map(|venue| {
        json!({
            "@type": "Place",
            "name": venue.name,
            "address": {
                "@type": "PostalAddress",
                "streetAddress": venue.address,
                "addressLocality": site.get(venue.area).title(),
                "addressCountry": "VN",
            },
        })
    });
    let online = event
        .url
        .as_ref()
        .map(|url| json!({ "@type": "VirtualLocation", "url": url }));
    place.into_iter().chain(online).collect()
}
