//! Measures of the plan, told for a reader; the body says what the measure means.

mod check;
mod pages;
mod poster;
mod view;

pub(super) use view::{Group, full_link, groups, number_link, of_plan};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::kinds::plan::Plan;
use crate::model::{Findings, Form, Kind, Record, RecordUrl, Ref};
use crate::site::{Domain, Poster, Route, Site};

/// Một giải pháp của kế hoạch.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Kế hoạch có giải pháp này.
    pub plan: Ref<Plan>,
    /// Số giải pháp, ví dụ 2.3.2.
    pub number: String,
}

impl Kind for Measure {
    const NAME: &'static str = "measure";
    const FOLDER: &'static str = "giai-phap";
    const FORM: Form = Form::Markdown;
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("giải pháp", "measure")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/giai-phap/{}/", record.id))
    }
}

impl Domain for Measure {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn poster(record: &Record<Self>, site: &Site) -> Result<Option<Poster>, Diagnostic> {
        poster::of(record, site).map(Some)
    }
}
