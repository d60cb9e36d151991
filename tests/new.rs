//! New records: what `nghe new` writes for every kind passes `nghe check`, and what it refuses leaves nothing behind.
//!
//! Each file of `tests/new` is a record of the kind that it is named after: the arguments, and where it must stand.
//! It goes into the small site of `tests/cases/_base`, which has no folder of themes, so the program's own theme is used.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;

use nghe::diag::codes;
use nghe::format::schema::{self, NoRefs};
use nghe::format::yaml;
use nghe::kinds::REGISTRY;
use nghe::model::Form;
use nghe::site::{Entry, record_schema};
use rayon::iter::Either;
use rayon::prelude::*;
use serde::Deserialize;

/// The time of every command.
const CLOCK: &str = "2026-11-23T08:00+07:00";

/// A record and where it goes.
#[derive(Debug, Deserialize)]
struct Case {
    id: String,
    file: String,
    set: Vec<String>,
    body: Option<String>,
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn case(kind: &str) -> Case {
    let file = repository().join(format!("tests/new/{kind}.yaml"));
    serde_yaml::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

/// A copy of the base site.
fn site() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    copy(
        &repository().join("tests/cases/_base/content"),
        &root.path().join("content"),
    );
    root
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn nghe(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nghe"))
        .args(args)
        .args(["--clock", CLOCK, "--lang", "vi", "--root"])
        .arg(root)
        .env_remove("GITHUB_ACTIONS")
        .output()
        .unwrap()
}

fn new(root: &Path, kind: &str, case: &Case) -> Output {
    let mut args = vec!["new", kind, &case.id];
    for set in &case.set {
        args.extend(["--set", set]);
    }
    if let Some(body) = &case.body {
        args.extend(["--body", body]);
    }
    nghe(root, &args)
}

fn told(output: &Output) -> String {
    let parts = [&output.stdout, &output.stderr];
    parts.map(|part| String::from_utf8_lossy(part)).concat()
}

/// Every file of a folder with its text.
fn files(root: &Path) -> BTreeMap<PathBuf, String> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_owned();
            (path, fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn every_kind_is_written_so_that_checks_accept_it() {
    let (good, wrong): (Vec<_>, Vec<_>) =
        REGISTRY
            .par_iter()
            .map(write)
            .partition_map(|one| match one {
                Ok(file) => Either::Left(file),
                Err(told) => Either::Right(told),
            });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    let root = site();
    for (file, text) in good {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let checked = nghe(root.path(), &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", told(&checked));
}

/// Makes the record of a kind in a site of its own, and gives its file and the text.
fn write(kind: &Entry) -> Result<(String, String), String> {
    let case = case(kind.name);
    let root = site();
    let before = files(root.path());
    let made = new(root.path(), kind.name, &case);
    if made.status.code() != Some(0) {
        return Err(format!("{}: {}", kind.name, told(&made)));
    }
    let mut after = files(root.path());
    let text = after.get(Path::new(&case.file)).unwrap().clone();
    if let Some(old) = before.get(Path::new(&case.file)) {
        assert!(text.starts_with(old.as_str()), "{}: {text}", kind.name);
        after.insert(PathBuf::from(&case.file), old.clone());
    } else {
        after.remove(Path::new(&case.file));
    }
    assert_eq!(before, after, "{}: other files changed", kind.name);
    same(&format!("tests/new/{}.expected", kind.name), &text)?;
    comes_to_life(kind, &text)?;
    Ok((case.file, text))
}

/// Compares with what is written there; `UPDATE_EXPECT=1` writes it anew.
fn same(file: &str, text: &str) -> Result<(), String> {
    let file = repository().join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, text).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    match expected == text {
        true => Ok(()),
        false => Err(format!("{} differs:\n{text}", file.display())),
    }
}

/// Every field that stands behind `#` is one of the kind and well written when the `#` goes.
fn comes_to_life(kind: &Entry, text: &str) -> Result<(), String> {
    let is_off = |line: &&str| {
        let rest = line.trim_start().strip_prefix('#');
        rest.is_some_and(|rest| !rest.starts_with(' ') || rest.starts_with("  "))
    };
    let lines: Vec<String> = text
        .lines()
        .map(|line| match is_off(&line) {
            true => line.replacen('#', "", 1),
            false => line.to_owned(),
        })
        .collect();
    let live = lines.join("\n") + "\n";
    let front = match kind.form {
        Form::Markdown => live.split("---\n").nth(1).unwrap().to_owned(),
        Form::Yaml | Form::Table => live,
    };
    let value =
        yaml::parse(&front).map_err(|problem| format!("{}: {problem:?}\n{front}", kind.name))?;
    if value.is_sequence() {
        return Ok(());
    }
    let file: Arc<str> = "x".into();
    let found = schema::errors(&record_schema(kind), &file, &front, 0, &NoRefs);
    match found.iter().find(|one| one.code == codes::UNKNOWN_KEY) {
        None => Ok(()),
        Some(one) => Err(format!("{}: {one:?}\n{front}", kind.name)),
    }
}

/// Runs a command that must fail, and holds that nothing was written.
#[track_caller]
fn refused(args: &[&str], code: i32, parts: &[&str]) {
    let root = site();
    let before = files(root.path());
    let output = nghe(root.path(), args);
    let told = told(&output);
    assert_eq!(output.status.code(), Some(code), "{told}");
    for part in parts {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert_eq!(files(root.path()), before);
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    let parts = [
        "--set title=…",
        "--set occupation=…  Nghề được học.",
        "--set entry.1.education=…",
        "--set duration.unit=…",
    ];
    refused(&["new", "programme", "cd-a/dien"], 1, &parts);
    refused(&["new", "article"], 1, &["<MÃ>", "--set date=…", "--body"]);
    let one_intake = ["new", "programme", "cd-a/dien", "-s", "intakes.id=a"];
    refused(
        &one_intake,
        1,
        &["--set intakes.1.campus=…", "--set intakes.1.mode=…"],
    );
}

#[test]
fn ids_are_refused_with_the_right_one() {
    refused(&["new", "school", "CĐ Hoa Sen"], 1, &["viết cd-hoa-sen"]);
    refused(&["new", "programme", "cd-a/Điện"], 1, &["viết cd-a/dien"]);
    refused(
        &["new", "programme", "cd-b/dien"],
        1,
        &["\"cd-b\"", "có phải cd-a/dien"],
    );
    refused(&["new", "programme", "dien"], 1, &["ví dụ cd-a/dien"]);
    refused(
        &["new", "school", "cd-a"],
        1,
        &["đã có trường", "content/truong/cd-a/index.md"],
    );
    refused(&["new", "term", "thcs"], 1, &["tu-dien.yaml"]);
    refused(&["new", "page", "../x"], 1, &["viết x"]);
    refused(&["new", "kind-of", "x"], 1, &["các loại: document"]);
}

#[test]
fn answers_are_refused_at_once_and_all_of_them() {
    let args = [
        "new",
        "programme",
        "cd-a/dien",
        "--set",
        "level=trung-cap1",
        "--set",
        "occupation=ban-hang",
        "--set",
        "intakes.deadline=31/2/2027",
        "--set",
        "occupaton=han",
        "--set",
        "credential",
    ];
    let parts = [
        "\"level\" không nhận giá trị \"trung-cap1\"",
        "có phải \"trung-cap\" (Trung cấp)?",
        "ban-hang",
        "31/2/2027",
        "có phải \"occupation\"?",
        "thiếu dấu =",
    ];
    refused(&args, 1, &parts);
}

#[test]
fn a_record_that_breaks_a_rule_is_not_written() {
    let mut case = case("programme");
    case.set.push("intakes.1.deadline=2028-01-01".to_owned());
    let root = site();
    let before = files(root.path());
    let output = new(root.path(), "programme", &case);
    let told = told(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("E0401") && told.contains("Chưa ghi gì"),
        "{told}"
    );
    assert_eq!(files(root.path()), before);
}
