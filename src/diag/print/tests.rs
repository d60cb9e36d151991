//! Whole reports, as they are read.

#![allow(clippy::unwrap_used)]

use super::*;
use crate::diag::{Text, codes};
use proptest::prelude::*;

const EVENT: &str = "---\ntitle: Ngày hội\nschools: [cd-hoa-sen1]\n---\n";

fn sources(file: &str) -> Option<Arc<str>> {
    (file == "su-kien/ngay-hoi.md").then(|| EVENT.into())
}

fn dangling() -> Diagnostic {
    let message = Text::new(
        "không có trường nào mang mã \"cd-hoa-sen1\"",
        "no school has the id \"cd-hoa-sen1\"",
    );
    let start = EVENT.find("cd-hoa").unwrap();
    Diagnostic::error(codes::DANGLING_REFERENCE, "su-kien/ngay-hoi.md", message)
        .at(start..start + 11)
        .hint(Text::new(
            "có phải \"cd-hoa-sen\"?",
            "did you mean \"cd-hoa-sen\"?",
        ))
}

fn empty() -> Diagnostic {
    let message = Text::new("tệp không có chữ nào", "the file is empty");
    Diagnostic::warning(codes::EMPTY_FILE, "bai/a.md", message)
}

#[test]
fn a_person_reads_place_line_and_remedy() {
    let report = render(
        Format::Human,
        Lang::Vi,
        &[dangling(), empty(), dangling()],
        &sources,
        Color::Never,
    );
    assert_eq!(
        report,
        "bai/a.md:1:1 cảnh báo[E0103]: tệp không có chữ nào\n\
         \n\
         su-kien/ngay-hoi.md:3:11 lỗi[E0302]: không có trường nào mang mã \"cd-hoa-sen1\"\n  \
           |\n\
         3 | schools: [cd-hoa-sen1]\n  \
           |           ^^^^^^^^^^^\n  \
         gợi ý: có phải \"cd-hoa-sen\"?\n"
    );
}

#[test]
fn english_is_spoken_on_request() {
    let report = render(
        Format::Human,
        Lang::En,
        &[dangling()],
        &|_| None,
        Color::Never,
    );
    assert_eq!(
        report,
        "su-kien/ngay-hoi.md:1:1 error[E0302]: no school has the id \"cd-hoa-sen1\"\n  \
         help: did you mean \"cd-hoa-sen\"?\n"
    );
}

#[test]
fn colours_come_only_when_asked_for() {
    let report = |color| render(Format::Human, Lang::Vi, &[dangling()], &sources, color);
    assert!(report(Color::Always).contains("\u{1b}["));
    assert!(!report(Color::Never).contains('\u{1b}'));
}

#[test]
fn a_program_reads_one_document() {
    let report = render(
        Format::Json,
        Lang::En,
        &[dangling(), empty(), dangling()],
        &sources,
        Color::Never,
    );
    let document: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(
        document,
        serde_json::json!({
            "version": 1,
            "diagnostics": [
                {
                    "severity": "warning", "code": "E0103", "file": "bai/a.md",
                    "line": null, "column": null, "end_line": null, "end_column": null,
                    "message": "the file is empty", "hint": null,
                },
                {
                    "severity": "error", "code": "E0302", "file": "su-kien/ngay-hoi.md",
                    "line": 3, "column": 11, "end_line": 3, "end_column": 22,
                    "message": "no school has the id \"cd-hoa-sen1\"", "hint": "did you mean \"cd-hoa-sen\"?",
                },
            ],
            "errors": 1,
            "warnings": 1,
        })
    );
    assert!(report.starts_with("{\n  \"version\": 1,\n  \"diagnostics\": ["));
}

#[test]
fn findings_come_in_the_order_of_files_places_and_codes() {
    let at = |file: &str, start, code| {
        Diagnostic::error(code, file, Text::new("x", "x")).at(start..start)
    };
    let mixed = [
        at("b.md", 1, codes::SUM),
        at("a.md", 9, codes::SUM),
        at("a.md", 2, codes::SUM),
        at("a.md", 2, codes::BAD_ID),
    ];
    let report = render(Format::Human, Lang::Vi, &mixed, &|_| None, Color::Never);
    let order: Vec<&str> = report.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        order,
        [
            "a.md:1:1 lỗi[E0301]: x",
            "a.md:1:1 lỗi[E0501]: x",
            "a.md:1:1 lỗi[E0501]: x",
            "b.md:1:1 lỗi[E0501]: x"
        ]
    );
}

#[test]
fn the_summary_counts_each_finding_once() {
    assert_eq!(summary(Lang::Vi, &[]), "không có lỗi");
    assert_eq!(
        summary(Lang::Vi, &[dangling(), dangling(), empty()]),
        "1 lỗi, 1 cảnh báo trong 2 tệp"
    );
    assert_eq!(summary(Lang::En, &[dangling()]), "1 error in 1 file");
    assert_eq!(summary(Lang::En, &[empty()]), "1 warning in 1 file");
}

proptest! {
    #[test]
    fn no_control_character_reaches_the_terminal(
        text in any::<String>(), name in any::<String>(), message in any::<String>(),
        start in 0usize..100, length in 0usize..100,
    ) {
        let finding = Diagnostic::error(codes::BAD_VALUE, name, Text::new(message.clone(), "x"))
            .at(start..start + length)
            .hint(Text::new(message, "x"));
        for format in [Format::Human, Format::Json] {
            let report = render(format, Lang::Vi, std::slice::from_ref(&finding), &|_| Some(text.as_str().into()), Color::Never);
            prop_assert!(report.chars().all(|letter| letter == '\n' || clean::is_harmless(letter)));
        }
    }
}
