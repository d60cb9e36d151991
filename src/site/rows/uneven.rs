//! The diagnostics of tables whose rows are not as wide as their first line.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};

/// For a table that cannot be taken apart.
pub(super) fn unreadable(path: &Arc<str>, error: &csv::Error) -> Diagnostic {
    let at = error.position().map_or(0, |at| at.byte() as usize);
    let (vi, en) = ("bảng này không đọc được", "the table cannot be read");
    syntax(path, at..at, Text::new(vi, en)).hint(Text::new(
        "mở tệp bằng bảng tính rồi lưu lại thành CSV UTF-8",
        "open it in a spreadsheet and save it again as CSV UTF-8",
    ))
}

/// For a row that ends before its last column.
pub(super) fn missing(
    path: &Arc<str>,
    columns: usize,
    cells: usize,
    first: &str,
    at: Range<usize>,
) -> Diagnostic {
    let message = Text::new(
        format!("hàng này chỉ có {cells} ô, mà dòng đầu có {columns} cột: thiếu từ cột {first:?}"),
        format!(
            "the row has {cells} cells and the first line {columns} columns: {first:?} and what follows is missing"
        ),
    );
    syntax(path, at, message).hint(Text::new(
        "ô để trống vẫn cần dấu ngăn cách; xem có ô nào ở giữa bị bỏ mất không, hoặc sửa hàng bằng bảng tính",
        "an empty cell has its separator too; see whether one in the middle was left out, or mend the row in a spreadsheet",
    ))
}

/// For a row that goes on behind its last column.
pub(super) fn too_many(
    path: &Arc<str>,
    columns: usize,
    cells: usize,
    at: Range<usize>,
) -> Diagnostic {
    let message = Text::new(
        format!("hàng này có {cells} ô, mà dòng đầu chỉ có {columns} cột"),
        format!("the row has {cells} cells and the first line only {columns} columns"),
    );
    syntax(path, at, message).hint(Text::new(
        "ô nào có dấu ngăn cách ở trong thì đặt cả ô trong dấu ngoặc kép, như \"Hàn, tiện\"; hoặc xóa ô thừa",
        "put a cell with a separator in it in quotes, like \"Hàn, tiện\", or remove the cell",
    ))
}

/// For a cell whose quote is not closed before the end of the table.
pub(super) fn open(path: &Arc<str>, cell: Range<usize>) -> Diagnostic {
    let message = Text::new(
        "ô này mở dấu ngoặc kép mà không đóng, nên các dòng dưới bị đọc vào trong ô",
        "the quote of this cell is not closed, so the lines below are read as part of it",
    );
    syntax(path, cell, message).hint(Text::new(
        "đóng dấu ngoặc kép ở cuối ô; dấu ngoặc kép ở giữa ô thì viết hai lần",
        "close it at the end of the cell; a quote inside a cell is written twice",
    ))
}

fn syntax(path: &Arc<str>, at: Range<usize>, message: Text) -> Diagnostic {
    Diagnostic::error(codes::YAML_SYNTAX, Arc::clone(path), message).at(at)
}
