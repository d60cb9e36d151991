//! Reports of the agencies on the plan: what was reached, what is difficult, what comes next.

mod check;
mod compile;
mod pages;
mod punctual;
mod table;
mod template;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::agency::Agency;
use crate::model::{Day, Findings, Form, Kind, Record, RecordUrl};
use crate::site::{Domain, Findable, Route, Site};

/// Báo cáo của một cơ quan về một kỳ, hoặc về một nhiệm vụ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Cơ quan báo cáo.
    pub agency: crate::model::Ref<Agency>,
    /// Số nhiệm vụ được báo cáo, ví dụ III.6.1; để trống khi báo cáo chung.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub task: Option<String>,
    /// Kỳ báo cáo, ví dụ "2022".
    #[schemars(extend("x-code" = true))]
    pub period: String,
    /// Ngày gửi; để trống khi chưa gửi.
    #[serde(default)]
    pub submitted: Option<Day>,
    /// Số liệu theo chỉ tiêu.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Việc đã làm.
    #[serde(default)]
    pub done: Vec<String>,
    /// Khó khăn, vướng mắc.
    #[serde(default)]
    pub difficulties: Vec<String>,
    /// Việc sẽ làm.
    #[serde(default)]
    pub next: Vec<String>,
}

impl Kind for Report {
    const NAME: &'static str = "report";
    const FOLDER: &'static str = "bao-cao";
    const FORM: Form = Form::Yaml;

    fn label() -> Text {
        Text::new("báo cáo", "report")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/bao-cao/{}/", record.id))
    }
}

impl Domain for Report {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn find<'a>(_: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        None
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        record
            .submitted
            .map(|day| site.clock.start_of(day.0))
            .into_iter()
            .collect()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(record.punctuality(site).key())
    }
}

/// Một số liệu theo chỉ tiêu.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Mã chỉ tiêu của kế hoạch, ví dụ tuyen-sinh.
    #[schemars(extend("x-code" = true))]
    pub target: String,
    /// Giá trị đạt được.
    pub value: f64,
}
