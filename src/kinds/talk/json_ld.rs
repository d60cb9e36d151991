//! A talk for machines: a broadcast while it is to come or on air, then a video or a podcast episode.

use serde_json::{Value, json};

use super::player::Video;
use super::state::{self, Airing};
use super::{Format, Talk};
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of a talk's page. The transcript is not in it: the page has it already.
pub(super) fn talk(site: &Site, talk: &Record<Talk>) -> Json {
    let mut members = json!({
        "@context": "https://schema.org",
        "name": talk.title(),
        "description": talk.common.summary,
        "url": site.base.absolute(Talk::url(talk).as_str()),
        "inLanguage": site.language_of(talk),
    });
    let own = match (talk.format, talk.airing(&site.clock)) {
        (Format::Podcast, _) => podcast(site, talk),
        (Format::TalkShow | Format::Livestream, Airing::Planned | Airing::Live) => {
            broadcast(site, talk)
        }
        (Format::TalkShow | Format::Livestream | Format::Video, _) => video(site, talk),
    };
    if let (Some(members), Value::Object(own)) = (members.as_object_mut(), own) {
        members.extend(own);
    }
    drop_nulls(members)
}

fn podcast(site: &Site, talk: &Talk) -> Value {
    json!({
        "@type": "PodcastEpisode",
        "datePublished": date(site, talk),
        "timeRequired": length(talk),
        "associatedMedia": { "@type": "AudioObject", "embedUrl": talk.url, "duration": length(talk) },
        "actor": people(talk),
    })
}

fn broadcast(site: &Site, talk: &Talk) -> Value {
    let [start, end] = state::changes(talk, &site.clock);
    json!({
        "@type": "BroadcastEvent",
        "isLiveBroadcast": true,
        "startDate": start.to_string(),
        "endDate": talk.duration.map(|_| end.to_string()),
        "location": { "@type": "VirtualLocation", "url": talk.url },
        "performer": people(talk),
    })
}

fn video(site: &Site, talk: &Talk) -> Value {
    json!({
        "@type": "VideoObject",
        "uploadDate": date(site, talk),
        "duration": length(talk),
        "embedUrl": Video::at(talk.url.as_str()).map_or_else(|| talk.url.as_str().to_owned(), Video::player),
        "actor": people(talk),
    })
}

fn date(site: &Site, talk: &Talk) -> String {
    site.clock.instant(talk.date).to_string()
}

/// The length in ISO 8601.
fn length(talk: &Talk) -> Option<String> {
    talk.duration.map(|minutes| format!("PT{minutes}M"))
}

fn people(talk: &Talk) -> Vec<Value> {
    talk.speakers
        .iter()
        .map(|speaker| json!({ "@type": "Person", "name": speaker.name, "description": speaker.role }))
        .collect()
}
