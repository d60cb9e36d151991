//! The page of a talk, and the list of all.

use super::player::Video;
use super::state::Airing;
use super::view::{SpeakerView, TalkView, chapters, row, time};
use super::{Talk, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::shared::{self, Head, RecordList, record_pages};
use crate::model::Ref;
use crate::site::{Page, Route, Site};

/// Where all talks are listed.
const LIST: &str = "/toa-dam/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let list = RecordList {
        path: LIST,
        template: "talks.html",
        title: "list.talks",
        lead: "talk.lead",
        items: in_order(site),
        item: |site, reference| Ok(row(site, reference)),
    };
    let mut routes = list.routes();
    routes.extend(record_pages(site, page));
    routes
}

/// Those to come, the nearest first, and then the recordings, the latest first.
fn in_order(site: &Site) -> Vec<Ref<Talk>> {
    let (mut recorded, mut to_come): (Vec<_>, Vec<_>) = site
        .listed::<Talk>()
        .map(|(reference, talk)| (site.clock.instant(talk.date), reference))
        .partition(|(_, reference)| site.get(*reference).airing(&site.clock) == Airing::Recorded);
    to_come.sort_unstable();
    recorded.sort_unstable_by(|a, b| b.cmp(a));
    to_come
        .into_iter()
        .chain(recorded)
        .map(|(_, reference)| reference)
        .collect()
}

fn page(site: &Site, reference: Ref<Talk>) -> Result<Page, Diagnostic> {
    let talk = site.get(reference);
    let speakers = talk.speakers.iter().map(|speaker| SpeakerView {
        name: speaker.name.clone(),
        role: speaker.role.clone(),
    });
    let view = TalkView {
        summary: talk.common.summary.clone().unwrap_or_default(),
        time: time(site, talk),
        format: talk.format,
        duration: talk.duration,
        speakers: speakers.collect(),
        url: talk.url.clone(),
        player: Video::at(talk.url.as_str()).map(Video::player),
        platform: talk.platform.clone(),
        captions: talk.captions,
        chapters: chapters(talk),
        body: shared::body(site, talk)?,
    };
    let head = Head::of(site, talk)?
        .under(site, LIST, "list.talks")?
        .json_ld(json_ld::talk(site, talk))
        .done(site);
    Ok(shared::page("talk.html", head, view))
}
