//! Links to other sites: asked for once each, told at every place, remembered while they are well.
//!
//! `tests/external` has the content and what is found in it.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use jiff::Timestamp;
use nghe::diag::print::{Color, Format, render};
use nghe::diag::{Diagnostic, Lang};
use nghe::external::{Answer, Ask, Cache, check};
use nghe::source::{DiskSource, Source, read_lossy};
use url::Url;

/// A web of five sites that writes down what it was asked.
#[derive(Default)]
struct Told(Mutex<Vec<String>>);

impl Ask for Told {
    fn ask(&self, url: &Url) -> Answer {
        self.0.lock().unwrap().push(url.to_string());
        match url.host_str() {
            Some("con.vn") => Answer::Well,
            Some("mat.vn") => Answer::Gone(404),
            Some("hong.vn") => Answer::Failing(503),
            Some("kin.vn") => Answer::Closed(Some(403)),
            _ => Answer::NoHost,
        }
    }
}

impl Told {
    fn asked(self) -> Vec<String> {
        let mut asked = self.0.into_inner().unwrap();
        asked.sort();
        asked
    }
}

fn site() -> DiskSource {
    DiskSource::new(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/external")).unwrap()
}

fn now() -> Timestamp {
    "2026-11-23T08:00+07:00".parse().unwrap()
}

#[test]
fn dead_links_are_told_at_their_places() {
    let (source, web, mut cache) = (site(), Told::default(), Cache::default());
    let outcome = check(&source, &web, Some("hocnghe.vn"), &mut cache, now());
    assert_eq!(outcome.unsure, 1);
    assert!(!outcome.is_offline);
    assert_eq!(
        web.asked(),
        [
            "https://con.vn/",
            "https://con.vn/tt",
            "https://hong.vn/a.pdf",
            "https://kin.vn/b",
            "https://mat.vn/qd-46.html"
        ]
    );
    let told = told(&source, &outcome.findings);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/external/expected.txt");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &told).unwrap();
    }
    assert_eq!(told, fs::read_to_string(file).unwrap());
}

#[test]
fn what_is_well_is_not_asked_again_and_what_is_not_is() {
    let (source, mut cache) = (site(), Cache::default());
    let first = check(&source, &Told::default(), None, &mut cache, now());
    let web = Told::default();
    let second = check(&source, &web, None, &mut cache, now());
    assert_eq!((first.remembered, second.remembered), (0, 2));
    assert!(web.asked().iter().all(|url| !url.contains("con.vn")));
    assert_eq!(first.findings, second.findings);
}

#[test]
fn without_a_network_nothing_is_blamed() {
    struct Nothing;
    impl Ask for Nothing {
        fn ask(&self, _: &Url) -> Answer {
            Answer::NoHost
        }
    }
    let outcome = check(&site(), &Nothing, None, &mut Cache::default(), now());
    assert!(outcome.is_offline && outcome.findings.is_empty() && outcome.asked > 1);
}

/// The findings as an editor reads them.
fn told(source: &dyn Source, found: &[Diagnostic]) -> String {
    let text = |file: &str| -> Option<Arc<str>> { read_lossy(source, file) };
    render(Format::Human, Lang::Vi, found, &text, Color::Never)
}
