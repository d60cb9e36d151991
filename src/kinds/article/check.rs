//! What is wrong with an article.

use super::Article;
use crate::diag::{Text, codes};
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Article>, site: &Site, findings: &mut Findings) {
    let Some(cover) = &record.cover else {
        return;
    };
    if cover.alt.trim().is_empty() {
        findings
            .error(
                record,
                codes::IMAGE_ALT,
                at!["cover", "alt"],
                Text::new(
                    "ảnh bìa chưa có lời mô tả",
                    "the cover has no text alternative",
                ),
            )
            .hint(Text::new(
                "viết một câu tả ảnh cho người không nhìn thấy",
                "describe the picture for those who cannot see it",
            ));
    }
    if site.picture(&record.file, &cover.src).is_none() {
        findings
            .error(
                record,
                codes::BAD_IMAGE,
                at!["cover", "src"],
                Text::new(
                    format!("không thấy hoặc không đo được ảnh {:?}", cover.src),
                    format!(
                        "the picture {:?} does not exist or cannot be measured",
                        cover.src
                    ),
                ),
            )
            .hint(Text::new(
                "đặt ảnh cạnh bài và viết đúng tên tệp",
                "put the picture beside the file and write its name",
            ));
    }
}
