//! Talks, livestreams, videos and podcasts, each with its transcript as the body.

mod check;
mod json_ld;
mod pages;
mod player;
mod poster;
mod state;
mod view;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::model::{Findings, Form, Kind, Moment, Record, RecordUrl, WebUrl, choice};
use crate::site::{Domain, Findable, Poster, Route, Site};

/// Một buổi tọa đàm, phát trực tiếp, video hay podcast; bản ghi lời là phần nội dung.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// Thời điểm phát.
    pub date: Moment,
    /// Hình thức.
    pub format: Format,
    /// Người nói.
    #[schemars(length(min = 1))]
    pub speakers: Vec<Speaker>,
    /// Địa chỉ xem.
    pub url: WebUrl,
    /// Nền tảng, ví dụ YouTube.
    #[serde(default)]
    pub platform: Option<String>,
    /// Thời lượng, phút.
    #[serde(default)]
    pub duration: Option<u32>,
    /// Các mốc trong buổi.
    #[serde(default)]
    pub chapters: Vec<Chapter>,
    /// Có phụ đề không.
    #[serde(default)]
    pub captions: bool,
}

impl Kind for Talk {
    const NAME: &'static str = "talk";
    const FOLDER: &'static str = "toa-dam";
    const FORM: Form = Form::Markdown;
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("buổi nói chuyện", "talk")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/toa-dam/{}/", record.id))
    }
}

impl Domain for Talk {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            names: record
                .chapters
                .iter()
                .map(|chapter| chapter.title.as_str())
                .collect(),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn poster(record: &Record<Self>, site: &Site) -> Result<Option<Poster>, Diagnostic> {
        poster::of(record, site).map(Some)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        state::changes(record, &site.clock).to_vec()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(record.airing(&site.clock).key())
    }
}

choice! {
    /// Hình thức của buổi nói chuyện.
    pub enum Format {
        /// Tọa đàm.
        TalkShow = "talk-show",
        /// Phát trực tiếp.
        Livestream = "livestream",
        /// Video.
        Video = "video",
        /// Podcast.
        Podcast = "podcast",
    }
}

/// Một người nói.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Họ tên.
    pub name: String,
    /// Là ai.
    pub role: String,
}

/// Một mốc trong buổi.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chapter {
    /// Bắt đầu ở phút:giây, viết trong dấu ngoặc kép, ví dụ "12:30".
    #[schemars(regex(pattern = r"^[0-9]{1,3}:[0-5][0-9]$"))]
    #[schemars(extend("x-code" = true))]
    pub at: String,
    /// Tên mốc.
    pub title: String,
}
