//! What an editor can do about each mistake, in Vietnamese and in English.

use crate::diag::Text;

use super::{Problem, short};
use crate::format::markdown::contact;

/// The raw HTML that a text may have.
const ALLOWED_HTML: &str =
    "<br>, <kbd>, <abbr title>, <sub>, <sup>, <mark>, <span lang>, <details>, <summary>";

/// The callouts that exist.
const CALLOUTS: &str = "[!NOTE], [!TIP], [!IMPORTANT], [!WARNING], [!CAUTION]";

impl Problem<'_> {
    /// The remedy.
    pub(super) fn hint(self) -> Text {
        let pair = |vi: &str, en: &str| (vi.to_owned(), en.to_owned());
        let (vi, en) = match self {
            Self::HtmlTag(_) => (
                format!("viết bằng Markdown; HTML chỉ được dùng {ALLOWED_HTML}"),
                format!("write it in Markdown; the only HTML allowed is {ALLOWED_HTML}"),
            ),
            Self::HtmlAttribute { .. } => pair(
                "xoá thuộc tính này; chỉ được dùng lang (mã ngôn ngữ), title ở <abbr>, open ở <details>",
                "remove it; allowed are lang (a language code), title on <abbr>, open on <details>",
            ),
            Self::HtmlUnclosed(tag) => (
                format!("thêm </{tag}> ở cuối, trong cùng đoạn hoặc cùng khung với thẻ mở"),
                format!("add </{tag}> in the same paragraph or container as the opening tag"),
            ),
            Self::HtmlStray(tag) => (
                format!("xoá nó, hoặc thêm <{tag}> ở phía trước, trong cùng đoạn"),
                format!("remove it, or add <{tag}> before it in the same paragraph"),
            ),
            Self::HtmlMisplaced(_) => pair(
                "đặt <details> ở đầu một dòng riêng, và <summary> ngay sau <details>",
                "put <details> at the start of its own line, and <summary> right after <details>",
            ),
            Self::ForbiddenLink(_) => pair(
                "dùng đường dẫn tới tệp .md, #đề-mục, hoặc địa chỉ bắt đầu bằng https://, http://, mailto: hay tel:",
                "use a path to an .md file, a #heading, or an address with https://, http://, mailto: or tel:",
            ),
            Self::ForbiddenImage(_) => pair(
                "đặt tệp ảnh cạnh bài viết và ghi tên tệp",
                "put the image file beside the text and name it",
            ),
            Self::ImageWithoutAlt => pair(
                "viết lời mô tả ngắn trong ngoặc vuông: ![Học viên thực hành hàn](anh.jpg)",
                "describe it in the square brackets: ![Trainees practising welding](photo.jpg)",
            ),
            Self::FirstLevelHeading => pair(
                "bắt đầu đề mục trong bài từ cấp 2 (##)",
                "start the headings of a text at level 2 (##)",
            ),
            Self::SkippedLevel { from, .. } => (
                format!("dùng cấp {} ở đây", from + 1),
                format!("use level {} here", from + 1),
            ),
            Self::BadHeadingId(_) => pair(
                "mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch ngang: {#hoc-phi}",
                "an id is made of a-z, 0-9 and hyphens: {#hoc-phi}",
            ),
            Self::RepeatedHeadingId(_) => {
                pair("đặt mã khác cho đề mục này", "give this heading another id")
            }
            Self::Placeholder(_) => pair(
                "viết nội dung thật, hoặc xoá phần này",
                "write the real content, or remove this part",
            ),
            Self::CitizenNumber => pair(
                "xoá số này; nếu là số khác thì viết kèm dấu phân cách hoặc chữ cho rõ",
                "remove it; if it is another number, write it with separators or letters",
            ),
            Self::MobilePhone => pair(
                "dùng số của cơ quan: ghi vào trường phones của trường hoặc values trong site.yaml rồi gọi bằng {{ value(\"ten\") }}",
                "use an office number: put it in the school's phones, or in values of site.yaml and write {{ value(\"name\") }}",
            ),
            Self::TooDeep => pair(
                "viết lại phẳng hơn: tách thành các đề mục hoặc các đoạn",
                "flatten it: split it into headings or paragraphs",
            ),
            Self::LongSentence(_) => pair(
                "tách thành hai, ba câu ngắn hoặc một danh sách",
                "split it into two or three short sentences or a list",
            ),
            Self::BadCallout(_) => (
                format!(
                    "dòng đầu sau dấu > chỉ ghi một trong {CALLOUTS}; nội dung viết từ dòng sau"
                ),
                format!(
                    "the first line after > is just one of {CALLOUTS}; the text starts on the next line"
                ),
            ),
            Self::UnknownShortcode(_) | Self::UnclosedShortcode => pair(
                "chỉ có {{ value(\"ten-gia-tri\") }}; muốn in nguyên văn hai dấu ngoặc thì đặt trong dấu `",
                "there is only {{ value(\"name\") }}; to print the braces themselves, put them in `",
            ),
            Self::Statement(_) => pair(
                "xoá câu lệnh này; muốn in nguyên văn thì đặt trong dấu `",
                "remove it; to print it, put it in `",
            ),
            Self::EmptyLink => pair(
                "viết trong ngoặc vuông nơi liên kết dẫn tới: [Nghề hàn](../nghe/han.md)",
                "say in the square brackets where it leads: [Welding](../nghe/han.md)",
            ),
            Self::BadContact(target) => match contact::proposal(target) {
                Some(meant) => (format!("viết {meant}"), format!("write {meant}")),
                None => pair(
                    "viết tel:+842439990001 (liền nhau) hoặc mailto:ten@truong.example (không dấu)",
                    "write tel:+842439990001 without spaces, or mailto:name@school.example",
                ),
            },
            Self::UndefinedLink(name) => (
                format!(
                    "viết địa chỉ ngay sau chữ, [chữ](địa-chỉ.md), hoặc thêm dòng “[{}]: địa-chỉ.md” ở cuối bài",
                    short(name)
                ),
                format!(
                    "write the address after the words, [words](address.md), or add a line “[{}]: address.md” at the end",
                    short(name)
                ),
            ),
            Self::UnreadLink => pair(
                "bỏ khoảng trắng trong địa chỉ, hoặc đặt địa chỉ trong dấu nhọn: [chữ](<địa chỉ.md>)",
                "remove the spaces from the address, or put it in angle brackets: [words](<an address.md>)",
            ),
            Self::ShortcodeInTarget => pair(
                "ghi địa chỉ đầy đủ vào liên kết, dùng {{ value(\"ten\") }} trong phần chữ",
                "write the address in full, and use {{ value(\"name\") }} in the text only",
            ),
            Self::NoteWithoutText(label) => (
                format!("thêm một dòng “[^{}]: nội dung” ở cuối bài", short(label)),
                format!("add a line “[^{}]: text” at the end", short(label)),
            ),
            Self::UnusedNote(label) => (
                format!(
                    "thêm “[^{}]” vào chỗ cần chú thích, hoặc xoá chú thích này",
                    short(label)
                ),
                format!(
                    "put “[^{}]” where the note belongs, or remove the note",
                    short(label)
                ),
            ),
        };
        Text::new(vi, en)
    }
}
