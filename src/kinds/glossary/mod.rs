//! Abbreviations and terms, read by the check of abbreviations and shown with their meaning.

mod check;
mod pages;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::model::{Findings, Form, Kind, Record, RecordUrl};
use crate::site::{Domain, Findable, Route, Site};

/// Một từ viết tắt hoặc thuật ngữ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Nghĩa.
    pub meaning: String,
    /// Các cách viết đầy đủ.
    pub expand: Vec<String>,
}

impl Kind for Term {
    const NAME: &'static str = "term";
    const FOLDER: &'static str = "tu-dien";
    const FORM: Form = Form::Yaml;
    const TITLE_KEY: Option<&'static str> = Some("term");

    fn label() -> Text {
        Text::new("mục từ", "term")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Anchor(format!("/tu-dien/#{}", record.id))
    }
}

impl Domain for Term {
    fn check(record: &Record<Self>, _: &Site, findings: &mut Findings) {
        check::check(record, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            names: record.expand.iter().map(String::as_str).collect(),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }
}
