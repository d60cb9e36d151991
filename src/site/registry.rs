//! The list of kinds, with their types erased, so that the layers above and below can walk all of them.

use std::any::Any;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::catalog::Doc;
use super::memo::Records;
use super::record::record;
use super::{Poster, Route, Site};
use crate::diag::{Diagnostic, Text};
use crate::model::{
    Body, Common, Fields, Findings, Form, Index, Kind, Record, RecordUrl, Status, Table,
};

/// What a kind does in the site: its rules and its pages.
pub trait Domain: Kind {
    /// Finds what is wrong with one record, given all others.
    fn check(_record: &Record<Self>, _site: &Site, _findings: &mut Findings)
    where
        Self: Sized,
    {
    }

    /// Finds what is wrong between the records of the kind.
    fn check_all(_site: &Site, _findings: &mut Findings) {}

    /// The addresses that the kind gives to the site.
    fn routes(site: &Site) -> Vec<Route>;

    /// The instants at which what the site says of this record changes.
    fn changes(_record: &Record<Self>, _site: &Site) -> Vec<Timestamp>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// The state of a record in one word, for the `list` command.
    fn state(_record: &Record<Self>, _site: &Site) -> Option<&'static str>
    where
        Self: Sized,
    {
        None
    }

    /// The files beside the record that its fields name, as they are written.
    fn files(_record: &Record<Self>) -> Vec<&str>
    where
        Self: Sized,
    {
        Vec::new()
    }

    /// What search finds a record by; `None` for a kind that it leaves out.
    fn find<'a>(_record: &'a Record<Self>, _site: &'a Site) -> Option<Findable<'a>>
    where
        Self: Sized,
    {
        Some(Findable::default())
    }

    /// The words of the picture that stands for the record in networks; `None` where that is the
    /// picture of the whole site.
    ///
    /// # Errors
    /// When the theme lacks a word.
    fn poster(_record: &Record<Self>, _site: &Site) -> Result<Option<Poster>, Diagnostic>
    where
        Self: Sized,
    {
        Ok(None)
    }

    /// Whether what this record stands under is shown.
    fn stands(_record: &Record<Self>, _site: &Site) -> bool
    where
        Self: Sized,
    {
        true
    }
}

/// What search finds a record by beside its title, keywords, headings and summary.
#[derive(Debug, Default)]
pub struct Findable<'a> {
    /// What else it is called.
    pub names: Vec<&'a str>,
    /// What the places where it is are called.
    pub places: Box<[&'a str]>,
    /// When what it tells of is over.
    pub ends: Option<Timestamp>,
}

/// A record that is shown, as search sees it.
pub struct Find<'a> {
    /// The name of the kind.
    pub kind: &'static str,
    /// The id.
    pub id: &'a str,
    /// Where it is shown.
    pub url: RecordUrl,
    /// The common fields.
    pub common: &'a Common,
    /// The body, when there is one.
    pub body: Option<&'a Body>,
    /// Whether lists name it.
    pub listed: bool,
    /// What else it is called.
    pub names: Vec<&'a str>,
    /// What the places where it is are called.
    pub places: Box<[&'a str]>,
    /// When what it tells of is over.
    pub ends: Option<Timestamp>,
}

/// A kind with its type erased.
pub struct Entry {
    /// See [`Kind::NAME`].
    pub name: &'static str,
    /// See [`Kind::FOLDER`].
    pub folder: &'static str,
    /// See [`Kind::FORM`].
    pub form: Form,
    /// See [`Kind::TITLE_KEY`].
    pub title_key: Option<&'static str>,
    /// See [`Kind::PARENT_KEY`].
    pub parent_key: Option<&'static str>,
    /// See [`Kind::NEEDS_BODY`].
    pub needs_body: bool,
    /// See [`Kind::label`].
    pub label: fn() -> Text,
    /// The JSON Schema of the kind's own fields.
    pub own_schema: fn() -> serde_json::Value,
    pub(super) make: fn(&[&Arc<Doc>], &Arc<Index>, &mut Records) -> Made,
    pub(super) replace: fn(&mut Site, &[Newer<'_>], &mut Records) -> bool,
    pub(super) hide: fn(&mut Site) -> bool,
    pub(super) check: fn(&Site, &mut Findings),
    pub(super) check_one: fn(&Site, &str, &mut Findings),
    pub(super) info: for<'a> fn(&'a Site, &str) -> Option<Info<'a>>,
    pub(super) shows: fn(&Site, usize, &str) -> bool,
    /// The routes of the kind.
    pub routes: fn(&Site) -> Vec<Route>,
    /// The instants at which something of the kind changes.
    pub changes: fn(&Site) -> Vec<Timestamp>,
    /// The posters of the records that are shown.
    pub posters: fn(&Site) -> Vec<Result<Poster, Diagnostic>>,
    /// What every layer may know of each record.
    pub infos: fn(&Site) -> Vec<Info<'_>>,
    /// The records that search finds.
    pub finds: fn(&Site) -> Vec<Find<'_>>,
}

/// The table made of some documents, or the documents that could not be read, by their place in the list.
pub(super) enum Made {
    Table(Arc<dyn Any + Send + Sync>),
    Failed(Vec<(usize, String)>),
}

/// A document and the one that takes its place: the same record, written anew.
#[derive(Clone, Copy)]
pub(super) struct Newer<'a> {
    pub(super) old: &'a Arc<Doc>,
    pub(super) new: &'a Arc<Doc>,
}

/// What every layer may know of a record without knowing its kind.
pub struct Info<'a> {
    /// The name of the kind.
    pub kind: &'static str,
    /// The id.
    pub id: &'a str,
    /// The file.
    pub file: &'a Arc<str>,
    /// The record's place in a file of several.
    pub prefix: Option<usize>,
    /// The common fields.
    pub common: &'a Common,
    /// The body, when there is one.
    pub body: Option<&'a Body>,
    /// Where it is shown.
    pub url: RecordUrl,
    /// Whether it is shown.
    pub visible: bool,
    /// Its state in one word.
    pub state: Option<&'static str>,
    /// The files that its fields name, as they are written.
    pub files: Vec<&'a str>,
}

/// The registry's line for a kind.
pub const fn entry<K: Domain>() -> Entry {
    Entry {
        name: K::NAME,
        folder: K::FOLDER,
        form: K::FORM,
        title_key: K::TITLE_KEY,
        parent_key: K::PARENT_KEY,
        needs_body: K::NEEDS_BODY,
        label: K::label,
        own_schema: || schemars::schema_for!(K).to_value(),
        make: make::<K>,
        replace: replace::<K>,
        hide: hide::<K>,
        check: check::<K>,
        check_one: |site, id, findings| {
            if let Some((_, record)) = site.find::<K>(id) {
                K::check(record, site, findings);
            }
        },
        info: |site, id| {
            let (_, record) = site.find::<K>(id)?;
            Some(info(site, record))
        },
        shows: |site, position, url| {
            let record = site.table::<K>().at(position);
            record.is_some_and(|record| record.visible && K::url(record).as_str() == url)
        },
        routes: K::routes,
        changes: |site| {
            // A record may be hidden because of what it stands under until one of these instants.
            site.all::<K>()
                .filter(|(_, record)| site.is_published(&record.common))
                .flat_map(|(_, record)| K::changes(record, site))
                .collect()
        },
        posters: |site| {
            site.shown::<K>()
                .filter_map(|(_, record)| K::poster(record, site).transpose())
                .collect()
        },
        infos: infos::<K>,
        finds: finds::<K>,
    }
}

fn make<K: Kind>(docs: &[&Arc<Doc>], index: &Arc<Index>, kept: &mut Records) -> Made {
    let kept = kept.of::<K>(index);
    let results: Vec<Result<Arc<Fields<K>>, String>> = docs
        .par_iter()
        .map(|doc| match kept.get(doc) {
            Some(fields) => Ok(fields),
            None => {
                let (read, asked) = index.scope_asked(|| record::<K>(doc));
                kept.ask(&asked);
                read.map(Arc::new)
            }
        })
        .collect();
    let mut records = Vec::with_capacity(results.len());
    let mut failed = Vec::new();
    for (place, (doc, result)) in docs.iter().zip(results).enumerate() {
        match result {
            Ok(fields) => {
                kept.keep(doc, &fields);
                records.push(Record::new(fields));
            }
            Err(cause) => failed.push((place, cause)),
        }
    }
    kept.forget_all_but(docs);
    if failed.is_empty() {
        Made::Table(Arc::new(Table::new(records)))
    } else {
        Made::Failed(failed)
    }
}

/// Gives records of a site the fields of newer documents; `false` when one of them cannot be read.
fn replace<K: Kind>(site: &mut Site, docs: &[Newer<'_>], kept: &mut Records) -> bool {
    let index = Arc::clone(&site.index);
    let kept = kept.of::<K>(&index);
    let mut read = Vec::with_capacity(docs.len());
    for doc in docs {
        let (fields, asked) = index.scope_asked(|| record::<K>(doc.new));
        kept.ask(&asked);
        let (Ok(fields), Some(reference)) = (fields, index.find::<K>(&doc.new.id)) else {
            return false;
        };
        let fields = Arc::new(fields);
        kept.forget(doc.old);
        kept.keep(doc.new, &fields);
        read.push((reference, fields));
    }
    site.change_table(|table: &mut Table<K>| {
        for (reference, fields) in read {
            table.put(reference, fields);
        }
    });
    true
}

/// Shows and hides the records of a kind; `true` when one is shown that was not, or the other way round.
fn hide<K: Domain>(site: &mut Site) -> bool {
    let shown: Vec<bool> = site
        .all::<K>()
        .map(|(_, record)| site.is_published(&record.common) && K::stands(record, site))
        .collect();
    let before = site.all::<K>().map(|(_, record)| &record.visible);
    if before.eq(&shown) {
        return false;
    }
    site.change_table(|table: &mut Table<K>| table.show(&shown));
    true
}

fn check<K: Domain>(site: &Site, findings: &mut Findings) {
    for (_, record) in site.all::<K>() {
        K::check(record, site, findings);
    }
    K::check_all(site, findings);
}

fn infos<K: Domain>(site: &Site) -> Vec<Info<'_>> {
    site.all::<K>()
        .map(|(_, record)| info(site, record))
        .collect()
}

fn info<'a, K: Domain>(site: &'a Site, record: &'a Record<K>) -> Info<'a> {
    Info {
        kind: K::NAME,
        id: &record.id,
        file: &record.file,
        prefix: record.prefix,
        common: &record.common,
        body: record.body.as_ref(),
        url: K::url(record),
        visible: record.visible,
        state: K::state(record, site),
        files: K::files(record),
    }
}

fn finds<K: Domain>(site: &Site) -> Vec<Find<'_>> {
    site.shown::<K>()
        .filter_map(|(_, record)| {
            let Findable {
                names,
                places,
                ends,
            } = K::find(record, site)?;
            Some(Find {
                kind: K::NAME,
                id: &record.id,
                url: K::url(record),
                common: &record.common,
                body: record.body.as_ref(),
                listed: record.common.status != Status::Archived,
                names,
                places,
                ends,
            })
        })
        .collect()
}
