//! The words of the bar and the overlay, in both languages of the program.

use serde::Serialize;

use crate::diag::Lang;
use crate::format::text::Locale;

/// What the preview says. The script that shows it has no words of its own.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    pub(super) language: &'static str,
    #[serde(skip)]
    pub(super) locale: Locale,
    /// The name of the bar.
    preview: &'static str,
    made_from: &'static str,
    template: &'static str,
    no_file: &'static str,
    reviewed: &'static str,
    never_reviewed: &'static str,
    weight: &'static str,
    warnings: &'static str,
    no_warnings: &'static str,
    errors: &'static str,
    show_errors: &'static str,
    /// The title of the overlay.
    mend: &'static str,
    /// What the page under the overlay is.
    stands: &'static str,
    remedy: &'static str,
    close: &'static str,
    open: &'static str,
    /// What the code of a finding leads to.
    explain: &'static str,
    more: &'static str,
    lost: &'static str,

    #[serde(skip)]
    pub(super) draft: &'static str,
    #[serde(skip)]
    pub(super) from: &'static str,
    #[serde(skip)]
    pub(super) until: &'static str,
    #[serde(skip)]
    pub(super) no_page: &'static str,
    #[serde(skip)]
    pub(super) nothing_yet: &'static str,
}

const VIETNAMESE: Words = Words {
    language: "vi",
    locale: Locale::Vietnamese,
    preview: "Xem thử",
    made_from: "Tệp nguồn",
    template: "Mẫu",
    no_file: "trang tự lập, không có tệp riêng",
    reviewed: "Kiểm tra lần cuối",
    never_reviewed: "chưa ghi ngày",
    weight: "Nặng",
    warnings: "Cảnh báo của trang này",
    no_warnings: "không có",
    errors: "lỗi",
    show_errors: "Xem lỗi",
    mend: "Có lỗi cần sửa",
    stands: "Trang bên dưới là bản tốt gần nhất. Sửa xong và lưu tệp, bảng này tự đóng.",
    remedy: "Cách sửa",
    close: "Đóng, xem trang",
    open: "Mở trong VS Code",
    explain: "Giải thích, ở thẻ mới: mã",
    more: "lỗi nữa chưa hiện ở đây",
    lost: "Mất liên lạc với nghe serve. Trang này không tự cập nhật nữa.",

    draft: "Bản nháp",
    from: "Chưa đăng, chờ đến",
    until: "Đã gỡ từ",
    no_page: "Chưa có trang để xem",
    nothing_yet: "Sửa các lỗi rồi lưu tệp, trang sẽ hiện ra ở đây.",
};

const ENGLISH: Words = Words {
    language: "en",
    locale: Locale::English,
    preview: "Preview",
    made_from: "Source",
    template: "Template",
    no_file: "made by the program, without a file of its own",
    reviewed: "Last verified",
    never_reviewed: "no date written",
    weight: "Weight",
    warnings: "Warnings of this page",
    no_warnings: "none",
    errors: "errors",
    show_errors: "Show errors",
    mend: "There are errors to mend",
    stands: "The page below is the last good one. Mend and save the file, and this closes by itself.",
    remedy: "Remedy",
    close: "Close and see the page",
    open: "Open in VS Code",
    explain: "Explained in a new tab: code",
    more: "more errors are not shown here",
    lost: "The connection to nghe serve is lost. This page is not updated any more.",

    draft: "Draft",
    from: "Not published before",
    until: "Withdrawn on",
    no_page: "There is no page to show yet",
    nothing_yet: "Mend the errors and save, and the page appears here.",
};

/// The words in a language.
pub(super) fn of(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VIETNAMESE,
        Lang::En => &ENGLISH,
    }
}
