//! What does not fit the schema.

use super::{check, check_file, codes};

#[test]
fn unknown_keys() {
    check(
        "opne: true",
        codes::UNKNOWN_KEY,
        "opne",
        "tên \"opne\"",
        "có phải \"open\"?",
    );
    check(
        "zzzzzz: 1",
        codes::UNKNOWN_KEY,
        "zzzzzz",
        "",
        "còn dùng được ở đây: \"fee\", \"schools\"",
    );
    check(
        "fee: {amount: 1, prr: x}",
        codes::UNKNOWN_KEY,
        "prr",
        "",
        "có phải \"per\"?",
    );
    check(
        "fee:\n  amount: 1\n  deadline: 2022-03-04",
        codes::UNKNOWN_KEY,
        "deadline",
        "",
        "bớt dấu cách",
    );
    check(
        "amount: 1",
        codes::UNKNOWN_KEY,
        "amount",
        "",
        "dưới \"fee\"",
    );
}

#[test]
fn missing_fields() {
    check_file(
        "fee:\n  per: năm\n",
        &[
            (
                codes::MISSING_FIELD,
                "fee",
                "thiếu trường \"title\" (Tên, hiện ở đầu trang)",
                "thêm dòng \"title: …\", giá trị là chữ",
            ),
            (
                codes::MISSING_FIELD,
                "fee",
                "thiếu trường \"level\" (Trình độ)",
                "một trong cao-dang (Cao đẳng), trung-cap (Trung cấp)",
            ),
            (
                codes::MISSING_FIELD,
                "per",
                "thiếu trường \"amount\" (Số tiền, đồng)",
                "số nguyên",
            ),
        ],
    );
    // A key that is only mistyped is one mistake, not two.
    check_file(
        "titel: Hàn\nlevel: cao-dang\n",
        &[(codes::UNKNOWN_KEY, "titel", "", "\"title\"")],
    );
}

#[test]
fn wrong_types() {
    check(
        "schools: cd-hoa-sen",
        codes::WRONG_TYPE,
        "cd-hoa-sen",
        "phải là danh sách",
        "[cd-hoa-sen]",
    );
    check(
        "fee: 500",
        codes::WRONG_TYPE,
        "500",
        "phải là nhóm trường",
        "thụt vào",
    );
    check(
        "fee: [1]",
        codes::WRONG_TYPE,
        "[1]",
        "đang là một danh sách",
        "bỏ dấu gạch",
    );
    check(
        "schools:\n  id: x",
        codes::WRONG_TYPE,
        "id: x",
        "đang là một nhóm trường",
        "trước mỗi mục",
    );
    check(
        "places: \"25\"",
        codes::WRONG_TYPE,
        "\"25\"",
        "chữ \"25\"",
        "bỏ dấu ngoặc kép: 25",
    );
    check(
        "places: hai mươi",
        codes::WRONG_TYPE,
        "hai mươi",
        "số nguyên",
        "chỉ viết chữ số",
    );
    check(
        "places: 2.5",
        codes::WRONG_TYPE,
        "2.5",
        "số 2.5",
        "bỏ phần thập phân",
    );
    check(
        "open: 2",
        codes::WRONG_TYPE,
        "2",
        "true (có) hoặc false (không)",
        "",
    );
    check_file(
        "",
        &[(
            codes::WRONG_TYPE,
            "",
            "phần thông tin của tệp",
            "điền các trường dạng tên: giá trị",
        )],
    );
    check_file(
        "- a\n",
        &[(codes::WRONG_TYPE, "- a", "đang là một danh sách", "")],
    );
}

#[test]
fn values_outside_their_list() {
    let file = |level: &str| format!("title: Hàn\nlevel: {level}\n");
    check_file(
        &file("cao-đẳng"),
        &[(
            codes::UNKNOWN_VALUE,
            "cao-đẳng",
            "không nhận giá trị",
            "có phải \"cao-dang\" (Cao đẳng)?",
        )],
    );
    check_file(
        &file("đại học"),
        &[(
            codes::UNKNOWN_VALUE,
            "đại học",
            "\"level\"",
            "chọn một trong: cao-dang (Cao đẳng), trung-cap (Trung cấp)",
        )],
    );
    check_file(
        &file("3"),
        &[(codes::WRONG_TYPE, "3", "một trong \"cao-dang\"", "")],
    );
    check(
        "deadline: continous",
        codes::BAD_VALUE,
        "continous",
        "hoặc \"continuous\"",
        "có phải \"continuous\" (Quanh năm)?",
    );
}

#[test]
fn ranges_and_forms() {
    check(
        "places: 0",
        codes::BAD_VALUE,
        "0",
        "phải từ 1 trở lên",
        "Số chỗ",
    );
    check(
        "places: 5000000000",
        codes::BAD_VALUE,
        "5000000000",
        "đến 4294967295",
        "",
    );
    check(
        "fee: {amount: -5}",
        codes::BAD_VALUE,
        "-5",
        "phải từ 0 trở lên",
        "",
    );
    check(
        "deadline: 04/03/2022",
        codes::BAD_VALUE,
        "04/03/2022",
        "ngày dạng 2022-03-04",
        "viết 2022-03-04",
    );
    check(
        "deadline: 2022-02-30",
        codes::BAD_VALUE,
        "2022-02-30",
        "lịch không có ngày 2022-02-30",
        "",
    );
    check(
        "opens: 4/3/2022 8:30",
        codes::BAD_VALUE,
        "4/3/2022 8:30",
        "thời điểm",
        "viết 2022-03-04T08:30",
    );
    check(
        "url: javascript:alert(1)",
        codes::FORBIDDEN_LINK,
        "javascript:alert(1)",
        "không được dùng",
        "https://",
    );
    check(
        "url: truong.example",
        codes::BAD_VALUE,
        "truong.example",
        "địa chỉ web",
        "viết https://truong.example",
    );
    check(
        "phone: \"024 3999 0001\"",
        codes::BAD_VALUE,
        "\"024 3999 0001\"",
        "",
        "viết \"+842439990001\"",
    );
}

#[test]
fn references_to_nothing() {
    let message = "không có trường nào mang mã \"cd-hoa-sen1\"";
    check(
        "schools: [cd-hoa-sen, cd-hoa-sen1]",
        codes::DANGLING_REFERENCE,
        "cd-hoa-sen1",
        message,
        "có phải \"cd-hoa-sen\"?",
    );
    check(
        "schools:\n- x",
        codes::DANGLING_REFERENCE,
        "x",
        "mã \"x\"",
        "nghe list",
    );
}
