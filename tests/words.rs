//! The words of the repository's theme: each used, each there in every language, and none anywhere else.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use nghe::format::text::Locale;
use nghe::model::{Count, Words};

/// The files of these endings below a folder of the repository, with their texts.
fn texts(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let found: Vec<(PathBuf, String)> = walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .map(|path| (path.clone(), std::fs::read_to_string(path).unwrap()))
        .collect();
    assert!(!found.is_empty(), "{folder} has no .{ending}");
    found
}

/// The words by their language.
fn languages() -> BTreeMap<String, Words> {
    texts("themes/nghe/i18n", "yaml")
        .into_iter()
        .map(|(path, text)| {
            let words =
                Words::new(Locale::default(), nghe::format::yaml::parse(&text).unwrap()).unwrap();
            (
                path.file_stem().unwrap().to_string_lossy().into_owned(),
                words,
            )
        })
        .collect()
}

/// What stands after each double quote of a source as far as it can be a key, and what follows it.
fn quoted(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.match_indices('"').map(|(at, _)| {
        let rest = &source[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c));
        rest.split_at(end.unwrap_or(rest.len()))
    })
}

#[test]
fn every_word_is_used() {
    let sources = [
        texts("themes/nghe/templates", "html"),
        texts("themes/nghe/templates", "svg"),
        texts("src", "rs"),
    ]
    .concat();
    let all: BTreeSet<(&str, bool)> = sources
        .iter()
        .flat_map(|(_, text)| quoted(text))
        // A key may be composed: "level." ~ level in a template, format!("body.{key}") in Rust.
        .map(|(text, after)| (text, after.starts_with('{') || after.starts_with("\" ~")))
        .collect();
    let beginnings: Vec<&str> = all
        .iter()
        .filter(|(text, composed)| *composed && text.contains('.'))
        .map(|(text, _)| *text)
        .collect();
    let words = &languages()["vi"];
    let unused: Vec<&str> = words
        .keys()
        .filter(|key| {
            !all.contains(&(*key, false))
                && !beginnings
                    .iter()
                    .any(|beginning| key.starts_with(beginning))
        })
        .collect();
    assert!(words.keys().count() > 500, "the words are read");
    assert!(unused.is_empty(), "{unused:#?}");
}

#[test]
fn every_language_has_every_word() {
    let languages = languages();
    let keys = |words: &Words| -> BTreeSet<String> { words.keys().map(str::to_owned).collect() };
    let first = keys(&languages["vi"]);
    for (name, words) in &languages {
        let own = keys(words);
        let differ: Vec<&String> = first.symmetric_difference(&own).collect();
        assert!(differ.is_empty(), "{name}: {differ:#?}");
    }
}

/// A template without its code and its tags; the texts that people read in attributes stay.
fn shown(template: &str) -> String {
    let mut text = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}")] {
        while let Some(start) = text.find(open) {
            let end = text[start..]
                .find(close)
                .map_or(text.len(), |end| start + end + close.len());
            text.replace_range(start..end, "");
        }
    }
    let mut shown = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        shown.push_str(before);
        let (tag, following) = after.split_once('>').unwrap_or((after, ""));
        for name in ["alt", "aria-label", "title", "placeholder", "label"] {
            let value = tag.split_once(&format!(" {name}=\""));
            let value = value.and_then(|(_, value)| value.split('"').next());
            shown.push_str(value.unwrap_or_default());
        }
        rest = following;
    }
    shown.push_str(rest);
    shown
}

#[test]
fn templates_and_scripts_have_no_words_of_their_own() {
    let mut found = Vec::new();
    for (path, text) in texts("themes/nghe/templates", "html") {
        let letters: String = shown(&text)
            .lines()
            .filter(|line| line.contains(char::is_alphabetic))
            .collect();
        if !letters.is_empty() {
            found.push((path, letters));
        }
    }
    for (path, text) in texts("themes/nghe/scripts", "js") {
        // Folding is about letters: its tables name them one by one.
        if path.ends_with("search/fold.js") {
            continue;
        }
        let odd: String = text
            .lines()
            .filter(|line| !line.trim_start().starts_with(['/', '*']))
            .filter(|line| line.contains(|c: char| c.is_alphabetic() && !c.is_ascii()))
            .collect();
        if !odd.is_empty() {
            found.push((path, odd));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert_eq!(shown("<p title=\"Tên\">{{ \"a\" | t }} và</p>"), "Tên và");
}

#[test]
fn every_language_has_the_same_places_for_values() {
    let languages = languages();
    let first = &languages["vi"];
    for (name, words) in &languages {
        for key in first.keys() {
            let [theirs, ours] = [first, words].map(|words| places(words.get(key).unwrap()));
            assert_eq!(theirs, ours, "{key} in {name}");
            let one = places(words.counted(key, Count::One).unwrap());
            assert!(one.is_subset(&ours), "{key} in {name}");
        }
    }
}

/// The names of the places in a word.
fn places(word: &str) -> BTreeSet<&str> {
    let names = word.split('{').skip(1);
    names
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}
