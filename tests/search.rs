//! The index: how large it is, that it is the same every time, what is in it and what is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]
#![allow(missing_docs, unreachable_pub)]

#[path = "bench/corpus.rs"]
#[allow(
    dead_code,
    reason = "only the measurements of whole builds write to disk"
)]
mod corpus;
mod made;

use std::sync::Arc;

use made::{brotli, generated, site};
use nghe::search::Files;
use nghe::site::Site;

/// The first file of a site's index.
fn index(site: &Site) -> Arc<Vec<u8>> {
    let files = site.derived::<Files>();
    Arc::clone(&files.all[&files.first])
}

#[track_caller]
fn at_most(programmes: usize, kibibytes: usize) {
    let size = brotli(&index(&generated(programmes)));
    assert!(
        size <= kibibytes * 1024,
        "the index of {programmes} programmes takes {size} bytes, more than {kibibytes} KiB"
    );
}

#[test]
fn the_index_of_a_city_is_small() {
    at_most(1_000, 12);
}

#[test]
fn the_index_of_ten_cities_is_small() {
    at_most(10_000, 90);
}

#[test]
fn the_index_is_the_same_every_time() {
    assert_eq!(index(&generated(200)), index(&generated(200)));
}

/// The files of a small site, with these lines at the front of one of its programmes.
fn with_front(lines: &str) -> Vec<(String, String)> {
    let mut files = Vec::new();
    corpus::each(&corpus::Shape::city(20), &mut |path, text| {
        let changed = if path.ends_with("khoa-000007.md") {
            text.replacen("---\n", &format!("---\n{lines}"), 1)
        } else {
            text
        };
        files.push((path.to_owned(), changed));
        Ok(())
    })
    .unwrap();
    files
}

#[test]
fn a_hidden_programme_leaves_no_trace() {
    let has = |lines: &str| {
        let bytes = index(&site(with_front(lines)));
        bytes.windows(6).any(|part| part == b"zebrae")
    };
    assert!(has("keywords: [zebrae]\n"));
    for hidden in [
        "status: draft\n",
        "status: archived\n",
        "publish_at: 2027-01-01T00:00\n",
        "expires_at: 2026-01-01T00:00\n",
    ] {
        assert!(!has(&format!("keywords: [zebrae]\n{hidden}")), "{hidden}");
    }
}

/// The files of a small site with a question more, with these lines at its front.
fn with_question(lines: &str) -> Vec<(String, String)> {
    let mut files = with_front("");
    let text = format!(
        "---\nquestion: Zebrae là gì?\nsummary: Zebrae là một câu hỏi.\ntopics: [hoc-tap]\nkeywords: [zebrae]\n{lines}---\n\n## Zebrae\n\nMột câu trả lời.\n"
    );
    files.push(("content/hoi-dap/zebrae.md".to_owned(), text));
    files
}

#[test]
fn a_hidden_page_leaves_no_trace() {
    let listed = index(&site(with_question("")));
    let has = |bytes: &[u8]| {
        bytes
            .windows(6)
            .any(|part| part.eq_ignore_ascii_case(b"zebrae"))
    };
    assert!(has(&listed));
    let without = index(&site(with_front("")));
    assert_ne!(listed, without);
    for hidden in [
        "status: draft\n",
        "status: archived\n",
        "publish_at: 2027-01-01T00:00\n",
        "expires_at: 2026-01-01T00:00\n",
    ] {
        assert_eq!(index(&site(with_question(hidden))), without, "{hidden}");
    }
}

#[test]
fn a_hidden_programme_is_in_no_count() {
    let hidden = index(&site(with_front("status: draft\n")));
    let mut without = with_front("");
    without.retain(|(path, _)| !path.ends_with("khoa-000007.md"));
    assert_eq!(hidden, index(&site(without)));
}

#[test]
fn many_programmes_stand_in_parts_that_the_first_file_names() {
    let site = generated(300);
    let files = Files::split(&site, 20);
    assert!(files.all.len() > 12, "{}", files.all.len());
    let first = &files.all[&files.first];
    for path in files.all.keys().filter(|path| **path != files.first) {
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".nghe");
        assert!(
            first
                .windows(name.len())
                .any(|part| part == name.as_bytes())
        );
    }
    assert!(files.all.values().all(|bytes| bytes.starts_with(b"NGHE")));
}
