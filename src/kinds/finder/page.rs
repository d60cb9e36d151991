//! The view of the page.

use serde::Serialize;

use super::facets::{Facet, facets};
use crate::diag::Diagnostic;
use crate::kinds::programme::{DivisionView, Finder, ProgrammeIndex, divisions, finder};
use crate::kinds::shared::{self, Head};
use crate::site::{Page, Site};

#[derive(Serialize)]
struct View {
    /// Where the index is.
    index: String,
    /// The kinds of records that a search can find.
    kinds: Vec<&'static str>,
    facets: Vec<Facet>,
    finder: Finder,
    divisions: Vec<DivisionView>,
    programmes: usize,
}

/// The page at an address, for an index at another.
///
/// # Errors
/// When the theme lacks a word.
pub fn page(site: &Site, path: &str, index: &str) -> Result<Page, Diagnostic> {
    let view = View {
        index: site.base.href(index),
        kinds: site.registry.iter().map(|entry| entry.name).collect(),
        facets: facets(site)?,
        finder: finder(site),
        divisions: divisions(site)?,
        programmes: site.derived::<ProgrammeIndex>().all.len(),
    };
    let head = Head::new(site, path, &site.word("search.title")?)?
        .describe(site.word("search.lead")?)
        .done(site);
    Ok(shared::page("finder.html", head, view))
}
