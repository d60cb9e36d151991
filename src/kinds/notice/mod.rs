//! Notices: banners with a scope and a time, such as a change from in-person to online teaching.

mod check;
mod modes;
mod pages;
mod state;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::area::Area;
use crate::kinds::programme::{Mode, Programme};
use crate::kinds::school::School;
use crate::model::{Findings, Form, Kind, Moment, Record, RecordUrl, Ref, choice};
use crate::site::{Domain, Findable, Route, Site};

/// Một thông báo hiện thành băng trên các trang trong phạm vi của nó.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Mức độ.
    pub severity: NoticeSeverity,
    /// Hiện từ.
    pub starts: Moment,
    /// Hiện đến.
    pub expires: Moment,
    /// Phạm vi; mọi mục cộng lại.
    #[serde(with = "serde_yaml::with::singleton_map_recursive")]
    #[schemars(with = "Vec<Scope>", length(min = 1))]
    pub scope: Vec<Scope>,
    /// Nội dung thông báo.
    pub text: String,
    /// Đổi cách học, nếu thông báo nói về việc này.
    #[serde(default)]
    pub mode_change: Option<NoticeMode>,
}

impl Kind for Notice {
    const NAME: &'static str = "notice";
    const FOLDER: &'static str = "thong-bao";
    const FORM: Form = Form::Yaml;

    fn label() -> Text {
        Text::new("thông báo", "notice")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/thong-bao/{}/", record.id))
    }
}

impl Domain for Notice {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, site: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            ends: Some(site.clock.instant(record.expires)),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        let effective = record
            .mode_change
            .as_ref()
            .and_then(|change| change.effective);
        let effective = effective.map(|moment| site.clock.instant(moment));
        state::span(record, &site.clock)
            .into_iter()
            .chain(effective)
            .collect()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(record.term(&site.clock).key())
    }

    /// A notice stands under its time: before it begins there is no page of it and no link to it.
    fn stands(record: &Record<Self>, site: &Site) -> bool {
        record.term(&site.clock) != state::Term::Upcoming
    }
}

choice! {
    /// Mức độ của thông báo.
    pub enum NoticeSeverity {
        /// Để biết.
        #[schemars(extend("x-said" = ["thông tin", "bình thường"]))]
        Info = "info",
        /// Quan trọng.
        Important = "important",
        /// Khẩn.
        #[schemars(extend("x-said" = ["khẩn cấp", "gấp"]))]
        Urgent = "urgent",
    }
}

/// Một phạm vi: cả trang, một địa bàn, một trường hay một chương trình.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Cả trang: viết site.
    Site,
    /// Một địa bàn.
    Area(Ref<Area>),
    /// Một trường.
    School(Ref<School>),
    /// Một chương trình.
    Programme(Ref<Programme>),
}

/// Việc đổi cách học.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeMode {
    /// Cách học trước đó.
    pub from: Mode,
    /// Cách học mới.
    pub to: Mode,
    /// Lý do.
    pub reason: String,
    /// Áp dụng từ; để trống khi áp dụng ngay lúc thông báo bắt đầu hiện.
    #[serde(default)]
    pub effective: Option<Moment>,
}
