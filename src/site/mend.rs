//! The rules of a site with broken records, run as if their editors had followed the hints.
//!
//! A record that cannot be read would hide what else is wrong in its file, and in those that refer to it, until it is
//! mended. So the rules see a trial of the site in which such records are mended; nothing else ever sees that.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::{Catalog, Doc, Front};
use super::memo::Records;
use super::{Site, fill, locate, schema, verify};
use crate::diag::{Diagnostic, Severity, codes};
use crate::format::schema::{Mended, mend};
use crate::format::yaml::Seg;
use crate::model::{Finding, Place};

/// Runs every rule over a site of which not all can be read; gives the errors. What is merely absent is not told.
pub(super) fn check(site: &Site, catalog: &Catalog) -> Vec<Diagnostic> {
    let (catalog, gaps) = mended(site, catalog);
    let mut findings = match gaps.is_empty() {
        true => verify::findings(site, &catalog),
        false => verify::findings(&trial(site, &catalog), &catalog),
    };
    findings.retain(|one| one.severity == Severity::Error && !gaps.touch(one));
    locate::locate(&*site.source, findings)
}

/// The catalog with its broken documents mended, as far as they can be.
fn mended(site: &Site, catalog: &Catalog) -> (Catalog, Gaps) {
    let refs = schema::KnownRefs::new(catalog, site.registry);
    let mut schemas = BTreeMap::new();
    let mut gaps = Gaps::default();
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
            *doc = gaps.note(doc, mended);
        }
    }
    (catalog, gaps)
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

/// Where mended documents miss something, by file.
#[derive(Default)]
struct Gaps(BTreeMap<Arc<str>, Vec<Vec<Seg>>>);

impl Gaps {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mended document; where it has gaps is noted.
    fn note(&mut self, doc: &Doc, mended: Mended) -> Arc<Doc> {
        let own = self.0.entry(Arc::clone(&doc.file)).or_default();
        let prefix = doc.prefix.map(Seg::Index);
        own.extend(
            mended
                .gaps
                .into_iter()
                .map(|gap| prefix.iter().cloned().chain(gap).collect()),
        );
        Arc::new(doc.with(Front::Value(mended.value)))
    }

    /// Whether a finding is about something with a gap, or about a whole record that has one, and could come from that.
    /// A reference to nothing is one whatever stands beside it.
    fn touch(&self, finding: &Finding) -> bool {
        let Some(gaps) = self.0.get(&finding.file) else {
            return false;
        };
        if finding.code == codes::DANGLING_REFERENCE {
            return false;
        }
        match &finding.place {
            Place::Bytes(_) => false,
            Place::Whole => !gaps.is_empty(),
            Place::Field(path) => gaps
                .iter()
                .any(|gap| path.starts_with(gap) || is_record(path) && gap.starts_with(path)),
        }
    }
}

/// Whether a path leads to a record and not into it.
fn is_record(path: &[Seg]) -> bool {
    matches!(path, [] | [Seg::Index(_)])
}
