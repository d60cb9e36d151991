//! Questions that families ask, each with its answer as the body.

mod answer;
mod check;
mod near;
mod pages;

pub(super) use near::near_programme;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::document::Document;
use crate::model::{Audience, Findings, Form, Kind, Record, RecordUrl, Ref, choice};
use crate::site::{Domain, Route, Site};

/// Một câu hỏi; câu trả lời là phần nội dung.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Chủ đề.
    #[schemars(length(min = 1))]
    pub topics: Vec<Topic>,
    /// Căn cứ.
    #[serde(default)]
    pub documents: Vec<Ref<Document>>,
    /// Ai hay hỏi.
    #[serde(default)]
    pub asked_by: Vec<Audience>,
}

impl Kind for Question {
    const NAME: &'static str = "question";
    const FOLDER: &'static str = "hoi-dap";
    const FORM: Form = Form::Markdown;
    const TITLE_KEY: Option<&'static str> = Some("question");
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("câu hỏi", "question")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/hoi-dap/{}/", record.id))
    }
}

impl Domain for Question {
    fn check(record: &Record<Self>, _: &Site, findings: &mut Findings) {
        check::check(record, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }
}

choice! {
    /// Chủ đề của câu hỏi.
    pub enum Topic {
        /// Chọn nghề, chọn trường.
        Choosing = "chon-nghe",
        /// Tuyển sinh và hồ sơ.
        Admission = "tuyen-sinh",
        /// Học phí và hỗ trợ.
        Cost = "hoc-phi",
        /// Học văn hóa và mô hình 9+.
        NinePlus = "mo-hinh-9-cong",
        /// Học tập, thực hành, nội trú.
        Study = "hoc-tap",
        /// Bằng cấp và học tiếp.
        Credential = "bang-cap",
        /// Việc làm.
        Job = "viec-lam",
        /// Người lớn và người đi làm.
        Adult = "nguoi-di-lam",
        /// Doanh nghiệp.
        Business = "doanh-nghiep",
    }
}
