//! The sheet of instructions, for who fills in the workbook and knows nothing of the site.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::export::Sheet;

/// What the sheet is called.
pub(super) const GUIDE: &str = "Hướng dẫn";

/// How to fill in the workbook, line by line.
const LINES: &[&str] = &[
    "Mỗi trang của tệp này là một bảng; mỗi hàng là một mục. Thông tin đang có trên trang web đã được điền sẵn.",
    "Cột có nền vàng là bắt buộc. Bấm vào một ô để xem giải thích; ô có mũi tên thì chọn trong danh sách.",
    "Sửa: gõ đè lên ô. Thêm: viết vào hàng trống dưới cùng, để trống cột Mã. Ô để trống ở cột không bắt buộc nghĩa là không có thông tin ấy.",
    "Xóa một hàng khỏi bảng không xóa thông tin trên trang web; muốn bỏ một mục, hãy báo cho người phụ trách.",
    "Ngày viết 20/3/2027. Tiền viết bằng đồng: 1500000 hay 1.500.000 đều được. Điện thoại viết như khi gọi: 024 3999 0001.",
    "Ô có nhiều mục: mỗi mục một dòng (Alt+Enter), hoặc cách nhau bằng dấu chấm phẩy.",
    "Đừng sửa cột Mã của hàng có sẵn và đừng xóa hàng ẩn dưới tiêu đề: nhờ chúng mà chương trình biết hàng nào, cột nào. Đổi thứ tự cột hay hàng thì không sao.",
    "Xong thì lưu lại dưới dạng .xlsx và gửi trả. Mọi chỗ chưa đúng sẽ được báo theo trang và ô, ví dụ: trang Ngành, ô D17.",
];

/// Writes the instructions and a table of all columns.
pub(super) fn guide(worksheet: &mut Worksheet, sheets: &[Sheet]) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(14);
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    worksheet.set_name(GUIDE)?;
    for (column, width) in [(0, 22.0), (1, 44.0), (2, 12.0), (3, 90.0)] {
        worksheet.set_column_width(column, width)?;
    }
    worksheet.write_string_with_format(0, 0, "Cách điền bảng này", &title)?;
    let mut row = 2;
    for line in LINES {
        worksheet.merge_range(row, 0, row, 3, line, &wrap)?;
        worksheet.set_row_height(row, 32)?;
        row += 1;
    }
    row += 1;
    for (column, word) in (0u16..).zip(["Trang", "Cột", "Bắt buộc", "Ý nghĩa"]) {
        worksheet.write_string_with_format(row, column, word, &bold)?;
    }
    for sheet in sheets {
        for column in &sheet.columns {
            row += 1;
            worksheet.write_string_with_format(row, 0, sheet.table.sheet, &wrap)?;
            worksheet.write_string_with_format(row, 1, &column.label, &wrap)?;
            worksheet.write_string_with_format(
                row,
                2,
                if column.required { "có" } else { "" },
                &wrap,
            )?;
            worksheet.write_string_with_format(row, 3, &column.help, &wrap)?;
        }
    }
    Ok(())
}
