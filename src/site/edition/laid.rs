//! The documents of an edition: every original with the translation that stands beside it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_json::Value as Json;
use serde_yaml::Value;

use super::super::catalog::{Catalog, Doc, Front, Translation};
use super::super::{Entry, schema};
use super::field::Field;
use super::original;
use super::overlay::{self, Misfit};
use crate::format::yaml;

/// The fields of a document with the words of its translation, made when they are read: most stay
/// as they were read before.
#[derive(Debug)]
pub(in crate::site) struct Laid {
    original: Arc<Doc>,
    words: Option<Arc<Doc>>,
    schema: Arc<Json>,
}

/// The documents of an edition, and the translations that were laid over them.
#[derive(Debug)]
pub(in crate::site) struct Layer {
    /// As many documents as the main edition has, in the same places.
    pub(super) catalog: Catalog,
    /// The translations by the place of their original.
    pub(super) translations: BTreeMap<usize, Translation>,
}

/// The documents of an edition that were laid before, by the addresses of the two that they are made of.
#[derive(Default)]
pub(super) struct Laying {
    schemas: Vec<Arc<Json>>,
    docs: HashMap<(usize, usize), Arc<Doc>>,
}

impl Layer {
    /// Lays every translation in a language over its original.
    pub(super) fn new(
        catalog: &Catalog,
        language: &str,
        registry: &[Entry],
        laying: &mut Laying,
    ) -> Self {
        let own = catalog.translations.iter();
        let own = own.filter(|one| *one.language == *language);
        let translations: BTreeMap<usize, Translation> = own
            .filter_map(|one| Some((original::of(catalog, one).ok()?, one.clone())))
            .collect();
        if laying.schemas.is_empty() {
            laying.schemas = registry.iter().map(|it| Arc::new(schema::of(it))).collect();
        }
        let before = std::mem::take(&mut laying.docs);
        let docs = catalog.docs.iter().enumerate().map(|(place, doc)| {
            let words = translations.get(&place).map(|one| &one.doc);
            let key = address(doc, words);
            let laid = match before.get(&key) {
                Some(laid) => Arc::clone(laid),
                None => laying.document(doc, words),
            };
            laying.docs.insert(key, Arc::clone(&laid));
            laid
        });
        Self {
            catalog: Catalog {
                docs: docs.collect(),
                ..Catalog::default()
            },
            translations,
        }
    }

    /// The same after the documents at some places changed, or the translations of these.
    pub(super) fn after(&self, catalog: &Catalog, places: &[usize], laying: &mut Laying) -> Self {
        let mut translations = self.translations.clone();
        for one in &catalog.translations {
            if let Ok(place) = original::of(catalog, one)
                && let Some(own) = translations.get_mut(&place)
                && own.language == one.language
            {
                own.doc = Arc::clone(&one.doc);
            }
        }
        let mut docs = self.catalog.docs.clone();
        for place in places {
            let words = translations.get(place).map(|one| &one.doc);
            if let (Some(doc), Some(laid)) = (catalog.docs.get(*place), docs.get_mut(*place)) {
                *laid = laying.document(doc, words);
                laying.docs.insert(address(doc, words), Arc::clone(laid));
            }
        }
        Self {
            catalog: Catalog {
                docs,
                ..Catalog::default()
            },
            translations,
        }
    }

    /// What of a translation does not fit its original.
    pub(super) fn misfits(&self, place: usize) -> Vec<Misfit> {
        let laid = self.catalog.docs.get(place).map(|doc| &doc.front);
        match laid {
            Some(Front::Laid(laid)) => laid.lay().map_or_else(Vec::new, |(_, misfits)| misfits),
            _ => Vec::new(),
        }
    }
}

impl Laying {
    /// A document with the words of its translation.
    fn document(&self, doc: &Arc<Doc>, words: Option<&Arc<Doc>>) -> Arc<Doc> {
        let body = words.and_then(|words| words.body.as_ref());
        let body = body.filter(|body| body.outline.words > 0 || !body.outline.images.is_empty());
        Arc::new(Doc {
            file: Arc::clone(&doc.file),
            kind: doc.kind,
            id: doc.id.clone(),
            parent: doc.parent.clone(),
            prefix: doc.prefix,
            front: Front::Laid(Laid {
                original: Arc::clone(doc),
                words: words.cloned(),
                schema: self.schemas.get(doc.kind).cloned().unwrap_or_default(),
            }),
            body: body.or(doc.body.as_ref()).cloned(),
            title_key: doc.title_key,
            // What is wrong with the words of both was told where they stand.
            doubtful: false,
            words: Vec::new().into(),
        })
    }
}

impl Laid {
    /// The fields; `None` when those of the original cannot be parsed.
    pub(in crate::site) fn fields(&self) -> Option<Value> {
        self.lay().map(|(fields, _)| fields)
    }

    fn lay(&self) -> Option<(Value, Vec<Misfit>)> {
        let field = Field::whole(&self.schema);
        let mut fields = value(&self.original.front)?;
        overlay::mark(&field, &mut fields);
        let words = self.words.as_ref().and_then(|doc| value(&doc.front));
        let misfits = words.map(|mut words| {
            check_day(&mut fields, &mut words);
            overlay::lay(&field, &mut fields, words)
        });
        Some((fields, misfits.unwrap_or_default()))
    }
}

/// The fields of a document without its id, which a translation does not change.
pub(super) fn value(front: &Front) -> Option<Value> {
    let mut value = match front {
        Front::Text { yaml, .. } => yaml::parse(yaml).ok()?,
        Front::Value(value) | Front::Row(value, _) => value.clone(),
        Front::Laid(_) | Front::Broken => return None,
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

/// Both documents stand at their addresses for as long as the one that is made of them.
fn address(doc: &Arc<Doc>, words: Option<&Arc<Doc>>) -> (usize, usize) {
    let words = words.map_or(0, |words| Arc::as_ptr(words).addr());
    (Arc::as_ptr(doc).addr(), words)
}
