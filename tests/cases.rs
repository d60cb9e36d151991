//! Broken content and what an editor is told about it: every folder of `tests/cases` is a case.
//!
//! A case lays its `content/` and `themes/` over the small valid site of `_base` and the theme of the
//! repository. Files that no repository should hold (huge, not UTF-8, links) are described in its
//! `make.yaml`. `expected.txt` holds the first line of each finding in the order of printing;
//! `expected.full.txt` the whole print, and `expected.en.txt` the same in English, where a case pins the look.
//! `UPDATE_EXPECT=1 cargo test --test all cases::` writes them anew.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use nghe::build::{Finished, prepare};
use nghe::diag::print::{Color, Format, render};
use nghe::diag::{Diagnostic, Lang};
use nghe::site::Options;
use nghe::source::{DiskSource, Source, read_lossy};
use rayon::prelude::*;
use serde::Deserialize;

/// The time for which every case is built.
const CLOCK: &str = "2026-11-23T08:00+07:00";

/// What no input may take, on a busy machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn editors_are_told_what_is_wrong() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<PathBuf> = fs::read_dir(cases)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.retain(|folder| folder.is_dir() && !folder.ends_with("_base"));
    folders.sort();
    assert!(!folders.is_empty());
    let differences: Vec<String> = folders
        .par_iter()
        .filter_map(|case| check(case).err())
        .collect();
    assert!(
        differences.is_empty(),
        "{} cases differ:\n{}",
        differences.len(),
        differences.join("\n")
    );
}

/// Builds a case and compares what is found with what is expected.
fn check(case: &Path) -> Result<(), String> {
    let name = case.file_name().unwrap().to_string_lossy().into_owned();
    let root = tempfile::tempdir().unwrap();
    lay_out(case, root.path());
    let start = Instant::now();
    let found = catch_unwind(|| find(root.path())).map_err(|_| format!("{name}: panicked"))?;
    if start.elapsed() > PATIENCE {
        return Err(format!("{name}: took {:?}", start.elapsed()));
    }
    let differs = [
        compare(
            &case.join("expected.txt"),
            &first_lines(&found.vietnamese),
            true,
        ),
        compare(&case.join("expected.full.txt"), &found.vietnamese, false),
        compare(&case.join("expected.en.txt"), &found.english, false),
    ];
    let differs: Vec<String> = differs.into_iter().flatten().collect();
    if differs.is_empty() {
        Ok(())
    } else {
        Err(format!("{name}:\n{}", differs.concat()))
    }
}

/// Puts the site of a case together: the base, the theme, the case's own files, and those it describes.
fn lay_out(case: &Path, root: &Path) {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&repository.join("tests/cases/_base"), root);
    copy(&repository.join("themes"), &root.join("themes"));
    for folder in ["content", "themes"] {
        copy(&case.join(folder), &root.join(folder));
    }
    let recipe = fs::read_to_string(case.join("make.yaml")).unwrap_or_default();
    let steps: Vec<Step> = if recipe.is_empty() {
        Vec::new()
    } else {
        serde_yaml::from_str(&recipe).unwrap()
    };
    for step in steps {
        step.make(root);
    }
}

fn copy(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else {
        return;
    };
    fs::create_dir_all(to).unwrap();
    for entry in entries {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A file that a case describes instead of holding it. Paths are relative to the site's root.
#[derive(Deserialize)]
#[serde(untagged)]
enum Step {
    /// A file made of parts.
    File { file: String, parts: Vec<Part> },
    /// A symbolic link, with the target as it is written in the link.
    Link { link: String, to: String },
    /// An empty file whose name is given as bytes, as pairs of hexadecimal digits.
    Named { folder: String, name: String },
    /// A file or a folder that is taken away.
    Remove { remove: String },
}

/// A part of a file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Part {
    /// A text, once or several times.
    Text {
        text: String,
        #[serde(default = "once")]
        times: usize,
    },
    /// Bytes, as pairs of hexadecimal digits.
    Hex { hex: String },
}

fn once() -> usize {
    1
}

impl Step {
    fn make(&self, root: &Path) {
        match self {
            Self::File { file, parts } => {
                let path = root.join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(
                    path,
                    parts.iter().flat_map(Part::bytes).collect::<Vec<u8>>(),
                )
                .unwrap();
            }
            Self::Link { link, to } => {
                let path = root.join(link);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::os::unix::fs::symlink(to, path).unwrap();
            }
            Self::Named { folder, name } => {
                let name = OsString::from_vec(bytes(name));
                fs::write(root.join(folder).join(name), "").unwrap();
            }
            Self::Remove { remove } => {
                let path = root.join(remove);
                if path.is_dir() {
                    fs::remove_dir_all(path).unwrap();
                } else {
                    fs::remove_file(path).unwrap();
                }
            }
        }
    }
}

impl Part {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Text { text, times } => text.repeat(*times).into_bytes(),
            Self::Hex { hex } => bytes(hex),
        }
    }
}

/// Bytes that are written as pairs of hexadecimal digits.
fn bytes(hex: &str) -> Vec<u8> {
    hex.split_whitespace()
        .map(|byte| u8::from_str_radix(byte, 16).unwrap())
        .collect()
}

/// What is printed about a site, in both languages.
struct Found {
    vietnamese: String,
    english: String,
}

/// Checks a site as `nghe check` does: pages are made when nothing else is wrong.
fn find(root: &Path) -> Found {
    let source: Arc<dyn Source> = Arc::new(DiskSource::new(root).unwrap());
    let options = Options {
        now: CLOCK.parse().unwrap(),
        ..Options::default()
    };
    let prepared = match prepare(Arc::clone(&source), &options) {
        Ok(prepared) => prepared,
        Err(error) => {
            let said = |lang| format!("{}\n", error.text().get(lang));
            return Found {
                vietnamese: said(Lang::Vi),
                english: said(Lang::En),
            };
        }
    };
    let mut diagnostics: Vec<Diagnostic> = prepared.diagnostics.clone();
    if !prepared.has_errors() {
        diagnostics.extend(
            prepared
                .ready
                .iter()
                .flat_map(|ready| ready.try_all(&Finished::default()).0),
        );
    }
    let text = |file: &str| read_lossy(&*source, file);
    let print = |lang| render(Format::Human, lang, &diagnostics, &text, Color::Never);
    Found {
        vietnamese: print(Lang::Vi),
        english: print(Lang::En),
    }
}

/// The first line of each finding: its place, its code and its message.
fn first_lines(printed: &str) -> String {
    let lines = printed
        .split("\n\n")
        .filter_map(|entry| entry.lines().next());
    lines.map(|line| format!("{line}\n")).collect()
}

/// How a file of expectations differs from what was found. Only some cases have the optional ones.
fn compare(file: &Path, found: &str, required: bool) -> Option<String> {
    if !required && !file.exists() {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(file, found).unwrap();
    }
    let expected = fs::read_to_string(file).unwrap_or_default();
    (expected != found).then(|| format!("--- expected\n{expected}--- found\n{found}"))
}
