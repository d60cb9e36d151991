//! The records as they are written, before anything in them is typed or resolved, for those who change files.

use std::sync::Arc;

use serde_yaml::Value;

use super::catalog::{self, CONTENT, Doc, Front};
use super::{Bodies, Entry, Memo};
use crate::format::yaml;
use crate::source::Source;

/// A record as its file has it.
#[derive(Debug, Clone)]
pub struct Raw {
    /// The name of its kind.
    pub kind: &'static str,
    /// Its id, by its path or as it is written.
    pub id: Box<str>,
    /// The file, relative to the root.
    pub file: Arc<str>,
    /// Its place in a file of several records.
    pub prefix: Option<usize>,
    /// The record whose folder it lies in.
    pub parent: Option<Box<str>>,
    /// Its fields; `None` when the file cannot be read, which checks report.
    pub value: Option<Value>,
}

/// Every record of the content in the order of files; translations are left out.
pub fn raw(source: &dyn Source, registry: &'static [Entry]) -> Vec<Raw> {
    let catalog = catalog::read(
        source,
        source.list(CONTENT),
        registry,
        Bodies::Read,
        &mut Memo::default(),
    );
    let docs = catalog.docs.into_iter();
    docs.filter_map(|doc| {
        let kind = registry.get(doc.kind)?.name;
        Some(of(kind, &doc))
    })
    .collect()
}

fn of(kind: &'static str, doc: &Doc) -> Raw {
    Raw {
        kind,
        id: doc.id.clone(),
        file: Arc::clone(&doc.file),
        prefix: doc.prefix,
        parent: doc.parent.as_ref().map(|parent| parent.id.clone()),
        value: match &doc.front {
            Front::Text { yaml, .. } => yaml::parse(yaml).ok(),
            Front::Value(value) | Front::Row(value, _) => Some(value.clone()),
            Front::Laid(_) | Front::Broken => None,
        },
    }
}
