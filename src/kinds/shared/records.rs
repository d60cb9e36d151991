//! What most kinds do alike: a page for each record, and all of them in one list.

use serde::Serialize;

use super::{Head, ListPage, paginate};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// The records of a kind that lists name, in the order of their titles.
pub(in crate::kinds) fn by_title<K: Kind>(site: &Site) -> Vec<(Ref<K>, &Record<K>)> {
    let mut records: Vec<(Ref<K>, &Record<K>)> = site.listed::<K>().collect();
    collate::sort_by(&mut records, |(_, record)| record.title());
    records
}

/// The page of each record that is shown, last modified when its facts were verified.
pub(in crate::kinds) fn record_pages<K: Kind>(
    site: &Site,
    make: fn(&Site, Ref<K>) -> Result<Page, Diagnostic>,
) -> Vec<Route> {
    let pages = site.shown::<K>().map(|(reference, record)| {
        Route::page(K::url(record).as_str(), K::NAME, move |site| {
            make(site, reference)
        })
        .modified(record.common.reviewed.map(|day| day.0))
        .of(reference)
    });
    pages.collect()
}

/// A list of all records of a kind, with nothing beside them.
pub(in crate::kinds) struct RecordList<K: Kind, V> {
    /// The path of its first page.
    pub path: &'static str,
    /// The template.
    pub template: &'static str,
    /// The key of the word that it is called by.
    pub title: &'static str,
    /// The key of the sentence that says what it is.
    pub lead: &'static str,
    /// The records in the order in which they stand.
    pub items: Vec<Ref<K>>,
    /// What is shown of a record.
    pub item: fn(&Site, Ref<K>) -> Result<V, Diagnostic>,
}

impl<K: Kind, V: Serialize + Send + 'static> RecordList<K, V> {
    /// The pages of the list.
    pub(in crate::kinds) fn routes(self) -> Vec<Route> {
        let Self {
            title, lead, item, ..
        } = self;
        let list = ListPage {
            path: self.path.to_owned(),
            template: self.template,
            group: "list",
            items: self.items,
        };
        paginate(
            list,
            move |site, path| {
                Ok(Head::new(site, path, &site.word(title)?)?.describe(site.word(lead)?))
            },
            move |site, reference| item(site, *reference),
            |_| Ok(()),
        )
    }
}

/// The references of records that were put in order.
pub(in crate::kinds) fn references<K: Kind>(records: &[(Ref<K>, &Record<K>)]) -> Vec<Ref<K>> {
    records.iter().map(|(reference, _)| *reference).collect()
}
