//! The handbook cannot drift: it names every kind, field and code, and what it shows is true.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::BTreeMap;

use super::*;
use crate::build::{Work, prepare};
use crate::compose::Record;
use crate::diag::{Diagnostic, Lang, Severity, codes, explain};
use crate::format::schema::{self, Field, Shape, Variant};
use crate::kinds::REGISTRY;
use crate::model::{COMMON_KEYS, Settings};
use crate::output::MemorySink;
use crate::site::Options;
use crate::starter;

/// The time for which examples are checked.
fn options() -> Options {
    Options {
        now: "2026-11-23T08:00:00+07:00".parse().unwrap(),
        ..Options::default()
    }
}

fn page<'h>(book: &'h Handbook, id: &str) -> &'h Page {
    let found = book.pages.iter().find(|page| page.id == id);
    found.unwrap_or_else(|| panic!("there is no page {id}"))
}

#[test]
fn the_handbook_is_a_site_without_a_finding_that_stops_it() {
    let book = Handbook::new();
    let prepared = prepare(book.source(), &options()).unwrap();
    let mut found = prepared.diagnostics.clone();
    let sink = MemorySink::new();
    if let Some(ready) = prepared.ready.as_ref().filter(|_| !prepared.has_errors()) {
        found.extend(
            ready
                .write(&sink, &Work::default(), &|| {})
                .unwrap()
                .warnings,
        );
    }
    let errors = found.iter().filter(|one| one.severity == Severity::Error);
    let errors: Vec<String> = errors.map(told).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let files = sink.into_files();
    let own = files.keys().filter(|path| book.has(path.as_str()));
    assert!(own.count() > book.pages.len());
    for page in &book.pages {
        let path = format!("{}/index.html", page.id);
        assert!(files.keys().any(|own| own.as_str() == path), "{path}");
    }
}

fn told(found: &Diagnostic) -> String {
    let message = found.message.get(Lang::Vi);
    format!(
        "{} {} {:?}: {message}",
        found.code.as_str(),
        found.file,
        found.span
    )
}

/// The ways to all fields below some, with what is said of each.
fn ways(fields: &[Field], above: &str, all: &mut Vec<(String, String)>) {
    for field in fields {
        let way = format!("{above}{}", field.key);
        all.push((field.key.clone(), field.told.clone()));
        match field.shape.item() {
            Shape::Group(inner) => ways(inner, &format!("{way}."), all),
            Shape::Variants(variants) => all.extend(variants.iter().filter_map(|one| match one {
                Variant::Keyed(field) => Some((field.key.clone(), String::new())),
                Variant::Word(_) => None,
            })),
            _ => {}
        }
    }
}

fn holds(page: &Page, fields: &[Field]) {
    let mut all = Vec::new();
    ways(fields, "", &mut all);
    for (key, told) in all {
        assert!(
            page.body.contains(&format!("`{key}`")),
            "{}: {key}",
            page.id
        );
        assert!(
            page.body.contains(&cell::words(&told)),
            "{}: {told}",
            page.id
        );
    }
}

#[test]
fn every_kind_and_every_field_is_told_of() {
    let book = Handbook::new();
    let common = page(&book, "truong-chung");
    for kind in REGISTRY {
        let own = page(&book, &format!("loai-{}", kind.name));
        assert!(
            own.body.contains(&format!("nghe new {}", kind.name)),
            "{}",
            kind.name
        );
        assert!(
            own.body.contains("## Ví dụ"),
            "{} has no example",
            kind.name
        );
        let record = Record::new(kind);
        let Shape::Group(fields) = record.shape() else {
            panic!("a record has fields");
        };
        let (shared, fields): (Vec<Field>, Vec<Field>) =
            fields.iter().cloned().partition(|field| {
                COMMON_KEYS.contains(&field.key.as_str())
                    && kind.title_key != Some(field.key.as_str())
            });
        holds(own, &fields);
        holds(common, &shared);
        let list = page(&book, "loai-noi-dung");
        assert!(list.body.contains(&format!("content/{}/", kind.folder)));
    }
    let settings = schemars::schema_for!(Settings).to_value();
    holds(page(&book, "thiet-lap"), &schema::fields(&settings));
    holds(page(&book, "giao-dien"), &schema::fields(&theme::schema()));
}

#[test]
fn every_code_is_explained_in_the_words_of_the_program() {
    let book = Handbook::new();
    let bodies: String = book.pages.iter().map(|page| page.body.as_str()).collect();
    let bodies = bodies.replace(cell::JOINT, "");
    for code in codes::ALL {
        let name = code.as_str();
        assert!(bodies.contains(&format!("## {name}: ")), "{name}");
        let one = explain(*code);
        for text in [&one.title, &one.meaning, &one.mend, &one.why] {
            assert!(bodies.contains(&cell::words(text.get(Lang::Vi))), "{name}");
        }
        for sample in [&one.wrong, &one.right] {
            assert!(bodies.contains(sample.get(Lang::Vi)), "{name}");
        }
    }
}

#[test]
fn all_written_pages_are_in_their_order() {
    let files = WRITTEN.files().map(|file| file.path().to_str().unwrap());
    let mut files: Vec<&str> = files.map(|file| file.trim_end_matches(".md")).collect();
    let mut chapters = CHAPTERS.to_vec();
    files.sort_unstable();
    chapters.sort_unstable();
    assert_eq!(files, chapters);
}

/// The blocks of code of a page: what stands behind the fence, and the text.
fn blocks(text: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let code = lines.by_ref().take_while(|line| *line != "```");
            blocks.push((info, code.map(|line| format!("{line}\n")).collect()));
        }
    }
    blocks
}

#[test]
fn files_that_are_shown_are_right_in_a_new_site() {
    let mut files: BTreeMap<String, String> = starter::files("2026-11-23".parse().unwrap())
        .into_iter()
        .collect();
    let mut shown = 0;
    for (_, text) in written() {
        for (info, code) in blocks(text) {
            if let Some((_, path)) = info.split_once(' ') {
                files.insert(path.to_owned(), code);
                shown += 1;
            }
        }
    }
    assert!(shown >= 6, "{shown}");
    let source = files
        .iter()
        .fold(MemorySource::default(), |source, (path, text)| {
            source.with(path, text.as_bytes())
        });
    let prepared = prepare(Arc::new(theme::bundled(Arc::new(source))), &options()).unwrap();
    let found = prepared.diagnostics.iter();
    let errors = found.filter(|one| one.severity == Severity::Error);
    let errors: Vec<String> = errors.map(told).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}
