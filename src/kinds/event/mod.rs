//! Events: counselling days, conferences, open days, skill examinations.

mod calendar;
mod check;
mod index;
mod json_ld;
mod pages;
mod poster;
mod state;
mod view;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::kinds::agency::Agency;
use crate::kinds::area::Area;
use crate::kinds::employer::Employer;
use crate::kinds::school::School;
use crate::model::{Findings, Form, Kind, Moment, Record, RecordUrl, Ref, WebUrl, choice};
use crate::site::{Domain, Findable, Poster, Route, Site};

/// Một sự kiện.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Bắt đầu.
    pub start: Moment,
    /// Kết thúc.
    pub end: Moment,
    /// Loại sự kiện.
    pub category: Category,
    /// Nơi tổ chức; để trống khi chỉ có trực tuyến.
    #[serde(default)]
    pub venue: Option<Venue>,
    /// Địa chỉ tham gia trực tuyến.
    #[serde(default)]
    pub url: Option<WebUrl>,
    /// Đơn vị tổ chức.
    pub organiser: String,
    /// Cơ quan tổ chức, nếu có trong danh mục.
    #[serde(default)]
    pub agency: Option<Ref<Agency>>,
    /// Trường có mặt.
    #[serde(default)]
    pub schools: Vec<Ref<School>>,
    /// Doanh nghiệp có mặt.
    #[serde(default)]
    pub employers: Vec<Ref<Employer>>,
    /// Sẽ có gì.
    #[serde(default)]
    pub what_to_expect: Vec<String>,
    /// Mang theo gì.
    #[serde(default)]
    pub what_to_bring: Vec<String>,
    /// Lối đi và hỗ trợ cho người khuyết tật.
    #[serde(default)]
    pub access: Option<String>,
    /// Tình trạng.
    #[serde(default)]
    pub state: EventState,
    /// Số lần thay đổi đã thông báo, tăng lên một mỗi lần đổi.
    #[serde(default)]
    pub sequence: u32,
    /// Tóm tắt kết quả sau sự kiện.
    #[serde(default)]
    pub results: Option<String>,
}

impl Kind for Event {
    const NAME: &'static str = "event";
    const FOLDER: &'static str = "su-kien";
    const FORM: Form = Form::Markdown;

    fn label() -> Text {
        Text::new("sự kiện", "event")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/su-kien/{}/", record.id))
    }
}

impl Domain for Event {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, site: &'a Site) -> Option<Findable<'a>> {
        let areas = record.venue.iter().map(|venue| venue.area);
        Some(Findable {
            places: Area::called(areas, site).collect(),
            ends: Some(site.clock.instant(record.end)),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn poster(record: &Record<Self>, site: &Site) -> Result<Option<Poster>, Diagnostic> {
        poster::of(record, site).map(Some)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        state::changes(record, &site.clock).to_vec()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        Some(match record.state {
            EventState::Cancelled => record.state.key(),
            EventState::Scheduled | EventState::Changed => record.phase(&site.clock).key(),
        })
    }
}

choice! {
    /// Loại sự kiện.
    pub enum Category {
        /// Ngày hội tư vấn.
        CounsellingDay = "counselling-day",
        /// Hội nghị gắn kết với thị trường lao động.
        Conference = "conference",
        /// Ngày mở cửa trường.
        OpenDay = "open-day",
        /// Kỳ đánh giá kỹ năng nghề quốc gia.
        SkillExam = "skill-exam",
        /// Tham quan trường.
        SchoolVisit = "school-visit",
        /// Tập huấn.
        Training = "training",
    }
}

/// Nơi tổ chức.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Venue {
    /// Tên nơi.
    pub name: String,
    /// Số nhà, đường.
    pub address: String,
    /// Địa bàn.
    pub area: Ref<Area>,
}

choice! {
    /// Tình trạng của sự kiện.
    #[derive(Default)]
    pub enum EventState {
        /// Đúng lịch.
        #[default]
        Scheduled = "scheduled",
        /// Đã đổi lịch hoặc nơi.
        Changed = "changed",
        /// Đã hủy.
        Cancelled = "cancelled",
    }
}
