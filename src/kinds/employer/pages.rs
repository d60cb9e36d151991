//! The page of an employer, and the list of all.

use std::collections::BTreeSet;

use serde::Serialize;

use super::index::Index;
use super::view::EmployerView;
use super::{Employer, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::demand::{DEMAND_TEMPLATE, DemandIndex, Need, demand_row};
use crate::kinds::programme;
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{
    self, Card, ContactView, Head, Link, ListPage, by_title, paginate, record_pages, references,
};
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where all employers are listed.
const LIST: &str = "/doanh-nghiep/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let list = ListPage {
        path: LIST.to_owned(),
        template: "employers.html",
        group: "list",
        items: references(&by_title::<Employer>(site)),
    };
    let mut routes = paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("list.employers")?)?;
            Ok(head.describe(site.word("employer.lead")?))
        },
        |site, reference| card(site, *reference),
        |site| {
            Ok(Extra {
                template: site.base.href(DEMAND_TEMPLATE),
            })
        },
    );
    routes.extend(record_pages(site, page));
    routes
}

/// What stands beside the employers of the list.
#[derive(Serialize)]
struct Extra {
    template: String,
}

fn card(site: &Site, reference: Ref<Employer>) -> Result<Card, Diagnostic> {
    let employer = site.get(reference);
    let mut facts = vec![site.word(&format!("employer.kinds.{}", employer.kind.key()))?];
    facts.extend(employer.zone.clone());
    facts.extend(employer.area.map(|area| site.get(area).title().to_owned()));
    let people = people(site, reference);
    if people > 0 {
        facts.push(site.say("employer.needs", &[("n", &site.locale().integer(people))])?);
    }
    if employer.common.sample {
        facts.push(site.word("sample.short")?);
    }
    Ok(Card {
        title: employer.title().to_owned(),
        href: site.base.href(Employer::url(employer).as_str()),
        summary: employer.common.summary.clone().unwrap_or_default(),
        facts,
        date: None,
        sample: employer.common.sample,
    })
}

/// How many people an employer needs now.
fn people(site: &Site, employer: Ref<Employer>) -> i64 {
    let index = site.derived::<DemandIndex>();
    let demand = index.by_employer.get(&employer).into_iter().flatten();
    demand
        .map(|reference| site.get(*reference))
        .filter(|demand| demand.need(&site.clock) == Need::Open)
        .map(|demand| i64::from(demand.headcount))
        .sum()
}

/// The page of an employer.
fn page(site: &Site, reference: Ref<Employer>) -> Result<Page, Diagnostic> {
    let employer = site.get(reference);
    let demand = site.derived::<DemandIndex>();
    let demand = demand.by_employer.get(&reference).into_iter().flatten();
    let index = site.derived::<Index>();
    let programmes = index.programmes.get(&reference).into_iter().flatten();
    let view = EmployerView {
        summary: employer.common.summary.clone().unwrap_or_default(),
        kind: employer.kind,
        zone: employer.zone.clone(),
        area: employer.area.map(|area| Link::to(site, area)),
        contacts: ContactView::all(&employer.contacts),
        offers: employer.offers.clone(),
        demand: demand.map(|demand| demand_row(site, *demand)).collect(),
        schools: Link::to_shown(site, &employer.partners_with),
        programmes: programmes
            .map(|programme| programme::row(site, *programme))
            .collect(),
        template: site.base.href(DEMAND_TEMPLATE),
    };
    let head = Head::of(site, employer)?
        .under(site, LIST, "list.employers")?
        .scoped(site, &scopes(employer))
        .json_ld(json_ld::employer(site, employer))
        .done(site);
    Ok(shared::page("employer.html", head, view))
}

fn scopes(employer: &Record<Employer>) -> Scopes {
    Scopes {
        areas: employer.area.into_iter().collect::<BTreeSet<_>>(),
        ..Scopes::default()
    }
}
