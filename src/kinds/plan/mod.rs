//! The plan: its number, dates, targets and tasks.

mod charts;
mod check;
mod json_ld;
mod overview;
mod pages;
mod press;
mod progress;
mod sites;
mod targets;
mod tasks;

pub(super) use check::{differs as check_sum, figure as check_figure, has_parents, parts};
pub(super) use targets::{amount, comparison, unit};
pub(super) use tasks::{
    TaskRow, all as all_tasks, path as task_path, section_of, with as tasks_with,
};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Text;
use crate::kinds::agency::Agency;
use crate::kinds::document::Document;
use crate::kinds::measure::Measure;
use crate::model::{Day, Findings, Form, Kind, Record, RecordUrl, Ref, choice};
use crate::site::{Domain, Route, Site};

/// Một kế hoạch của thành phố, với chỉ tiêu và nhiệm vụ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Số hiệu, ví dụ 72/KH-UBND.
    pub number: String,
    /// Cơ quan ban hành.
    pub issuer: Ref<Agency>,
    /// Ngày ban hành.
    pub issued: Day,
    /// Năm thực hiện.
    pub year: i16,
    /// Hạn cuối gửi báo cáo.
    pub report_due: Day,
    /// Người ký.
    #[serde(default)]
    pub signatory: Option<Signatory>,
    /// Nơi nhận, theo thứ tự trong văn bản.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Các văn bản mà kế hoạch dẫn chiếu.
    #[serde(default)]
    pub cites: Vec<Ref<Document>>,
    /// Các phần của kế hoạch, kể lại bằng lời dễ hiểu.
    #[serde(default)]
    pub sections: Vec<Section>,
    /// Nhóm giải pháp, ví dụ 2.1.
    #[serde(default)]
    pub measure_groups: Vec<MeasureGroup>,
    /// Chỉ tiêu.
    #[serde(default)]
    pub targets: Vec<Target>,
    /// Nhiệm vụ, theo nhóm cơ quan.
    #[serde(default)]
    pub tasks: Vec<Task>,
}

impl Kind for Plan {
    const NAME: &'static str = "plan";
    const FOLDER: &'static str = "ke-hoach";
    const FORM: Form = Form::Yaml;

    fn label() -> Text {
        Text::new("kế hoạch", "plan")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/ke-hoach/{}/", record.id))
    }
}

impl Domain for Plan {
    fn check(record: &Record<Self>, site: &Site, findings: &mut Findings) {
        check::check(record, site, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }

    fn changes(record: &Record<Self>, site: &Site) -> Vec<Timestamp> {
        let dues = record
            .tasks
            .iter()
            .filter_map(|task| task.due_at(&site.clock));
        let returns = sites::changes(site);
        dues.chain([record.report_due_at(&site.clock)])
            .chain(returns)
            .collect()
    }

    fn state(record: &Record<Self>, site: &Site) -> Option<&'static str> {
        let over = record.report_due_at(&site.clock) <= site.clock.now();
        Some(if over { "over" } else { "running" })
    }
}

/// Người ký văn bản.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatory {
    /// Họ tên.
    pub name: String,
    /// Chức vụ.
    pub role: String,
}

/// Một phần của kế hoạch.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Số mục trong văn bản, ví dụ I.1.
    pub number: String,
    /// Tên mục.
    pub title: String,
    /// Nội dung bằng lời dễ hiểu.
    pub text: String,
}

/// Một nhóm giải pháp.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureGroup {
    /// Số nhóm, ví dụ "2.1".
    pub number: String,
    /// Tên nhóm bằng lời dễ hiểu.
    pub title: String,
}

/// Một chỉ tiêu.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Mã của chỉ tiêu, ví dụ tuyen-sinh.
    #[schemars(extend("x-code" = true))]
    pub id: String,
    /// Số mục trong văn bản, ví dụ II.1.
    pub number: String,
    /// Tên chỉ tiêu bằng lời dễ hiểu.
    pub title: String,
    /// Giá trị.
    pub value: f64,
    /// Đơn vị.
    pub unit: Unit,
    /// Cách so sánh: ≥ ít nhất, = bằng, ≈ khoảng.
    pub comparator: Comparator,
    /// Kỳ, ví dụ "2022".
    #[schemars(extend("x-code" = true))]
    pub period: String,
    /// Chỉ tiêu cha mà chỉ tiêu này là một phần.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub parent: Option<String>,
    /// Quan hệ với chỉ tiêu cha: một phần của tổng (part), hay một mức bên trong (within).
    #[serde(default)]
    pub relation: Relation,
    /// Kết quả, nếu đã có.
    #[serde(default)]
    pub result: Option<TargetResult>,
    /// Vì sao chưa có kết quả.
    #[serde(default)]
    pub no_result_reason: Option<String>,
}

choice! {
    /// Đơn vị của chỉ tiêu.
    pub enum Unit {
        /// Lượt người.
        Turns = "lượt người",
        /// Phần trăm.
        #[schemars(extend("x-said" = ["percent"]))]
        Percent = "%",
        /// Người.
        People = "người",
    }
}

choice! {
    /// Cách so sánh với chỉ tiêu.
    pub enum Comparator {
        /// Ít nhất.
        #[schemars(extend("x-said" = [">=", "=>", ">", "tối thiểu", "trở lên"]))]
        AtLeast = "≥",
        /// Bằng.
        #[schemars(extend("x-said" = ["==", "đúng"]))]
        Exactly = "=",
        /// Khoảng.
        #[schemars(extend("x-said" = ["~", "~=", "=~", "xấp xỉ", "gần"]))]
        About = "≈",
    }
}

choice! {
    /// Quan hệ với chỉ tiêu cha.
    #[derive(Default)]
    pub enum Relation {
        /// Một phần của tổng: các phần cộng lại phải bằng cha.
        #[default]
        Part = "part",
        /// Nằm trong chỉ tiêu cha: không được lớn hơn cha.
        Within = "within",
    }
}

/// Kết quả của một chỉ tiêu.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetResult {
    /// Giá trị đạt được.
    pub value: f64,
    /// Tính đến ngày.
    pub as_of: Day,
    /// Nguồn số liệu.
    pub source: String,
}

/// Một nhiệm vụ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// Số nhiệm vụ, ví dụ III.6.1.
    pub number: String,
    /// Nhiệm vụ bằng lời dễ hiểu.
    pub title: String,
    /// Giải thích thêm cho người đọc.
    #[serde(default)]
    pub summary: Option<String>,
    /// Cơ quan chủ trì.
    pub lead: Ref<Agency>,
    /// Cơ quan phối hợp.
    #[serde(default)]
    pub with: Vec<Ref<Agency>>,
    /// Các giải pháp mà nhiệm vụ thực hiện.
    #[serde(default)]
    pub measures: Vec<Ref<Measure>>,
    /// Văn bản liên quan.
    #[serde(default)]
    pub documents: Vec<Ref<Document>>,
    /// Hạn hoàn thành.
    #[serde(default)]
    pub due: Option<Day>,
    /// Tiến độ.
    #[serde(default)]
    pub progress: Progress,
    /// Các lần cập nhật, có bằng chứng.
    #[serde(default)]
    pub updates: Vec<Update>,
    /// Lý do, khi nhiệm vụ bị dừng.
    #[serde(default)]
    pub reason: Option<String>,
}

choice! {
    /// Tiến độ của nhiệm vụ.
    #[derive(Default)]
    pub enum Progress {
        /// Chưa bắt đầu.
        #[default]
        NotStarted = "not-started",
        /// Đang làm.
        #[schemars(extend("x-said" = ["đang thực hiện"]))]
        InProgress = "in-progress",
        /// Đã xong.
        #[schemars(extend("x-said" = ["hoàn thành", "đã hoàn thành"]))]
        Done = "done",
        /// Chậm.
        #[schemars(extend("x-said" = ["trễ", "quá hạn"]))]
        Late = "late",
        /// Đã dừng.
        Dropped = "dropped",
    }
}

/// Một lần cập nhật tiến độ.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Ngày cập nhật.
    pub date: Day,
    /// Điều đã làm.
    pub text: String,
    /// Bằng chứng: địa chỉ hoặc số văn bản.
    #[serde(default)]
    pub evidence: Option<String>,
}
