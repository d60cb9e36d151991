//! The list of agencies, and the page of each with its tasks and reports.

use serde::Serialize;

use super::{Agency, AgencyKind, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::plan::{TaskRow, all_tasks, tasks_with};
use crate::kinds::report::Report;
use crate::kinds::shared::{
    self, ContactView, Head, Link, RecordList, Validity, by_title, record_pages, references,
};
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where the agencies are listed.
const PATH: &str = "/co-quan/";

/// An agency in the list.
#[derive(Serialize)]
struct AgencyRow {
    title: String,
    href: String,
    summary: String,
    kind: AgencyKind,
    abbr: Option<String>,
    section: Option<String>,
    validity: Validity,
    successor: Option<Link>,
    leads: usize,
}

#[derive(Serialize)]
struct AgencyView {
    abbr: Option<String>,
    kind: AgencyKind,
    summary: String,
    section: Option<String>,
    validity: Validity,
    successor: Option<Link>,
    predecessors: Vec<Link>,
    contacts: Vec<ContactView>,
    leads: Vec<TaskRow>,
    partners: Vec<TaskRow>,
    reports: Vec<Link>,
}

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = record_pages(site, page);
    routes.extend(list(site));
    routes
}

/// The list of agencies: those of today first, each part in the order of the alphabet.
fn list(site: &Site) -> Vec<Route> {
    let mut agencies = by_title::<Agency>(site);
    agencies.sort_by_key(|(_, agency)| agency.validity(site).state);
    RecordList {
        path: PATH,
        template: "agencies.html",
        title: "list.agencies",
        lead: "agency.lead",
        items: references(&agencies),
        item: |site, reference| Ok(row(site, reference)),
    }
    .routes()
}

fn row(site: &Site, reference: Ref<Agency>) -> AgencyRow {
    let agency = site.get(reference);
    AgencyRow {
        title: agency.title().to_owned(),
        href: site.base.href(Agency::url(agency).as_str()),
        summary: agency.common.summary.clone().unwrap_or_default(),
        kind: agency.kind,
        abbr: agency.abbr.clone(),
        section: agency.section.clone(),
        validity: agency.validity(site),
        successor: agency.successor.map(|successor| Link::to(site, successor)),
        leads: all_tasks(site)
            .filter(|(_, task)| task.lead == reference)
            .count(),
    }
}

/// The page of an agency.
fn page(site: &Site, reference: Ref<Agency>) -> Result<Page, Diagnostic> {
    let agency = site.get(reference);
    let predecessors: Vec<Ref<Agency>> = site
        .all::<Agency>()
        .filter(|(_, other)| other.successor == Some(reference))
        .map(|(other, _)| other)
        .collect();
    let view = AgencyView {
        abbr: agency.abbr.clone(),
        kind: agency.kind,
        summary: agency.common.summary.clone().unwrap_or_default(),
        section: agency.section.clone(),
        validity: agency.validity(site),
        successor: agency.successor.map(|successor| Link::to(site, successor)),
        predecessors: Link::to_shown(site, &predecessors),
        contacts: ContactView::all(&agency.contacts),
        leads: tasks_with(site, |task| task.lead == reference),
        partners: tasks_with(site, |task| task.with.contains(&reference)),
        reports: reports(site, reference),
    };
    let head = Head::of(site, agency)?
        .under(site, PATH, "list.agencies")?
        .json_ld(json_ld::agency(site, agency))
        .done(site);
    Ok(shared::page("agency.html", head, view))
}

/// The reports of an agency, the last sent first.
fn reports(site: &Site, agency: Ref<Agency>) -> Vec<Link> {
    let mut reports: Vec<(Ref<Report>, &Record<Report>)> = site
        .listed::<Report>()
        .filter(|(_, report)| report.agency == agency)
        .collect();
    reports.sort_by_key(|(_, report)| std::cmp::Reverse(report.submitted));
    reports
        .into_iter()
        .map(|(reference, _)| Link::to(site, reference))
        .collect()
}
