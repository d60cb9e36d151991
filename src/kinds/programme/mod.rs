//! Programmes and their intakes: what is taught at which level, for whom, at what cost and until when.

mod check;
mod divisions;
mod finder;
mod index;
mod json_ld;
mod lists;
mod pages;
mod state;
mod view;

pub(super) use divisions::{DivisionView, divisions};
pub(super) use finder::{Finder, finder};
pub(crate) use index::Index as ProgrammeIndex;
pub(super) use lists::{entry_path, field_path, level_path};
pub(super) use state::{Openness, nearest};
pub(super) use view::{Row, row};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::{Diagnostic, Text};
use crate::kinds::employer::Employer;
use crate::kinds::occupation::Occupation;
use crate::kinds::policy::Policy;
use crate::kinds::school::School;
use crate::model::{
    Day, DayOr, Findings, Form, Kind, Moment, Record, RecordUrl, Ref, SchoolYear, WebUrl, choice,
};
use crate::site::{Domain, Findable, Poster, Route, Site};

/// Một chương trình đào tạo của một trường.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// The school whose folder the programme lies in.
    #[schemars(skip)]
    pub school: Ref<School>,
    /// Nghề được học.
    pub occupation: Ref<Occupation>,
    /// Trình độ.
    pub level: Level,
    /// Có phải mô hình 9+ (vừa học nghề vừa học văn hóa sau lớp 9).
    #[serde(default)]
    pub nine_plus: bool,
    /// Ai được học.
    #[schemars(length(min = 1))]
    pub entry: Vec<Entry>,
    /// Học bao lâu.
    pub duration: Duration,
    /// Văn bằng, chứng chỉ nhận được.
    pub credential: String,
    /// Học phí; để trống khi trường chưa công bố.
    #[serde(default)]
    pub fee: Option<Fee>,
    /// Chính sách hỗ trợ áp dụng.
    #[serde(default)]
    pub policies: Vec<Ref<Policy>>,
    /// Học tiếp lên đâu.
    #[serde(default)]
    pub leads_to: Vec<String>,
    /// Doanh nghiệp phối hợp đào tạo.
    #[serde(default)]
    pub partners: Vec<Ref<Employer>>,
    /// Kết quả của khóa trước.
    #[serde(default)]
    pub outcomes: Option<Outcomes>,
    /// Các đợt tuyển sinh.
    #[serde(default)]
    pub intakes: Vec<Intake>,
}

impl Kind for Programme {
    const NAME: &'static str = "programme";
    const FOLDER: &'static str = "truong";
    const FORM: Form = Form::Markdown;
    const PARENT_KEY: Option<&'static str> = Some("school");

    fn label() -> Text {
        Text::new("chương trình", "programme")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/chuong-trinh/{}/", record.id))
    }
}

impl Domain for Programme {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn check_all(site: &Site, findings: &mut Findings) {
        check::check_all(site, findings);
    }

    fn find<'a>(_: &'a Record<Self>, _: &'a Site) -> Option<Findable<'a>> {
        None
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn poster(record: &Record<Self>, site: &Site) -> Result<Option<Poster>, Diagnostic> {
        let occupation = site.get(record.occupation);
        match occupation.visible {
            true => Occupation::poster(occupation, site),
            false => Ok(None),
        }
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        record
            .intakes
            .iter()
            .flat_map(|intake| intake.changes(&site.clock))
            .collect()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        nearest(record, &site.clock).map(|intake| intake.openness(&site.clock).key())
    }

    fn stands(record: &Record<Self>, site: &Site) -> bool {
        site.get(record.school).visible
    }
}

choice! {
    /// Trình độ đào tạo.
    pub enum Level {
        /// Cao đẳng.
        College = "cao-dang",
        /// Trung cấp.
        Secondary = "trung-cap",
        /// Sơ cấp.
        Elementary = "so-cap",
        /// Dưới 3 tháng.
        Short = "duoi-3-thang",
        /// Trung học nghề.
        VocationalHigh = "trung-hoc-nghe",
    }
}

/// Một điều kiện đầu vào.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Học vấn cần có.
    pub education: Education,
    /// Tuổi ít nhất.
    #[serde(default)]
    pub age: Option<u8>,
    /// Ghi chú.
    #[serde(default)]
    pub note: Option<String>,
}

choice! {
    /// Học vấn đầu vào.
    pub enum Education {
        /// Tốt nghiệp trung học cơ sở (hết lớp 9).
        #[schemars(extend("x-said" = ["cấp 2", "cấp II", "lớp 9", "9/12", "9/9"]))]
        LowerSecondary = "thcs",
        /// Tốt nghiệp trung học phổ thông (hết lớp 12).
        #[schemars(extend("x-said" = ["cấp 3", "cấp III", "lớp 12", "12/12"]))]
        UpperSecondary = "thpt",
        /// Không yêu cầu bằng cấp.
        #[schemars(extend("x-said" = ["không", "không cần", "không bắt buộc"]))]
        None = "none",
    }
}

/// Thời gian học.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duration {
    /// Con số.
    #[schemars(range(min = 1))]
    pub value: u32,
    /// Đơn vị.
    pub unit: DurationUnit,
}

choice! {
    /// Đơn vị thời gian học.
    pub enum DurationUnit {
        /// Tháng.
        #[schemars(extend("x-said" = ["month"]))]
        Months = "months",
        /// Tuần.
        #[schemars(extend("x-said" = ["week"]))]
        Weeks = "weeks",
        /// Giờ.
        #[schemars(extend("x-said" = ["hour", "tiết"]))]
        Hours = "hours",
    }
}

/// Học phí.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Số tiền, đồng, viết liền không dấu chấm; 0 là miễn phí.
    pub amount: u64,
    /// Tính theo.
    pub per: FeePeriod,
    /// Năm học, ví dụ 2026-2027.
    pub school_year: SchoolYear,
}

choice! {
    /// Học phí tính theo.
    pub enum FeePeriod {
        /// Tháng.
        #[schemars(extend("x-said" = ["hàng tháng", "mỗi tháng"]))]
        Month = "month",
        /// Học kỳ.
        #[schemars(extend("x-said" = ["kỳ", "kì", "học kì", "semester"]))]
        Term = "term",
        /// Năm học.
        #[schemars(extend("x-said" = ["năm", "mỗi năm"]))]
        Year = "year",
        /// Cả khóa.
        #[schemars(extend("x-said" = ["khóa", "khoá", "toàn khóa", "trọn khóa"]))]
        Course = "course",
    }
}

/// Kết quả của một khóa đã tốt nghiệp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcomes {
    /// Khóa, ví dụ "2023-2025".
    #[schemars(extend("x-code" = true))]
    pub cohort: String,
    /// Số người tốt nghiệp được khảo sát.
    pub n: u32,
    /// Phần trăm có việc làm.
    pub employed_pct: f64,
    /// Phần trăm học tiếp.
    #[serde(default)]
    pub further_pct: Option<f64>,
    /// Thu nhập giữa (một nửa cao hơn, một nửa thấp hơn) một tháng, đồng.
    #[serde(default)]
    pub median_vnd: Option<u64>,
    /// Khảo sát thế nào.
    pub method: String,
}

/// Một đợt tuyển sinh.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Mã của đợt trong chương trình, ví dụ 2027-thang-3.
    #[schemars(extend("x-code" = true))]
    pub id: String,
    /// Mã cơ sở của trường nơi học.
    #[schemars(extend("x-code" = true))]
    pub campus: String,
    /// Nhận hồ sơ từ ngày.
    #[serde(default)]
    pub opens: Option<Day>,
    /// Hạn nộp hồ sơ, hoặc continuous khi tuyển quanh năm.
    pub deadline: DayOr<Continuous>,
    /// Ngày khai giảng.
    pub start: Day,
    /// Ngày kết thúc.
    #[serde(default)]
    pub end: Option<Day>,
    /// Số chỗ.
    #[serde(default)]
    #[schemars(range(min = 1))]
    pub places: Option<u32>,
    /// Cách học.
    pub mode: Mode,
    /// Ca học.
    #[serde(default)]
    pub shift: Option<Shift>,
    /// Hồ sơ cần nộp.
    #[serde(default)]
    pub documents: Vec<String>,
    /// Địa chỉ đăng ký.
    #[serde(default)]
    pub apply_url: Option<WebUrl>,
    /// Trạng thái do trường đặt; planned thì tự mở và đóng theo ngày.
    #[serde(default)]
    pub state: IntakeState,
    /// Các lần đổi cách học.
    #[serde(default)]
    pub mode_changes: Vec<ModeChange>,
}

choice! {
    /// Tuyển sinh quanh năm.
    pub enum Continuous {
        /// Quanh năm.
        #[schemars(extend("x-said" = ["liên tục", "thường xuyên", "cả năm"]))]
        Continuous = "continuous",
    }
}

choice! {
    /// Cách học.
    pub enum Mode {
        /// Trực tiếp tại trường.
        #[schemars(extend("x-said" = ["offline", "tập trung", "tại trường"]))]
        InPerson = "in-person",
        /// Trực tuyến.
        Online = "online",
        /// Kết hợp trực tiếp và trực tuyến.
        Blended = "blended",
        /// Tại nơi làm việc.
        #[schemars(extend("x-said" = ["tại doanh nghiệp", "ở doanh nghiệp"]))]
        Workplace = "workplace",
    }
}

choice! {
    /// Ca học.
    pub enum Shift {
        /// Ban ngày.
        #[schemars(extend("x-said" = ["sáng", "chiều", "hành chính", "giờ hành chính"]))]
        Day = "day",
        /// Buổi tối.
        #[schemars(extend("x-said" = ["tối", "ban đêm"]))]
        Evening = "evening",
        /// Cuối tuần.
        #[schemars(extend("x-said" = ["thứ bảy", "chủ nhật"]))]
        Weekend = "weekend",
    }
}

choice! {
    /// Trạng thái của đợt tuyển sinh.
    #[derive(Default)]
    pub enum IntakeState {
        /// Theo ngày đã ghi.
        #[default]
        Planned = "planned",
        /// Đang mở.
        Open = "open",
        /// Đã đủ chỗ.
        #[schemars(extend("x-said" = ["đủ", "hết chỗ"]))]
        Full = "full",
        /// Đã đóng.
        Closed = "closed",
        /// Đã hủy.
        Cancelled = "cancelled",
    }
}

/// Một lần đổi cách học.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ModeChange {
    /// Từ thời điểm.
    pub from: Moment,
    /// Cách học mới.
    pub mode: Mode,
    /// Lý do.
    pub reason: String,
}
