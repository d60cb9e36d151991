//! The settings of the whole site, `content/site.yaml`: its name, address, time zone, hotlines and named figures.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Admin, Channel, Phone, WebUrl};

/// Thiết lập chung của trang: tên, địa chỉ, đường dây nóng và các con số dùng chung.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Tên của trang, hiện ở đầu mọi trang.
    pub title: String,
    /// Một câu giới thiệu trang cho công cụ tìm kiếm.
    #[serde(default)]
    pub summary: String,
    /// Địa chỉ công khai của trang, có thể là một thư mục con, ví dụ https://vi-du.example/nghe/.
    pub base_url: WebUrl,
    /// Ngôn ngữ chính của trang, ví dụ vi.
    #[schemars(extend("x-code" = true))]
    pub language: String,
    /// Các ngôn ngữ khác mà trang cũng có, ví dụ en. Mỗi ngôn ngữ là một bản của cả trang, ở /en/: chữ của giao
    /// diện lấy từ i18n/en.yaml, nội dung lấy từ tệp dịch <tên>.en.md hoặc <tên>.en.yaml đặt cạnh bản gốc.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub translations: Vec<String>,
    /// Múi giờ theo tên IANA, ví dụ Asia/Ho_Chi_Minh.
    #[schemars(extend("x-code" = true, "x-format" = "time-zone"))]
    pub time_zone: String,
    /// Tên thư mục giao diện trong themes/.
    #[serde(default = "default_theme")]
    #[schemars(extend("x-code" = true))]
    pub theme: String,
    /// Các đường dây nóng tư vấn, hiện ở mọi trang.
    #[schemars(length(min = 1))]
    pub hotlines: Vec<Hotline>,
    /// Thư điện tử nhận lời báo chỗ sai trên trang; mỗi trang có một liên kết soạn sẵn thư.
    #[serde(default)]
    #[schemars(extend("format" = "email"))]
    pub email: Option<String>,
    /// Các kênh tư vấn trực tuyến: trang web, fanpage, Zalo, YouTube.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// Thanh điều hướng chính.
    #[serde(default)]
    pub navigation: Vec<NavigationItem>,
    /// Các con số dùng chung trong bài, gọi bằng tên: một số tiền chỉ viết ở một nơi.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Nhiều chương trình hơn số này thì chỉ mục của ô tìm kiếm chia thành nhiều tệp theo nhóm ngành và trình độ, để
    /// điện thoại chỉ tải tệp cần đến. Nhỏ hơn thì máy yếu tìm nhanh hơn, nhưng phải chọn nhóm ngành sớm hơn.
    #[serde(default = "default_part")]
    #[schemars(range(min = 1, max = 40_000))]
    pub search_part: u32,
    /// Biểu mẫu trên web ở /admin/ cho người không dùng trình soạn thảo; để trống thì không có. nghe admin chuẩn bị phần cần cài.
    #[serde(default)]
    pub admin: Option<Admin>,
}

/// As many programmes as a phone reads and searches while one types.
fn default_part() -> u32 {
    40_000
}

fn default_theme() -> String {
    "nghe".to_owned()
}

/// Một đường dây nóng.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hotline {
    /// Tên của đường dây, ví dụ Tư vấn tuyển sinh.
    pub name: String,
    /// Số điện thoại theo dạng quốc tế, ví dụ "+842439990001".
    pub phone: Phone,
    /// Giờ trực.
    #[serde(default)]
    pub hours: Option<String>,
}

/// Một mục của thanh điều hướng.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NavigationItem {
    /// Chữ hiện trên thanh.
    pub label: String,
    /// Địa chỉ trong trang, bắt đầu bằng dấu /.
    #[schemars(extend("x-code" = true))]
    pub url: String,
}
