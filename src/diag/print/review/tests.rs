//! What services are given, held against their own definitions.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use serde_json::Value;

use super::*;
use crate::diag::{Text, codes};

const FILE: &str = "content/tin-tuc/bài, hay: 100%.md";

fn found() -> Vec<Diagnostic> {
    let text = || Text::new("một\nhai, 100%: ba", "one\ntwo, 100%: three");
    vec![
        Diagnostic::error(codes::BROKEN_LINK, FILE, text()).at(4..10),
        Diagnostic::error(codes::BROKEN_LINK, FILE, text()).at(11..13),
        Diagnostic::warning(codes::LONG_SUMMARY, FILE, text()).hint(text()),
        Diagnostic::warning(codes::HEAVY_PAGE, "/gioi-thieu/", text()),
    ]
}

fn made(format: Review) -> String {
    let sources = |file: &str| (file == FILE).then(|| "---\nnghề\nnghề\n---\n".into());
    review(format, Lang::En, &found(), &sources, "trang/")
}

#[test]
fn github_gets_one_escaped_command_a_line() {
    assert_eq!(
        made(Review::Github),
        "::warning title=W0108::/gioi-thieu/: one%0Atwo, 100%25: three\n\
         ::warning file=trang/content/tin-tuc/bài%2C hay%3A 100%25.md,title=W0104::one%0Atwo, 100%25: three; one%0Atwo, 100%25: three\n\
         ::error file=trang/content/tin-tuc/bài%2C hay%3A 100%25.md,line=2,endLine=2,col=1,endColumn=5,title=E0601::one%0Atwo, 100%25: three\n\
         ::error file=trang/content/tin-tuc/bài%2C hay%3A 100%25.md,line=3,endLine=3,col=1,endColumn=3,title=E0601::one%0Atwo, 100%25: three\n"
    );
}

#[test]
fn gitlab_gets_a_place_and_a_fingerprint_of_its_own_for_each() {
    let report: Value = serde_json::from_str(&made(Review::Gitlab)).unwrap();
    let entries = report.as_array().unwrap();
    assert_eq!(entries.len(), 4);
    let mut fingerprints: Vec<&str> = Vec::new();
    for entry in entries {
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
        assert!(!entry["location"]["path"].as_str().unwrap().is_empty());
        assert!(["major", "minor"].contains(&entry["severity"].as_str().unwrap()));
        fingerprints.push(entry["fingerprint"].as_str().unwrap());
    }
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), 4);
}

#[test]
fn sarif_is_valid_by_its_schema() {
    let schema = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/data/sarif-2.1.0.schema.json"
    );
    // A bracket too many in the definition's pattern for languages is no regular expression of ECMA-262.
    let schema = std::fs::read_to_string(schema)
        .unwrap()
        .replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let log: Value = serde_json::from_str(&made(Review::Sarif)).unwrap();
    let errors: Vec<String> = validator.iter_errors(&log).map(|e| e.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["level"] = "bad".into();
    assert!(!validator.is_valid(&broken));
    let place = &log["runs"][0]["results"][3]["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "trang/content/tin-tuc/b%C3%A0i%2C%20hay%3A%20100%25.md"
    );
    assert_eq!(place["region"]["startLine"], 3);
}
