//! What is wrong with a term, and abbreviations that no term explains.

use std::collections::{BTreeMap, BTreeSet};

use super::Term;
use crate::diag::{Severity, Text, codes};
use crate::format::markdown;
use crate::kinds::agency::Agency;
use crate::kinds::rules;
use crate::model::{Findings, Place, Record, at};
use crate::site::{Info, Site};

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Term>, findings: &mut Findings) {
    rules::at_least(findings, record, at!["expand"], record.expand.len(), 1);
}

/// Finds terms that stand twice, and abbreviations that are not explained.
pub(super) fn check_all(site: &Site, findings: &mut Findings) {
    let mut terms: BTreeMap<&str, &Record<Term>> = BTreeMap::new();
    for (_, record) in site.all::<Term>() {
        if let Some(first) = terms.insert(record.title(), record) {
            findings
                .error(
                    record,
                    codes::RECORDED_TWICE,
                    at!["term"],
                    Text::new(
                        format!("mục từ {:?} đã có, mang mã {:?}", record.title(), first.id),
                        format!(
                            "the term {:?} is there already, as {:?}",
                            record.title(),
                            first.id
                        ),
                    ),
                )
                .hint(Text::new("gộp hai mục từ làm một", "make one of the two"));
        }
    }
    let explained = explained(site);
    for info in site.infos() {
        unexplained(&info, &explained, findings);
    }
}

/// The abbreviations that a reader can look up: terms, and the short names of agencies.
fn explained(site: &Site) -> BTreeSet<&str> {
    let agencies = site
        .all::<Agency>()
        .filter_map(|(_, agency)| agency.data.abbr.as_deref());
    let terms = site.all::<Term>().map(|(_, term)| term.title());
    terms
        .chain(agencies)
        .flat_map(|words| std::iter::once(words).chain(words.split(|c: char| !c.is_alphanumeric())))
        .collect()
}

/// Warns of each abbreviation of a record once, where it stands first.
fn unexplained(info: &Info<'_>, explained: &BTreeSet<&str>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    let mut warn = |word: &str, place: Place| {
        if explained.contains(word) || !seen.insert(word.to_owned()) {
            return;
        }
        let message = Text::new(
            format!("chữ viết tắt {word} chưa có trong từ điển và chưa được giải thích ở lần đầu"),
            format!(
                "the abbreviation {word} is neither in the glossary nor explained where it stands first"
            ),
        );
        let hint = Text::new(
            "viết đầy đủ rồi để chữ tắt trong ngoặc, hoặc thêm vào content/tu-dien/",
            "write it in full with the short form in brackets, or add it to content/tu-dien/",
        );
        findings.push(rules::of_info(
            info,
            Severity::Warning,
            codes::UNKNOWN_ABBREVIATION,
            place,
            message,
            hint,
        ));
    };
    if let Some(summary) = &info.common.summary {
        for (word, range) in markdown::abbreviations(summary) {
            if !markdown::is_explained(summary, &range) {
                warn(word, Place::Field(at!["summary"]));
            }
        }
    }
    for named in info
        .body
        .iter()
        .flat_map(|body| &body.outline.abbreviations)
    {
        warn(&named.name, Place::Bytes(named.span.clone()));
    }
}
