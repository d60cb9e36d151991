//! The editions of the real site in further languages: the same addresses, every page tied to its
//! others, nothing of the program's marks left, and what is not translated said to be so.

use std::collections::{BTreeMap, BTreeSet};

use nghe::format::text::foreign;
use nghe::site::Content;

use super::built::SITE;

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
    let ready = &SITE.ready;
    let edition = &ready.translations[0];
    let route = |kind: &str, translated: bool| {
        let mut infos = edition.site.infos();
        let info = infos.find(|info| {
            let body = info
                .body
                .is_some_and(|body| (body.file != *info.file) == translated);
            info.kind == kind && info.visible && body
        });
        let url = format!("/en{}", info.unwrap().url.as_str());
        let found = edition.routes().iter().find(|route| route.url == url);
        String::from_utf8(edition.make(found.unwrap()).unwrap()).unwrap()
    };
    let foreign = route("question", false);
    assert!(foreign.contains("<h1><span lang=vi>"), "{foreign}");
    assert!(foreign.contains("<div lang=vi>"), "{foreign}");
    let translated = route("measure", true);
    assert!(translated.contains("<h1>") && !translated.contains("<h1><span lang"));
}
