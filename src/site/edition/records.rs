//! The records of an edition: every original with the translation that stands beside it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value as Json;
use serde_yaml::Value;

use super::super::catalog::{Catalog, Doc, Front, Translation};
use super::super::{Info, Site, common, front, mentions, schema};
use super::field::Field;
use super::overlay::{self, Misfit};
use super::{original, problems};
use crate::format::yaml;
use crate::model::{Findings, at};

/// The documents of an edition, and the translations that were laid over them.
pub(super) struct Laid<'a> {
    /// As many documents as the main edition has, in the same places.
    pub(super) catalog: Catalog,
    /// The translations by the place of their original.
    pub(super) translations: BTreeMap<usize, &'a Translation>,
    misfits: BTreeMap<usize, Vec<Misfit>>,
}

/// Lays every translation in a language over its original.
pub(super) fn lay<'a>(main: &Site, catalog: &'a Catalog, language: &str) -> Laid<'a> {
    let translations: BTreeMap<usize, &Translation> = catalog
        .translations
        .iter()
        .filter(|one| *one.language == *language)
        .filter_map(|one| Some((original::of(catalog, one).ok()?, one)))
        .collect();
    let schemas: Vec<Json> = main.registry.iter().map(schema::of).collect();
    let laid: Vec<(Arc<Doc>, Vec<Misfit>)> = catalog
        .docs
        .par_iter()
        .enumerate()
        .map(|(place, doc)| {
            let schema = schemas.get(doc.kind).unwrap_or(&Json::Null);
            document(
                &Field::whole(schema),
                doc,
                translations.get(&place).copied(),
            )
        })
        .collect();
    let (docs, misfits): (Vec<Arc<Doc>>, Vec<Vec<Misfit>>) = laid.into_iter().unzip();
    let misfits = misfits.into_iter().enumerate();
    Laid {
        catalog: Catalog {
            docs,
            ..Catalog::default()
        },
        translations,
        misfits: misfits.filter(|(_, found)| !found.is_empty()).collect(),
    }
}

/// A document with the words of its translation, and what of that does not fit.
fn document(
    field: &Field<'_>,
    doc: &Doc,
    translation: Option<&Translation>,
) -> (Arc<Doc>, Vec<Misfit>) {
    let mut misfits = Vec::new();
    let front = match value(&doc.front) {
        None => Front::Broken,
        Some(mut fields) => {
            overlay::mark(field, &mut fields);
            if let Some(mut words) = translation.and_then(|one| value(&one.doc.front)) {
                check_day(&mut fields, &mut words);
                misfits = overlay::lay(field, &mut fields, words);
            }
            Front::Value(fields)
        }
    };
    let body = translation.and_then(|one| one.doc.body.as_ref());
    let body = body.filter(|body| body.outline.words > 0 || !body.outline.images.is_empty());
    let laid = Arc::new(Doc {
        file: Arc::clone(&doc.file),
        kind: doc.kind,
        id: doc.id.clone(),
        parent: doc.parent.clone(),
        prefix: doc.prefix,
        front,
        body: body.or(doc.body.as_ref()).cloned(),
        title_key: doc.title_key,
        // What is wrong with the words of both was told where they stand.
        doubtful: false,
        words: Vec::new(),
    });
    (laid, misfits)
}

/// The fields of a document without its id, which a translation does not change.
fn value(front: &Front) -> Option<Value> {
    let mut value = match front {
        Front::Text { yaml, .. } => yaml::parse(yaml).ok()?,
        Front::Value(value) | Front::Row(value, _) => value.clone(),
        Front::Broken => return None,
    };
    if let Some(fields) = value.as_mapping_mut() {
        fields.remove("id");
    }
    // A file of nothing but a body has no fields at all.
    Some(value).filter(|value| !value.is_null())
}

/// The day on which a translation was held against its original is its own, and no other field's.
fn check_day(fields: &mut Value, words: &mut Value) {
    let day = words
        .as_mapping_mut()
        .and_then(|words| words.remove("reviewed"));
    if let (Some(day), Some(fields)) = (day, fields.as_mapping_mut()) {
        fields.insert("reviewed".into(), day);
    }
}

impl Translation {
    /// The YAML of a translation with a file of its own.
    pub(super) fn yaml(&self) -> Option<&str> {
        match &self.doc.front {
            Front::Text { yaml, .. } => Some(yaml),
            _ => None,
        }
    }
}

impl Site {
    /// Whether a document could be read as a record of this site.
    pub(super) fn has(&self, doc: Option<&Arc<Doc>>) -> bool {
        doc.is_some_and(|doc| {
            let kind = self.registry.get(doc.kind);
            kind.is_some_and(|kind| self.index.contains(kind.name, &doc.id))
        })
    }
}

/// Finds what is wrong with the words of the translations, where they stand.
pub(super) fn check(site: &Site, laid: &Laid<'_>, findings: &mut Findings) {
    let mut by_record: BTreeMap<(&str, &str), &Translation> = BTreeMap::new();
    for (place, one) in &laid.translations {
        let doc = &one.doc;
        for misfit in laid.misfits.get(place).into_iter().flatten() {
            let misfit = misfit.clone();
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
        let original = laid.catalog.docs.get(*place);
        if let Some(body) = doc.body.as_ref().filter(|_| !site.has(original)) {
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
pub(super) fn check_days(main: &Site, laid: &Laid<'_>, findings: &mut Findings) {
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
