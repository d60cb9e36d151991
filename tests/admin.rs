//! The form at `/admin/`: there where it is asked for and its package installed, and nowhere else is anything different.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use nghe::build::{Prepared, Work, prepare};
use nghe::diag::codes;
use nghe::output::MemorySink;
use nghe::site::Options;
use nghe::source::MemorySource;
use serde_json::Value;

const CLOCK: &str = "2026-11-23T08:00+07:00";
const SETTINGS: &str = "content/site.yaml";
const ADMIN: &str = "admin:\n  backend: gitlab\n  repository: nhom/trang\n  folder: web\n  api: https://git.vi-du.example/api/v4\n";

/// Stand-ins for the packages: the names, versions and places that count.
fn package(source: MemorySource, version: &str) -> MemorySource {
    let modules = "admin/node_modules";
    [
        (
            "@sveltia/cms/package.json",
            format!("{{\"version\": \"{version}\"}}"),
        ),
        (
            "@sveltia/cms/npm/index.js",
            "import(`../locales/vi.json`)".to_owned(),
        ),
        ("@sveltia/cms/npm/index.js.map", "{}".to_owned()),
        (
            "@sveltia/cms/locales/vi.json",
            "{\"save\": \"Lưu\"}".to_owned(),
        ),
        ("@sveltia/cms/LICENSE.txt", "MIT".to_owned()),
        ("yaml/package.json", "{\"version\": \"2.9.1\"}".to_owned()),
        ("yaml/browser/index.js", "export {}".to_owned()),
        ("yaml/LICENSE", "ISC".to_owned()),
    ]
    .into_iter()
    .fold(source, |source, (name, text)| {
        source.with(&format!("{modules}/{name}"), text)
    })
}

fn site(more: &str) -> MemorySource {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = MemorySource::default();
    for (folder, place) in [
        ("tests/cases/_base/content", "content"),
        ("themes/nghe", "themes/nghe"),
    ] {
        for entry in walkdir::WalkDir::new(root.join(folder)).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let below = entry.path().strip_prefix(root.join(folder)).unwrap();
                let path = format!("{place}/{}", below.to_str().unwrap());
                source = source.with(&path, std::fs::read(entry.path()).unwrap());
            }
        }
    }
    let settings = root.join("tests/cases/_base").join(SETTINGS);
    let settings = std::fs::read_to_string(settings).unwrap() + more;
    source.with(SETTINGS, settings)
}

fn prepared(source: MemorySource) -> Prepared {
    let options = Options {
        now: CLOCK.parse().unwrap(),
        ..Options::default()
    };
    prepare(Arc::new(source), &options).unwrap()
}

fn written(source: MemorySource) -> BTreeMap<String, Arc<[u8]>> {
    let sink = MemorySink::new();
    let ready = prepared(source).ready.unwrap();
    ready.write(&sink, &Work::default(), &|| {}).unwrap();
    let files = sink.into_files().into_iter();
    files
        .map(|(path, bytes)| (path.to_string(), bytes))
        .collect()
}

#[test]
fn other_pages_do_not_know_of_the_form() {
    let without = written(site(""));
    let with = written(package(site(ADMIN), "0.221.1"));
    let (form, rest): (BTreeMap<_, _>, BTreeMap<_, _>) = with
        .into_iter()
        .partition(|(path, _)| path.starts_with("admin/"));
    assert!(rest == without);
    let names: Vec<&str> = form.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "admin/cms/LICENSE.txt",
            "admin/cms/locales/vi.js",
            "admin/cms/npm/index.js",
            "admin/config.json",
            "admin/edit.js",
            "admin/form.css",
            "admin/form.js",
            "admin/index.html",
            "admin/records.js",
            "admin/yaml/LICENSE.txt",
            "admin/yaml/index.js",
        ]
    );
    let text = |name: &str| String::from_utf8_lossy(&form[name]).into_owned();
    assert_eq!(text("admin/cms/npm/index.js"), "import(`../locales/vi.js`)");
    assert_eq!(
        text("admin/cms/locales/vi.js"),
        "export default {\"save\": \"Lưu\"};\n"
    );
    let page = text("admin/index.html");
    assert!(page.contains("https://git.vi-du.example;"), "{page}");
    assert!(page.contains("noindex"));
}

#[test]
fn a_form_without_its_package_is_pointed_out_and_left_out() {
    for source in [site(ADMIN), package(site(ADMIN), "0.200.0")] {
        let prepared = prepared(source);
        let found: Vec<_> = prepared.diagnostics.iter().map(|one| one.code).collect();
        assert_eq!(found, [codes::FORM_MISSING]);
        let ready = prepared.ready.unwrap();
        assert!(ready.main.route("/admin/").is_none());
    }
}

#[test]
fn every_kind_has_its_place_and_every_field_its_words() {
    let files = written(package(site(ADMIN), "0.221.1"));
    let config: Value = serde_json::from_slice(&files["admin/config.json"]).unwrap();
    let collections = config["cms"]["collections"].as_array().unwrap();
    let by_name: BTreeMap<&str, &Value> = collections
        .iter()
        .map(|one| (one["name"].as_str().unwrap(), one))
        .collect();
    let programme = by_name["programme"];
    assert_eq!(programme["folder"], "web/content/truong");
    assert_eq!(by_name["school"]["path"], "{{slug}}/index");
    assert_eq!(
        by_name["demand-lists"]["files"][0]["file"],
        "web/content/nhu-cau/nhu-cau.yaml"
    );
    let field = |name: &str| {
        let fields = programme["fields"].as_array().unwrap();
        fields.iter().find(|one| one["name"] == name).unwrap()
    };
    assert_eq!(field("occupation")["widget"], "relation");
    assert_eq!(field("level")["options"][0]["label"], "Cao đẳng");
    assert_eq!(field("reviewed")["type"], "date");
    assert_eq!(field("body")["widget"], "markdown");
    assert_eq!(field("nine_plus")["required"], false);
    for collection in collections {
        let format = collection["format"].as_str();
        assert!(format.is_none_or(|name| config["formats"].get(name).is_some()));
        let fields = collection["fields"].as_array().into_iter().flatten();
        for field in fields {
            let label = field["label"].as_str().unwrap_or_default();
            assert!(
                !label.is_empty(),
                "{} {}",
                collection["name"],
                field["name"]
            );
        }
    }
}
