//! Links from a page to records, with no address for what is hidden.

use serde::Serialize;

use crate::kinds::document::Document;
use crate::model::{Kind, Ref};
use crate::site::Site;

/// A title and where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::kinds) struct Link {
    pub title: String,
    /// The address; `None` when the record is not shown now.
    pub href: Option<String>,
}

impl Link {
    /// A link to a record.
    pub(in crate::kinds) fn to<K: Kind>(site: &Site, reference: Ref<K>) -> Self {
        let record = site.get(reference);
        Self {
            title: record.title().to_owned(),
            href: record
                .visible
                .then(|| site.base.href(K::url(record).as_str())),
        }
    }

    /// Links to those of the records that are shown.
    pub(in crate::kinds) fn to_shown<K: Kind>(site: &Site, references: &[Ref<K>]) -> Vec<Self> {
        references
            .iter()
            .filter(|reference| site.get(**reference).visible)
            .map(|reference| Self::to(site, *reference))
            .collect()
    }

    /// A link to a path of the site.
    pub(in crate::kinds) fn path(site: &Site, path: &str, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            href: Some(site.base.href(path)),
        }
    }
}

/// Where facts come from: a document of the site, or an address of the web.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Source {
    pub title: String,
    pub href: Option<String>,
}

impl Source {
    /// The source that a record names.
    pub(in crate::kinds) fn new(site: &Site, source: &str) -> Self {
        match site.find::<Document>(source) {
            Some((reference, document)) => Self {
                title: document
                    .symbol
                    .clone()
                    .unwrap_or_else(|| document.title().to_owned()),
                href: Link::to(site, reference).href,
            },
            None => Self {
                title: source.to_owned(),
                href: source.starts_with("http").then(|| source.to_owned()),
            },
        }
    }
}
