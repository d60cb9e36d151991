//! The page for when there is no network: it stands for every page that the browser has not kept.
//!
//! What was kept only the browser knows. The page has the words, for the worker too, and a script fills it.

use serde::Serialize;

use super::shared::{self, Head};
use crate::diag::Diagnostic;
use crate::site::{Page, Route, Site};

/// Where the page is.
pub const OFFLINE: &str = "/khong-mang/";

/// Its address.
pub fn route() -> Route {
    Route::page(OFFLINE, "error", page).unlisted()
}

fn page(site: &Site) -> Result<Page, Diagnostic> {
    #[derive(Serialize)]
    struct View {}
    let mut head = Head::new(site, OFFLINE, &site.word("offline.title")?)?;
    head.indexed = false;
    head.report = None;
    Ok(shared::page("offline.html", head, View {}))
}
