//! Documents become the tables of a site: fields typed, references resolved.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::{Catalog, Doc};
use super::memo::Records;
use super::registry::Made;
use super::{Entry, Site};
use crate::model::Index;

/// Makes a whole site of its documents, and gives those that could not be read.
pub(super) fn complete(
    site: &mut Site,
    catalog: &Catalog,
    records: &mut Records,
) -> BTreeMap<usize, String> {
    let broken = fill(site, catalog, site.registry, records);
    site.assets = Arc::new(catalog.assets.iter().cloned().collect());
    site.hide();
    site.name_files(catalog.docs.iter().map(|doc| &doc.file), None);
    site.known = Arc::new(known(catalog, site.registry));
    broken
}

/// Makes the tables of all kinds, and gives the documents that could not be read.
///
/// A document that fails is taken out, with it those that refer to it, until the rest
/// stands by itself: the good part of a broken site is a site, so its checks can run too.
pub(super) fn fill(
    site: &mut Site,
    catalog: &Catalog,
    registry: &'static [Entry],
    records: &mut Records,
) -> BTreeMap<usize, String> {
    let mut broken: BTreeMap<usize, String> = BTreeMap::new();
    let mut out: Vec<bool> = vec![false; catalog.docs.len()];
    for round in 0.. {
        let kept: Vec<(usize, &Arc<Doc>)> = catalog
            .docs
            .iter()
            .enumerate()
            .filter(|(place, _)| out.get(*place) == Some(&false))
            .collect();
        let ids = kept
            .iter()
            .filter_map(|(_, doc)| Some((registry.get(doc.kind)?.name, &*doc.id)));
        let index = records.index(ids);
        let mut failed = Vec::new();
        for (kind, entry) in registry.iter().enumerate() {
            let (places, docs): (Vec<usize>, Vec<&Arc<Doc>>) = kept
                .iter()
                .filter(|(_, doc)| doc.kind == kind)
                .copied()
                .unzip();
            match (entry.make)(&docs, &index, records) {
                Made::Table(table) => {
                    site.tables.insert(Any::type_id(&*table), table);
                }
                Made::Failed(causes) => {
                    failed.extend(causes.into_iter().filter_map(|(place, cause)| {
                        places.get(place).map(|place| (*place, cause))
                    }))
                }
            }
        }
        if failed.is_empty() {
            site.index = index;
            break;
        }
        for (place, cause) in failed {
            if let Some(out) = out.get_mut(place) {
                *out = true;
            }
            // Later rounds lose what refers to a broken record; that alone is no mistake of its editor.
            if round == 0 {
                broken.insert(place, cause);
            }
        }
    }
    broken
}

/// Every id of the content, those of broken documents too.
pub(super) fn known(catalog: &Catalog, registry: &[Entry]) -> Index {
    Index::new(
        catalog
            .docs
            .iter()
            .filter_map(|doc| Some((registry.get(doc.kind)?.name, &*doc.id))),
    )
}
