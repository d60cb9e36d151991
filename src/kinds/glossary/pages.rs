//! The glossary: one page on which every term has its anchor.

use serde::Serialize;
use serde_json::json;

use super::Term;
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::shared::{self, Head};
use crate::model::Record;
use crate::site::{Page, Route, Site};

/// Where the terms stand.
const PATH: &str = "/tu-dien/";

/// The address of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let reviewed = site
        .shown::<Term>()
        .filter_map(|(_, term)| term.common.reviewed)
        .max();
    vec![Route::page(PATH, "list", page).modified(reviewed.map(|day| day.0))]
}

#[derive(Serialize)]
struct View {
    terms: Vec<TermView>,
}

#[derive(Serialize)]
struct TermView {
    id: String,
    term: String,
    meaning: String,
    expand: Vec<String>,
}

fn page(site: &Site) -> Result<Page, Diagnostic> {
    // Archived terms stay: the page is the only place at which a link to one can end.
    let mut terms: Vec<&Record<Term>> = site.shown::<Term>().map(|(_, term)| term).collect();
    collate::sort_by(&mut terms, |term| term.title());
    let name = site.word("list.terms")?;
    let json_ld = json!({
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "name": name,
        "url": site.base.absolute(PATH),
        "hasDefinedTerm": terms.iter().map(|term| json!({
            "@type": "DefinedTerm",
            "@id": site.base.absolute(&format!("{PATH}#{}", term.id)),
            "name": term.title(),
            "description": term.meaning,
            "alternateName": term.expand,
        })).collect::<Vec<_>>(),
    });
    let view = View {
        terms: terms
            .iter()
            .map(|term| TermView {
                id: term.id.to_string(),
                term: term.title().to_owned(),
                meaning: term.meaning.clone(),
                expand: term.expand.clone(),
            })
            .collect(),
    };
    let head = Head::new(site, PATH, &name)?
        .describe(site.word("glossary.lead")?)
        .json_ld(json_ld)
        .done(site);
    Ok(shared::page("glossary.html", head, view))
}
