//! What can be wrong with a spreadsheet, in the words of who filled it in.

use std::sync::Arc;

use super::place::Place;
use crate::diag::{Code, Diagnostic, Severity, Text, codes};

/// Something wrong with what a cell says, before its place is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) message: Text,
    pub(super) hint: Text,
}

impl Trouble {
    pub(super) fn new(
        vi: impl Into<String>,
        en: impl Into<String>,
        hint_vi: impl Into<String>,
        hint_en: impl Into<String>,
    ) -> Self {
        Self {
            message: Text::new(vi, en),
            hint: Text::new(hint_vi, hint_en),
        }
    }
}

/// A finding at a cell. The cell's number stands in for bytes, so that findings come in the order of cells.
pub(super) fn at(
    place: &Place,
    severity: Severity,
    code: Code,
    message: &Text,
    hint: Option<Text>,
) -> Diagnostic {
    let sheet = place.sheet.as_ref().map_or(0, |(sheet, _)| *sheet);
    let order = (sheet << 40) + ((place.row as usize) << 16) + place.column as usize;
    Diagnostic {
        severity,
        code,
        file: Arc::clone(&place.file),
        span: Some(order..order + 1),
        message: place.say(message),
        hint,
    }
}

/// A cell without which those beside it mean nothing.
pub(super) fn incomplete(label: &str, is_there: bool) -> Trouble {
    let (hint_vi, hint_en) = match is_there {
        true => (
            "điền ô này, hoặc để trống cả nhóm".to_owned(),
            "fill in this cell, or leave the whole group empty".to_owned(),
        ),
        false => (
            format!("thêm cột {label:?} rồi điền, hoặc để trống ô này"),
            format!("add the column {label:?} and fill it in, or leave this cell empty"),
        ),
    };
    Trouble::new(
        format!("thiếu {label:?}, trong khi các ô cùng nhóm đã điền"),
        format!("{label:?} is missing, while cells of the same group are filled in"),
        hint_vi,
        hint_en,
    )
}

/// An error in a cell.
pub(super) fn cell(place: &Place, trouble: Trouble) -> Diagnostic {
    at(
        place,
        Severity::Error,
        codes::SHEET_CELL,
        &trouble.message,
        Some(trouble.hint),
    )
}

/// An error of a row as a whole, told at one of its cells.
pub(super) fn row(place: &Place, trouble: Trouble) -> Diagnostic {
    at(
        place,
        Severity::Error,
        codes::SHEET_ROW,
        &trouble.message,
        Some(trouble.hint),
    )
}

/// An error of the file that a row is about.
pub(super) fn target(place: &Place, trouble: Trouble) -> Diagnostic {
    at(
        place,
        Severity::Error,
        codes::SHEET_TARGET,
        &trouble.message,
        Some(trouble.hint),
    )
}

/// Something that was done and should be looked at.
pub(super) fn notice(place: &Place, trouble: Trouble) -> Diagnostic {
    at(
        place,
        Severity::Warning,
        codes::SHEET_NOTICE,
        &trouble.message,
        Some(trouble.hint),
    )
}

/// Why a file cannot be read as a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreadable {
    Empty,
    /// It asks for a password.
    Locked,
    Damaged,
    WebPage,
}

pub(super) fn unreadable(file: &Arc<str>, why: Unreadable) -> Diagnostic {
    let (vi, en, hint_vi, hint_en) = match why {
        Unreadable::Empty => (
            "tệp rỗng, không có byte nào",
            "the file is empty",
            "xin người gửi gửi lại tệp",
            "ask for the file again",
        ),
        Unreadable::Locked => (
            "bảng tính có mật khẩu nên không mở được",
            "the spreadsheet has a password and cannot be opened",
            "mở bằng Excel, bỏ mật khẩu ở Tệp > Thông tin > Bảo vệ sổ làm việc, rồi lưu lại",
            "open it in Excel, take the password off under File > Info > Protect Workbook, and save it",
        ),
        Unreadable::Damaged => (
            "không mở được bảng tính: tệp hỏng hoặc tải về chưa hết",
            "the spreadsheet cannot be opened: it is damaged, or was not downloaded whole",
            "mở thử bằng Excel hoặc LibreOffice rồi lưu lại dưới dạng .xlsx; không mở được thì xin gửi lại tệp",
            "open it in Excel or LibreOffice and save it as .xlsx; if it does not open there, ask for the file again",
        ),
        Unreadable::WebPage => (
            "tệp này là một trang web, không phải bảng tính",
            "the file is a web page and no spreadsheet",
            "mở bằng Excel rồi chọn Lưu thành, loại Sổ làm việc Excel (.xlsx)",
            "open it in Excel and save it as an Excel workbook (.xlsx)",
        ),
    };
    Diagnostic::error(codes::SHEET_UNREADABLE, Arc::clone(file), Text::new(vi, en))
        .hint(Text::new(hint_vi, hint_en))
}

pub(super) fn not_utf8(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::NOT_UTF8,
        Arc::clone(file),
        Text::new(
            "tệp CSV không phải UTF-8, và chữ tiếng Việt trong tệp đã mất dấu hoặc không đọc được",
            "the CSV file is not UTF-8, and Vietnamese letters in it are lost or cannot be read",
        ),
    )
    .hint(Text::new(
        "mở lại bảng tính gốc, chọn Lưu thành, loại CSV UTF-8; hoặc gửi tệp .xlsx",
        "open the spreadsheet that it was made from and save that as CSV UTF-8, or send an .xlsx file",
    ))
}

/// A CSV file in the code page that Windows had for Vietnamese.
pub(super) fn old_letters(file: &Arc<str>) -> Diagnostic {
    Diagnostic::warning(
        codes::SHEET_NOTICE,
        Arc::clone(file),
        Text::new(
            "tệp CSV dùng bảng mã cũ của Windows (1258) và được đọc theo bảng mã ấy",
            "the CSV file is in an old code page of Windows (1258) and was read so",
        ),
    )
    .hint(Text::new(
        "xem lại vài tên có dấu trước khi ghi; lần sau lưu thành CSV UTF-8 hoặc .xlsx",
        "look at some names with marks before writing; next time save it as CSV UTF-8 or .xlsx",
    ))
}

/// A percentage that is perhaps a hundred times too small.
pub(super) fn small_percentage(place: &Place) -> Diagnostic {
    notice(
        place,
        Trouble::new(
            "phần trăm này nhỏ hơn 1",
            "this percentage is below 1",
            "nếu ý là 88,7 % thì ghi 88,7 chứ không ghi 0,887",
            "if 88.7 % is meant, write 88.7 and not 0.887",
        ),
    )
}

/// A row below a table.
pub(super) fn foot(place: &Place) -> Diagnostic {
    notice(
        place,
        Trouble::new(
            "hàng này giống dòng tổng cộng hay chữ ký dưới bảng nên không đọc",
            "this row looks like a sum or a signature below the table and was not read",
            "nếu đây là dữ liệu, điền thêm các cột của hàng",
            "if it is data, fill in more columns of the row",
        ),
    )
}

/// The most letters of a note that are shown.
const NOTE: usize = 200;

/// What stands before the words of a note that is part of a conversation.
const CONVERSATION: &str = "[Threaded comment]";

/// A note that somebody left beside a cell.
pub(super) fn comment(place: &Place, text: &str) -> Diagnostic {
    let said = match text.strip_prefix(CONVERSATION) {
        Some(rest) => rest.split_once("Comment:").map_or(rest, |(_, said)| said),
        None => text,
    };
    let words: Vec<&str> = said.split_whitespace().collect();
    let mut words = words.join(" ");
    if let Some((end, _)) = words.char_indices().nth(NOTE) {
        words.truncate(end);
        words.push('…');
    }
    notice(
        place,
        Trouble::new(
            format!("ô này có ghi chú: {words:?}"),
            format!("this cell has a note: {words:?}"),
            "ghi chú không được nhập; xem người điền muốn nói gì",
            "notes are not imported; see what is meant by it",
        ),
    )
}

/// A row of something that was taken out of the content after it was sent.
pub(super) fn gone(place: &Place) -> Diagnostic {
    notice(
        place,
        Trouble::new(
            "mục này đã bị xóa khỏi trang từ khi gửi bảng, nên hàng được bỏ qua",
            "this was taken out of the site after the workbook was sent, so the row was left out",
            "xóa hàng; muốn thêm lại thì để trống mã ở hàng này",
            "remove the row; to add it again, empty its id",
        ),
    )
}

pub(super) fn no_table(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::SHEET_UNKNOWN,
        Arc::clone(file),
        Text::new(
            "không nhận ra bảng nào trong tệp: không trang nào có hàng tiêu đề quen thuộc",
            "no table is known in the file: no sheet has a row of headers that is known",
        ),
    )
    .hint(Text::new(
        "dùng tệp mẫu làm bằng nghe export, và giữ hàng tiêu đề của nó",
        "start from a file that nghe export made, and keep its row of headers",
    ))
}

pub(super) fn unknown_sheet(place: &Place) -> Diagnostic {
    at(
        place,
        Severity::Warning,
        codes::SHEET_IGNORED,
        &Text::new(
            "không nhận ra trang này nên không đọc",
            "this sheet is not known and was not read",
        ),
        Some(Text::new(
            "nếu trang có dữ liệu cần nhập, chép hàng tiêu đề từ tệp mẫu vào đầu trang",
            "if it holds data, copy the row of headers from the exported file to its top",
        )),
    )
}

pub(super) fn unknown_column(place: &Place, label: &str, near: Option<&str>) -> Diagnostic {
    let hint = match near {
        Some(near) => Text::new(
            format!("có phải cột {near:?}? Nếu phải, sửa lại tiêu đề"),
            format!("did you mean the column {near:?}? Then mend its header"),
        ),
        None => Text::new(
            "nếu cột có dữ liệu cần nhập, đặt lại tiêu đề như trong tệp mẫu",
            "if it holds data, give it the header of the exported file",
        ),
    };
    at(
        place,
        Severity::Warning,
        codes::SHEET_IGNORED,
        &Text::new(
            format!("không có cột nào tên {label:?} nên không đọc"),
            format!("no column is called {label:?}, so it was not read"),
        ),
        Some(hint),
    )
}

/// A header by which the amounts below it are a thousand or a million times what they say.
pub(super) fn scaled(place: &Place, unit: &str) -> Diagnostic {
    cell(
        place,
        Trouble::new(
            format!("tiêu đề ghi đơn vị {unit:?}, còn bảng nhận số đồng"),
            format!("the header says {unit:?}, and amounts are taken in đồng"),
            "ghi đủ số đồng ở các ô, ví dụ 1500000, rồi bỏ đơn vị ấy ở tiêu đề",
            "write whole đồng into the cells, such as 1500000, and take the unit out of the header",
        ),
    )
}

pub(super) fn column_twice(place: &Place, label: &str) -> Diagnostic {
    at(
        place,
        Severity::Error,
        codes::SHEET_ROW,
        &Text::new(
            format!("cột {label:?} có hai lần"),
            format!("the column {label:?} stands twice"),
        ),
        Some(Text::new(
            "xóa hoặc đổi tên một cột",
            "remove or rename one of them",
        )),
    )
}
