//! The rules of a site with broken records, run as if their editors had followed the hints.
//!
//! A record that cannot be read would hide what else is wrong in its file, and in those that refer to it, until it is
//! mended. So the rules see a trial of the site in which such records are mended; nothing else ever sees that.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::catalog::{Catalog, Doc, Front};
use super::memo::Records;
use super::{Site, fill, locate, schema, verify};
use crate::diag::{Diagnostic, Severity, codes};
use crate::format::schema::{Mended, mend};
use crate::format::yaml::Seg;
use crate::model::{Finding, Place};

/// Runs every rule over a site of which not all can be read; gives the errors. What is merely absent is not told.
///
/// The trial speaks only of the files that hide something: what others say of it could come from a guess.
pub(super) fn check(site: &Site, catalog: &Catalog) -> Vec<Diagnostic> {
    let mut findings = verify::findings(site, catalog);
    let (mended, repairs) = mended(site, catalog);
    if !repairs.0.is_empty() {
        let unread: BTreeSet<&Arc<str>> = catalog
            .docs
            .iter()
            .filter(|doc| !site.has(doc))
            .map(|doc| &doc.file)
            .collect();
        findings.retain(|one| !unread.contains(&one.file));
        let tried = verify::findings(&trial(site, &mended), &mended);
        let hidden = tried
            .into_iter()
            .filter(|one| unread.contains(&one.file) && !repairs.cause(one));
        findings.extend(hidden.map(|one| repairs.as_written(one)));
    }
    findings.retain(|one| one.severity == Severity::Error);
    locate::locate(&*site.source, findings)
}

/// The catalog with its broken documents mended, as far as they can be.
fn mended(site: &Site, catalog: &Catalog) -> (Catalog, Repairs) {
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
            Front::Text { yaml, .. } => mend(schema, yaml, &refs),
            Front::Value(value) | Front::Row(value, _) => serde_yaml::to_string(value)
                .ok()
                .and_then(|yaml| mend(schema, &yaml, &refs)),
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

/// What mending did to documents, by file; paths are those of their files.
#[derive(Default)]
struct Repairs(BTreeMap<Arc<str>, Mended>);

impl Repairs {
    /// The mended document; what was done to it is noted.
    fn note(&mut self, doc: &Doc, mended: Mended) -> Arc<Doc> {
        let own = self.0.entry(Arc::clone(&doc.file)).or_default();
        let in_file = |path: Vec<Seg>| doc.prefix.map(Seg::Index).into_iter().chain(path).collect();
        own.gaps.extend(mended.gaps.into_iter().map(in_file));
        own.guesses.extend(mended.guesses.into_iter().map(in_file));
        let renamed = mended.renamed.into_iter();
        own.renamed
            .extend(renamed.map(|(path, written)| (in_file(path), written)));
        Arc::new(doc.with(Front::Value(mended.value)))
    }

    /// Whether a finding can come from a guess or a gap, or is about a whole record that has one.
    /// A reference to nothing is one whatever stands beside it.
    fn cause(&self, finding: &Finding) -> bool {
        let (Some(repairs), Place::Field(path)) = (self.0.get(&finding.file), &finding.place)
        else {
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
        let repairs = self.0.get(&finding.file);
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
