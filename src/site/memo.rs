//! What was read of files that did not change since: a session reads only the others again.
//!
//! Everything that is kept here is a function of a file's bytes and of the ids that its references are
//! resolved against, so a site that is loaded with a memo is the one that is loaded without.

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::catalog::{CONTENT, Catalog, Doc};
use crate::diag::Diagnostic;
use crate::model::{Fields, Index, Kind, Settings, Words};
use crate::source::{Known, Listing};
use crate::theme::Chain;

/// A theme and its words in the main language of the site.
pub(super) type Dress = (Arc<Chain>, Arc<Words>);

/// What was read of the files of a site. An empty one holds nothing, and everything is read.
#[derive(Default)]
pub struct Memo {
    listing: Option<Listing>,
    parts: BTreeMap<Arc<str>, Arc<Catalog>>,
    pub(super) records: Records,
    /// The theme with the names that the settings gave for it and for the language.
    dress: Option<(String, String, Dress)>,
}

impl Memo {
    /// Forgets the files that changed, and takes the list of all that there are now.
    pub fn forget(&mut self, changed: &BTreeSet<Arc<str>>, known: &Known) {
        self.listing = Some(known.listing(CONTENT));
        for path in changed {
            self.parts.remove(path);
            if !path.starts_with(CONTENT) {
                self.dress = None;
            }
        }
    }

    /// The files of the content; `None` when they must be looked for.
    pub(super) fn listing(&mut self) -> Option<Listing> {
        self.listing.take()
    }

    /// What was read of a file.
    pub(super) fn part(&self, path: &str) -> Option<Arc<Catalog>> {
        self.parts.get(path).cloned()
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
    /// the ids of its kind, so it is right for as long as no id came or went.
    #[expect(
        clippy::expect_used,
        reason = "the value under the type's own id is of that type"
    )]
    pub(super) fn of<K: Kind>(&mut self, index: &Arc<Index>) -> &mut OfKind<K> {
        let kept = self.kinds.entry(TypeId::of::<K>()).or_insert_with(|| {
            Box::new(OfKind::<K> {
                index: Arc::clone(index),
                fields: HashMap::new(),
            })
        });
        let kept: &mut OfKind<K> = kept.downcast_mut().expect("the type's own");
        if !index.has_same(&kept.index) {
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
