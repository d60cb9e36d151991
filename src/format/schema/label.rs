//! The words that head a column: what the schema says of a field, up to where it begins to explain.

/// What begins an explanation after the name of a field.
const EXPLAINS: &[&str] = &[
    ";",
    " (",
    ":",
    ", ví dụ",
    ", hiện",
    ", không",
    ", viết",
    ", nếu",
    ", hoặc",
    ", khi",
    ", sẽ",
    ", tăng",
    " theo dạng",
    " trong trường",
    " của trường nơi",
    " do trường đặt",
    " đã thông báo",
    " trong chương trình",
    " của kế hoạch",
    " được báo cáo",
    " lần cuối",
];

/// The short name in a description such as `Hạn nộp hồ sơ, hoặc continuous khi tuyển quanh năm.`.
pub fn short(description: &str) -> String {
    let whole = description.trim().trim_end_matches('.');
    let end = EXPLAINS.iter().filter_map(|words| whole.find(words)).min();
    whole
        .get(..end.unwrap_or(whole.len()))
        .unwrap_or(whole)
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_ends_where_the_explanation_begins() {
        assert_eq!(
            short("Hạn nộp hồ sơ, hoặc continuous khi tuyển quanh năm."),
            "Hạn nộp hồ sơ"
        );
        assert_eq!(
            short("Xưởng, phòng thực hành, thiết bị."),
            "Xưởng, phòng thực hành, thiết bị"
        );
        assert_eq!(
            short("Học phí; để trống khi trường chưa công bố."),
            "Học phí"
        );
    }
}
