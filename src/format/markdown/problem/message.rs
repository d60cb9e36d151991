//! What each mistake is called in front of an editor, in Vietnamese and in English.

use crate::diag::Text;

use super::{Problem, short};
use crate::format::markdown::depth::MAX_DEPTH;
use crate::format::markdown::prose::LONGEST_SENTENCE;

impl Problem<'_> {
    /// What is wrong. Personal data is never repeated, since messages reach logs.
    pub(super) fn message(self) -> Text {
        let (vi, en) = match self {
            Self::HtmlTag(tag) => (
                format!("bài viết không được dùng thẻ HTML “{tag}”"),
                format!("the HTML tag “{tag}” is not allowed in a text"),
            ),
            Self::HtmlAttribute { tag, attribute } => (
                format!(
                    "thuộc tính “{attribute}” của thẻ <{tag}> không được phép hoặc sai giá trị"
                ),
                format!(
                    "the attribute “{attribute}” of <{tag}> is not allowed or has a wrong value"
                ),
            ),
            Self::HtmlUnclosed(tag) => (
                format!("thẻ <{tag}> chưa được đóng"),
                format!("<{tag}> is not closed"),
            ),
            Self::HtmlStray(tag) => (
                format!("thẻ đóng </{tag}> không có thẻ mở đi cùng"),
                format!("</{tag}> closes nothing"),
            ),
            Self::HtmlMisplaced(tag) => (
                format!("thẻ <{tag}> đặt sai chỗ"),
                format!("<{tag}> cannot stand here"),
            ),
            Self::ForbiddenLink(target) => (
                format!(
                    "liên kết dẫn tới địa chỉ không được phép: “{}”",
                    short(target)
                ),
                format!(
                    "the link leads to an address that is not allowed: “{}”",
                    short(target)
                ),
            ),
            Self::ForbiddenImage(source) => (
                format!("ảnh lấy từ địa chỉ không được phép: “{}”", short(source)),
                format!(
                    "the image comes from an address that is not allowed: “{}”",
                    short(source)
                ),
            ),
            Self::ImageWithoutAlt => (
                "ảnh chưa có lời mô tả cho người không nhìn thấy ảnh".into(),
                "the image has no text for people who cannot see it".into(),
            ),
            Self::FirstLevelHeading => (
                "đề mục cấp 1 (#) chỉ dành cho tên của trang".into(),
                "a first-level heading (#) is reserved for the title of the page".into(),
            ),
            Self::SkippedLevel { from, to } => (
                format!("đề mục nhảy từ cấp {from} xuống cấp {to}"),
                format!("the heading jumps from level {from} to level {to}"),
            ),
            Self::BadHeadingId(id) => (
                format!("mã đề mục “{}” không hợp lệ", short(id)),
                format!("the heading id “{}” is not valid", short(id)),
            ),
            Self::RepeatedHeadingId(id) => (
                format!("mã đề mục “{id}” đã dùng ở phía trên"),
                format!("the heading id “{id}” is already used above"),
            ),
            Self::Placeholder(words) => (
                format!("còn chữ giữ chỗ: “{}”", short(words)),
                format!("placeholder text was left behind: “{}”", short(words)),
            ),
            Self::CitizenNumber => (
                "dãy số này giống số căn cước công dân".into(),
                "these digits look like a citizen-identity number".into(),
            ),
            Self::MobilePhone => (
                "dãy số này giống số điện thoại di động của một người".into(),
                "these digits look like a person's mobile phone".into(),
            ),
            Self::TooDeep => (
                format!("danh sách, trích dẫn hoặc chữ nhấn mạnh lồng nhau quá {MAX_DEPTH} lớp"),
                format!("lists, quotes or emphasis are nested more than {MAX_DEPTH} deep"),
            ),
            Self::LongSentence(words) => (
                format!("câu dài {words} tiếng, quá {LONGEST_SENTENCE}"),
                format!("the sentence has {words} words, more than {LONGEST_SENTENCE}"),
            ),
            Self::BadCallout(mark) => (
                format!("không hiểu khung chú ý “{}”", short(mark)),
                format!("“{}” is not a callout", short(mark)),
            ),
            Self::UnknownShortcode(inside) => (
                format!("không hiểu “{{{{ {} }}}}”", short(inside)),
                format!("“{{{{ {} }}}}” means nothing", short(inside)),
            ),
            Self::UnclosedShortcode => (
                "“{{” chưa được đóng bằng “}}”".into(),
                "“{{” is not closed by “}}”".into(),
            ),
            Self::Statement(words) => (
                format!("câu lệnh “{}” không có tác dụng ở đây", short(words)),
                format!("the statement “{}” does nothing here", short(words)),
            ),
            Self::EmptyLink => (
                "liên kết không có chữ để bấm vào".into(),
                "the link has no words to press".into(),
            ),
            Self::BadContact(target) => (
                format!("không gọi hay gửi thư được tới “{}”", short(target)),
                format!("“{}” cannot be dialled or written to", short(target)),
            ),
            Self::UndefinedLink(name) => (
                format!("liên kết “[{}]” không có địa chỉ", short(name)),
                format!("the link “[{}]” has no address", short(name)),
            ),
            Self::UnreadLink => (
                "chỗ này không được đọc thành liên kết, các dấu ngoặc hiện nguyên trên trang"
                    .into(),
                "this is not read as a link, so its brackets are shown on the page".into(),
            ),
            Self::ShortcodeInTarget => (
                "“{{ … }}” không dùng được trong địa chỉ".into(),
                "“{{ … }}” cannot be used in an address".into(),
            ),
            Self::NoteWithoutText(label) => (
                format!("chú thích “[^{}]” không có nội dung", short(label)),
                format!("the footnote “[^{}]” has no text", short(label)),
            ),
            Self::UnusedNote(label) => (
                format!(
                    "không chỗ nào trong bài dẫn tới chú thích “[^{}]”",
                    short(label)
                ),
                format!("nothing refers to the footnote “[^{}]”", short(label)),
            ),
        };
        Text::new(vi, en)
    }
}
