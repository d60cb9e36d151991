//! The list of documents, and the page of each with who cites it.

use serde::Serialize;

use super::citations::Citations;
use super::{Document, DocumentType, Force, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::shared::{
    self, Card, Head, Link, RecordList, by_title, record_pages, references,
};
use crate::model::{Day, Kind, PartialDay, Record, Ref, WebUrl};
use crate::site::{Link as FileLink, Page, Route, Site, resolve};

/// Where the documents are listed.
const PATH: &str = "/van-ban/";

#[derive(Serialize)]
struct DocumentView {
    r#type: DocumentType,
    symbol: Option<String>,
    issuer: String,
    /// The day of issue, when the source says it.
    issued: Option<Day>,
    /// The year of issue, when the source says no more.
    issued_year: Option<i16>,
    effective: Option<Day>,
    expires: Option<Day>,
    subject: String,
    state: Force,
    note: Option<String>,
    amends: Vec<Link>,
    replaces: Vec<Link>,
    file: Option<String>,
    url: Option<WebUrl>,
    citations: Citations,
}

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = record_pages(site, page);
    routes.extend(list(site));
    routes
}

/// The list of documents, the last issued first and those without a day at the end.
fn list(site: &Site) -> Vec<Route> {
    let mut documents = by_title::<Document>(site);
    documents
        .sort_by_key(|(_, document)| std::cmp::Reverse(document.issued.map(PartialDay::earliest)));
    RecordList {
        path: PATH,
        template: "list.html",
        title: "list.documents",
        lead: "document.lead",
        items: references(&documents),
        item: card,
    }
    .routes()
}

fn card(site: &Site, reference: Ref<Document>) -> Result<Card, Diagnostic> {
    let document = site.get(reference);
    let (day, year) = split(document.issued);
    let mut facts = vec![
        site.word(&format!("document.type.{}", document.r#type.key()))?,
        site.word(&format!("document.state.{}", document.state.key()))?,
    ];
    facts.extend(document.symbol.clone());
    if let Some(year) = year {
        facts.push(site.say("document.year", &[("year", &year.to_string())])?);
    }
    Ok(Card {
        title: document.title().to_owned(),
        href: site.base.href(Document::url(document).as_str()),
        summary: document
            .common
            .summary
            .clone()
            .unwrap_or_else(|| document.subject.clone()),
        facts,
        date: day.map(|day| day.to_string()),
        sample: document.common.sample,
    })
}

/// A day of issue as the day or the year that the source says.
fn split(issued: Option<PartialDay>) -> (Option<Day>, Option<i16>) {
    match issued {
        Some(PartialDay::Day(day)) => (Some(Day(day)), None),
        Some(PartialDay::Year(year)) => (None, Some(year)),
        None => (None, None),
    }
}

/// The page of a document.
fn page(site: &Site, reference: Ref<Document>) -> Result<Page, Diagnostic> {
    let document = site.get(reference);
    let (issued, issued_year) = split(document.issued);
    let view = DocumentView {
        r#type: document.r#type,
        symbol: document.symbol.clone(),
        issuer: document.issuer.clone(),
        issued,
        issued_year,
        effective: document.effective,
        expires: document.expires,
        subject: document.subject.clone(),
        state: document.state,
        note: document.note.clone(),
        amends: Link::to_shown(site, &document.amends),
        replaces: Link::to_shown(site, &document.replaces),
        file: document
            .data
            .file
            .as_deref()
            .and_then(|file| attachment(site, document, file)),
        url: document.url.clone(),
        citations: Citations::of(site, reference),
    };
    let head = Head::of(site, document)?
        .under(site, PATH, "list.documents")?
        .json_ld(json_ld::document(site, document)?)
        .done(site);
    Ok(shared::page("document.html", head, view))
}

/// The address of the file that lies beside a document.
fn attachment(site: &Site, document: &Record<Document>, file: &str) -> Option<String> {
    match resolve(site, &document.file, &[], file) {
        FileLink::File(path) => Some(site.base.shared(&path)),
        _ => None,
    }
}
