//! Support policies: who gets what, on which conditions, until when.

mod check;
mod pages;
mod state;

pub(super) use pages::{PolicyCard, card};
pub(super) use state::Standing;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::document::Document;
use crate::model::{Day, Findings, Form, Kind, Record, RecordUrl, Ref};
use crate::site::{Domain, Findable, Route, Site};

/// Một chính sách hỗ trợ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Văn bản quy định.
    pub document: Ref<Document>,
    /// Ai được hưởng.
    pub who: Vec<String>,
    /// Được gì, trong một câu.
    #[serde(default)]
    pub benefit: Option<String>,
    /// Các mức hỗ trợ.
    #[serde(default)]
    pub amounts: Vec<Amount>,
    /// Điều kiện.
    #[serde(default)]
    pub conditions: Vec<String>,
    /// Nhận hồ sơ từ ngày.
    #[serde(default)]
    pub apply_from: Option<Day>,
    /// Nhận hồ sơ đến hết ngày.
    #[serde(default)]
    pub apply_to: Option<Day>,
    /// Các bước làm thủ tục.
    #[serde(default)]
    pub procedure: Vec<String>,
    /// Có được hưởng cùng chính sách khác không.
    #[serde(default)]
    pub stackable: Option<bool>,
}

impl Kind for Policy {
    const NAME: &'static str = "policy";
    const FOLDER: &'static str = "chinh-sach";
    const FORM: Form = Form::Markdown;
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("chính sách", "policy")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/chinh-sach/{}/", record.id))
    }
}

impl Domain for Policy {
    fn check(record: &Record<Self>, _: &Site, findings: &mut Findings) {
        check::check(record, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, site: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            ends: record.closes_at(&site.clock),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        [record.opens_at(&site.clock), record.closes_at(&site.clock)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(record.standing(&site.clock).key())
    }
}

/// Một mức hỗ trợ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Nhóm người được hưởng.
    pub group: String,
    /// Số tiền, đồng, viết liền không dấu chấm.
    pub amount: u64,
    /// Tính theo, ví dụ "người/tháng", "người/khóa học".
    pub per: String,
    /// Mức tối đa, ví dụ "không quá 6 tháng".
    #[serde(default)]
    pub cap: Option<String>,
}
