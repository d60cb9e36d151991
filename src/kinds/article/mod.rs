//! Articles: news and explanations.

mod check;
mod index;
mod json_ld;
mod pages;
mod poster;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::model::{Cover, Day, Findings, Form, Kind, Record, RecordUrl};
use crate::site::{Domain, Poster, Route, Site};

/// Một bài viết.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Ngày đăng.
    pub date: Day,
    /// Người viết.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Ảnh bìa nằm cạnh bài.
    #[serde(default)]
    pub cover: Option<Cover>,
}

impl Kind for Article {
    const NAME: &'static str = "article";
    const FOLDER: &'static str = "tin-tuc";
    const FORM: Form = Form::Markdown;
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("bài viết", "article")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/tin-tuc/{}/", record.id))
    }
}

impl Domain for Article {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn files(record: &Record<Self>) -> Vec<&str> {
        record
            .cover
            .iter()
            .map(|cover| cover.src.as_str())
            .collect()
    }

    fn poster(record: &Record<Self>, site: &Site) -> Result<Option<Poster>, Diagnostic> {
        poster::of(record, site).map(Some)
    }
}
