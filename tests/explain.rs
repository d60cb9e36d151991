//! The examples that explain codes are true: the wrong one makes a finding of the code, the right one makes none.
//!
//! Examples stand in files of the small valid site of `tests/cases/_base`. One in `themes/con/` is a theme that
//! extends the repository's, and one in a file named with `.en` makes a site that has English too.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use nghe::build::{Finished, prepare};
use nghe::diag::{Code, Diagnostic, Explanation, Lang, Sample, Severity, codes, explain};
use nghe::site::Options;
use nghe::source::{MemorySource, Source, read_lossy};
use rayon::prelude::*;

/// The time for which every example is built.
const CLOCK: &str = "2026-11-23T08:00+07:00";

const SETTINGS: &str = "content/site.yaml";

#[test]
fn examples_are_true() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let base = read(
        MemorySource::default(),
        &root.join("tests/cases/_base/content"),
        "content",
    );
    let base = read(base, &root.join("themes/nghe"), "themes/nghe");
    let untrue: Vec<String> = codes::ALL
        .par_iter()
        .filter_map(|code| {
            let one = explain(*code);
            let told = match (&one.file, &one.case) {
                (Some(file), _) => shown(*code, &one, file, &base),
                (None, Some(case)) => in_case(*code, case),
                (None, None) => Err("has no example".to_owned()),
            };
            told.err()
                .map(|reason| format!("{}: {reason}", code.as_str()))
        })
        .collect();
    assert!(untrue.is_empty(), "{}", untrue.join("\n"));
}

/// The mistake is made by a case that is tested by itself.
fn in_case(code: Code, case: &str) -> Result<(), String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let read =
        |folder: &str| fs::read_to_string(tests.join(folder).join(case).join("expected.txt"));
    let expected = read("cases").or_else(|_| read(""));
    let expected = expected.map_err(|_| format!("no case {case}"))?;
    match expected.contains(&format!("[{}]", code.as_str())) {
        true => Ok(()),
        false => Err(format!("the case {case} does not make it")),
    }
}

/// Puts both sides of an example into the base site.
fn shown(code: Code, one: &Explanation, file: &str, base: &MemorySource) -> Result<(), String> {
    let wrong = find(with(one, file, &one.wrong, base)?);
    let names = |found: &[Diagnostic]| {
        let lines = found.iter().map(|one| {
            format!(
                "{} {}: {}",
                one.file,
                one.code.as_str(),
                one.message.get(Lang::En)
            )
        });
        lines.collect::<Vec<_>>().join("; ")
    };
    if !wrong.iter().any(|found| found.code == code) {
        return Err(format!("the wrong example gives only: {}", names(&wrong)));
    }
    let right = find(with(one, file, &one.right, base)?);
    let bad = |found: &Diagnostic| found.code == code || found.severity == Severity::Error;
    match right.iter().any(bad) {
        true => Err(format!("the right example gives: {}", names(&right))),
        false => Ok(()),
    }
}

/// The base site with one side of an example.
fn with(
    one: &Explanation,
    file: &str,
    sample: &Sample,
    base: &MemorySource,
) -> Result<MemorySource, String> {
    let Sample::Written(written) = sample else {
        return Err("is told and not written".to_owned());
    };
    let mut site = base.clone();
    let settings = text(&site, SETTINGS);
    if file.starts_with("themes/con/") {
        let settings = settings.replace("theme: nghe", "theme: con");
        site = site
            .with(SETTINGS, settings)
            .with("themes/con/theme.yaml", "name: Con\nextends: nghe\n");
    } else if file.contains(".en.") {
        site = site.with(SETTINGS, format!("{settings}translations: [en]\n"));
    }
    for (path, written) in &one.also {
        site = site.with(path, written.as_bytes());
    }
    let whole = match &one.replaces {
        None => written.clone(),
        Some(place) => {
            let old = text(&site, file);
            if old.matches(place.as_str()).count() != 1 {
                return Err(format!("{place:?} does not stand once in {file}"));
            }
            old.replace(place.as_str(), written.trim_end_matches('\n'))
        }
    };
    Ok(site.with(file, whole))
}

fn text(site: &MemorySource, file: &str) -> String {
    read_lossy(site, file).unwrap_or_default().to_string()
}

/// Everything that is found in a site, as `nghe check` does.
fn find(site: MemorySource) -> Vec<Diagnostic> {
    let options = Options {
        now: CLOCK.parse().unwrap(),
        ..Options::default()
    };
    let source: Arc<dyn Source> = Arc::new(site);
    let prepared = prepare(source, &options).unwrap();
    let mut found = prepared.diagnostics.clone();
    if !prepared.has_errors() {
        found.extend(
            prepared
                .ready
                .iter()
                .flat_map(|ready| ready.try_all(&Finished::default()).0),
        );
    }
    found
}

/// Adds the files of a folder.
fn read(mut site: MemorySource, folder: &Path, name: &str) -> MemorySource {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{name}/{}", entry.file_name().to_str().unwrap());
        site = match entry.file_type().unwrap().is_dir() {
            true => read(site, &entry.path(), &name),
            false => site.with(&name, fs::read(entry.path()).unwrap()),
        };
    }
    site
}
