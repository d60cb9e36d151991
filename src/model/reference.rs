//! References between records. A [`Ref`] exists only for a record that exists.

use std::borrow::Cow;
use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use super::Kind;

/// A reference to a record of kind `K`: written as an id, held as the record's position in its table.
///
/// It can only be read inside [`Index::scope`], which refuses an id that no record has; so
/// whoever holds one never has to ask whether its record is there.
pub struct Ref<K> {
    position: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Ref<K> {
    pub(super) fn new(position: u32) -> Self {
        Self {
            position,
            kind: PhantomData,
        }
    }

    /// The rank of the record's id among those of its kind.
    pub fn position(self) -> usize {
        self.position as usize
    }
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Ref<K> {}

impl<K> PartialEq for Ref<K> {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position
    }
}

impl<K> Eq for Ref<K> {}

impl<K> PartialOrd for Ref<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Ref<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.position.cmp(&other.position)
    }
}

impl<K> Hash for Ref<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.position.hash(state);
    }
}

impl<K> fmt::Debug for Ref<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.position)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Ref<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = String::deserialize(deserializer)?;
        ASKED.with_borrow_mut(|kinds| kinds.insert(K::NAME));
        SCOPE
            .with_borrow(|index| index.as_ref().and_then(|index| index.find::<K>(&id)))
            .ok_or_else(|| D::Error::custom(format!("no {} has the id {id:?}", K::NAME)))
    }
}

impl<K: Kind> JsonSchema for Ref<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("Ref_{}", K::NAME).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "x-ref": K::NAME})
    }
}

/// The ids of all records by kind; a record's position is its rank among the ids of its kind.
#[derive(Debug, Default)]
pub struct Index {
    kinds: BTreeMap<&'static str, Arc<Ids>>,
}

/// The ids of a kind with their ranks.
type Ids = BTreeMap<Box<str>, u32>;

thread_local! {
    /// The index against which references are read on this thread. Derived deserialisers take
    /// no context of their own, so this is how they come to know which ids exist.
    static SCOPE: RefCell<Option<Arc<Index>>> = const { RefCell::new(None) };

    /// The kinds of the references that were read in the scope.
    static ASKED: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
}

impl Index {
    /// The index of these `(kind, id)` pairs; a pair given twice counts once.
    pub fn new<'a>(records: impl IntoIterator<Item = (&'static str, &'a str)>) -> Self {
        Self::after(&Self::default(), records)
    }

    /// The index of these pairs; it shares with an earlier one the kinds that have the same ids in both.
    pub fn after<'a>(
        earlier: &Self,
        records: impl IntoIterator<Item = (&'static str, &'a str)>,
    ) -> Self {
        let mut kinds: BTreeMap<&'static str, Ids> = BTreeMap::new();
        for (kind, id) in records {
            kinds.entry(kind).or_default().insert(id.into(), 0);
        }
        for ids in kinds.values_mut() {
            for (rank, position) in (0..).zip(ids.values_mut()) {
                *position = rank;
            }
        }
        let shared = kinds.into_iter().map(|(kind, ids)| {
            let same = earlier.kinds.get(kind).filter(|known| ***known == ids);
            (kind, same.map_or_else(|| Arc::new(ids), Arc::clone))
        });
        Self {
            kinds: shared.collect(),
        }
    }

    /// Whether these kinds have the ids that they had in an earlier index, from which this one was made.
    pub fn has_same(&self, earlier: &Self, kinds: &BTreeSet<&'static str>) -> bool {
        let ids = |index: &Self, kind| index.kinds.get(kind).map(Arc::as_ptr);
        kinds
            .iter()
            .all(|kind| ids(self, kind) == ids(earlier, kind))
    }

    /// The record of kind `K` with this id.
    pub fn find<K: Kind>(&self, id: &str) -> Option<Ref<K>> {
        let position = *self.kinds.get(K::NAME)?.get(id)?;
        Some(Ref::new(position))
    }

    /// Whether a record of the kind with this name has this id.
    pub fn contains(&self, kind: &str, id: &str) -> bool {
        self.kinds.get(kind).is_some_and(|ids| ids.contains_key(id))
    }

    /// The ids of a kind, in order.
    pub fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kinds
            .get(kind)
            .into_iter()
            .flat_map(|ids| ids.keys().map(AsRef::as_ref))
    }

    /// Runs `read` with references resolved against this index.
    pub fn scope<T>(self: &Arc<Self>, read: impl FnOnce() -> T) -> T {
        self.scope_asked(read).0
    }

    /// [`Index::scope`], with the kinds of the references that were read.
    pub fn scope_asked<T>(
        self: &Arc<Self>,
        read: impl FnOnce() -> T,
    ) -> (T, BTreeSet<&'static str>) {
        let outer = SCOPE.replace(Some(Arc::clone(self)));
        let others = ASKED.take();
        let value = read();
        SCOPE.set(outer);
        (value, ASKED.replace(others))
    }
}
