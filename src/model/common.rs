//! The fields that every record has, whatever its kind.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Day, Moment, WebUrl, choice};

/// Các trường chung của mọi bản ghi.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// Tên, hiện ở đầu trang.
    pub title: String,
    /// Một câu tóm tắt, không quá 160 ký tự.
    #[serde(default)]
    pub summary: Option<String>,
    /// Tình trạng đăng: published là đăng, draft là nháp, archived là lưu lại.
    #[serde(default)]
    pub status: Status,
    /// Chỉ đăng từ thời điểm này.
    #[serde(default)]
    pub publish_at: Option<Moment>,
    /// Gỡ xuống từ thời điểm này.
    #[serde(default)]
    pub expires_at: Option<Moment>,
    /// Mã cơ quan chịu trách nhiệm về bản ghi.
    #[serde(default)]
    #[schemars(extend("x-ref" = "agency"))]
    pub owner: Option<String>,
    /// Ngày có người kiểm tra lại sự thật lần cuối (không phải ngày sửa chữ).
    #[serde(default)]
    pub reviewed: Option<Day>,
    /// Phải kiểm tra lại sau bao nhiêu ngày.
    #[serde(default)]
    pub review_every: Option<u16>,
    /// Nguồn: mã văn bản hoặc địa chỉ web.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub source: Option<String>,
    /// Địa chỉ cũ, sẽ chuyển về trang này.
    #[serde(default)]
    #[schemars(extend("x-code" = true))]
    pub aliases: Vec<String>,
    /// Từ khóa tìm kiếm.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Dành cho ai.
    #[serde(default)]
    pub audience: Vec<Audience>,
    /// Bản ghi mẫu, không phải thông tin thật.
    #[serde(default)]
    pub sample: bool,
}

/// The keys of [`Common`], as they are written in content; `title` may have another name in a kind.
pub const COMMON_KEYS: &[&str] = &[
    "title",
    "summary",
    "status",
    "publish_at",
    "expires_at",
    "owner",
    "reviewed",
    "review_every",
    "source",
    "aliases",
    "keywords",
    "audience",
    "sample",
];

choice! {
    /// Tình trạng đăng.
    #[derive(Default)]
    pub enum Status {
        /// Đăng.
        #[default]
        #[schemars(extend("x-said" = ["xuất bản", "công khai", "hiện"]))]
        Published = "published",
        /// Nháp.
        Draft = "draft",
        /// Lưu lại: trang còn đó nhưng không vào danh sách.
        #[schemars(extend("x-said" = ["lưu trữ"]))]
        Archived = "archived",
    }
}

choice! {
    /// Người đọc.
    pub enum Audience {
        /// Học sinh lớp 9.
        Grade9 = "grade-9",
        /// Học sinh lớp 12.
        Grade12 = "grade-12",
        /// Phụ huynh.
        Parent = "parent",
        /// Người đi làm.
        Worker = "worker",
        /// Doanh nghiệp.
        Employer = "employer",
        /// Trường.
        School = "school",
        /// Báo chí.
        Press = "press",
    }
}

/// Một kênh trực tuyến.
#[derive(Debug, Clone, serde::Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Loại kênh.
    pub kind: ChannelKind,
    /// Tên kênh.
    pub name: String,
    /// Địa chỉ.
    pub url: WebUrl,
}

choice! {
    /// Loại kênh trực tuyến.
    pub enum ChannelKind {
        /// Trang web.
        Website = "website",
        /// Fanpage.
        Fanpage = "fanpage",
        /// Zalo.
        Zalo = "zalo",
        /// YouTube.
        Youtube = "youtube",
        /// TikTok.
        Tiktok = "tiktok",
    }
}

/// Một ảnh bìa.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Tên tệp ảnh nằm cạnh bài.
    #[schemars(extend("x-code" = true))]
    pub src: String,
    /// Mô tả ảnh bằng lời cho người không nhìn thấy.
    #[schemars(length(min = 1))]
    pub alt: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_keys_are_the_fields_of_the_struct() {
        let schema = schemars::schema_for!(Common).to_value();
        let mut fields: Vec<&str> = schema
            .get("properties")
            .and_then(|p| p.as_object())
            .map(|p| p.keys().map(String::as_str).collect())
            .unwrap_or_default();
        let mut keys = COMMON_KEYS.to_vec();
        fields.sort_unstable();
        keys.sort_unstable();
        assert_eq!(keys, fields);
    }
}
