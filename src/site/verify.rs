//! The rules of a site, run over all of it.

use std::sync::Arc;

use rayon::prelude::*;

use super::catalog::{Catalog, Doc};
use super::{Site, common, locate, mentions, unlinked};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Finding, Findings};

/// Runs every rule over a site and tells what they find.
pub(super) fn check(site: &Site, catalog: &Catalog) -> Vec<Diagnostic> {
    locate::locate(&*site.source, findings(site, catalog))
}

/// Runs every rule over a site.
pub(super) fn findings(site: &Site, catalog: &Catalog) -> Vec<Finding> {
    let mut findings = Findings::default();
    let (read, unread): (Vec<&Arc<Doc>>, Vec<&Arc<Doc>>) =
        catalog.docs.iter().partition(|doc| site.has(doc));
    let words: Vec<&[Finding]> = read.par_iter().map(|doc| doc.words()).collect();
    for finding in words.into_iter().flatten() {
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
    findings.into_list()
}

/// Whether the rules for single records find an error in one of these documents.
pub(super) fn finds_error<'a>(site: &Site, docs: impl Iterator<Item = &'a Arc<Doc>>) -> bool {
    let mut findings = Findings::default();
    for doc in docs {
        let Some(entry) = site.registry.get(doc.kind) else {
            continue;
        };
        for finding in doc.words() {
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
