//! What was read of files that did not change since: a session reads only the others again.
//!
//! Everything that is kept here is a function of a file's bytes and of the ids that its references are
//! resolved against, so a site that is loaded with a memo is the one that is loaded without.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::assemble::{Assembled, Reading};
use super::catalog::{CONTENT, Catalog, Doc};
use super::{Options, edition};
use crate::diag::Diagnostic;
use crate::model::{Fields, Index, Kind, Settings, Words};
use crate::theme::Chain;

/// A theme and its words in the main language of the site.
pub(super) type Dress = (Arc<Chain>, Arc<Words>);

/// What was read of the files of a site. An empty one holds nothing, and everything is read.
#[derive(Default)]
pub struct Memo {
    /// The files that changed since the site was read that is held.
    pub(super) changed: BTreeSet<Arc<str>>,
    pub(super) held: Option<Held>,
    parts: BTreeMap<Arc<str>, Arc<Catalog>>,
    pub(super) records: Records,
    pub(super) editions: edition::Memo,
    /// The theme with the names that the settings gave for it and for the language.
    dress: Option<(String, String, Dress)>,
}

/// A site that was read without errors, from which the next one can be made.
pub(super) struct Held {
    pub(super) assembled: Assembled,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) options: Options,
}

impl Memo {
    /// Notes that files changed, came or went.
    pub fn forget(&mut self, changed: &BTreeSet<Arc<str>>) {
        if changed.iter().any(|path| !path.starts_with(CONTENT)) {
            self.dress = None;
        }
        self.changed.extend(changed.iter().cloned());
    }

    /// Notes that the site is another at this moment.
    pub fn forget_moment(&mut self) {
        self.held = None;
    }

    /// Lets go of everything that was read of files that changed, and of the site that was made of it.
    pub(super) fn begin(&mut self) {
        self.held = None;
        for path in std::mem::take(&mut self.changed) {
            self.parts.remove(&path);
        }
    }

    /// Holds what was read, if it can be the base of what is read next.
    pub(super) fn hold(&mut self, reading: &Reading, options: &Options) {
        let made = reading.assembled.as_ref();
        self.held = made.filter(|_| !reading.has_errors()).map(|made| Held {
            assembled: made.clone(),
            diagnostics: reading.diagnostics.clone(),
            options: options.clone(),
        });
    }

    /// What was read of a file.
    pub(super) fn part(&self, path: &str) -> Option<Arc<Catalog>> {
        self.parts.get(path).cloned()
    }

    /// Keeps what was read of a file.
    pub(super) fn keep_part(&mut self, path: Arc<str>, part: Catalog) {
        self.parts.insert(path, Arc::new(part));
    }

    /// Keeps what was read of each file, and nothing of others.
    pub(super) fn keep_parts<'a>(
        &mut self,
        parts: impl Iterator<Item = (&'a Arc<str>, &'a Arc<Catalog>)>,
    ) {
        let parts = parts.map(|(path, part)| (Arc::clone(path), Arc::clone(part)));
        self.parts = parts.collect();
    }

    /// The theme of the settings with its words, read if it is another than before.
    pub(super) fn dress(
        &mut self,
        settings: &Settings,
        read: impl FnOnce() -> Result<Dress, Vec<Diagnostic>>,
    ) -> Result<Dress, Vec<Diagnostic>> {
        let is_same = |(theme, language, _): &&(String, String, Dress)| {
            (theme, language) == (&settings.theme, &settings.language)
        };
        if let Some((.., dress)) = self.dress.as_ref().filter(is_same) {
            return Ok(dress.clone());
        }
        let dress = read()?;
        let (theme, language) = (settings.theme.clone(), settings.language.clone());
        self.dress = Some((theme, language, dress.clone()));
        Ok(dress)
    }
}

/// The records of the documents that did not change.
#[derive(Default)]
pub(super) struct Records {
    index: Arc<Index>,
    kinds: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
}

/// The records of a kind by their documents, valid for the index against which they were read.
pub(super) struct OfKind<K> {
    index: Arc<Index>,
    /// The kinds to which these records refer.
    asked: Mutex<BTreeSet<&'static str>>,
    /// By the address of the document, which stands there for as long as it is held here.
    fields: HashMap<usize, (Arc<Doc>, Arc<Fields<K>>)>,
}

impl Records {
    /// The index of these ids, which shares with the one before what did not change.
    pub(super) fn index<'a>(
        &mut self,
        ids: impl IntoIterator<Item = (&'static str, &'a str)>,
    ) -> Arc<Index> {
        self.index = Arc::new(Index::after(&self.index, ids));
        Arc::clone(&self.index)
    }

    /// The records of a kind that are still right against an index: a reference is a position among
    /// the ids of its kind, so it is right for as long as no id of that came or went.
    #[expect(
        clippy::expect_used,
        reason = "the value under the type's own id is of that type"
    )]
    pub(super) fn of<K: Kind>(&mut self, index: &Arc<Index>) -> &mut OfKind<K> {
        let kept = self.kinds.entry(TypeId::of::<K>()).or_insert_with(|| {
            Box::new(OfKind::<K> {
                index: Arc::clone(index),
                asked: Mutex::default(),
                fields: HashMap::new(),
            })
        });
        let kept: &mut OfKind<K> = kept.downcast_mut().expect("the type's own");
        let asked = kept.asked.get_mut();
        if !index.has_same(&kept.index, asked.unwrap_or_else(PoisonError::into_inner)) {
            kept.fields.clear();
        }
        kept.index = Arc::clone(index);
        kept
    }
}

impl<K> OfKind<K> {
    /// The record of a document.
    pub(super) fn get(&self, doc: &Arc<Doc>) -> Option<Arc<Fields<K>>> {
        let (_, fields) = self.fields.get(&address(doc))?;
        Some(Arc::clone(fields))
    }

    /// Notes to which kinds a record refers.
    pub(super) fn ask(&self, kinds: &BTreeSet<&'static str>) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if !asked.is_superset(kinds) {
            asked.extend(kinds);
        }
    }

    /// Forgets the record of a document.
    pub(super) fn forget(&mut self, doc: &Arc<Doc>) {
        self.fields.remove(&address(doc));
    }

    /// Keeps the record of a document.
    pub(super) fn keep(&mut self, doc: &Arc<Doc>, fields: &Arc<Fields<K>>) {
        let kept = || (Arc::clone(doc), Arc::clone(fields));
        self.fields.entry(address(doc)).or_insert_with(kept);
    }

    /// Lets go of documents that are no more, once they are many.
    pub(super) fn forget_all_but(&mut self, docs: &[&Arc<Doc>]) {
        if self.fields.len() > docs.len() + docs.len() / 4 + 64 {
            let live: BTreeSet<usize> = docs.iter().map(|doc| address(doc)).collect();
            self.fields.retain(|address, _| live.contains(address));
        }
    }
}

fn address(doc: &Arc<Doc>) -> usize {
    Arc::as_ptr(doc).addr()
}
