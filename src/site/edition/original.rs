//! Which record a translation translates, and the translations that translate none.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::catalog::{Catalog, Doc, Translation};
use super::super::targets::proper_name;
use super::super::{SETTINGS, Site};
use super::problems;
use crate::diag::Diagnostic;

/// Why a translation has no original.
pub(super) enum Missing {
    /// No file has the name.
    File,
    /// The file has no item with the id.
    Item,
    /// One of the two files is a list of records, the other a single one.
    Form,
}

/// The place of the original of a translation among the documents.
pub(super) fn of(catalog: &Catalog, translation: &Translation) -> Result<usize, Missing> {
    let is_list = translation.doc.prefix.is_some();
    let places = catalog.of_file(&translation.original);
    let mut near = places
        .filter_map(|place| Some((place, catalog.docs.get(place)?)))
        .peekable();
    match near.peek() {
        None => return Err(Missing::File),
        Some((_, doc)) if doc.prefix.is_some() != is_list => return Err(Missing::Form),
        Some(_) => {}
    }
    let same = |doc: &Doc| !is_list || doc.id == translation.doc.id;
    let found = near.find(|(_, doc)| same(doc));
    found.map(|(place, _)| place).ok_or(Missing::Item)
}

/// Reports the translations of nothing, and those in a language that the site does not have.
pub(super) fn strays(site: &Site, catalog: &Catalog, reported: &[Diagnostic]) -> Vec<Diagnostic> {
    let listed = |language: &str| {
        site.settings
            .translations
            .iter()
            .any(|one| *one == *language)
    };
    let mut found = Vec::new();
    let mut told: BTreeSet<&Arc<str>> = BTreeSet::new();
    for one in &catalog.settings {
        if !listed(&one.language) {
            found.push(problems::not_listed(
                site,
                &one.file,
                &one.language,
                SETTINGS,
            ));
        }
    }
    for one in &catalog.translations {
        let file = &one.doc.file;
        if !listed(&one.language) {
            if told.insert(file) {
                let original = &one.original;
                found.push(problems::not_listed(site, file, &one.language, original));
            }
            continue;
        }
        let missing = match of(catalog, one) {
            Ok(_) => continue,
            Err(missing) => missing,
        };
        let whole = !matches!(missing, Missing::Item);
        let is_renamed = |file: &str| proper_name(file).as_ref() == Some(&one.original);
        let explained = reported
            .iter()
            .any(|found| found.file == one.original || is_renamed(&found.file));
        // A file is reported once, its items each.
        if !whole || (!explained && told.insert(file)) {
            found.push(problems::no_original(site, one, &missing));
        }
    }
    found
}
