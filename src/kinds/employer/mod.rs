//! Employers that need people and train with schools.

mod check;
mod index;
mod json_ld;
mod pages;
mod view;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::agency::Contact;
use crate::kinds::area::Area;
use crate::kinds::school::School;
use crate::model::{Findings, Form, Kind, Record, RecordUrl, Ref, choice};
use crate::site::{Domain, Route, Site};

/// Một doanh nghiệp hoặc cơ sở sử dụng lao động.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Employer {
    /// Loại doanh nghiệp.
    pub kind: EmployerKind,
    /// Khu công nghiệp, nếu có.
    #[serde(default)]
    pub zone: Option<String>,
    /// Địa bàn.
    #[serde(default)]
    pub area: Option<Ref<Area>>,
    /// Cách liên hệ.
    #[serde(default)]
    pub contacts: Vec<Contact>,
    /// Trường phối hợp.
    #[serde(default)]
    pub partners_with: Vec<Ref<School>>,
    /// Dành cho người học những gì, ví dụ chỗ thực tập có lương.
    #[serde(default)]
    pub offers: Vec<String>,
}

impl Kind for Employer {
    const NAME: &'static str = "employer";
    const FOLDER: &'static str = "doanh-nghiep";
    const FORM: Form = Form::Yaml;
    const TITLE_KEY: Option<&'static str> = Some("name");

    fn label() -> Text {
        Text::new("doanh nghiệp", "employer")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/doanh-nghiep/{}/", record.id))
    }
}

impl Domain for Employer {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }
}

choice! {
    /// Loại doanh nghiệp.
    pub enum EmployerKind {
        /// Doanh nghiệp nhỏ và vừa.
        Small = "small",
        /// Doanh nghiệp lớn.
        Large = "large",
        /// Hợp tác xã.
        Cooperative = "cooperative",
        /// Hộ kinh doanh, làng nghề.
        Household = "household",
    }
}
