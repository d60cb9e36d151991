//! What pages show of a talk: a row in a list, and the whole.

use serde::Serialize;

use super::player::Video;
use super::state::{self, Airing};
use super::{Format, Talk};
use crate::format::text::{fold, foreign::bare};
use crate::kinds::shared::BodyView;
use crate::model::{Kind, Record, Ref, WebUrl};
use crate::site::Site;

/// A talk in a list.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    title: String,
    href: String,
    summary: String,
    time: TimeView,
    format: Format,
    duration: Option<u32>,
    captions: bool,
    sample: bool,
}

/// When a talk is, and what the clock makes of it.
#[derive(Debug, Serialize)]
pub(super) struct TimeView {
    /// The wall clock at which it begins.
    date: String,
    state: Airing,
    /// The state as the styles name states.
    class: &'static str,
    starts_at: String,
    ends_at: String,
}

/// The whole talk, as its page shows it.
#[derive(Debug, Serialize)]
pub(super) struct TalkView {
    pub(super) summary: String,
    pub(super) time: TimeView,
    pub(super) format: Format,
    pub(super) duration: Option<u32>,
    pub(super) speakers: Vec<SpeakerView>,
    pub(super) url: WebUrl,
    /// A player that the page can load when one asks for it.
    pub(super) player: Option<String>,
    pub(super) platform: Option<String>,
    pub(super) captions: bool,
    pub(super) chapters: Vec<ChapterView>,
    pub(super) body: BodyView,
}

/// Who speaks.
#[derive(Debug, Serialize)]
pub(super) struct SpeakerView {
    pub(super) name: String,
    pub(super) role: String,
}

/// A part of a talk, with a link to where the transcript has it.
#[derive(Debug, Serialize)]
pub(super) struct ChapterView {
    at: String,
    title: String,
    href: Option<String>,
    /// Where the video plays from here.
    moment: Option<String>,
}

/// A talk as a row of a list.
pub(super) fn row(site: &Site, reference: Ref<Talk>) -> Row {
    let talk = site.get(reference);
    Row {
        title: talk.title().to_owned(),
        href: site.base.href(Talk::url(talk).as_str()),
        summary: talk.common.summary.clone().unwrap_or_default(),
        time: time(site, talk),
        format: talk.format,
        duration: talk.duration,
        captions: talk.captions,
        sample: talk.common.sample,
    }
}

/// When a talk is.
pub(super) fn time(site: &Site, talk: &Talk) -> TimeView {
    let [starts_at, ends_at] = state::changes(talk, &site.clock);
    let state = talk.airing(&site.clock);
    TimeView {
        date: site.clock.local(starts_at).datetime().to_string(),
        state,
        class: match state {
            Airing::Planned => "upcoming",
            Airing::Live => "live",
            Airing::Recorded => "past",
        },
        starts_at: starts_at.to_string(),
        ends_at: ends_at.to_string(),
    }
}

/// The parts of a talk; one whose title is a heading of the transcript leads there.
pub(super) fn chapters(talk: &Record<Talk>) -> Vec<ChapterView> {
    let headings = || talk.body.iter().flat_map(|body| &body.outline.headings);
    let video = Video::at(talk.url.as_str());
    talk.chapters
        .iter()
        .map(|chapter| {
            let wanted = fold(&bare(&chapter.title));
            let heading = headings().find(|heading| fold(&heading.text) == wanted);
            ChapterView {
                at: chapter.at.clone(),
                title: chapter.title.clone(),
                href: heading.map(|heading| format!("#{}", heading.id)),
                moment: video.and_then(|video| video.from(&chapter.at)),
            }
        })
        .collect()
}
