//! Occupations that can be learned: what one does, whom it suits, what comes after.

mod check;
mod demand;
mod pages;
mod poster;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::model::{Findings, Form, Kind, Record, RecordUrl, Ref, choice};
use crate::site::{Domain, Findable, Poster, Route, Site};

/// Một nghề.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Occupation {
    /// Mã nghề, viết trong dấu ngoặc kép.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub code: Option<String>,
    /// Tên gọi khác.
    #[serde(default)]
    pub synonyms: Vec<String>,
    /// Nhóm ngành.
    pub group: Field,
    /// Việc làm hằng ngày.
    #[serde(default)]
    pub tasks: Vec<String>,
    /// Hợp với người thế nào.
    #[serde(default)]
    pub suited_to: Vec<String>,
    /// Nhóm sở thích theo Holland.
    #[serde(default)]
    pub interests: Vec<Interest>,
    /// Nghề có thể tiến lên.
    #[serde(default)]
    pub progression: Vec<Ref<Occupation>>,
}

impl Kind for Occupation {
    const NAME: &'static str = "occupation";
    const FOLDER: &'static str = "nghe";
    const FORM: Form = Form::Markdown;
    const TITLE_KEY: Option<&'static str> = Some("name");
    const NEEDS_BODY: bool = true;

    fn label() -> Text {
        Text::new("nghề", "occupation")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/nghe/{}/", record.id))
    }
}

impl Domain for Occupation {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        Some(Findable {
            names: record.synonyms.iter().map(String::as_str).collect(),
            ..Findable::default()
        })
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn poster(record: &Record<Self>, site: &Site) -> Result<Option<Poster>, Diagnostic> {
        poster::of(record, site).map(Some)
    }
}

choice! {
    /// Nhóm ngành nghề.
    pub enum Field {
        /// Công nghệ thông tin.
        Information = "cong-nghe-thong-tin",
        /// Điện, điện tử và tự động hóa.
        Electrical = "dien-dien-tu",
        /// Cơ khí.
        Mechanical = "co-khi",
        /// Ô tô và vận tải.
        Transport = "o-to-van-tai",
        /// Du lịch, khách sạn và ẩm thực.
        Hospitality = "du-lich-khach-san",
        /// Y tế và chăm sóc.
        Health = "y-te-cham-soc",
        /// Kế toán và kinh doanh.
        Business = "kinh-doanh",
        /// Nông nghiệp và thú y.
        Agriculture = "nong-nghiep",
        /// Xây dựng.
        Construction = "xay-dung",
        /// May và thời trang.
        Garment = "may-thoi-trang",
        /// Chăm sóc sắc đẹp.
        Beauty = "cham-soc-sac-dep",
        /// Mỹ thuật và thủ công.
        Craft = "my-thuat-thu-cong",
    }
}

choice! {
    /// Nhóm sở thích theo Holland (RIASEC).
    pub enum Interest {
        /// Thực tế: làm việc bằng tay, với máy móc.
        Realistic = "R",
        /// Nghiên cứu: tìm hiểu, phân tích.
        Investigative = "I",
        /// Nghệ thuật: sáng tạo.
        Artistic = "A",
        /// Xã hội: giúp đỡ, chăm sóc.
        Social = "S",
        /// Quản lý: thuyết phục, dẫn dắt.
        Enterprising = "E",
        /// Nghiệp vụ: ngăn nắp, chính xác.
        Conventional = "C",
    }
}
