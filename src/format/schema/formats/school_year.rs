//! School years: what to do about a text that is none.

use crate::diag::Text;

/// A year alone means the school year that begins in it or the one that ends in it.
pub(super) fn remedy(written: &str) -> Text {
    let year = written.trim().parse::<u16>().ok();
    match year.filter(|year| (2000..2200).contains(year)) {
        Some(year) => {
            let (before, after) = (year - 1, year + 1);
            Text::new(
                format!(
                    "viết cả hai năm: \"{year}-{after}\" nếu năm học bắt đầu năm {year}, \"{before}-{year}\" nếu kết thúc năm ấy"
                ),
                format!(
                    "write both years: \"{year}-{after}\" if the school year begins in {year}, \"{before}-{year}\" if it ends in it"
                ),
            )
        }
        None => Text::new(
            "viết hai năm liền nhau, ví dụ \"2026-2027\"",
            "write two years in a row, such as \"2026-2027\"",
        ),
    }
}
