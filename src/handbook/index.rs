//! The page where everything can be looked up by its name or meaning.

use super::cell::{code, words};
use super::page::Page;

/// The id of the page, which the theme's search leads to.
const ID: &str = "tra-cuu";

/// Every field, code and heading of these pages in one list.
pub(super) fn page(pages: &[Page]) -> Page {
    let mut body = String::new();
    for page in pages {
        body += &format!(
            "- [{}](/{}/): {}\n",
            words(&page.title),
            page.id,
            words(&page.summary)
        );
        for entry in &page.entries {
            let is_name = !entry.name.contains(' ');
            let name = match is_name {
                true => code(&entry.name),
                false => words(&entry.name),
            };
            body += &format!(
                "- [{name}](/{}/#{}): {}\n",
                page.id,
                entry.anchor,
                words(&entry.told)
            );
        }
    }
    Page {
        id: ID.to_owned(),
        title: "Tra cứu".to_owned(),
        summary: "Tìm một trường, một mã lỗi hay một đề mục theo tên hoặc theo nghĩa.".to_owned(),
        body,
        is_part: true,
        entries: Vec::new(),
    }
}
