//! What rendering asks of its caller: addresses, pictures, values, meanings, and words for the reader.

use serde::Serialize;

/// Looks up what a text only names. A `None` never breaks the page: the words stay, the link goes.
pub trait Resolve {
    /// The address of a relative target such as `../truong/a.md#hoc-phi`. Targets with a scheme and
    /// anchors of the same page are not asked for.
    fn link(&self, target: &str) -> Option<String>;

    /// The picture behind the address of an image.
    fn image(&self, src: &str) -> Option<Picture>;

    /// The text of a named value, not escaped.
    fn value(&self, name: &str) -> Option<String>;

    /// What an abbreviation means, where it should be explained.
    fn abbreviation(&self, _word: &str) -> Option<&str> {
        None
    }
}

/// Resolves nothing, for reading a text without a site around it.
impl Resolve for () {
    fn link(&self, _target: &str) -> Option<String> {
        None
    }

    fn image(&self, _src: &str) -> Option<Picture> {
        None
    }

    fn value(&self, _name: &str) -> Option<String> {
        None
    }
}

/// A picture that can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// The words that rendering adds, in the language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels<'l> {
    /// The title of `[!NOTE]`, “Lưu ý”.
    pub note: &'l str,
    /// The title of `[!TIP]`, “Mẹo”.
    pub tip: &'l str,
    /// The title of `[!IMPORTANT]`, “Quan trọng”.
    pub important: &'l str,
    /// The title of `[!WARNING]`, “Cẩn thận”.
    pub warning: &'l str,
    /// The title of `[!CAUTION]`, “Nguy hiểm”.
    pub caution: &'l str,
    /// The heading over the footnotes, “Chú thích”.
    pub footnotes: &'l str,
    /// What a mark leads to, before the number: “Chú thích”.
    pub footnote: &'l str,
    /// What the link back from a footnote does, before the number: “Quay lại chỗ có chú thích”.
    pub back: &'l str,
    /// The state of a task that is done, “Đã xong”.
    pub done: &'l str,
    /// The state of a task that is not done, “Chưa xong”.
    pub not_done: &'l str,
    /// What a table is called, before its number: “Bảng”.
    pub table: &'l str,
    /// What the text is about, which tells its tables from those of others on a page; may be empty.
    pub about: &'l str,
}

/// A body as HTML.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The HTML: balanced and escaped, with text only in elements that hold text.
    pub html: String,
    /// The headings in order.
    pub toc: Vec<TocEntry>,
}

/// A line of the table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TocEntry {
    /// From 1 to 6.
    pub level: u8,
    /// The id of the heading.
    pub id: String,
    /// The text of the heading, not escaped.
    pub text: String,
}
