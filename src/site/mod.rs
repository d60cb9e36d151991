//! From files to a site: read and identified, typed and resolved, checked. Rendering sees only the last.
//!
//! [`load`] goes through the steps in order; [`assemble`] ends before the checks, and [`patch`] makes of
//! a site the one after a change of few files. A document ([`catalog`]) is a file whose kind and id are
//! known; a record has its fields read, its references resolved, and stands in the table of its kind.

mod assemble;
mod base;
mod body;
mod catalog;
mod common;
mod edition;
mod fill;
mod front;
mod identify;
mod links;
mod load;
mod locate;
mod memo;
mod mend;
mod mentions;
mod page;
mod patch;
mod peek;
mod preview;
mod problems;
mod raw;
mod reader;
mod record;
mod registry;
mod rows;
mod schema;
mod settings;
mod svg;
mod targets;
mod unlinked;
mod verify;
mod words;

pub use assemble::{Assembled, Reading, assemble};
pub use base::Base;
pub use catalog::{CONTENT, SETTINGS};
pub use edition::{Edition, Field, Original};
pub(crate) use links::asset_path;
pub use links::{Link, resolve};
pub use load::{Bodies, Drafts, LoadError, Loaded, Options, load};
pub(crate) use locate::field_span;
pub use memo::Memo;
pub use page::{Content, Lasts, Listing, Make, Page, Route};
pub use patch::patch;
pub use preview::{Photo, Poster, Preview};
pub use raw::{Raw, raw};
pub use registry::{Domain, Entry, Find, Findable, Info, entry};
pub use schema::{of as record_schema, of_translation as translation_schema};

use std::any::{Any, TypeId};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use catalog::Doc;
use memo::Records;
use registry::Newer;
use targets::Targets;

use crate::model::{Clock, Common, Index, Kind, Record, Ref, Settings, Status, Table, Words};
use crate::source::Source;

/// A site: settings, clock, and the records of every kind with their references resolved.
pub struct Site {
    /// The settings of `content/site.yaml`.
    pub settings: Settings,
    /// The moment for which the site is made.
    pub clock: Clock,
    /// The public address.
    pub base: Base,
    /// The words of the interface in the site's language.
    pub words: Arc<Words>,
    /// The editions of the site, the main one first; empty for a site in one language.
    pub editions: Arc<[Edition]>,
    /// What this edition translates; `None` for the main one.
    pub original: Option<Arc<Original>>,
    /// Where bodies and assets are read from.
    pub source: Arc<dyn Source>,
    /// The kinds.
    pub registry: &'static [Entry],
    /// The files that are published as they are.
    pub assets: Arc<BTreeSet<Arc<str>>>,
    drafts: Drafts,
    tables: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
    index: Arc<Index>,
    /// The ids of the content, those of records that could not be read too.
    known: Arc<Index>,
    files: Targets,
    derived: Mutex<HashMap<TypeId, Kept>>,
}

/// A derived value, and what it reads.
type Kept = (Reads, Arc<dyn Any + Send + Sync>);

/// What a derived value reads: it stays while nothing of that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// The fields of records, and the clock.
    Fields,
    /// Also bodies, settings or words.
    Site,
}

/// Something that is computed from a whole site once, when it is first asked for.
pub trait Derived: Send + Sync + 'static {
    /// What it reads.
    const READS: Reads;

    /// Computes it.
    fn derive(site: &Site) -> Self;
}

impl Site {
    fn empty(
        settings: Settings,
        clock: Clock,
        base: Base,
        words: Arc<Words>,
        source: Arc<dyn Source>,
        registry: &'static [Entry],
        drafts: Drafts,
    ) -> Self {
        Self {
            settings,
            clock,
            base,
            words,
            editions: Arc::default(),
            original: None,
            source,
            registry,
            assets: Arc::default(),
            drafts,
            tables: HashMap::new(),
            index: Arc::default(),
            known: Arc::default(),
            files: Targets::default(),
            derived: Mutex::default(),
        }
    }

    /// Whether a document could be read as a record of this site.
    fn has(&self, doc: &Doc) -> bool {
        let kind = self.registry.get(doc.kind);
        kind.is_some_and(|kind| self.index.contains(kind.name, &doc.id))
    }

    /// All records of a kind, hidden ones too, in the order of their ids.
    pub fn all<K: Kind>(&self) -> impl Iterator<Item = (Ref<K>, &Record<K>)> + Clone {
        self.table::<K>().iter()
    }

    /// The records of a kind that are shown, in the order of their ids.
    pub fn shown<K: Kind>(&self) -> impl Iterator<Item = (Ref<K>, &Record<K>)> + Clone {
        self.all().filter(|(_, record)| record.visible)
    }

    /// The records of a kind that lists name: shown and not archived.
    pub fn listed<K: Kind>(&self) -> impl Iterator<Item = (Ref<K>, &Record<K>)> + Clone {
        self.shown()
            .filter(|(_, record)| record.common.status != Status::Archived)
    }

    /// The record that a reference stands for.
    pub fn get<K: Kind>(&self, reference: Ref<K>) -> &Record<K> {
        self.table::<K>().get(reference)
    }

    /// The record of a kind with this id.
    pub fn find<K: Kind>(&self, id: &str) -> Option<(Ref<K>, &Record<K>)> {
        let reference = self.index.find::<K>(id)?;
        Some((reference, self.get(reference)))
    }

    /// Whether the content has a record of this kind and id, readable or not.
    pub fn is_known(&self, kind: &str, id: &str) -> bool {
        self.known.contains(kind, id)
    }

    /// The id of this kind that is most like `id`.
    pub fn nearest_id(&self, kind: &str, id: &str) -> Option<&str> {
        crate::format::text::nearest(id, self.known.ids(kind))
    }

    /// What is computed from the whole site once.
    pub fn derived<T: Derived>(&self) -> Arc<T> {
        let kept = |map: &HashMap<TypeId, Kept>| {
            let (_, value) = map.get(&TypeId::of::<T>())?;
            Arc::clone(value).downcast::<T>().ok()
        };
        if let Some(value) = self.derived.lock().ok().and_then(|map| kept(&map)) {
            return value;
        }
        // Two threads may compute the same value; they are equal, so either may be kept.
        let value = Arc::new(T::derive(self));
        if let Ok(mut map) = self.derived.lock() {
            let erased: Arc<dyn Any + Send + Sync> = Arc::clone(&value) as _;
            map.insert(TypeId::of::<T>(), (T::READS, erased));
        }
        value
    }

    /// Everything that layers may know of all records without knowing their kinds.
    pub fn infos(&self) -> impl Iterator<Item = Info<'_>> {
        self.registry.iter().flat_map(|entry| (entry.infos)(self))
    }

    /// Whether a record is in its time and meant for the public.
    fn is_published(&self, common: &Common) -> bool {
        if self.drafts == Drafts::Shown {
            return true;
        }
        let now = self.clock.now();
        let after = |moment| self.clock.instant(moment) <= now;
        common.status != Status::Draft
            && common.publish_at.is_none_or(after)
            && !common.expires_at.is_some_and(after)
    }

    #[expect(
        clippy::expect_used,
        reason = "loading makes the table of every kind of the registry"
    )]
    fn table<K: Kind>(&self) -> &Table<K> {
        self.tables
            .get(&TypeId::of::<Table<K>>())
            .and_then(|table| table.downcast_ref())
            .expect("the kind is in the registry")
    }

    /// Changes a table, which other sites may share as it was.
    fn change_table<K: Kind>(&mut self, change: impl FnOnce(&mut Table<K>)) {
        let table = self.tables.remove(&TypeId::of::<Table<K>>());
        if let Some(Ok(mut table)) = table.map(Arc::downcast::<Table<K>>) {
            change(Arc::make_mut(&mut table));
            self.tables.insert(TypeId::of::<Table<K>>(), table);
        }
    }

    /// Gives records the fields of newer documents: all those of their files. With `others`, what
    /// changed may show or hide other records too. `main` is the edition that this one translates.
    /// Gives `false` when a document cannot be read.
    fn put(
        &mut self,
        docs: &[Newer<'_>],
        others: bool,
        records: &mut Records,
        main: Option<&Self>,
    ) -> bool {
        for (kind, entry) in self.registry.iter().enumerate() {
            let own = docs.iter().filter(|doc| doc.new.kind == kind);
            let own: Vec<Newer<'_>> = own.copied().collect();
            if !own.is_empty() && !(entry.replace)(self, &own, records) {
                return false;
            }
        }
        if others && self.hide() {
            let files: Vec<Arc<str>> = self.files.files().cloned().collect();
            self.name_files(files.iter(), main);
        } else {
            let records = docs.iter().filter_map(|doc| {
                let kind = self.registry.get(doc.new.kind)?;
                Some((&doc.new.file, kind.name, &*doc.new.id))
            });
            self.rename_files(records, main);
        }
        true
    }

    /// Shows and hides the records of all kinds by the clock and by what they stand under; `true`
    /// when that made a difference.
    fn hide(&mut self) -> bool {
        let mut is_changed = false;
        for entry in self.registry {
            is_changed |= (entry.hide)(self);
        }
        is_changed
    }

    /// Whether the record at this rank of a kind is shown at this address.
    pub(crate) fn shows(&self, kind: &str, position: usize, url: &str) -> bool {
        let mut kinds = self.registry.iter();
        let entry = kinds.find(|entry| entry.name == kind);
        entry.is_some_and(|entry| (entry.shows)(self, position, url))
    }

    /// The ids of the records; a reference is good in all sites that share them.
    pub(crate) fn ids(&self) -> &Arc<Index> {
        &self.index
    }

    /// A site that shares everything with this one, for changing parts of it, `fields` of records
    /// among them or not. What was derived of these it then has too.
    fn successor(&self, fields: bool) -> Self {
        let derived = self.derived.lock().ok().filter(|_| !fields);
        let derived = derived.iter().flat_map(|map| map.iter());
        let derived = derived.filter(|(_, (reads, _))| *reads == Reads::Fields);
        Self {
            settings: self.settings.clone(),
            clock: self.clock.clone(),
            base: self.base.clone(),
            words: Arc::clone(&self.words),
            editions: Arc::clone(&self.editions),
            original: self.original.clone(),
            source: Arc::clone(&self.source),
            registry: self.registry,
            assets: Arc::clone(&self.assets),
            drafts: self.drafts,
            tables: self.tables.clone(),
            index: Arc::clone(&self.index),
            known: Arc::clone(&self.known),
            files: self.files.clone(),
            derived: Mutex::new(derived.map(|(id, kept)| (*id, kept.clone())).collect()),
        }
    }
}
