//! The bulletin of an area: one page to print, a script for the loudspeaker, and a text to share.

use std::collections::BTreeSet;

use serde::Serialize;

use super::Area;
use super::facts::{Dated, EventFact, Facts, NAMED};
use super::local::{Local, is_whole};
use super::script::{Script, Sentence};
use crate::diag::Diagnostic;
use crate::format::text::Locale;
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, Head, Link};
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// The lengths of the scripts in seconds.
const LENGTHS: [u32; 2] = [60, 120];

/// The ranks of the first, the second and the third thing of a kind.
type Ranks = [u8; NAMED];

/// For what a listener came for.
const FIRST: Ranks = [1, 4, 5];

#[derive(Serialize)]
struct BulletinView {
    area: Link,
    today: Day,
    /// The text for a website, a paragraph each.
    portal: Vec<String>,
    scripts: Vec<Script>,
    /// Whether there is enough to tell for every length.
    enough: bool,
    share: String,
}

/// Where the bulletin of an area is.
pub(super) fn path(area: &Record<Area>) -> String {
    format!("{}ban-tin/", Area::url(area).as_str())
}

/// Whether an area has a bulletin: the city, and every area of today with a campus or an event.
pub(super) fn exists(site: &Site, reference: Ref<Area>) -> bool {
    let area = site.get(reference);
    let local = site.derived::<Local>();
    area.visible
        && area.validity(site).is_current()
        && (is_whole(area)
            || local.schools.contains_key(&reference)
            || local.events.contains_key(&reference))
}

/// The page of the bulletin.
pub(super) fn route(reference: Ref<Area>, area: &Record<Area>) -> Route {
    Route::page(path(area), "bulletin", move |site| page(site, reference))
}

fn page(site: &Site, reference: Ref<Area>) -> Result<Page, Diagnostic> {
    let area = site.get(reference);
    let facts = Facts::of(site, reference);
    let parts = Speaker { site }.parts(&facts)?;
    let all: Vec<Sentence> = parts.iter().flatten().cloned().collect();
    let scripts = scripts(site, &all);
    let view = BulletinView {
        area: Link::to(site, reference),
        today: Day(site.clock.today()),
        portal: parts.iter().filter_map(|part| written(part)).collect(),
        enough: scripts.len() == LENGTHS.len() || !speaks(site),
        scripts,
        share: share(site, &facts)?,
    };
    let title = site.say("area.bulletin.title", &[("area", area.title())])?;
    let scopes = Scopes {
        areas: BTreeSet::from([reference]),
        ..Scopes::default()
    };
    let mut head = Head::new(site, &path(area), &title)?
        .under(site, "/dia-ban/", "list.areas")?
        .under_title(site, Area::url(area).as_str(), area.title())
        .describe(site.say("area.bulletin.lead", &[("area", area.title())])?)
        .scoped(site, &scopes);
    head.sample = facts.sample || area.common.sample;
    Ok(shared::page("bulletin.html", head.done(site), view))
}

/// Whether scripts are made: in no language but Vietnamese does the program know how numbers are said.
fn speaks(site: &Site) -> bool {
    site.locale() == Locale::Vietnamese
}

/// The scripts of all lengths; where there is too little to tell, a longer one would only say the
/// same again.
fn scripts(site: &Site, sentences: &[Sentence]) -> Vec<Script> {
    let mut scripts: Vec<Script> = LENGTHS
        .iter()
        .filter(|_| speaks(site))
        .map(|limit| Script::within(*limit, sentences))
        .collect();
    scripts.dedup_by(|longer, shorter| longer.sentences == shorter.sentences);
    scripts
}

/// A part of the bulletin as a paragraph to be read; `None` when it is for the ear only.
fn written(part: &[Sentence]) -> Option<String> {
    let texts: Vec<&str> = part
        .iter()
        .filter(|sentence| !sentence.spoken)
        .map(|sentence| sentence.text.as_str())
        .collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// A text for a message: what there is, the nearest event, whom to call, where to read on.
fn share(site: &Site, facts: &Facts) -> Result<String, Diagnostic> {
    let open = facts.open.to_string();
    let mut parts = vec![site.say(
        "area.bulletin.share",
        &[("area", &facts.area), ("n", &open)],
    )?];
    if let Some(event) = facts.events.first() {
        parts.push(site.say(
            "area.bulletin.share_event",
            &[("title", &event.title), ("when", &event.when)],
        )?);
    }
    if let Some(phone) = &facts.phone {
        parts.push(site.say("area.bulletin.share_call", &[("phone", phone)])?);
    }
    parts.push(facts.url.clone());
    Ok(parts.join(" "))
}

/// Puts facts into sentences of the theme, ranked by how much a listener needs them.
struct Speaker<'a> {
    site: &'a Site,
}

impl Speaker<'_> {
    /// The sentences in the order they are read: greeting, programmes, dates, events, advice.
    fn parts(&self, facts: &Facts) -> Result<Vec<Vec<Sentence>>, Diagnostic> {
        let events: Result<Vec<Sentence>, Diagnostic> = facts
            .events
            .iter()
            .zip(FIRST)
            .map(|(event, rank)| self.event(event, rank))
            .collect();
        Ok(vec![
            vec![self.aloud(0, "greeting", &[("area", &facts.area)])?],
            self.programmes(facts)?,
            self.dates("deadline", &facts.deadlines, FIRST)?,
            self.openings(facts)?,
            events?,
            self.advice(facts)?,
        ])
    }

    fn say(&self, rank: u8, key: &str, values: &[(&str, &str)]) -> Result<Sentence, Diagnostic> {
        let text = self.site.say(&format!("area.bulletin.{key}"), values)?;
        Ok(Sentence {
            text,
            rank,
            spoken: false,
        })
    }

    /// A sentence for the ear only.
    fn aloud(&self, rank: u8, key: &str, values: &[(&str, &str)]) -> Result<Sentence, Diagnostic> {
        Ok(Sentence {
            spoken: true,
            ..self.say(rank, key, values)?
        })
    }

    fn programmes(&self, facts: &Facts) -> Result<Vec<Sentence>, Diagnostic> {
        let (open, schools) = (facts.open.to_string(), facts.open_schools.to_string());
        let area = ("area", facts.area.as_str());
        let mut sentences = vec![match facts.open {
            0 => self.say(1, "none_open", &[area])?,
            _ => self.say(1, "open", &[area, ("n", &open), ("schools", &schools)])?,
        }];
        if !facts.schools.is_empty() {
            sentences.push(self.say(7, "schools", &[("schools", &facts.schools.join(", "))])?);
        }
        sentences.push(self.say(9, "levels", &[])?);
        Ok(sentences)
    }

    /// What opens next; where something is open already, that is enough for one sheet.
    fn openings(&self, facts: &Facts) -> Result<Vec<Sentence>, Diagnostic> {
        if facts.open > 0 {
            Ok(Vec::new())
        } else {
            self.dates("opening", &facts.openings, FIRST)
        }
    }

    /// A sentence for each programme, ranked in their order.
    fn dates(
        &self,
        key: &str,
        programmes: &[Dated],
        ranks: Ranks,
    ) -> Result<Vec<Sentence>, Diagnostic> {
        programmes
            .iter()
            .zip(ranks)
            .map(|(one, rank)| {
                let date = self.site.locale().long_date(one.day.0);
                self.say(
                    rank,
                    key,
                    &[
                        ("title", &one.title),
                        ("school", &one.school),
                        ("date", &date),
                    ],
                )
            })
            .collect()
    }

    fn event(&self, event: &EventFact, rank: u8) -> Result<Sentence, Diagnostic> {
        let facts = [
            ("title", event.title.as_str()),
            ("when", event.when.as_str()),
        ];
        match &event.place {
            Some(place) => {
                let [title, when] = facts;
                self.say(rank, "event", &[title, when, ("place", place)])
            }
            None => self.say(rank, "online_event", &facts),
        }
    }

    fn advice(&self, facts: &Facts) -> Result<Vec<Sentence>, Diagnostic> {
        let mut advice = vec![self.say(8, "grade_9", &[])?, self.say(6, "ask_first", &[])?];
        if let Some(phone) = &facts.phone {
            advice.push(self.say(0, "call", &[("phone", phone)])?);
            advice.push(self.aloud(9, "call_again", &[("phone", phone)])?);
        }
        advice.push(self.aloud(2, "thanks", &[])?);
        Ok(advice)
    }
}
