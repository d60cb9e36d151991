//! Files with mistakes, and what an editor is told.

#![allow(clippy::unwrap_used)]

mod mistakes;
mod traps;

use super::*;
use crate::diag::{Code, Lang};
use crate::format::yaml::hostile;
use proptest::prelude::*;
use schemars::JsonSchema;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Một chương trình.
#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Programme {
    /// Tên, hiện ở đầu trang.
    title: String,
    /// Trình độ.
    level: Level,
    /// Học phí.
    fee: Option<Fee>,
    /// Các trường.
    #[serde(default)]
    schools: Vec<School>,
    /// Hạn nộp.
    deadline: Option<Deadline>,
    #[serde(default)]
    #[schemars(extend("x-format" = "moment"))]
    opens: Option<String>,
    #[serde(default)]
    #[schemars(extend("x-format" = "phone"))]
    phone: Option<String>,
    #[serde(default)]
    #[schemars(extend("x-format" = "url"))]
    url: Option<String>,
    /// Số chỗ.
    #[schemars(range(min = 1))]
    places: Option<u32>,
    rate: Option<f64>,
    open: Option<bool>,
    #[serde(default)]
    year: Option<String>,
    #[serde(default)]
    values: BTreeMap<String, String>,
}

#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used")]
enum Level {
    /// Cao đẳng.
    CaoDang,
    /// Trung cấp.
    TrungCap,
}

#[derive(JsonSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its schema is used")]
struct Fee {
    /// Số tiền, đồng. Viết liền.
    amount: u64,
    per: Option<String>,
}

#[derive(JsonSchema)]
#[schemars(extend("x-ref" = "school"))]
#[expect(dead_code, reason = "only its schema is used")]
struct School(String);

#[derive(JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Deadline {
    Day(#[schemars(extend("format" = "date"))] String),
    Word(Continuous),
}

#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "only its schema is used")]
enum Continuous {
    /// Quanh năm.
    Continuous,
}

struct Schools;

impl Refs for Schools {
    fn exists(&self, kind: &str, id: &str) -> bool {
        kind == "school" && id == "cd-hoa-sen"
    }

    fn nearest(&self, _: &str, id: &str) -> Option<String> {
        id.starts_with("cd-hoa").then(|| "cd-hoa-sen".to_owned())
    }

    fn kind_name(&self, _: &str) -> Text {
        Text::new("trường", "school")
    }
}

fn schema() -> Value {
    schemars::schema_for!(Programme).to_value()
}

fn run(yaml: &str) -> Vec<Diagnostic> {
    errors(&schema(), &"a.yaml".into(), yaml, 0, &Schools)
}

/// Each expectation is a code, the bytes underlined, and a piece each of message and hint.
#[track_caller]
fn check_file(yaml: &str, expected: &[(Code, &str, &str, &str)]) {
    let found = run(yaml);
    let told: Vec<_> = found
        .iter()
        .map(|f| (f.code, yaml.get(f.span.clone().unwrap()).unwrap()))
        .collect();
    let wanted: Vec<_> = expected
        .iter()
        .map(|(code, underlined, ..)| (*code, *underlined))
        .collect();
    assert_eq!(told, wanted, "{found:#?}");
    for (finding, (_, _, message, hint)) in found.iter().zip(expected) {
        let said = finding.message.get(Lang::Vi);
        assert!(said.contains(message), "{said}");
        let said = finding.hint.as_ref().map_or("", |hint| hint.get(Lang::Vi));
        assert!(said.contains(hint), "{said}");
    }
}

/// As [`check_file`], for a line in a file that is good otherwise.
#[track_caller]
fn check(line: &str, code: Code, underlined: &str, message: &str, hint: &str) {
    let yaml = format!("title: Hàn\nlevel: cao-dang\n{line}\n");
    check_file(&yaml, &[(code, underlined, message, hint)]);
}

#[track_caller]
fn check_good(line: &str) {
    check_file(&format!("title: Hàn\nlevel: cao-dang\n{line}\n"), &[]);
}

#[test]
fn good_files_have_no_findings() {
    check_good(
        "fee: {amount: 500000}\nschools: [cd-hoa-sen]\ndeadline: 2022-03-04\nplaces: 3\nrate: 72.2\nopen: true",
    );
    check_good(
        "fee:\n  amount: 0\n  per:\ndeadline: continuous\nphone: \"+842439990001\"\nurl: https://a.example/",
    );
    check_good(
        "opens: 2022-03-04T08:00+07:00\nyear: \"2022\"\nvalues: {a: b}\nrate: 21.028\nfee:\nplaces: ~",
    );
}

#[test]
fn syntax_and_schema_are_told_together() {
    check_file(
        "title: Hỏi: đáp\nlevel: cao\nfee:\n  amount: x\n",
        &[
            (
                codes::YAML_SYNTAX,
                "Hỏi: đáp",
                "dấu hai chấm",
                "title: \"Hỏi: đáp\"",
            ),
            (codes::UNKNOWN_VALUE, "cao", "", ""),
            (codes::WRONG_TYPE, "x", "", ""),
        ],
    );
}

#[test]
fn a_broken_schema_is_told() {
    let schema = serde_json::json!({"type": "strnig"});
    let found = errors(&schema, &"a.yaml".into(), "a: 1\n", 0, &Schools);
    assert!(
        found
            .first()
            .unwrap()
            .message
            .get(Lang::Vi)
            .contains("chương trình có lỗi")
    );
}

#[test]
fn large_bad_files_take_no_time() {
    let unknown: String = (0..8_000).map(|number| format!("a{number}: 1\n")).collect();
    let deep: String = (0..60)
        .map(|depth| format!("{}fee:\n", " ".repeat(depth)))
        .collect();
    let list = format!("schools: [{}]\n", "x, ".repeat(20_000));
    for text in [
        unknown,
        deep,
        list,
        "[".repeat(60_000),
        "- ".repeat(30_000),
        "x: \"\n".repeat(12_000),
    ] {
        let start = Instant::now();
        assert!(!run(&text).is_empty());
        // Generous, since tests run unoptimised on busy machines.
        assert!(start.elapsed() < Duration::from_secs(5), "{text:.20}");
    }
}

proptest! {
    #[test]
    fn any_text_is_checked(yaml in hostile::text()) {
        for finding in run(&yaml) {
            prop_assert!(finding.span.is_some_and(|span| yaml.get(span).is_some()));
        }
    }
}
