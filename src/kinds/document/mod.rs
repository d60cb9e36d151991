//! Official documents that the plan and the policies cite.

mod check;
mod citations;
mod json_ld;
mod pages;

pub(super) use check::is_after;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::model::{Day, Findings, Form, Kind, PartialDay, Record, RecordUrl, Ref, WebUrl, choice};
use crate::site::{Domain, Findable, Route, Site};

/// Một văn bản chính thức.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// Phần số, ví dụ 46/2015.
    #[serde(default)]
    pub number: Option<String>,
    /// Ký hiệu đầy đủ, ví dụ 46/2015/QĐ-TTg.
    #[serde(default)]
    pub symbol: Option<String>,
    /// Loại văn bản.
    pub r#type: DocumentType,
    /// Nơi ban hành, viết như trong văn bản.
    pub issuer: String,
    /// Ngày ban hành; chỉ ghi năm ("2015") khi nguồn không ghi ngày, để trống khi không ghi gì.
    #[serde(default)]
    pub issued: Option<PartialDay>,
    /// Ngày có hiệu lực.
    #[serde(default)]
    pub effective: Option<Day>,
    /// Ngày hết hiệu lực.
    #[serde(default)]
    pub expires: Option<Day>,
    /// Về việc gì.
    pub subject: String,
    /// Tình trạng hiệu lực.
    pub state: Force,
    /// Ghi chú cho người đọc, ví dụ về một chỗ in khác thường trong nguồn.
    #[serde(default)]
    pub note: Option<String>,
    /// Sửa đổi các văn bản.
    #[serde(default)]
    pub amends: Vec<Ref<Document>>,
    /// Thay thế các văn bản.
    #[serde(default)]
    pub replaces: Vec<Ref<Document>>,
    /// Tệp đính kèm bên cạnh bản ghi.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub file: Option<String>,
    /// Địa chỉ của bản chính thức.
    #[serde(default)]
    pub url: Option<WebUrl>,
}

impl Kind for Document {
    const NAME: &'static str = "document";
    const FOLDER: &'static str = "van-ban";
    const FORM: Form = Form::Yaml;

    fn label() -> Text {
        Text::new("văn bản", "document")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/van-ban/{}/", record.id))
    }
}

impl Domain for Document {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            names: record.symbol.iter().map(String::as_str).collect(),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn state(record: &Record<Self>, _site: &Site) -> Option<&'static str> {
        Some(record.state.key())
    }

    fn files(record: &Record<Self>) -> Vec<&str> {
        record.data.file.as_deref().into_iter().collect()
    }
}

choice! {
    /// Loại văn bản.
    pub enum DocumentType {
        /// Nghị quyết.
        Resolution = "nghi-quyet",
        /// Quyết định.
        Decision = "quyet-dinh",
        /// Kế hoạch.
        Plan = "ke-hoach",
        /// Chương trình.
        Programme = "chuong-trinh",
        /// Chỉ thị.
        Directive = "chi-thi",
        /// Công văn.
        Letter = "cong-van",
        /// Luật.
        Law = "luat",
        /// Nghị định.
        Decree = "nghi-dinh",
        /// Thông tư.
        Circular = "thong-tu",
    }
}

choice! {
    /// Tình trạng hiệu lực của văn bản.
    pub enum Force {
        /// Còn hiệu lực.
        InForce = "in-force",
        /// Hết hiệu lực.
        Expired = "expired",
        /// Còn hiệu lực một phần.
        Partly = "partly",
    }
}
