//! The records of an edition: what is wrong with the words of their translations.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_yaml::Value;

use super::super::catalog::{Front, Translation};
use super::super::{Info, Site, common, front, locate, mentions};
use super::laid::{Layer, value};
use super::overlay::Cause;
use super::problems;
use crate::diag::Diagnostic;
use crate::format::schema::may_misread;
use crate::model::{Findings, at};

impl Translation {
    /// Whether a figure in it was perhaps not read as it was meant.
    pub(in crate::site) fn is_doubtful(&self) -> bool {
        matches!(&self.doc.front, Front::Text { yaml, .. } if may_misread(yaml))
    }
}

/// The places of facts that translations give and that differ: they should go, so it does not matter what else is
/// wrong with them.
pub(super) fn facts(main: &Site, laid: &Layer) -> Vec<Diagnostic> {
    let mut facts = Vec::new();
    for (place, one) in &laid.translations {
        let misfits = laid.misfits(*place).into_iter();
        let misfits = misfits.filter(|misfit| misfit.cause == Cause::Fact);
        facts.extend(
            misfits.map(|misfit| {
                problems::misfit(&one.doc.file, one.doc.prefix, &one.original, misfit)
            }),
        );
    }
    locate::locate(&*main.source, facts)
}

/// Finds what is wrong with the words of the translations, where they stand. Files in `wrong` have mistakes: what of
/// them cannot be read is not held against their translations.
pub(super) fn check(
    site: &Site,
    laid: &Layer,
    wrong: &BTreeSet<&Arc<str>>,
    findings: &mut Findings,
) {
    let mut by_record: BTreeMap<(&str, &str), &Translation> = BTreeMap::new();
    for (place, one) in &laid.translations {
        let doc = &one.doc;
        let original = laid.catalog.docs.get(*place);
        let is_read = original.is_some_and(|doc| site.has(doc));
        let is_right = original.is_some_and(|doc| is_read || !wrong.contains(&doc.file));
        for misfit in laid.misfits(*place).into_iter().filter(|_| is_right) {
            findings.push(problems::misfit(
                &doc.file,
                doc.prefix,
                &one.original,
                misfit,
            ));
        }
        for finding in front::check(doc) {
            findings.push(finding);
        }
        if let Some(body) = doc.body.as_ref().filter(|_| !is_read) {
            mentions::check(site, body, findings);
        }
        let entry = site.registry.get(doc.kind);
        let id = original.map(|doc| &*doc.id);
        if let (Some(entry), Some(id)) = (entry, id) {
            by_record.insert((entry.name, id), one);
        }
    }
    for info in site.infos() {
        let Some(one) = by_record.get(&(info.kind, info.id)) else {
            continue;
        };
        let info = Info {
            file: &one.doc.file,
            prefix: one.doc.prefix,
            ..info
        };
        common::check_translation(site, &info, &keys(one), findings);
    }
}

/// Warns of a translation that was last held against its original before that was verified again.
pub(super) fn check_days(main: &Site, laid: &Layer, findings: &mut Findings) {
    let days: BTreeMap<(&str, &str), _> = main
        .infos()
        .filter_map(|info| Some(((info.kind, info.id), info.common.reviewed?)))
        .collect();
    for (place, one) in &laid.translations {
        let written = value(&one.doc.front);
        let day = written
            .as_ref()
            .and_then(|words| words.get("reviewed")?.as_str());
        let original = laid.catalog.docs.get(*place).and_then(|doc| {
            let kind = main.registry.get(doc.kind)?.name;
            days.get(&(kind, &*doc.id))
        });
        // Days are written so that their order is that of their letters.
        if let (Some(day), Some(original)) = (day, original)
            && *day < *original.to_string()
        {
            findings.push(problems::old(one, original, at!["reviewed"]));
        }
    }
}

/// The fields that a translation gives.
fn keys(translation: &Translation) -> BTreeSet<String> {
    let value = value(&translation.doc.front);
    let fields = value.as_ref().and_then(Value::as_mapping);
    let keys = fields.into_iter().flatten();
    keys.filter_map(|(key, _)| key.as_str().map(str::to_owned))
        .collect()
}
