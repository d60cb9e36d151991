//! The rules of a site with broken records, run as if their editors had followed the hints.
//!
//! A record that cannot be read would hide what else is wrong in its file, and in those that refer to it, until it is
//! mended. So the rules see a trial of the site in which such records are mended; nothing else ever sees that.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::catalog::{Catalog, Doc, Front};
use super::memo::Records;
use super::{Site, fill, locate, schema, verify};
use crate::diag::{Diagnostic, Severity, Text, codes};
use crate::format::schema::{Mended, mend};
use crate::format::yaml::Seg;
use crate::model::{Finding, Place};

/// Runs every rule over a site of which not all can be read; gives the errors. What is merely absent is not told.
///
/// The trial speaks only of the files that hide something: what others say of it could come from a guess.
pub(super) fn check(site: &Site, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut findings = verify::findings(site, catalog);
    let unread: BTreeSet<&Arc<str>> = catalog
        .docs
        .iter()
        .filter(|doc| !site.has(doc))
        .map(|doc| &doc.file)
        .collect();
    if let Some(hidden) = hidden(site, catalog, &unread) {
        findings.retain(|one| !unread.contains(&one.file));
        findings.extend(hidden);
    }
    findings.retain(|one| one.severity == Severity::Error);
    locate::locate(&*site.source, findings)
}

/// What the rules say of files that hide something, in every trial alike; `None` when nothing can be mended.
fn hidden(site: &Site, catalog: &Catalog, unread: &BTreeSet<&Arc<str>>) -> Option<Vec<Finding>> {
    let mut hidden: Option<Vec<Finding>> = None;
    let mut trials = 1;
    let mut trial = 0;
    while trial < trials && hidden.as_ref().is_none_or(|known| !known.is_empty()) {
        let (mended, repairs) = mended(site, catalog, trial);
        if repairs.by_file.is_empty() {
            return None;
        }
        let tried = verify::findings(&self::trial(site, &mended), &mended);
        let mut found: Vec<Finding> = tried
            .into_iter()
            .filter(|one| unread.contains(&one.file) && !repairs.cause(one))
            .map(|one| repairs.as_written(one))
            .collect();
        if let Some(before) = &hidden {
            found = in_both(before, found);
        }
        hidden = Some(found);
        trials = repairs.trials.max(1);
        trial += 1;
    }
    hidden
}

/// What two trials say alike. A reference to nothing is one although its hint names an id that is made up in one of them.
fn in_both(before: &[Finding], found: Vec<Finding>) -> Vec<Finding> {
    let in_both = found.into_iter().filter_map(|one| {
        if before.contains(&one) {
            return Some(one);
        }
        let hint = Some(Text::new(
            "ghi mã của một mục đang có, hoặc đặt mã này cho mục đang thiếu mã hay ghi sai mã",
            "write the id of an item that has one, or give this id to the item that has none or a wrong one",
        ));
        let plain = |one: &Finding| Finding {
            hint: hint.clone(),
            ..one.clone()
        };
        let plainly = plain(&one);
        let is_dangling = one.code == codes::DANGLING_REFERENCE;
        let was_told = || before.iter().any(|other| plain(other) == plainly);
        (is_dangling && was_told()).then_some(plainly)
    });
    in_both.collect()
}

/// The catalog with its broken documents mended, as far as they can be.
fn mended(site: &Site, catalog: &Catalog, trial: usize) -> (Catalog, Repairs) {
    let refs = schema::KnownRefs::new(catalog, site.registry);
    let mut schemas = BTreeMap::new();
    let mut repairs = Repairs::default();
    let mut catalog = catalog.clone();
    for doc in &mut catalog.docs {
        let Some(entry) = site.registry.get(doc.kind).filter(|_| !site.has(doc)) else {
            continue;
        };
        let schema = schemas.entry(doc.kind).or_insert_with(|| schema::of(entry));
        let mended = match &doc.front {
            Front::Text { yaml, .. } => mend(schema, yaml, &refs, trial),
            Front::Value(value) | Front::Row(value, _) => serde_yaml::to_string(value)
                .ok()
                .and_then(|yaml| mend(schema, &yaml, &refs, trial)),
            Front::Laid(_) | Front::Broken => None,
        };
        if let Some(mended) = mended {
            *doc = repairs.note(doc, mended);
        }
    }
    (catalog, repairs)
}

/// The site that the documents of a catalog make.
fn trial(site: &Site, catalog: &Catalog) -> Site {
    let mut trial = Site::empty(
        site.settings.clone(),
        site.clock.clone(),
        site.base.clone(),
        Arc::clone(&site.words),
        Arc::clone(&site.source),
        site.registry,
        site.drafts,
    );
    fill::complete(&mut trial, catalog, &mut Records::default());
    trial
}

/// What mending did to documents.
#[derive(Default)]
struct Repairs {
    /// By file; paths are those of the files.
    by_file: BTreeMap<Arc<str>, Mended>,
    /// In how many trials all is invented that could change what rules say.
    trials: usize,
    /// Whether names are unknown that were perhaps written, and by which other records or groups may call what bears them.
    hides_names: bool,
}

impl Repairs {
    /// The mended document; what was done to it is noted.
    fn note(&mut self, doc: &Doc, mended: Mended) -> Arc<Doc> {
        self.trials = self.trials.max(mended.trials);
        self.hides_names |= mended.hides_names;
        let own = self.by_file.entry(Arc::clone(&doc.file)).or_default();
        let in_file = |path: Vec<Seg>| doc.prefix.map(Seg::Index).into_iter().chain(path).collect();
        own.gaps.extend(mended.gaps.into_iter().map(in_file));
        own.guesses.extend(mended.guesses.into_iter().map(in_file));
        let renamed = mended.renamed.into_iter();
        own.renamed
            .extend(renamed.map(|(path, written)| (in_file(path), written)));
        Arc::new(doc.with(Front::Value(mended.value)))
    }

    /// Whether a finding can come from a guess or a gap, or is about a whole record that has one.
    /// A reference to nothing is one whatever stands beside it, unless what it calls may be written where nothing can be read.
    fn cause(&self, finding: &Finding) -> bool {
        if self.hides_names && finding.code == codes::DANGLING_REFERENCE {
            return true;
        }
        let repairs = self.by_file.get(&finding.file);
        let (Some(repairs), Place::Field(path)) = (repairs, &finding.place) else {
            return finding.place == Place::Whole;
        };
        let is_guess = repairs.guesses.iter().any(|guess| path.starts_with(guess));
        let is_gap = || {
            let touches =
                |gap: &Vec<Seg>| path.starts_with(gap) || is_record(path) && gap.starts_with(path);
            repairs.gaps.iter().any(touches)
        };
        is_guess || finding.code != codes::DANGLING_REFERENCE && is_gap()
    }

    /// The finding with the keys that are written in the file.
    fn as_written(&self, mut finding: Finding) -> Finding {
        let repairs = self.by_file.get(&finding.file);
        if let (Some(repairs), Place::Field(path)) = (repairs, &mut finding.place) {
            for (mended, written) in &repairs.renamed {
                if path.starts_with(mended)
                    && let Some(key) = path.get_mut(mended.len() - 1)
                {
                    *key = written.clone();
                }
            }
        }
        finding
    }
}

/// Whether a path leads to a record and not into it.
fn is_record(path: &[Seg]) -> bool {
    matches!(path, [] | [Seg::Index(_)])
}
