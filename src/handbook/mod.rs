//! The handbook for editors, in Vietnamese: written pages on how things are done, and pages on every kind,
//! field and code made from what the program itself reads, so that they cannot say anything else.
//!
//! It is a site of this program as any other: free pages under a theme that extends the program's own. So it is
//! served, checked and written as sites are, and there is nothing here that makes HTML.

mod codes;
mod cell;
mod explained;
mod index;
mod kinds;
mod page;
mod values;

pub use explained::{Body, Part, parts};

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use self::page::Page;
use crate::source::{MemorySource, Source};
use crate::theme;

static WRITTEN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/handbook/pages");
static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/handbook/theme");

/// The written pages in the order in which they are read, by their ids.
const CHAPTERS: &[&str] = &[
    "bat-dau",
    "viet-noi-dung",
    "xem-truoc",
    "sua-loi",
    "anh",
    "ban-dich",
    "bang-tinh",
    "bieu-mau",
    "kiem-tra-lai",
    "dang-trang",
];

/// The name of its theme.
const NAME: &str = "so-tay";

/// The handbook, ready to be read as a site.
pub struct Handbook {
    pages: Vec<Page>,
}

impl Handbook {
    /// The handbook of this version of the program.
    pub fn new() -> Self {
        let mut pages: Vec<Page> = written()
            .map(|(id, text)| Page::written(id, text))
            .collect();
        pages.extend(kinds::pages());
        pages.extend(codes::pages());
        let index = index::page(&pages);
        pages.push(index);
        Self { pages }
    }

    /// Its files.
    pub fn source(&self) -> Arc<dyn Source> {
        let settings = settings(&self.pages);
        let mut files = MemorySource::default().with(crate::site::SETTINGS, settings);
        for page in &self.pages {
            files = files.with(&format!("content/trang/{}.md", page.id), page.text());
        }
        files = dressed(files, &THEME);
        Arc::new(theme::bundled(Arc::new(files)))
    }

    /// Whether an output of that site belongs to the handbook: its pages and what they need, not the lists of
    /// records that it has none of.
    pub fn has(&self, path: &str) -> bool {
        let page = path.strip_suffix("/index.html");
        matches!(path, "index.html" | "404.html" | "favicon.ico")
            || path.starts_with("assets/")
            || page.is_some_and(|id| self.pages.iter().any(|page| page.id == id))
    }
}

impl Default for Handbook {
    fn default() -> Self {
        Self::new()
    }
}

/// The written pages as they are written, by their ids.
pub fn written() -> impl Iterator<Item = (&'static str, &'static str)> {
    CHAPTERS.iter().filter_map(|id| {
        let file = WRITTEN.get_file(format!("{id}.md"))?;
        Some((*id, file.contents_utf8()?))
    })
}

/// The settings, with the pages that begin a part as the navigation of every page.
fn settings(pages: &[Page]) -> String {
    let mut settings = String::from(SETTINGS);
    for page in pages.iter().filter(|page| page.is_part) {
        settings.push_str(&format!(
            "  - label: {:?}\n    url: /{}/\n",
            page.title, page.id
        ));
    }
    settings
}

const SETTINGS: &str = "title: Sổ tay biên tập
summary: Cách viết, kiểm tra và đăng trang học nghề bằng chương trình nghe; không cần biết lập trình.
base_url: https://so-tay-nghe.example/
language: vi
time_zone: Asia/Ho_Chi_Minh
theme: so-tay
hotlines:
  - name: Người phụ trách kỹ thuật
    phone: \"111\"
navigation:
";

fn dressed(mut files: MemorySource, dir: &'static Dir<'static>) -> MemorySource {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files = files.with(&format!("themes/{NAME}/{path}"), file.contents());
    }
    dir.dirs().fold(files, dressed)
}

#[cfg(test)]
mod tests;
