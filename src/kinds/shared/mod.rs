//! What the pages of all kinds share: the head, links, lists, structured data.

mod contact;
pub(super) mod feed;
mod head;
mod json_ld;
mod link;
mod list;
mod near;
mod poster;
pub(super) mod notices;
mod programmes;
mod records;
mod shell;
mod validity;

pub(super) use contact::ContactView;
pub(super) use feed::host;
pub(super) use head::Head;
pub(super) use json_ld::{Json, drop_nulls, organisation};
pub(super) use link::{Link, Source};
pub(super) use list::{Card, ListPage, PAGE_SIZE, Term, TermIndex, paginate, paginate_items};
pub(super) use near::{latest_articles, next_events};
pub(super) use poster::poster;
pub(super) use programmes::{Programmes, all_programmes, first_programmes, list_path};
pub(super) use records::{RecordList, by_title, record_pages, references};
pub use shell::{SiteView, error_page, redirect_page};
pub(super) use validity::{Existence, Validity};

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::format::markdown::Rendered;
use crate::model::Record;
use crate::site::{Page, Site};

/// What a template sees: what every page has, and what this one shows.
#[derive(Serialize)]
struct PageView<V> {
    page: Head,
    view: V,
}

/// A page: its head, and the view that its template shows.
pub(super) fn page<V: Serialize + Send + 'static>(
    template: &'static str,
    head: Head,
    view: V,
) -> Page {
    Page {
        template,
        preview: head.preview.clone(),
        view: Box::new(PageView { page: head, view }),
    }
}

/// A body as a template sees it.
#[derive(Debug, Serialize)]
pub(super) struct BodyView {
    /// The HTML.
    pub(super) html: String,
    /// The headings of the second and third level, when there are enough to be worth a list.
    pub(super) toc: Vec<TocView>,
}

/// A heading in the table of contents.
#[derive(Debug, Serialize)]
pub(super) struct TocView {
    level: u8,
    id: String,
    text: String,
}

/// From how many headings on a table of contents helps.
const TOC_FROM: usize = 3;

/// The body of a record, rendered.
pub(super) fn body<K>(site: &Site, record: &Record<K>) -> Result<BodyView, Diagnostic> {
    let Rendered { html, toc } = site.body(record)?;
    let toc: Vec<TocView> = toc
        .into_iter()
        .filter(|entry| (2..=3).contains(&entry.level))
        .map(|entry| TocView {
            level: entry.level,
            id: entry.id,
            text: entry.text,
        })
        .collect();
    let toc = if toc.len() < TOC_FROM {
        Vec::new()
    } else {
        toc
    };
    Ok(BodyView { html, toc })
}
