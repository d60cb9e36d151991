//! The catalog: every file of `content/` read once, split and identified. Nothing in it is resolved yet.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::edition::Laid;
use super::identify::split_language;
use super::{Bodies, Entry, Memo, front, problems, reader};
use crate::diag::Diagnostic;
use crate::model::{Body, Finding};
use crate::source::{Listing, Source, read_text};

/// The folder that holds the content.
pub const CONTENT: &str = "content";

/// The settings of the site.
pub const SETTINGS: &str = "content/site.yaml";

/// All documents and assets of a site, and what is wrong with their files.
#[derive(Debug, Default, Clone)]
pub(super) struct Catalog {
    pub(super) docs: Vec<Arc<Doc>>,
    pub(super) translations: Vec<Translation>,
    pub(super) settings: Vec<SettingsTranslation>,
    pub(super) assets: Vec<Arc<str>>,
    pub(super) problems: Vec<Diagnostic>,
}

/// A record as it is written: its kind and id are known, its fields are not read.
#[derive(Debug)]
pub(super) struct Doc {
    pub(super) file: Arc<str>,
    /// The kind's place in the registry.
    pub(super) kind: usize,
    pub(super) id: Box<str>,
    /// The id of the record that this one stands under.
    pub(super) parent: Option<Parent>,
    /// The record's place in a file of several.
    pub(super) prefix: Option<usize>,
    pub(super) front: Front,
    pub(super) body: Option<Body>,
    /// What the title's key is called; see [`crate::model::Kind::TITLE_KEY`].
    pub(super) title_key: Option<&'static str>,
    /// Whether a figure in it was perhaps not read as it was meant.
    pub(super) doubtful: bool,
    /// What is wrong with the words of its fields, once somebody asked; see [`Doc::words`].
    pub(super) words: OnceLock<Vec<Finding>>,
}

impl Doc {
    /// What is wrong with the words of its fields.
    pub(super) fn words(&self) -> &[Finding] {
        self.words.get_or_init(|| front::check(self))
    }

    /// The same document with other fields.
    pub(super) fn with(&self, front: Front) -> Self {
        Self {
            file: Arc::clone(&self.file),
            id: self.id.clone(),
            parent: self.parent.clone(),
            front,
            body: self.body.clone(),
            words: self.words().to_vec().into(),
            ..*self
        }
    }
}

/// The fields of a record, or of an item of a file of several, in another language.
#[derive(Debug, Clone)]
pub(super) struct Translation {
    pub(super) language: Arc<str>,
    /// The file that it translates.
    pub(super) original: Arc<str>,
    pub(super) doc: Arc<Doc>,
}

/// The settings in another language.
#[derive(Debug, Clone)]
pub(super) struct SettingsTranslation {
    pub(super) language: Arc<str>,
    pub(super) file: Arc<str>,
}

/// The key and the value that a folder gives to the records in it.
#[derive(Debug, Clone)]
pub(super) struct Parent {
    pub(super) key: &'static str,
    pub(super) id: Box<str>,
}

/// The fields of a record, as far as they are read.
#[derive(Debug)]
pub(super) enum Front {
    /// The YAML of a file with one record, and where it begins in the file.
    Text { yaml: Box<str>, base: usize },
    /// One of several records of a file.
    Value(serde_yaml::Value),
    /// A row of a CSV file, and its bytes.
    Row(serde_yaml::Value, Range<usize>),
    /// Those of another document, with the words of its translation.
    Laid(Laid),
    /// Nothing: the file is broken, which was reported. Its id still counts as taken.
    Broken,
}

/// Reads every file of a listing of `content/` that the memo does not hold.
pub(super) fn read(
    source: &dyn Source,
    listing: Listing,
    registry: &[Entry],
    bodies: Bodies,
    memo: &mut Memo,
) -> Catalog {
    let parts: Vec<Arc<Catalog>> = listing
        .entries
        .par_iter()
        .filter(|entry| &*entry.path != SETTINGS)
        .map(|entry| {
            memo.part(&entry.path)
                .unwrap_or_else(|| Arc::new(reader::file(source, entry, registry, bodies)))
        })
        .collect();
    let paths = listing.entries.iter().map(|entry| &entry.path);
    let paths = paths.filter(|path| &***path != SETTINGS);
    memo.keep_parts(paths.zip(&parts));
    let mut catalog = Catalog {
        problems: listing.problems,
        ..Catalog::default()
    };
    for part in parts {
        catalog.docs.extend_from_slice(&part.docs);
        catalog.translations.extend_from_slice(&part.translations);
        catalog.settings.extend_from_slice(&part.settings);
        catalog.assets.extend_from_slice(&part.assets);
        catalog.problems.extend_from_slice(&part.problems);
    }
    catalog.refuse_duplicates(source, registry);
    catalog
}

impl Catalog {
    /// Makes translations of what was read from a file of this language.
    pub(super) fn be_translation(&mut self, language: &str) {
        let docs = std::mem::take(&mut self.docs);
        let language: Arc<str> = language.into();
        self.translations.extend(docs.into_iter().map(|doc| {
            let (stem, ending) = doc.file.rsplit_once('.').unwrap_or((&doc.file, ""));
            let original = format!("{}.{ending}", split_language(stem).0).into();
            Translation {
                language: Arc::clone(&language),
                original,
                doc,
            }
        }));
    }

    /// What is wrong with bodies that were not read for it when their files were; see [`Bodies::Later`].
    pub(super) fn later_problems(&self) -> Vec<Diagnostic> {
        let translations = self.translations.par_iter().map(|one| &one.doc);
        let docs = self.docs.par_iter().chain(translations);
        let bodies = docs.filter_map(|doc| doc.body.as_ref());
        bodies
            .flat_map_iter(|body| body.outline.problems.clone())
            .collect()
    }

    /// The places of the documents of a file; they follow each other, in the order of the files.
    pub(super) fn of_file(&self, file: &str) -> Range<usize> {
        let begin = self.docs.partition_point(|doc| *doc.file < *file);
        let own = self.docs.iter().skip(begin);
        begin..begin + own.take_while(|doc| *doc.file == *file).count()
    }

    /// Reports every id that a kind has twice, and keeps the first of them.
    fn refuse_duplicates(&mut self, source: &dyn Source, registry: &[Entry]) {
        let mut seen: BTreeMap<(usize, Box<str>), Arc<str>> = BTreeMap::new();
        let mut problems = Vec::new();
        self.docs.retain(|doc| {
            let key = (doc.kind, doc.id.clone());
            let Some(first) = seen.get(&key) else {
                seen.insert(key, Arc::clone(&doc.file));
                return true;
            };
            let label = registry.get(doc.kind).map(|kind| (kind.label)());
            let text = doc
                .prefix
                .and_then(|_| read_text(source, &doc.file).ok())
                .unwrap_or_default();
            problems.push(problems::duplicate_id(doc, &text, first, label));
            false
        });
        let mut seen = BTreeSet::new();
        self.translations.retain(|one| {
            let key = (
                one.language.clone(),
                one.doc.file.clone(),
                one.doc.id.clone(),
            );
            let first = seen.insert(key);
            if !first {
                let label = registry.get(one.doc.kind).map(|kind| (kind.label)());
                let text = read_text(source, &one.doc.file).unwrap_or_default();
                problems.push(problems::duplicate_id(
                    &one.doc,
                    &text,
                    &one.doc.file,
                    label,
                ));
            }
            first
        });
        self.problems.extend(problems);
    }
}
