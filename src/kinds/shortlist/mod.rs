//! What visitors keep on their own phone: the programmes that they saved, and those that they compare.
//!
//! Which programmes these are only the browser knows. The pages have the words, and a script fills them
//! with facts that it reads from the pages of the programmes.

use serde::Serialize;

use super::shared::{self, Head};
use crate::diag::Diagnostic;
use crate::site::{Page, Route, Site};

/// Where the programmes that were saved are shown.
pub const SAVED: &str = "/da-luu/";

/// Where programmes are compared; their ids follow as `?c=`.
pub const COMPARED: &str = "/so-sanh/";

/// What the scripts of both pages need of the site.
#[derive(Serialize)]
struct View {
    /// The host by which entries of calendars are named, the same wherever the site is built for.
    host: String,
}

/// The addresses of both pages.
pub fn routes() -> Vec<Route> {
    vec![
        Route::page(SAVED, "shortlist", |site| {
            page(site, SAVED, ["saved.title", "saved.lead"], "saved.html")
        })
        .unlisted(),
        Route::page(COMPARED, "shortlist", |site| {
            page(
                site,
                COMPARED,
                ["compare.title", "compare.lead"],
                "compare.html",
            )
        })
        .unlisted(),
    ]
}

/// The page at a path, with the keys of its title and of what it says about itself.
fn page(
    site: &Site,
    path: &str,
    [title, lead]: [&str; 2],
    template: &'static str,
) -> Result<Page, Diagnostic> {
    let mut head = Head::new(site, path, &site.word(title)?)?
        .under(site, "/chuong-trinh/", "list.programmes")?
        .describe(site.word(lead)?);
    head.indexed = false;
    let host = shared::host(site).to_owned();
    Ok(shared::page(template, head.done(site), View { host }))
}
