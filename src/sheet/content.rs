//! The records that are there, as spreadsheets see them.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::site::{Entry, Raw, raw};
use crate::source::Source;

/// Every record of the content by its kind and id.
pub(super) struct Content {
    pub(super) records: Vec<Raw>,
    places: BTreeMap<&'static str, BTreeMap<Box<str>, usize>>,
    registry: &'static [Entry],
}

impl Content {
    /// Reads the content.
    pub(super) fn read(source: &dyn Source, registry: &'static [Entry]) -> Self {
        let records = raw(source, registry);
        let mut places: BTreeMap<&'static str, BTreeMap<Box<str>, usize>> = BTreeMap::new();
        for (place, record) in records.iter().enumerate() {
            places
                .entry(record.kind)
                .or_default()
                .insert(record.id.clone(), place);
        }
        Self {
            records,
            places,
            registry,
        }
    }

    /// The record of a kind with this id.
    pub(super) fn find(&self, kind: &str, id: &str) -> Option<&Raw> {
        let place = *self.places.get(kind)?.get(id)?;
        self.records.get(place)
    }

    /// The records of a kind in the order of their ids.
    pub(super) fn of<'a>(&'a self, kind: &str) -> impl Iterator<Item = &'a Raw> + use<'a> {
        let places = self.places.get(kind).into_iter().flat_map(BTreeMap::values);
        places.filter_map(|place| self.records.get(*place))
    }

    /// What the registry says of a kind.
    pub(super) fn entry(&self, kind: &str) -> Option<&'static Entry> {
        self.registry.iter().find(|entry| entry.name == kind)
    }

    /// All kinds.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &'static Entry> + use<> {
        self.registry.iter()
    }

    /// What a record is called; its id where it has no title of its own.
    pub(super) fn title<'a>(&self, record: &'a Raw) -> &'a str {
        let key = self.entry(record.kind).and_then(|entry| entry.title_key);
        let title = key.and_then(|key| record.value.as_ref()?.get(key)?.as_str());
        title.unwrap_or(&record.id)
    }
}

/// The value at a path of keys and places.
pub(super) fn at<'a>(value: &'a Value, path: &[crate::format::yaml::Seg]) -> Option<&'a Value> {
    use crate::format::yaml::Seg;
    path.iter().try_fold(value, |value, seg| match seg {
        Seg::Key(key) => value.get(&**key),
        Seg::Index(place) => value.get(*place),
    })
}
