//! The rules of a site, run over all of it.

use std::sync::Arc;

use rayon::prelude::*;

use super::catalog::{Catalog, Doc};
use super::{Site, common, locate, mentions, unlinked};
use crate::diag::{Diagnostic, Severity};
use crate::model::Findings;

/// Runs every rule over the site. What is merely absent is not reported while records are missing.
pub(super) fn check(site: &Site, catalog: &Catalog, whole: bool) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    let is_read = |doc: &&Arc<Doc>| {
        let entry = site.registry.get(doc.kind);
        entry.is_some_and(|entry| site.index.contains(entry.name, &doc.id))
    };
    let (read, unread): (Vec<&Arc<Doc>>, Vec<&Arc<Doc>>) = catalog.docs.iter().partition(is_read);
    for finding in read.iter().flat_map(|doc| &doc.words) {
        findings.push(finding.clone());
    }
    for body in unread.iter().filter_map(|doc| doc.body.as_ref()) {
        mentions::check(site, body, &mut findings);
    }
    let (common, kinds): (Findings, Vec<Findings>) = rayon::join(
        || {
            let mut findings = Findings::default();
            common::check(site, &mut findings);
            unlinked::check(site, &mut findings);
            findings
        },
        || {
            let each = site.registry.par_iter().map(|entry| {
                let mut findings = Findings::default();
                (entry.check)(site, &mut findings);
                findings
            });
            each.collect()
        },
    );
    for found in std::iter::once(common).chain(kinds) {
        findings.extend(found);
    }
    let mut found = locate::locate(&*site.source, findings.into_list());
    found.retain(|one| whole || one.severity == Severity::Error);
    found
}

/// Whether the rules for single records find an error in one of these documents.
pub(super) fn finds_error<'a>(site: &Site, docs: impl Iterator<Item = &'a Arc<Doc>>) -> bool {
    let mut findings = Findings::default();
    for doc in docs {
        let Some(entry) = site.registry.get(doc.kind) else {
            continue;
        };
        for finding in &doc.words {
            findings.push(finding.clone());
        }
        (entry.check_one)(site, &doc.id, &mut findings);
        if let Some(info) = (entry.info)(site, &doc.id) {
            common::check_one(site, &info, &mut findings);
        }
    }
    let found = findings.into_list();
    found.iter().any(|one| one.severity == Severity::Error)
}
