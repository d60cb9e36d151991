//! Places found in texts as editors write them, and in texts that nobody should.

#![allow(clippy::unwrap_used)]

use super::*;
use proptest::prelude::*;

fn path(path: &str) -> Vec<Seg> {
    let segs = path.split('/').filter(|seg| !seg.is_empty());
    segs.map(|seg| seg.parse().map_or_else(|_| Seg::from(seg), Seg::Index))
        .collect()
}

#[track_caller]
fn check(text: &str, at: &str, key: Option<&str>, value: &str) {
    let found = locate(text, &path(at)).unwrap();
    assert_eq!(found.key.map(|key| text.get(key).unwrap()), key);
    assert_eq!(text.get(found.value).unwrap(), value);
}

const SCHOOL: &str = "\
# trường
tên: Trường Đồng Nai   # chú thích ữ
mô tả: |
  đoạn một
  đoạn hai

phụ: 'đơn ''x'' ỡ' # ờ
\"kép\" : \"nói \\\"ừ\\\"\"  # ư
cấp: [cao-đẳng, 'trung-cấp', {sơ: cấp}]
cơ sở:
- tên: Cơ sở một
  địa chỉ:
    phố: Đường Láng
- tên: Cơ sở hai
  cấp: [a]
trống:
cuối: ~
";

#[test]
fn keys_and_values_are_found_among_marks_comments_and_quotes() {
    check(SCHOOL, "tên", Some("tên"), "Trường Đồng Nai");
    check(SCHOOL, "mô tả", Some("mô tả"), "đoạn một\n  đoạn hai");
    check(SCHOOL, "phụ", Some("phụ"), "'đơn ''x'' ỡ'");
    check(SCHOOL, "kép", Some("\"kép\""), "\"nói \\\"ừ\\\"\"");
    check(
        SCHOOL,
        "cấp",
        Some("cấp"),
        "[cao-đẳng, 'trung-cấp', {sơ: cấp}]",
    );
    check(SCHOOL, "cấp/1", None, "'trung-cấp'");
    check(SCHOOL, "cấp/2/sơ", Some("sơ"), "cấp");
    check(SCHOOL, "cơ sở/0/địa chỉ/phố", Some("phố"), "Đường Láng");
    check(SCHOOL, "cơ sở/1", None, "tên: Cơ sở hai\n  cấp: [a]");
    check(SCHOOL, "trống", Some("trống"), "");
    check(SCHOOL, "cuối", Some("cuối"), "~");
}

#[test]
fn a_value_that_is_not_there_is_behind_its_colon_or_dash() {
    assert_eq!(locate("a:\nb: 1\n", &path("a")).unwrap().value, 2..2);
    assert_eq!(locate("- x\n-\n", &path("1")).unwrap().value.start, 5);
}

#[test]
fn line_breaks_and_byte_order_mark_of_windows_shift_nothing() {
    let text = format!("\u{feff}{}", SCHOOL.replace('\n', "\r\n"));
    check(&text, "tên", Some("tên"), "Trường Đồng Nai");
    check(&text, "cơ sở/0/địa chỉ/phố", Some("phố"), "Đường Láng");
}

#[test]
fn the_nearest_value_around_stands_in_for_one_that_is_missing() {
    let tree = Tree::read(SCHOOL);
    let around = tree.find_nearest(&path("cơ sở/1/địa chỉ/phố"));
    assert_eq!(SCHOOL.get(around.value), Some("tên: Cơ sở hai\n  cấp: [a]"));
    assert_eq!(tree.find(&path("không có")), None);
    assert_eq!(Tree::read("").find_nearest(&path("a/0")).value, 0..0);
}

#[test]
fn repeated_keys_are_told_with_their_first_place() {
    let text = "a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n";
    let tree = Tree::read(text);
    let mut repeated: Vec<_> = tree
        .repeated()
        .map(|r| (r.key, r.first, r.again, r.value))
        .collect();
    repeated.sort_by_key(|(_, _, again, _)| again.start);
    assert_eq!(
        repeated,
        [
            ("c", 9..10, 15..16, 18..19),
            ("a", 0..1, 21..22, 24..25),
            ("a", 0..1, 26..27, 29..30)
        ]
    );
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_place_is_inside(text in super::super::hostile::text()) {
        let tree = Tree::read(&text);
        for node in &tree.nodes {
            prop_assert!(text.get(node.span.clone()).is_some());
            prop_assert!(node.key.clone().is_none_or(|key| text.get(key).is_some()));
        }
    }

    #[test]
    fn plain_words_are_found_where_they_stand(words in prop::collection::vec("[a-zđơư]{1,8}", 1..6), deep in 0usize..5) {
        let mut text = String::new();
        for (level, word) in words.iter().enumerate() {
            let indent = "  ".repeat(level.min(deep));
            text.push_str(&format!("{indent}k{level}: \"ề\" # ữ\n{indent}{word}:\n"));
        }
        for node in &Tree::read(&text).nodes {
            if let Shape::Scalar { plain: true, value } = &node.shape && !value.is_empty() {
                prop_assert_eq!(text.get(node.span.clone()), Some(value.as_ref()));
            }
        }
    }
}
