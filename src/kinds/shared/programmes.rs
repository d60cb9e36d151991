//! The programmes of a record: the first on its own page, all of them on a list in pages beside it.

use serde::Serialize;

use super::{Head, ListPage, PAGE_SIZE, paginate};
use crate::kinds::programme::{Programme, Row, row};
use crate::model::{Kind, Ref};
use crate::site::{Route, Site};

/// The first programmes of a record, how many there are, and where the others are.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct Programmes {
    pub rows: Vec<Row>,
    pub total: usize,
    /// The list of all; `None` when the rows are all there are.
    pub all: Option<String>,
}

/// The part of `programmes` that stands on the page at `path`.
pub(in crate::kinds) fn first_programmes(
    site: &Site,
    path: &str,
    programmes: &[Ref<Programme>],
) -> Programmes {
    Programmes {
        rows: programmes
            .iter()
            .take(PAGE_SIZE)
            .map(|reference| row(site, *reference))
            .collect(),
        total: programmes.len(),
        all: (programmes.len() > PAGE_SIZE).then(|| site.base.href(&list_path(path))),
    }
}

/// Where the list of all programmes of the page at `path` is.
pub(in crate::kinds) fn list_path(path: &str) -> String {
    format!("{path}chuong-trinh/")
}

/// The list of all programmes of a record, for one that has more than `few`.
///
/// `parent` is the list of the record's kind with its word, for the way from the home page.
pub(in crate::kinds) fn all_programmes<K: Kind>(
    site: &Site,
    reference: Ref<K>,
    programmes: &[Ref<Programme>],
    few: usize,
    parent: (&'static str, &'static str),
) -> Vec<Route> {
    if programmes.len() <= few {
        return Vec::new();
    }
    let list = ListPage {
        path: list_path(K::url(site.get(reference)).as_str()),
        template: "programmes.html",
        group: "list",
        items: programmes.to_vec(),
    };
    paginate(
        list,
        move |site, path| {
            let record = site.get(reference);
            let title = site.say("record_programmes.title", &[("name", record.title())])?;
            let mut head = Head::new(site, path, &title)?;
            head.sample = record.common.sample;
            Ok(head.under(site, parent.0, parent.1)?.under_title(
                site,
                K::url(record).as_str(),
                record.title(),
            ))
        },
        |site, reference| Ok(row(site, *reference)),
        |_| Ok(()),
    )
}
