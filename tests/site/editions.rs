//! The editions of the real site in further languages: the same addresses, every page tied to its
//! others, nothing of the program's marks left, and what is not translated said to be so.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use nghe::format::text::foreign;
use nghe::site::Content;

use super::built::{SITE, build, repository};

#[test]
fn an_edition_has_every_page_of_the_main_one() {
    let ready = &SITE.ready;
    assert!(!ready.translations.is_empty());
    let pages = |edition: &nghe::build::Edition, folder: &str| -> BTreeSet<String> {
        let routes = edition.routes().iter();
        routes
            .filter(|route| matches!(route.content, Content::Page(_)))
            .map(|route| route.url.strip_prefix(folder).unwrap().to_owned())
            .collect()
    };
    for edition in &ready.translations {
        let folder = format!("/{}", edition.site.settings.language);
        assert_eq!(pages(&ready.main, ""), pages(edition, &folder));
    }
}

#[test]
fn every_page_names_itself_in_all_languages_and_no_mark_is_left() {
    let pages: BTreeMap<&String, String> = SITE
        .pages()
        .map(|(path, bytes)| (path, String::from_utf8(bytes.to_vec()).unwrap()))
        .collect();
    for (path, html) in &pages {
        let inner = path.strip_prefix("en/").unwrap_or(path);
        let language = if inner == path.as_str() { "vi" } else { "en" };
        assert!(html.contains(&format!("<html lang={language}")), "{path}");
        for language in ["vi", "en", "x-default"] {
            assert!(
                html.contains(&format!("hreflang={language} rel=alternate")),
                "{path}"
            );
        }
    }
    for (path, bytes) in &SITE.files {
        // The packed bytes of a picture may be anything.
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let left = [foreign::BEGIN, foreign::END]
            .iter()
            .any(|mark| text.contains(*mark));
        assert!(!left && !text.contains("%EF%BF%B"), "{path}");
    }
}

#[test]
fn text_without_a_translation_says_its_language() {
    let root = tempfile::tempdir().unwrap();
    for (from, to) in [
        ("themes", "themes"),
        ("tests/cases/_base", ""),
        ("tests/cases/translation-fine/content", "content"),
    ] {
        copy(&repository().join(from), &root.path().join(to));
    }
    let site = build(root.path(), None);
    let foreign = site.page("/en/hoi-dap/hoc-phi/");
    assert!(foreign.contains("<h1><span lang=vi>"), "{foreign}");
    assert!(foreign.contains("<div lang=vi>"), "{foreign}");
    let translated = site.page("/en/nghe/han/");
    assert!(translated.contains("<h1>") && !translated.contains("<h1><span lang"));
}

#[test]
fn all_that_is_written_is_written_in_every_language() {
    let content = repository().join("content");
    let mut without = Vec::new();
    for file in texts(&content) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let extension = file.extension().unwrap().to_str().unwrap();
        let translation = file.with_file_name(format!("{name}.en.{extension}"));
        if !name.ends_with(".en") && !translation.exists() {
            without.push(file);
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

/// Every file of records below a folder.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let written = |path: &PathBuf| {
        path.extension()
            .is_some_and(|end| ["md", "yaml", "csv"].iter().any(|one| end == *one))
    };
    let below = folders.iter().flat_map(|folder| texts(folder));
    files.into_iter().filter(written).chain(below).collect()
}

/// Copies a folder with all that is below it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(path, target).unwrap();
        }
    }
}
