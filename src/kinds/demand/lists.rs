//! The lists of demand: all of it, that of an occupation, that of an area.

use serde::Serialize;

use super::index::Index;
use super::view::row;
use super::{Demand, LIST, data};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::area::Area;
use crate::kinds::occupation::Occupation;
use crate::kinds::shared::{self, Head, Link, ListPage, Term, TermIndex, paginate};
use crate::model::{Record, Ref};
use crate::site::{Route, Site};

/// Where the occupations that are in demand are listed.
const OCCUPATIONS: &str = "/nhu-cau/nghe/";

/// Where the areas in which people are needed are listed.
const AREAS: &str = "/nhu-cau/dia-ban/";

/// The addresses of the lists.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let index = site.derived::<Index>();
    let mut routes = all(index.all.clone());
    for (occupation, items) in &index.by_occupation {
        let occupation = *occupation;
        let title = move |site: &Site| site.get(occupation).title().to_owned();
        let path = occupation_path(site.get(occupation));
        routes.extend(division(
            path,
            OCCUPATIONS,
            "occupation",
            items.clone(),
            title,
        ));
    }
    for (area, items) in &index.by_area {
        let area = *area;
        let title = move |site: &Site| site.get(area).title().to_owned();
        let path = area_path(site.get(area));
        routes.extend(division(path, AREAS, "area", items.clone(), title));
    }
    routes.push(terms(OCCUPATIONS, "demand.by_occupation", occupations));
    routes.push(terms(AREAS, "demand.by_area", areas));
    routes
}

/// Where the demand for an occupation is listed.
pub(super) fn occupation_path(occupation: &Record<Occupation>) -> String {
    format!("{OCCUPATIONS}{}/", occupation.id)
}

/// Where the demand in an area is listed.
pub(super) fn area_path(area: &Record<Area>) -> String {
    format!("{AREAS}{}/", area.id)
}

/// What stands beside the demand of a list.
#[derive(Serialize)]
struct Extra {
    people: Option<u64>,
    occupations: Option<String>,
    areas: Option<String>,
    template: String,
}

impl Extra {
    fn of_all(site: &Site) -> Self {
        Self {
            people: Some(site.derived::<Index>().people),
            occupations: Some(site.base.href(OCCUPATIONS)),
            areas: Some(site.base.href(AREAS)),
            ..Self::of_division(site)
        }
    }

    fn of_division(site: &Site) -> Self {
        Self {
            people: None,
            occupations: None,
            areas: None,
            template: site.base.href(data::TEMPLATE),
        }
    }
}

fn all(items: Vec<Ref<Demand>>) -> Vec<Route> {
    let list = ListPage {
        path: LIST.to_owned(),
        template: "demands.html",
        group: "list",
        items,
    };
    paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("list.demands")?)?;
            Ok(head.describe(site.word("demand.lead")?))
        },
        |site, reference| Ok(row(site, *reference)),
        |site| Ok(Extra::of_all(site)),
    )
}

/// The demand of one occupation or area, which `title` names.
fn division(
    path: String,
    parent: &'static str,
    name: &'static str,
    items: Vec<Ref<Demand>>,
    title: impl Fn(&Site) -> String + Send + Sync + 'static,
) -> Vec<Route> {
    let list = ListPage {
        path,
        template: "demands.html",
        group: "list",
        items,
    };
    paginate(
        list,
        move |site, path| {
            let title = title(site);
            let head = Head::new(
                site,
                path,
                &site.say(&format!("demand.in_{name}"), &[("name", &title)])?,
            )?;
            let head = head.under(site, LIST, "list.demands")?.under(
                site,
                parent,
                &format!("demand.by_{name}"),
            )?;
            Ok(head.describe(site.say(&format!("demand.of_{name}"), &[("name", &title)])?))
        },
        |site, reference| Ok(row(site, *reference)),
        |site| Ok(Extra::of_division(site)),
    )
}

fn occupations(site: &Site) -> Vec<Term> {
    let index = site.derived::<Index>();
    let terms = index.by_occupation.iter().map(|(reference, demand)| {
        let occupation = site.get(*reference);
        term(
            site,
            occupation.title(),
            &occupation_path(occupation),
            demand.len(),
        )
    });
    sorted(terms.collect())
}

fn areas(site: &Site) -> Vec<Term> {
    let index = site.derived::<Index>();
    let terms = index.by_area.iter().map(|(reference, demand)| {
        let area = site.get(*reference);
        term(site, area.title(), &area_path(area), demand.len())
    });
    sorted(terms.collect())
}

fn term(site: &Site, title: &str, path: &str, count: usize) -> Term {
    Term {
        link: Link::path(site, path, title),
        count,
    }
}

fn sorted(mut terms: Vec<Term>) -> Vec<Term> {
    collate::sort_by(&mut terms, |term| &term.link.title);
    terms
}

/// The page that names the occupations or the areas.
fn terms(path: &'static str, word: &'static str, list: fn(&Site) -> Vec<Term>) -> Route {
    Route::page(path, "list", move |site| -> Result<_, Diagnostic> {
        let head = Head::new(site, path, &site.word(word)?)?
            .under(site, LIST, "list.demands")?
            .done(site);
        Ok(shared::page(
            "terms.html",
            head,
            TermIndex { terms: list(site) },
        ))
    })
}
