//! Agencies that issue, lead or take part; departments that merged keep their old record with a successor.

mod check;
mod json_ld;
mod pages;

pub(super) use check::contacts as check_contacts;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::shared::Validity;
use crate::model::{Day, Findings, Form, Kind, Phone, Record, RecordUrl, Ref, WebUrl, choice};
use crate::site::{Domain, Findable, Route, Site};

/// Một cơ quan hoặc tổ chức.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Agency {
    /// Tên viết tắt, ví dụ Sở LĐTBXH.
    #[serde(default)]
    pub abbr: Option<String>,
    /// Loại cơ quan.
    pub kind: AgencyKind,
    /// Nhóm nhiệm vụ trong phần III của kế hoạch, ví dụ "III.1".
    #[serde(default)]
    pub section: Option<String>,
    /// Có từ ngày.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// Đến hết ngày.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// Cơ quan kế tục.
    #[serde(default)]
    pub successor: Option<Ref<Agency>>,
    /// Cách liên hệ.
    #[serde(default)]
    pub contacts: Vec<Contact>,
}

impl Kind for Agency {
    const NAME: &'static str = "agency";
    const FOLDER: &'static str = "co-quan";
    const FORM: Form = Form::Yaml;
    const TITLE_KEY: Option<&'static str> = Some("name");

    fn label() -> Text {
        Text::new("cơ quan", "agency")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/co-quan/{}/", record.id))
    }
}

impl Domain for Agency {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            names: record.abbr.iter().map(String::as_str).collect(),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        record.validity(site).changes(&site.clock)
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(record.validity(site).state.key())
    }
}

impl Agency {
    /// The days between which the agency exists, and what they mean now.
    fn validity(&self, site: &Site) -> Validity {
        Validity::new(self.valid_from, self.valid_to, &site.clock)
    }
}

choice! {
    /// Loại cơ quan.
    pub enum AgencyKind {
        /// Chính quyền thành phố.
        City = "city",
        /// Sở, ban của thành phố.
        Department = "department",
        /// Quận, huyện, thị xã.
        District = "district",
        /// Ban quản lý khu công nghiệp.
        ZoneBoard = "zone-board",
        /// Hiệp hội.
        Association = "association",
        /// Nhóm cơ quan, ví dụ các cơ sở giáo dục nghề nghiệp.
        Group = "group",
        /// Cơ quan trung ương.
        Central = "central",
    }
}

/// Một cách liên hệ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Bộ phận hoặc việc phụ trách.
    pub name: String,
    /// Điện thoại theo dạng quốc tế.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// Thư điện tử.
    #[serde(default)]
    pub email: Option<String>,
    /// Trang web.
    #[serde(default)]
    pub url: Option<WebUrl>,
    /// Địa chỉ.
    #[serde(default)]
    pub address: Option<String>,
}
