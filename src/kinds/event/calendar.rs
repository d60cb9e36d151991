//! The calendar of the site: its events, and the days on which intakes open and close.

use super::{Event, EventState, state};
use crate::diag::Diagnostic;
use crate::format::calendar::{Entry, Status, Time, write};
use crate::kinds::programme::{Intake, IntakeState, Programme};
use crate::kinds::shared::feed::{stamp, today};
use crate::kinds::shared::host;
use crate::model::{Kind, Record, Ref};
use crate::site::Site;

/// The calendar file of one event.
pub(super) fn of_event(site: &Site, reference: Ref<Event>) -> Vec<u8> {
    let event = site.get(reference);
    write(event.title(), &[entry(site, event)])
}

/// The calendar file of all events that are shown and of all intakes of the programmes that are.
pub(super) fn of_site(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let mut entries: Vec<Entry> = site
        .shown::<Event>()
        .map(|(_, event)| entry(site, event))
        .collect();
    for (_, programme) in site.shown::<Programme>() {
        for intake in &programme.intakes {
            entries.extend(days(site, programme, intake)?);
        }
    }
    Ok(write(&site.settings.title, &entries))
}

fn entry(site: &Site, event: &Record<Event>) -> Entry {
    let [start, end] = state::changes(event, &site.clock);
    let place = event.venue.as_ref().map(|venue| {
        format!(
            "{}, {}, {}",
            venue.name,
            venue.address,
            site.get(venue.area).title()
        )
    });
    let online = event.url.as_ref().map(|url| url.as_str().to_owned());
    let summary = event.common.summary.clone();
    let description: Vec<String> = summary.into_iter().chain(online.clone()).collect();
    Entry {
        uid: uid(site, &format!("su-kien-{}", event.id)),
        stamp: stamp(site, &event.common).unwrap_or_else(|| today(site)),
        time: Time::Span(start, end),
        summary: event.title().to_owned(),
        description: description.join("\n"),
        location: place.or(online),
        url: site.base.absolute(Event::url(event).as_str()),
        sequence: event.sequence,
        status: match event.state {
            EventState::Cancelled => Status::Cancelled,
            EventState::Scheduled | EventState::Changed => Status::Confirmed,
        },
    }
}

/// The first and the last day on which an intake takes applications, as far as they are known.
fn days(
    site: &Site,
    programme: &Record<Programme>,
    intake: &Intake,
) -> Result<Vec<Entry>, Diagnostic> {
    let school = site.get(programme.school).title();
    let told = match intake.state {
        IntakeState::Planned | IntakeState::Open => None,
        IntakeState::Full | IntakeState::Closed | IntakeState::Cancelled => {
            Some(site.word(&format!("intake.{}", intake.state.key()))?)
        }
    };
    let cancelled = intake.state == IntakeState::Cancelled;
    let first = intake.opens.map(|day| ("opens", day.0));
    let last = intake.deadline.day().map(|day| ("deadline", day));
    first
        .into_iter()
        .chain(last)
        .map(|(key, day)| {
            Ok(Entry {
                uid: uid(site, &format!("{key}-{}-{}", programme.id, intake.id)),
                stamp: stamp(site, &programme.common).unwrap_or_else(|| today(site)),
                time: Time::Day(day),
                summary: site.say(
                    &format!("calendar.{key}"),
                    &[("programme", programme.title())],
                )?,
                description: told
                    .iter()
                    .map(String::as_str)
                    .chain([school])
                    .collect::<Vec<_>>()
                    .join("\n"),
                location: None,
                url: site.base.absolute(Programme::url(programme).as_str()),
                sequence: u32::from(cancelled),
                status: if cancelled {
                    Status::Cancelled
                } else {
                    Status::Confirmed
                },
            })
        })
        .collect()
}

/// An id for all calendars of the world. It names the host of the settings, so that a site that is
/// built for another address to be looked at gives the same ids.
fn uid(site: &Site, name: &str) -> String {
    format!("{name}@{}", host(site))
}
