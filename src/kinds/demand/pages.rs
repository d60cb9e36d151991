//! The page of a demand.

use std::collections::BTreeSet;

use serde::Serialize;

use super::view::{Row, row, title};
use super::{Demand, LIST, data, lists};
use crate::diag::Diagnostic;
use crate::kinds::programme::{self, ProgrammeIndex};
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, Head, Link};
use crate::model::{Kind, Ref};
use crate::site::{Page, Route, Site};

/// How many programmes the page of a demand names.
const PROGRAMMES: usize = 5;

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = lists::routes(site);
    routes.extend(site.shown::<Demand>().map(|(reference, demand)| {
        let modified = demand.common.reviewed.map(|day| day.0);
        Route::page(Demand::url(demand).as_str(), "demand", move |site| {
            page(site, reference)
        })
        .modified(modified)
        .of(reference)
    }));
    routes.extend(data::routes());
    routes
}

/// A demand, as its page shows it.
#[derive(Debug, Serialize)]
struct DemandView {
    summary: String,
    demand: Row,
    same_occupation: Link,
    same_area: Option<Link>,
    programmes: Vec<programme::Row>,
}

fn page(site: &Site, reference: Ref<Demand>) -> Result<Page, Diagnostic> {
    let demand = site.get(reference);
    let occupation = site.get(demand.occupation);
    let index = site.derived::<ProgrammeIndex>();
    let programmes = index
        .by_occupation
        .get(&demand.occupation)
        .into_iter()
        .flatten();
    let to_area = |area| {
        let area = site.get(area);
        Link::path(site, &lists::area_path(area), area.title())
    };
    let view = DemandView {
        summary: demand.common.summary.clone().unwrap_or_default(),
        demand: row(site, reference),
        same_occupation: Link::path(
            site,
            &lists::occupation_path(occupation),
            occupation.title(),
        ),
        same_area: demand.area.map(to_area),
        programmes: programmes
            .take(PROGRAMMES)
            .map(|programme| programme::row(site, *programme))
            .collect(),
    };
    let scopes = Scopes {
        areas: demand.area.into_iter().collect::<BTreeSet<_>>(),
        ..Scopes::default()
    };
    let mut head = Head::of(site, demand)?
        .under(site, LIST, "list.demands")?
        .scoped(site, &scopes);
    head.title = title(site, demand)?;
    Ok(shared::page("demand.html", head.done(site), view))
}
