//! The real site, built whole: the same bytes everywhere, nothing visible lost, no link that leads nowhere.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod built;
mod editions;
mod html;
mod pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use nghe::finish::html::{long, quick};
use nghe::site::Content;

use built::{BELOW, CLOCK, SITE, build, repository};

#[test]
fn the_content_holds_what_the_site_promises() {
    let count = |kind: &str| {
        SITE.ready
            .main
            .site
            .infos()
            .filter(|info| info.kind == kind && info.visible)
            .count()
    };
    let wanted = [
        ("school", 12),
        ("programme", 60),
        ("occupation", 25),
        ("event", 8),
        ("article", 10),
        ("talk", 5),
        ("question", 30),
        ("policy", 6),
        ("pathway", 3),
        ("employer", 6),
        ("report", 2),
        ("measure", 14),
    ];
    for (kind, least) in wanted {
        assert!(count(kind) >= least, "{kind}: {} of {least}", count(kind));
    }
}

#[test]
fn minifying_loses_no_visible_text() {
    for edition in SITE.ready.editions() {
        for route in edition.routes() {
            let Content::Page(make) = &route.content else {
                continue;
            };
            let page = make(&edition.site).unwrap();
            let before = edition.render(&route.url, &page).unwrap();
            let after = SITE.page(&route.url);
            // Every page of the theme goes the quick way, and comes out as the minifier itself would make it.
            assert_eq!(Some(&after), quick(&before).as_ref(), "{}", route.url);
            assert!(after.as_bytes() == long(&before), "{}", route.url);
            let (before, after) = (html::visible(&before), html::visible(&after));
            assert_eq!(before, after, "{}", route.url);
        }
    }
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    for (built, prefix) in [(&SITE, ""), (&BELOW, "/thu/muc")] {
        let files = &built.files;
        let anchors: BTreeMap<&str, BTreeSet<String>> = files
            .iter()
            .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".svg"))
            .map(|(path, bytes)| (path.as_str(), html::ids(&String::from_utf8_lossy(bytes))))
            .collect();
        let mut broken = BTreeSet::new();
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            for link in html::links(&String::from_utf8_lossy(bytes)) {
                if let Some(problem) = leads_nowhere(path, &link, prefix, files, &anchors) {
                    broken.insert(format!("{path}: {link}: {problem}"));
                }
            }
        }
        assert!(broken.is_empty(), "{broken:#?}");
    }
}

fn leads_nowhere(
    page: &str,
    link: &str,
    prefix: &str,
    files: &BTreeMap<String, Arc<[u8]>>,
    anchors: &BTreeMap<&str, BTreeSet<String>>,
) -> Option<&'static str> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let file = if path.is_empty() {
        page.to_owned()
    } else if path.starts_with('/') && !path.starts_with("//") {
        let Some(path) = path.strip_prefix(prefix) else {
            return Some("does not begin with the site's folder");
        };
        let path = path.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        }
    } else if ["https://", "http://", "tel:", "mailto:", "geo:"]
        .iter()
        .any(|scheme| path.starts_with(scheme))
    {
        return None;
    } else {
        return Some("is neither a path of the site nor an address");
    };
    if !files.contains_key(&file) {
        return Some("no such file");
    }
    let known = anchors.get(file.as_str());
    (!anchor.is_empty() && !known.is_some_and(|ids| ids.contains(anchor)))
        .then_some("no such anchor")
}

#[test]
fn every_page_is_one_document_with_its_data() {
    for (path, bytes) in SITE.pages() {
        let text = String::from_utf8_lossy(bytes);
        assert_eq!(
            html::headings(&text)
                .iter()
                .filter(|level| **level == 1)
                .count(),
            1,
            "h1 of {path}"
        );
        let skips = html::headings(&text)
            .windows(2)
            .any(|pair| pair[1] > pair[0] + 1);
        assert!(!skips, "headings of {path}: {:?}", html::headings(&text));
        assert!(
            html::repeated_ids(&text).is_empty(),
            "{path}: {:?}",
            html::repeated_ids(&text)
        );
        for document in html::json_ld(&text) {
            let value: serde_json::Value =
                serde_json::from_str(&document).unwrap_or_else(|e| panic!("{path}: {e}"));
            assert_eq!(value["@context"], "https://schema.org", "{path}");
            assert!(value["@type"].is_string(), "{path}");
        }
    }
}

#[test]
fn a_strict_content_security_policy_holds() {
    for bad in [
        "<p style=color:red>",
        "<a href=/ onclick=x()>",
        "<script>x()</script>",
        "<style>p{}</style>",
        "<script src=//a.example/x.js></script>",
        "<img alt=\"\" src='https://a.example/x.png'>",
        "<link rel=stylesheet href=https://a.example/x.css>",
    ] {
        assert_eq!(html::refused_by_policy(bad).len(), 1, "{bad}");
    }
    let mut found = BTreeMap::new();
    for (path, bytes) in SITE.pages() {
        let refused = html::refused_by_policy(&String::from_utf8_lossy(bytes));
        if !refused.is_empty() {
            found.insert(path, refused);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    for (path, bytes) in SITE.files.iter().filter(|(path, _)| path.ends_with(".css")) {
        let css = String::from_utf8_lossy(bytes);
        assert!(!css.contains("://") && !css.contains("@import"), "{path}");
    }
}

#[test]
fn builds_are_equal_in_other_folders_zones_locales_and_thread_counts() {
    let work = tempfile::tempdir().unwrap();
    let build = |name: &str, zone: &str, locale: &str, threads: &str| {
        let output = work.path().join(name).join("site");
        let ended = Command::new(env!("CARGO_BIN_EXE_nghe"))
            .args(["build", "--quiet", "--clock", CLOCK, "--root"])
            .arg(repository())
            .arg("--output-dir")
            .arg(&output)
            .env("TZ", zone)
            .env("LANG", locale)
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(work.path())
            .output()
            .unwrap();
        assert!(
            ended.status.success(),
            "{}",
            String::from_utf8_lossy(&ended.stderr)
        );
        tree(&output)
    };
    let one = build("a", "Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "1");
    let two = build("b/deeper", "America/New_York", "en_US.UTF-8", "7");
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        two.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &one {
        assert!(bytes == &two[path], "{path} differs");
    }
}

#[test]
fn hidden_records_leave_no_trace() {
    let work = tempfile::tempdir().unwrap();
    for folder in ["content", "themes"] {
        for (path, bytes) in tree(&repository().join(folder)) {
            let target = work.path().join(folder).join(path);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::write(target, bytes).unwrap();
        }
    }
    let hide = |file: &str, key: &str, field: &str| {
        let path = work.path().join("content").join(file);
        let text = std::fs::read_to_string(&path).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let title = lines.iter_mut().find(|line| line.starts_with(key)).unwrap();
        *title = format!("{key} Zqxzqx\n{field}");
        std::fs::write(path, lines.join("\n")).unwrap();
    };
    hide(
        "truong/cd-sao-khue/cong-nghe-o-to-trung-cap.md",
        "title:",
        "status: draft",
    );
    hide(
        "su-kien/ngay-hoi-gia-lam-2027-03.md",
        "title:",
        "publish_at: 2027-01-01T00:00+07:00",
    );
    hide(
        "tin-tuc/me-thu-va-con-trai.md",
        "title:",
        "expires_at: 2026-11-01T00:00+07:00",
    );
    hide("hoi-dap/vay-von-hoc-nghe.md", "question:", "status: draft");
    hide("toa-dam/doi-nghe-o-tuoi-42.md", "title:", "status: draft");

    let files = build(work.path(), None).files;
    let traces: Vec<&String> = files
        .iter()
        .filter(|(path, bytes)| {
            path.contains("ngay-hoi-gia-lam") || String::from_utf8_lossy(bytes).contains("Zqxzqx")
        })
        .map(|(path, _)| path)
        .collect();
    assert!(traces.is_empty(), "{traces:?}");
}

/// Every file below a folder, by its path.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry
                .path()
                .strip_prefix(folder)
                .unwrap()
                .display()
                .to_string();
            (path, std::fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn the_worker_names_what_is_there_wherever_the_site_lies() {
    for (built, folder) in [(&SITE, "/"), (&BELOW, "/thu/muc/")] {
        let text = String::from_utf8_lossy(&built.files["sw.js"]);
        let (release, script) = text.split_once(";\nimportScripts(\"").unwrap();
        let release = release.strip_prefix("self.release=").unwrap();
        let release: serde_json::Value = serde_json::from_str(release).unwrap();
        let list = |name: &str| -> Vec<&str> {
            let values = release[name].as_array().unwrap().iter();
            values.map(|value| value.as_str().unwrap()).collect()
        };
        assert_eq!(release["root"], folder);
        assert_eq!(list("editions"), [&format!("{folder}en/"), folder]);
        let (script, _) = script.split_once("\");\n").unwrap();
        for path in list("code").into_iter().chain([script]) {
            let file = path.strip_prefix(folder).unwrap();
            assert!(built.files.contains_key(file), "{path}");
        }
        for edition in ["", "en/"] {
            let named = ["offline", "finder", "saved"].map(|name| release[name].as_str().unwrap());
            for path in list("lasting").into_iter().chain(named) {
                let file = format!("{edition}{path}index.html");
                assert!(built.files.contains_key(&file), "{file}");
            }
            let programmes = format!("{edition}{}", release["programmes"].as_str().unwrap());
            assert!(built.files.keys().any(|path| path.starts_with(&programmes)));
        }
        let home = built.page("/");
        assert!(home.contains(&format!("data-worker={folder}sw.js")));
    }
}
