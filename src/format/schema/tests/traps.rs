//! What YAML reads as something else than was meant.

use super::{check, check_file, codes, may_misread};

#[test]
fn traps_of_yaml() {
    use codes::YAML_TRAP as TRAP;
    check(
        "places: 224.500",
        TRAP,
        "224.500",
        "số thập phân 224.5",
        "224500",
    );
    check(
        "places: 25.000",
        TRAP,
        "25.000",
        "số thập phân 25.0",
        "25000",
    );
    check(
        "places: 1.500.000",
        TRAP,
        "1.500.000",
        "bị đọc thành chữ",
        "1500000",
    );
    check("places: 25 %", TRAP, "25 %", "bị đọc thành chữ", "25");
    check("rate: 72,2", TRAP, "72,2", "", "72.2");
    check(
        "rate: 224.500",
        TRAP,
        "224.500",
        "dấu thập phân",
        "viết 224500 nếu là hàng nghìn, 224.5 nếu",
    );
    check(
        "phone: 0243 999 0001",
        TRAP,
        "0243 999 0001",
        "số điện thoại",
        "\"+842439990001\"",
    );
    check(
        "phone: 02439990001",
        TRAP,
        "02439990001",
        "số điện thoại",
        "\"+842439990001\"",
    );
    check(
        "phone: +842439990001",
        TRAP,
        "+842439990001",
        "bị đọc thành số",
        "viết \"+842439990001\"",
    );
    check(
        "year: 2022",
        TRAP,
        "2022",
        "bị đọc thành số 2022",
        "\"2022\"",
    );
    check("year: true", TRAP, "true", "đúng/sai", "\"true\"");
    check("open: NO", TRAP, "NO", "bị đọc thành chữ", "viết false");
    check("open: có", TRAP, "có", "", "viết true");
    check("opens: 20220304", TRAP, "20220304", "", "viết 2022-03-04");
    check("values: {1: x}", TRAP, "1", "tên trường 1", "\"1\":");
    check(
        "values: {a: b: c}",
        codes::YAML_SYNTAX,
        ":",
        "dấu hai chấm",
        "dấu ngoặc kép",
    );
    check(
        "schools:\n- Hỏi: đáp",
        TRAP,
        "Hỏi: đáp",
        "dấu hai chấm",
        "\"Hỏi: đáp\"",
    );
    check("year: {{ x }}", TRAP, "{{ x }}", "dấu ngoặc", "\"{{ x }}\"");
    check("year: [Mới]", TRAP, "[Mới]", "dấu ngoặc", "\"[Mới]\"");
}

#[test]
fn empty_values() {
    use codes::YAML_TRAP as TRAP;
    check_file(
        "title:\nlevel: cao-dang\n",
        &[(TRAP, "title", "để trống", "điền chữ")],
    );
    check_file(
        "title: #1 nghề\nlevel: cao-dang\n",
        &[(TRAP, "title", "để trống", "\"#1 nghề\"")],
    );
    check_file(
        "title: null\nlevel: cao-dang\n",
        &[(TRAP, "null", "nghĩa là để trống", "\"null\"")],
    );
    check("schools:", TRAP, "schools", "để trống", "hoặc xóa dòng này");
    check(
        "schools:\n- cd-hoa-sen\n-",
        TRAP,
        "",
        "mục 2 của \"schools\"",
        "điền mã trường",
    );
}

#[test]
fn figures_that_may_be_misread_are_seen_quickly() {
    for text in ["rate: 224.500\n", "- 25.000", "a: {b: 1.500}"] {
        assert!(may_misread(text), "{text}");
    }
    for text in ["", "rate: 72.2\n", "lat: 21.028", "a: 1.5000", "đ.500", "."] {
        assert!(!may_misread(text), "{text}");
    }
}
