//! The settings of the form in the browser: which repository it writes to, and how.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{WebUrl, choice};

/// Biểu mẫu trên web: ghi vào kho nào, bằng cách nào.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Admin {
    /// Dịch vụ giữ kho của trang.
    pub backend: AdminBackend,
    /// Tên kho, ví dụ to-chuc/trang-nghe.
    #[schemars(extend("x-code" = true), length(min = 1))]
    pub repository: String,
    /// Nhánh mà biểu mẫu ghi vào, ví dụ main.
    #[serde(default = "default_branch")]
    #[schemars(extend("x-code" = true), length(min = 1))]
    pub branch: String,
    /// Thư mục của trang trong kho; để trống khi trang nằm ngay ở gốc kho.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub folder: String,
    /// Lưu thì ghi thẳng vào nhánh, hay mở một yêu cầu để người khác duyệt.
    #[serde(default)]
    pub workflow: AdminWorkflow,
    /// Địa chỉ API, khi dịch vụ đặt ở máy chủ riêng, ví dụ https://git.vi-du.example/api/v4.
    #[serde(default)]
    pub api: Option<WebUrl>,
    /// Địa chỉ máy chủ cho đăng nhập (OAuth); để trống thì người dùng đăng nhập bằng mã truy cập riêng.
    #[serde(default)]
    pub login: Option<WebUrl>,
    /// Mã ứng dụng đã đăng ký với dịch vụ, cho đăng nhập (OAuth) với GitLab và Gitea.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub app_id: Option<String>,
}

fn default_branch() -> String {
    "main".to_owned()
}

choice! {
    /// Dịch vụ giữ kho.
    pub enum AdminBackend {
        /// GitHub.
        Github = "github",
        /// GitLab.
        Gitlab = "gitlab",
        /// Gitea hoặc Forgejo.
        Gitea = "gitea",
    }
}

choice! {
    /// Lưu từ biểu mẫu thì thế nào.
    #[derive(Default)]
    pub enum AdminWorkflow {
        /// Ghi thẳng vào nhánh.
        #[default]
        Direct = "direct",
        /// Mở yêu cầu duyệt; Gitea không có cách này.
        Review = "review",
    }
}
