//! Runs each folder of `tests/markdown`: the text, its HTML and the places and codes of its mistakes.
//!
//! `UPDATE_EXPECT=1 cargo test --test all markdown::` writes what is found as what is expected.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use nghe::format::markdown::{Labels, Outline, Picture, Resolve, render, scan};

const LABELS: Labels<'static> = Labels {
    note: "Lưu ý",
    tip: "Mẹo",
    important: "Quan trọng",
    warning: "Cẩn thận",
    caution: "Nguy hiểm",
    footnotes: "Chú thích",
    footnote: "Chú thích",
    back: "Quay lại chú thích",
    done: "Đã xong",
    not_done: "Chưa xong",
    table: "Bảng",
    about: "",
};

/// A site that has everything but what is called `khong-co`.
struct Site;

impl Resolve for Site {
    fn link(&self, target: &str) -> Option<String> {
        let page = target.replace(".md", "/");
        (!target.contains("khong-co")).then(|| format!("/{page}"))
    }

    fn image(&self, src: &str) -> Option<Picture> {
        (!src.contains("khong-co")).then(|| Picture {
            url: format!("/{src}"),
            width: 640,
            height: 480,
        })
    }

    fn value(&self, name: &str) -> Option<String> {
        match name {
            "hoc-phi" => Some("1.500.000 đồng".into()),
            "escape" => Some("<b>&\"".into()),
            _ => None,
        }
    }

    fn abbreviation(&self, word: &str) -> Option<&str> {
        (word == "CNTT").then_some("công nghệ thông tin")
    }
}

#[test]
fn every_case_gives_what_is_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let mut cases: Vec<PathBuf> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    let wrong: Vec<String> = cases.iter().flat_map(|case| check(case)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!cases.is_empty(), "no cases");
}

/// What differs in one case.
/// Several texts may stand on one page, each with its first table.
#[test]
fn a_table_under_no_heading_is_named_by_what_the_text_is_about() {
    let labels = Labels {
        about: "Học nghề mất bao lâu?",
        ..LABELS
    };
    let html = render("| Trình độ |\n|---|\n| Sơ cấp |\n", &Site, &labels).html;
    let label = "aria-label=\"Bảng 1: Học nghề mất bao lâu?\"";
    assert!(html.contains(label), "{html}");
}

fn check(case: &Path) -> Vec<String> {
    let text = fs::read_to_string(case.join("input.md")).unwrap();
    let outline = scan(&"input.md".into(), &text, 0);
    let html = render(&text, &Site, &LABELS).html;
    let found = [
        ("expected.html", html),
        ("expected.txt", problems(&text, &outline)),
    ];
    found
        .into_iter()
        .filter_map(|(name, found)| compare(&case.join(name), &found))
        .collect()
}

/// The problems of a text, each as `line:column code`, both counted from 1, columns in characters.
fn problems(text: &str, outline: &Outline) -> String {
    let mut out = String::new();
    for problem in &outline.problems {
        let span = problem.span.clone().expect("a problem has a place");
        let before = text
            .get(..span.start)
            .expect("a place is between characters");
        let line = before.matches('\n').count() + 1;
        let column = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .chars()
            .count()
            + 1;
        writeln!(out, "{line}:{column} {}", problem.code.as_str()).unwrap();
    }
    out
}

/// Compares with a file, or writes it when asked to.
fn compare(path: &Path, found: &str) -> Option<String> {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path, found).unwrap();
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    let report = || {
        format!(
            "{}\n--- expected\n{expected}\n--- found\n{found}",
            path.display()
        )
    };
    (expected != found).then(report)
}
