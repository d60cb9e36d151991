//! The page of a free text.

use serde::Serialize;
use serde_json::json;

use super::Page as FreePage;
use crate::diag::Diagnostic;
use crate::kinds::shared::{self, BodyView, Head, drop_nulls, record_pages};
use crate::model::{Kind, Ref};
use crate::site::{Page, Route, Site};

/// The addresses of the kind: a page each, and no list, for the pages have nothing in common.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    record_pages(site, page)
}

#[derive(Serialize)]
struct View {
    body: BodyView,
}

fn page(site: &Site, reference: Ref<FreePage>) -> Result<Page, Diagnostic> {
    let record = site.get(reference);
    let json_ld = drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": record.title(),
        "description": record.common.summary,
        "url": site.base.absolute(FreePage::url(record).as_str()),
        "lastReviewed": record.common.reviewed.map(|day| day.to_string()),
    }));
    let head = Head::of(site, record)?.json_ld(json_ld).done(site);
    Ok(shared::page(
        "page.html",
        head,
        View {
            body: shared::body(site, record)?,
        },
    ))
}
