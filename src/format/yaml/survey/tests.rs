//! Texts with mistakes, and what an editor is told.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::diag::{Code, Lang};
use proptest::prelude::*;

/// Each expectation is a code, the bytes underlined, and a piece of the hint.
#[track_caller]
fn check(text: &str, expected: &[(Code, &str, &str)]) {
    let problems = survey(text).problems;
    let told: Vec<_> = problems
        .iter()
        .map(|problem| (problem.code, text.get(problem.span.clone()).unwrap()))
        .collect();
    let wanted: Vec<_> = expected
        .iter()
        .map(|(code, underlined, _)| (*code, *underlined))
        .collect();
    assert_eq!(told, wanted, "{problems:#?}");
    for (problem, (_, _, hint)) in problems.iter().zip(expected) {
        let told = problem.hint.as_ref().unwrap().get(Lang::Vi);
        assert!(told.contains(hint), "{told}");
    }
}

use codes::YAML_SYNTAX as SYNTAX;

#[test]
fn colons_in_values() {
    check(
        "a: 1\ntitle: Hỏi: đáp\nb: 2\n",
        &[(SYNTAX, "Hỏi: đáp", "title: \"Hỏi: đáp\"")],
    );
    check(
        "- a: Mục \"1\": x\n",
        &[(SYNTAX, "Mục \"1\": x", "a: 'Mục \"1\": x'")],
    );
}

#[test]
fn quotes_that_do_not_close() {
    check(
        "a: \"xin chào\nb: 1\n",
        &[(SYNTAX, "\"xin chào", "thêm dấu \" ở cuối")],
    );
    check(
        "a: 'đơn\nb: 'kép'\nc: 1\n",
        &[(SYNTAX, "'đơn", "thêm dấu ' ở cuối")],
    );
    check(
        "a: \"x\" y\n",
        &[(SYNTAX, "\"x\" y", "một cặp dấu ngoặc kép")],
    );
    check(
        "a: \"C:\\q\"\n",
        &[(SYNTAX, "a: \"C:\\q\"", "dấu ngoặc đơn")],
    );
}

#[test]
fn brackets_that_do_not_close() {
    check("a: [x, y\nb: 1\n", &[(SYNTAX, "[", "thêm ]")]);
    check("a: {x: 1\n", &[(SYNTAX, "{", "thêm }")]);
    check("a: [Mới] Tin\n", &[(SYNTAX, "a: [Mới] Tin", "")]);
    check("a: ]\n", &[(SYNTAX, "]", "a: \"]\"")]);
}

#[test]
fn signs_of_yaml_at_the_start_of_values() {
    check("a: @x\n", &[(SYNTAX, "@", "a: \"@x\"")]);
    check(
        "a: %x\nb: `y`\n",
        &[(SYNTAX, "%", "a: \"%x\""), (SYNTAX, "`", "b: \"`y`\"")],
    );
    check("a: *đậm*\n", &[(SYNTAX, "*", "a: \"*đậm*\"")]);
    check("a: **đậm**\n", &[(SYNTAX, "*", "a: \"**đậm**\"")]);
    check("a: !Chú ý\n", &[(SYNTAX, "!", "a: \"!Chú ý\"")]);
    check("a: & b\n", &[(SYNTAX, "&", "a: \"& b\"")]);
    check("a: - b\n", &[(SYNTAX, "-", "mỗi mục một dòng")]);
    check("a: |x\n  y\n", &[(SYNTAX, "a: |x", "viết chữ ở dòng dưới")]);
    check("a: ? b\n", &[(SYNTAX, "?", "a: \"? b\"")]);
}

#[test]
fn lines_out_of_place() {
    check("a: 1\n  b: 2\n", &[(SYNTAX, "b: 2", "số dấu cách")]);
    check("a:\n    b: 1\n  c: 2\n", &[(SYNTAX, "c: 2", "số dấu cách")]);
    check("- a\nb: 1\n", &[(SYNTAX, "b: 1", "dấu gạch")]);
    check("a: 1\n- b\n", &[(SYNTAX, "- b", "số dấu cách")]);
    check(
        "a: 1\nmột dòng\nb: 2\n",
        &[(SYNTAX, "một dòng", "tên: giá trị")],
    );
    check("a: 1\nfee:500\nb: 2\n", &[(SYNTAX, "fee:500", "fee: 500")]);
    check("  a: 1\n b: 2\n", &[(SYNTAX, "b: 2", "đầu dòng")]);
    check("a: 1\n---\nb: 1\n", &[(SYNTAX, "---", "xóa dòng ---")]);
}

#[test]
fn tabs_and_repeated_keys_are_all_told() {
    check(
        "a:\n\tb: 1\n\tc: 2\nd: 1\nd: 2\ne: {f: 1, f: 2}\n",
        &[
            (codes::YAML_TAB, "\t", "hai dấu cách"),
            (codes::YAML_TAB, "\t", ""),
            (codes::YAML_DUPLICATE_KEY, "d", "gộp"),
            (codes::YAML_DUPLICATE_KEY, "f", "gộp"),
        ],
    );
}

#[test]
fn what_costs_too_much_is_refused() {
    check(
        &"[".repeat(99_999),
        &[(codes::YAML_TOO_DEEP, "[", "64 tầng")],
    );
    check(
        &"- ".repeat(1_000),
        &[(codes::YAML_TOO_DEEP, "-", "64 tầng")],
    );
    check(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        &[(codes::YAML_TOO_DEEP, "*", "viết lại đủ")],
    );
}

#[test]
fn invisible_characters_and_long_numbers() {
    check("a: x\u{8}y\n", &[(SYNTAX, "\u{8}", "xóa ký tự")]);
    check(
        "a: 99999999999999999999\n",
        &[(
            codes::YAML_TRAP,
            "a: 99999999999999999999",
            "\"99999999999999999999\"",
        )],
    );
}

#[test]
fn one_mistake_does_not_hide_the_next() {
    let text = "title: Hỏi: đáp\nfee:\n  amount: @x\nok: 1\nlist:\n- \"mở\n- b\nend: 2\nend: 3\n";
    check(
        text,
        &[
            (SYNTAX, "Hỏi: đáp", ""),
            (SYNTAX, "@", ""),
            (SYNTAX, "\"mở", ""),
            (codes::YAML_DUPLICATE_KEY, "end", "gộp"),
        ],
    );
    let rest = survey(text).rest.unwrap();
    assert_eq!(rest.text.len(), text.len());
    assert_eq!(rest.value.get("ok"), Some(&Value::from(1)));
    assert_eq!(rest.lost.outermost().collect::<Vec<_>>(), ["title", "fee"]);
}

proptest! {
    #[test]
    fn what_is_refused_is_explained(text in super::super::hostile::text()) {
        let survey = survey(&text);
        prop_assert_eq!(parse(&text).is_ok(), survey.problems.is_empty());
        for problem in survey.problems {
            prop_assert!(text.get(problem.span).is_some());
            prop_assert!(problem.hint.is_some());
        }
        prop_assert!(survey.rest.is_none_or(|rest| rest.text.len() == text.len()));
    }
}

#[test]
fn the_lines_around_a_mistake_are_read() {
    let text = "fee:\n  amount: a: b\n  per: month\n   note: x\ncampuses:\n- name: x\n  id: @hai\n  area y\n";
    check(
        text,
        &[
            (SYNTAX, "a: b", "amount: \"a: b\""),
            (SYNTAX, "note: x", ""),
            (SYNTAX, "@", ""),
            (SYNTAX, "area y", "area: y"),
        ],
    );
    let rest = survey(text).rest.unwrap();
    assert_eq!(rest.text.len(), text.len());
    let fee = serde_yaml::from_str::<Value>("{amount: ~, per: month}").unwrap();
    assert_eq!(rest.value.get("fee"), Some(&fee));
    let lost = |path: &[&str]| {
        let path: Vec<super::super::Seg> = path.iter().map(|key| (*key).into()).collect();
        rest.lost.holds(&path)
    };
    assert!(lost(&["fee", "amount"]) && lost(&["fee", "note"]) && lost(&["campuses", "area"]));
    assert!(!lost(&["fee"]) && !lost(&["fee", "per"]) && !lost(&["campuses", "amount"]));
}
