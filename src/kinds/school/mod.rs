//! Schools and centres: who they are, where they teach, what their licence allows.

mod boarding;
mod check;
mod enrolment;
mod inspections;
mod json_ld;
mod pages;
mod poster;
mod view;

pub(in crate::kinds) use boarding::{DormitoryView, dormitory};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::kinds::area::Area;
use crate::kinds::programme::Level;
use crate::model::{
    Channel, Day, Findings, Form, Kind, Phone, Record, RecordUrl, Ref, WebUrl, choice,
};
use crate::site::{Domain, Findable, Poster, Route, Site};

/// Một cơ sở giáo dục nghề nghiệp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// Tên ngắn, ví dụ CĐ Sao Khuê.
    #[serde(default)]
    pub short: Option<String>,
    /// Loại trường.
    pub kind: SchoolKind,
    /// Công lập, tư thục hay có vốn nước ngoài.
    pub ownership: Ownership,
    /// Các cơ sở của trường.
    #[schemars(length(min = 1))]
    pub campuses: Vec<Campus>,
    /// Điện thoại theo dạng quốc tế, ví dụ "+842439990001".
    #[schemars(length(min = 1))]
    pub phones: Vec<Phone>,
    /// Thư điện tử.
    #[serde(default)]
    pub email: Option<String>,
    /// Trang web.
    #[serde(default)]
    pub website: Option<WebUrl>,
    /// Giấy phép hoạt động.
    #[serde(default)]
    pub licence: Option<Licence>,
    /// Chỗ ở nội trú.
    #[serde(default)]
    pub dormitory: Option<Dormitory>,
    /// Phương án "học, cách ly, ăn ở tại trường" (mục 2.2.2 của kế hoạch).
    #[serde(default)]
    pub boarding: Option<Boarding>,
    /// Kênh tư vấn trực tuyến.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Xưởng, phòng thực hành, thiết bị.
    #[serde(default)]
    pub facilities: Vec<String>,
    /// Đội ngũ giáo viên.
    #[serde(default)]
    pub teachers: Option<String>,
    /// Kết quả rà soát; theo Quyết định 913/QĐ-UBND.
    #[serde(default)]
    pub review: Option<Review>,
    /// Các lần thanh tra, kiểm tra và ý kiến của trường.
    #[serde(default)]
    pub inspections: Vec<Inspection>,
    /// Kế hoạch tuyển sinh năm.
    #[serde(default)]
    pub enrolment_plan: Vec<EnrolmentPlan>,
    /// Cơ sở đã dùng làm khu cách ly: ngày trưng dụng, dự kiến và thực tế trả lại (mục III.6.2).
    #[serde(default)]
    pub site_return: Option<SiteReturn>,
}

impl Kind for School {
    const NAME: &'static str = "school";
    const FOLDER: &'static str = "truong";
    const FORM: Form = Form::Markdown;
    const TITLE_KEY: Option<&'static str> = Some("name");

    fn label() -> Text {
        Text::new("trường", "school")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/truong/{}/", record.id))
    }
}

impl Domain for School {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn find<'a>(record: &'a Record<Self>, site: &'a Site) -> Option<Findable<'a>> {
        let areas = record.campuses.iter().map(|campus| campus.area);
        Some(Findable {
            names: record.short.iter().map(String::as_str).collect(),
            places: Area::called(areas, site).collect(),
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
    /// Loại trường.
    pub enum SchoolKind {
        /// Trường cao đẳng.
        College = "college",
        /// Trường trung cấp.
        Secondary = "secondary",
        /// Trung tâm giáo dục nghề nghiệp.
        Centre = "centre",
        /// Cơ sở khác có dạy nghề.
        Other = "other",
    }
}

choice! {
    /// Hình thức sở hữu.
    pub enum Ownership {
        /// Công lập.
        #[schemars(extend("x-said" = ["nhà nước"]))]
        Public = "public",
        /// Tư thục.
        #[schemars(extend("x-said" = ["dân lập", "tư nhân", "ngoài công lập"]))]
        Private = "private",
        /// Có vốn đầu tư nước ngoài.
        Foreign = "foreign",
    }
}

/// Một cơ sở của trường.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Campus {
    /// Mã trong trường, ví dụ chinh.
    #[schemars(extend("x-code" = true))]
    pub id: String,
    /// Tên cơ sở.
    pub name: String,
    /// Số nhà, đường.
    pub address: String,
    /// Địa bàn.
    pub area: Ref<Area>,
    /// Vĩ độ.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Kinh độ.
    #[serde(default)]
    pub lng: Option<f64>,
    /// Xe buýt, tàu điện.
    #[serde(default)]
    pub transit: Option<String>,
    /// Lối đi cho người khuyết tật.
    #[serde(default)]
    pub access: Option<String>,
}

/// Giấy phép hoạt động giáo dục nghề nghiệp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    /// Số giấy phép.
    pub number: String,
    /// Ngày cấp.
    pub issued: Day,
    /// Các trình độ được dạy.
    pub levels: Vec<Level>,
}

/// Chỗ ở nội trú.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dormitory {
    /// Số chỗ.
    pub places: u32,
    /// Tiền ở một tháng, đồng.
    #[serde(default)]
    pub fee_month: Option<u64>,
    /// Ghi chú.
    #[serde(default)]
    pub note: Option<String>,
}

/// Phương án học và ăn ở tại trường khi có dịch.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Boarding {
    /// Số chỗ ở.
    pub places: u32,
    /// Bữa ăn.
    pub meals: String,
    /// Quy định.
    pub rules: Vec<String>,
}

/// Kết quả rà soát chất lượng.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// Năm rà soát.
    pub year: i16,
    /// Kết quả.
    pub result: String,
    /// Chương trình đã đổi mới thế nào.
    #[serde(default)]
    pub curriculum: Option<String>,
}

/// Một lần thanh tra, kiểm tra.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inspection {
    /// Ngày kiểm tra.
    pub date: Day,
    /// Nơi kiểm tra.
    pub by: String,
    /// Kết luận.
    pub result: String,
    /// Văn bản kết luận.
    #[serde(default)]
    pub document: Option<String>,
    /// Ý kiến của trường.
    #[serde(default)]
    pub reply: Option<String>,
}

/// Chỉ tiêu tuyển sinh của trường theo năm và trình độ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentPlan {
    /// Năm.
    pub year: i16,
    /// Trình độ.
    pub level: Level,
    /// Số chỉ tiêu.
    pub places: u32,
    /// Số đã tuyển.
    #[serde(default)]
    pub enrolled: Option<u32>,
    /// Số được cấp bằng, chứng chỉ.
    #[serde(default)]
    pub certified: Option<u32>,
}

/// Việc trả lại cơ sở đã dùng làm khu cách ly.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteReturn {
    /// Ngày trưng dụng.
    pub taken: Day,
    /// Ngày dự kiến trả.
    #[serde(default)]
    pub planned: Option<Day>,
    /// Ngày trả thực tế.
    #[serde(default)]
    pub actual: Option<Day>,
}
