//! Free pages: about, accessibility statement, privacy, contact, help.

mod pages;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::model::{Form, Kind, Record, RecordUrl};
use crate::site::{Domain, Route, Site};

/// Một trang tự do, ví dụ giới thiệu, quyền riêng tư, liên hệ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {}

/// The page that says whom to ask, by its id.
pub(super) const CONTACT: &str = "lien-he";

/// The pages that belong at the foot of every page, by their ids.
pub(super) const ABOUT: &[&str] = &[
    "gioi-thieu",
    "tro-giup",
    "tiep-can",
    "quyen-rieng-tu",
    CONTACT,
];

impl Kind for Page {
    const NAME: &'static str = "page";
    const FOLDER: &'static str = "trang";
    const FORM: Form = Form::Markdown;
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("trang", "page")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/{}/", record.id))
    }
}

impl Domain for Page {
    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }
}
