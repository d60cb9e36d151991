//! Areas of the city: districts as they were in 2022, and the wards and communes that follow them.

mod bulletin;
mod check;
mod facts;
mod json_ld;
mod local;
mod names;
mod pages;
mod script;

use std::iter;

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::shared::Validity;
use crate::model::{Day, Findings, Form, Kind, Record, RecordUrl, Ref, choice};
use crate::site::{Domain, Findable, Route, Site};

/// Một địa bàn: quận, huyện, thị xã, phường, xã hay khu vực lớn hơn.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Loại địa bàn.
    pub kind: AreaKind,
    /// Mã đơn vị hành chính, viết trong dấu ngoặc kép.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub code: Option<String>,
    /// Địa bàn cấp trên.
    #[serde(default)]
    pub parent: Option<Ref<Area>>,
    /// Có từ ngày.
    #[serde(default)]
    pub valid_from: Option<Day>,
    /// Đến hết ngày.
    #[serde(default)]
    pub valid_to: Option<Day>,
    /// Các địa bàn thay thế.
    #[serde(default)]
    pub successors: Vec<Ref<Area>>,
}

impl Kind for Area {
    const NAME: &'static str = "area";
    const FOLDER: &'static str = "dia-ban";
    const FORM: Form = Form::Yaml;
    const TITLE_KEY: Option<&'static str> = Some("name");

    fn label() -> Text {
        Text::new("địa bàn", "area")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/dia-ban/{}/", record.id))
    }
}

impl Area {
    /// What people who live there call the areas: their own names, those of before, and those of what they lie in.
    pub fn called(
        areas: impl Iterator<Item = Ref<Self>>,
        site: &Site,
    ) -> impl Iterator<Item = &str> {
        let shown = areas.map(|area| site.get(area)).filter(|area| area.visible);
        shown.flat_map(|area| iter::once(area.title()).chain(names::of(area, site)))
    }
}

impl Domain for Area {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, site: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            names: names::of(record, site),
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

impl Area {
    /// The days between which the area exists, and what they mean now.
    fn validity(&self, site: &Site) -> Validity {
        Validity::new(self.valid_from, self.valid_to, &site.clock)
    }
}

choice! {
    /// Loại địa bàn.
    pub enum AreaKind {
        /// Thành phố.
        City = "thanh-pho",
        /// Quận.
        UrbanDistrict = "quan",
        /// Huyện.
        RuralDistrict = "huyen",
        /// Thị xã.
        Town = "thi-xa",
        /// Phường.
        Ward = "phuong",
        /// Xã.
        Commune = "xa",
    }
}
