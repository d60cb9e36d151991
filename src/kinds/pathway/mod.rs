//! Pathways through the system: after grade 9, after grade 12, for working adults.

mod check;
mod pages;
mod stages;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::programme::Level;
use crate::model::{Findings, Form, Kind, Record, RecordUrl, choice};
use crate::site::{Domain, Route, Site};

/// Một lộ trình học.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Bắt đầu từ đâu.
    pub from: Start,
    /// Các bước.
    #[schemars(length(min = 1))]
    pub steps: Vec<Step>,
}

impl Kind for Pathway {
    const NAME: &'static str = "pathway";
    const FOLDER: &'static str = "lo-trinh";
    const FORM: Form = Form::Markdown;

    fn label() -> Text {
        Text::new("lộ trình", "pathway")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/lo-trinh/{}/", record.id))
    }
}

impl Domain for Pathway {
    fn check(record: &Record<Self>, _: &Site, findings: &mut Findings) {
        check::check(record, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }
}

choice! {
    /// Điểm bắt đầu của lộ trình.
    pub enum Start {
        /// Hết lớp 9.
        Grade9 = "grade-9",
        /// Hết lớp 12.
        Grade12 = "grade-12",
        /// Người đã đi làm.
        Worker = "worker",
    }
}

/// Một bước của lộ trình.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Mã của bước trong lộ trình.
    #[schemars(extend("x-code" = true))]
    pub id: String,
    /// Tên bước.
    pub title: String,
    /// Trình độ, nếu bước này là một trình độ đào tạo.
    #[serde(default)]
    pub level: Option<Level>,
    /// Kéo dài bao lâu, ví dụ "1–2 năm".
    pub years: String,
    /// Nhận được gì.
    pub gives: String,
    /// Mã các bước có thể đi tiếp.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub next: Vec<String>,
}
