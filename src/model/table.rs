//! Records and the tables that hold them.

use std::ops::{Deref, Range};
use std::sync::Arc;

use super::{Common, Ref};
use crate::format::markdown::Outlined;
use crate::format::yaml::Seg;

/// A record as the site holds it: its fields, and whether it is shown.
#[derive(Debug)]
pub struct Record<K> {
    fields: Arc<Fields<K>>,
    /// Whether the record is shown: published, in its time, and standing under what is shown.
    pub visible: bool,
}

/// A record whose fields are read and whose references are resolved.
#[derive(Debug)]
pub struct Fields<K> {
    /// The id, unique in its kind.
    pub id: Box<str>,
    /// The file that the record is written in, relative to the site's root.
    pub file: Arc<str>,
    /// Where in the file's YAML the record stands, when the file holds several.
    pub prefix: Option<usize>,
    /// The fields that every record has.
    pub common: Common,
    /// The fields of its kind; also reached through `Deref`.
    pub data: K,
    /// Its Markdown body, which stays in the file until the page is made.
    pub body: Option<Body>,
}

/// Where a body is, and what other pages and checks need to know of it.
#[derive(Debug, Clone)]
pub struct Body {
    /// The file: the record's own, or that of its translation.
    pub file: Arc<str>,
    /// The bytes of the file that hold it.
    pub range: Range<usize>,
    /// Its headings, links, images and named values.
    pub outline: Arc<Outlined>,
    /// What it says, where that is kept in memory instead of being read again.
    pub text: Option<Arc<str>>,
}

impl<K> Clone for Record<K> {
    fn clone(&self) -> Self {
        Self {
            fields: Arc::clone(&self.fields),
            visible: self.visible,
        }
    }
}

impl<K> Record<K> {
    /// A record with these fields, which is not shown yet.
    pub fn new(fields: Arc<Fields<K>>) -> Self {
        Self {
            fields,
            visible: false,
        }
    }

    /// The path of a field of this record in its file.
    pub fn path(&self, field: Vec<Seg>) -> Vec<Seg> {
        self.prefix
            .map(Seg::Index)
            .into_iter()
            .chain(field)
            .collect()
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.common.title
    }
}

impl<K> Deref for Record<K> {
    type Target = Fields<K>;

    fn deref(&self) -> &Fields<K> {
        &self.fields
    }
}

impl<K> Deref for Fields<K> {
    type Target = K;

    fn deref(&self) -> &K {
        &self.data
    }
}

/// All records of a kind, in the order of their ids. Tables that are cloned share the fields.
#[derive(Debug)]
pub struct Table<K> {
    records: Vec<Record<K>>,
}

impl<K> Clone for Table<K> {
    fn clone(&self) -> Self {
        Self {
            records: self.records.clone(),
        }
    }
}

impl<K> Table<K> {
    /// A table of records in the order of their ids, as [`super::Index`] ranks them.
    pub fn new(mut records: Vec<Record<K>>) -> Self {
        records.sort_by(|a, b| a.id.cmp(&b.id));
        Self { records }
    }

    /// The record that a reference stands for.
    #[expect(
        clippy::indexing_slicing,
        reason = "a Ref is made from the index whose ranks are the positions of this table"
    )]
    pub fn get(&self, reference: Ref<K>) -> &Record<K> {
        &self.records[reference.position()]
    }

    /// All records with their references, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (Ref<K>, &Record<K>)> + Clone {
        (0..).map(Ref::new).zip(&self.records)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Gives a record other fields; it keeps its id, and is shown or hidden as before.
    pub fn put(&mut self, reference: Ref<K>, fields: Arc<Fields<K>>) {
        if let Some(record) = self.records.get_mut(reference.position()) {
            record.fields = fields;
        }
    }

    /// The record at a position in the order of the ids.
    pub fn at(&self, position: usize) -> Option<&Record<K>> {
        self.records.get(position)
    }

    /// Shows or hides each record, in the order of the ids.
    pub fn show(&mut self, shown: &[bool]) {
        for (record, shown) in self.records.iter_mut().zip(shown) {
            record.visible = *shown;
        }
    }
}
