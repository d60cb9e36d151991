//! From files to a site: read and identified, typed and resolved, checked. Rendering sees only the last.
//!
//! [`load`] goes through the steps in order. A document ([`catalog`]) is a file whose kind and id are
//! known; a record has its fields read, its references resolved, and stands in the table of its kind.

mod base;
mod body;
mod catalog;
mod common;
mod edition;
mod front;
mod identify;
mod links;
mod load;
mod locate;
mod memo;
mod mentions;
mod page;
mod peek;
mod preview;
mod problems;
mod raw;
mod record;
mod registry;
mod rows;
mod schema;
mod settings;
mod svg;
mod unlinked;
mod words;

pub use base::Base;
pub use catalog::{CONTENT, SETTINGS};
pub use edition::{Edition, Original};
pub(crate) use links::asset_path;
pub use links::{Link, resolve};
pub use load::{Bodies, Drafts, LoadError, Loaded, Options, load, load_with};
pub(crate) use locate::field_span;
pub use memo::Memo;
pub use page::{Content, Listing, Make, Page, Route};
pub use preview::{Photo, Poster, Preview};
pub use raw::{Raw, raw};
pub use registry::{Domain, Entry, Find, Findable, Info, entry};
pub use schema::{of as record_schema, of_translation as translation_schema};

use std::any::{Any, TypeId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use crate::model::{
    Clock, Common, Index, Kind, Record, RecordUrl, Ref, Settings, Status, Table, Words,
};
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
    pub assets: BTreeSet<Arc<str>>,
    drafts: Drafts,
    tables: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    index: Arc<Index>,
    /// The ids of the content, those of records that could not be read too.
    known: Index,
    files: BTreeMap<Arc<str>, FileTarget>,
    derived: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
}

/// Where the records of a file are shown.
enum FileTarget {
    /// A file with one record.
    One(Target),
    /// A file with several, by their ids.
    Several(BTreeMap<Box<str>, Target>),
    /// A file whose records could not be read.
    Unread,
}

/// Where a record is shown, and to which headings of it one can link.
struct Target {
    url: RecordUrl,
    visible: bool,
    anchors: Vec<Box<str>>,
    /// The same headings in the main edition, for a page that is translated.
    former: Vec<Box<str>>,
}

impl Target {
    /// The heading that has this id in the main edition; `Some(None)` when the translation has
    /// other headings, so that only the page can be linked to.
    fn translated(&self, former: &str) -> Option<Option<&str>> {
        let place = self.former.iter().position(|id| &**id == former)?;
        let same = self.former.len() == self.anchors.len();
        Some(
            same.then(|| self.anchors.get(place).map(AsRef::as_ref))
                .flatten(),
        )
    }
}

/// Something that is computed from a whole site once, when it is first asked for.
pub trait Derived: Send + Sync + 'static {
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
            assets: BTreeSet::new(),
            drafts,
            tables: HashMap::new(),
            index: Arc::default(),
            known: Index::default(),
            files: BTreeMap::new(),
            derived: Mutex::default(),
        }
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
        let kept = |map: &HashMap<TypeId, Arc<dyn Any + Send + Sync>>| {
            map.get(&TypeId::of::<T>())
                .and_then(|value| Arc::clone(value).downcast::<T>().ok())
        };
        if let Some(value) = self.derived.lock().ok().and_then(|map| kept(&map)) {
            return value;
        }
        // Two threads may compute the same value; they are equal, so either may be kept.
        let value = Arc::new(T::derive(self));
        if let Ok(mut map) = self.derived.lock() {
            map.insert(
                TypeId::of::<T>(),
                Arc::clone(&value) as Arc<dyn Any + Send + Sync>,
            );
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

    #[expect(
        clippy::expect_used,
        reason = "loading makes the table of every kind of the registry"
    )]
    fn table_mut<K: Kind>(&mut self) -> &mut Table<K> {
        self.tables
            .get_mut(&TypeId::of::<Table<K>>())
            .and_then(|table| table.downcast_mut())
            .expect("the kind is in the registry")
    }

    /// The headings of the one record of a file.
    fn anchors(&self, file: &str) -> Vec<Box<str>> {
        match self.files.get(file) {
            Some(FileTarget::One(target)) => target.anchors.clone(),
            _ => Vec::new(),
        }
    }

    /// Notes where the records of each file are shown, `main` being the edition that this one translates, for links between files. A file whose
    /// records could not be read is there all the same: a link to it is not broken.
    fn name_files<'a>(&mut self, all: impl Iterator<Item = &'a Arc<str>>, main: Option<&Self>) {
        let mut files: BTreeMap<Arc<str>, FileTarget> = all
            .map(|file| (Arc::clone(file), FileTarget::Unread))
            .collect();
        for info in self.infos() {
            let headings = info.body.map(|body| body.outline.headings.iter());
            let former = info.body.filter(|body| body.file != *info.file).and(main);
            let target = Target {
                former: former.map_or_else(Vec::new, |main| main.anchors(info.file)),
                url: info.url,
                visible: info.visible,
                anchors: headings
                    .into_iter()
                    .flatten()
                    .map(|h| h.id.clone())
                    .collect(),
            };
            let file = Arc::clone(info.file);
            match (info.prefix, files.get_mut(&file)) {
                (Some(_), Some(FileTarget::Several(members))) => {
                    members.insert(info.id.into(), target);
                }
                (Some(_), _) => {
                    let members = BTreeMap::from([(info.id.into(), target)]);
                    files.insert(file, FileTarget::Several(members));
                }
                (None, _) => {
                    files.insert(file, FileTarget::One(target));
                }
            }
        }
        self.files = files;
    }
}
