//! The settings of a theme, `theme.yaml`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

/// Thiết lập của một giao diện: tên, màu, biểu trưng và những phần bật hay tắt.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Tên của giao diện, cho người chọn giao diện đọc.
    pub name: String,
    /// Tên thư mục của giao diện gốc. Tệp, chữ, màu nào giao diện này không có thì lấy của giao diện gốc.
    #[serde(default)]
    pub extends: Option<String>,
    /// Hình hiện trên thẻ của trình duyệt: tên tệp trong thư mục assets.
    #[serde(default)]
    pub icon: Option<String>,
    /// Biểu trưng ở đầu mọi trang, trước tên trang.
    #[serde(default)]
    pub logo: Option<Logo>,
    /// Các phần của trang, bật (true) hoặc tắt (false).
    #[serde(default)]
    pub features: BTreeMap<String, bool>,
    /// Các màu theo tên. Màu `accent` thành `var(--accent)` trong tệp kiểu dáng.
    #[serde(default)]
    pub colours: BTreeMap<String, Colour>,
    /// Các cặp màu phải đủ tương phản để đọc được.
    #[serde(default)]
    pub contrast: Vec<Contrast>,
}

/// Biểu trưng.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    /// Tên tệp trong thư mục assets.
    pub file: String,
    /// Khóa của chữ trong i18n thay cho hình khi không xem được. Bỏ trống nếu hình chỉ để trang trí bên tên trang.
    #[serde(default)]
    pub alt: Option<String>,
}

/// Một màu ở chế độ sáng và chế độ tối.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Colour {
    /// Màu ở chế độ sáng, viết như trong CSS, ví dụ "#0b5c4f".
    pub light: String,
    /// Màu ở chế độ tối.
    pub dark: String,
}

/// Hai màu đi với nhau.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Tên màu của chữ hoặc nét.
    pub text: String,
    /// Tên màu của nền.
    pub on: String,
    /// Độ tương phản ít nhất; chữ cần 4.5, nét và hình cần 3.
    #[serde(default = "readable")]
    #[schemars(range(min = 1.0, max = 21.0))]
    pub at_least: f64,
}

/// What WCAG 2.2 AA asks of text of usual size.
fn readable() -> f64 {
    4.5
}

/// The JSON Schema of `theme.yaml`.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Settings).to_value()
}
