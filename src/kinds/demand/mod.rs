//! Labour demand: how many people an employer needs in which occupation, and by when.

mod check;
mod data;
mod index;
mod lists;
mod pages;
mod state;
mod view;

pub(super) use data::TEMPLATE as DEMAND_TEMPLATE;
pub(super) use index::Index as DemandIndex;
pub(super) use state::Need;
pub(super) use view::{Row as DemandRow, row as demand_row};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::area::Area;
use crate::kinds::employer::Employer;
use crate::kinds::occupation::Occupation;
use crate::model::{Day, Findings, Form, Kind, Record, RecordUrl, Ref};
use crate::site::{Domain, Findable, Route, Site};

/// Where all demand is listed.
const LIST: &str = "/nhu-cau/";

/// Một nhu cầu lao động.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Doanh nghiệp.
    pub employer: Ref<Employer>,
    /// Nghề.
    pub occupation: Ref<Occupation>,
    /// Số người cần.
    #[schemars(range(min = 1))]
    pub headcount: u32,
    /// Cần trước ngày.
    #[serde(default)]
    pub by: Option<Day>,
    /// Nơi làm việc.
    #[serde(default)]
    pub area: Option<Ref<Area>>,
    /// Kỹ năng cần có.
    #[serde(default)]
    pub skills: Vec<String>,
    /// Có cần hỗ trợ đào tạo hay đào tạo lại không.
    #[serde(default)]
    pub training_needed: bool,
}

impl Kind for Demand {
    const NAME: &'static str = "demand";
    const FOLDER: &'static str = "nhu-cau";
    const FORM: Form = Form::Table;
    const TITLE_KEY: Option<&'static str> = None;

    fn label() -> Text {
        Text::new("nhu cầu lao động", "labour demand")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("{LIST}{}/", record.id))
    }
}

impl Domain for Demand {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(_: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        None
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        state::ends(record, &site.clock).into_iter().collect()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(record.need(&site.clock).key())
    }

    fn stands(record: &Record<Self>, site: &Site) -> bool {
        site.get(record.employer).visible
    }
}
