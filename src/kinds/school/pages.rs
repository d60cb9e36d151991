//! The schools in lists, and the addresses of everything that belongs to a school.

use serde::Serialize;

use super::view::{FEW, page};
use super::{School, SchoolKind, boarding, inspections};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::programme::ProgrammeIndex;
use crate::kinds::shared::{Card, Head, Link, ListPage, Term, all_programmes, paginate};
use crate::model::{Kind, Record, Ref};
use crate::site::{Route, Site};

/// Where the schools are listed.
pub(super) const PATH: &str = "/truong/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut schools: Vec<(Ref<School>, &Record<School>)> = site.listed::<School>().collect();
    collate::sort_by(&mut schools, |(_, school)| school.title());
    let mut routes = all(schools.iter().map(|(reference, _)| *reference).collect());
    for kind in SchoolKind::ALL {
        let of_kind = schools.iter().filter(|(_, school)| school.kind == *kind);
        routes.extend(division(
            *kind,
            of_kind.map(|(reference, _)| *reference).collect(),
        ));
    }
    routes.extend(boarding::routes(&schools));
    routes.extend(inspections::routes(&schools));
    let index = site.derived::<ProgrammeIndex>();
    for (reference, school) in site.shown::<School>() {
        routes.push(
            Route::page(School::url(school).as_str(), "school", move |site| {
                page(site, reference)
            })
            .modified(school.common.reviewed.map(|day| day.0))
            .of(reference),
        );
        let programmes = index
            .by_school
            .get(&reference)
            .map_or(&[][..], Vec::as_slice);
        routes.extend(all_programmes(
            site,
            reference,
            programmes,
            FEW,
            (PATH, "list.schools"),
        ));
    }
    routes
}

/// What stands beside the list of all schools.
#[derive(Serialize)]
struct Divisions {
    kinds: Vec<Term>,
    boarding: Link,
    inspections: Link,
}

fn all(items: Vec<Ref<School>>) -> Vec<Route> {
    let list = ListPage {
        path: PATH.to_owned(),
        template: "schools.html",
        group: "list",
        items,
    };
    paginate(
        list,
        |site, path| {
            Ok(Head::new(site, path, &site.word("list.schools")?)?
                .describe(site.word("school.lead")?))
        },
        |site, reference| card(site, *reference),
        |site| {
            let count = |kind| {
                site.listed::<School>()
                    .filter(|(_, school)| school.kind == kind)
                    .count()
            };
            let term = |kind: &SchoolKind| -> Result<Term, Diagnostic> {
                let name = site.word(&kind_word(*kind))?;
                Ok(Term {
                    link: Link::path(site, &kind_path(*kind), name),
                    count: count(*kind),
                })
            };
            Ok(Divisions {
                kinds: SchoolKind::ALL.iter().map(term).collect::<Result<_, _>>()?,
                boarding: Link::path(site, boarding::PATH, site.word("boarding.title")?),
                inspections: Link::path(site, inspections::PATH, site.word("inspections.title")?),
            })
        },
    )
}

/// The schools of a kind.
fn division(kind: SchoolKind, items: Vec<Ref<School>>) -> Vec<Route> {
    #[derive(Serialize)]
    struct Nothing {}
    let list = ListPage {
        path: kind_path(kind),
        template: "schools.html",
        group: "list",
        items,
    };
    paginate(
        list,
        move |site, path| {
            Head::new(site, path, &site.word(&kind_word(kind))?)?.under(site, PATH, "list.schools")
        },
        |site, reference| card(site, *reference),
        |_| Ok(Nothing {}),
    )
}

fn kind_path(kind: SchoolKind) -> String {
    format!("{PATH}loai/{}/", kind.key())
}

fn kind_word(kind: SchoolKind) -> String {
    format!("school_kind.{}", kind.key())
}

/// A school in a list.
fn card(site: &Site, reference: Ref<School>) -> Result<Card, Diagnostic> {
    let school = site.get(reference);
    let programmes = site
        .derived::<ProgrammeIndex>()
        .by_school
        .get(&reference)
        .map_or(0, Vec::len);
    let mut facts = vec![
        site.word(&format!("ownership.{}", school.ownership.key()))?,
        site.say("school.programme_count", &[("n", &programmes.to_string())])?,
    ];
    let mut areas: Vec<&str> = school
        .campuses
        .iter()
        .map(|campus| site.get(campus.area).title())
        .collect();
    areas.dedup();
    facts.push(areas.join(", "));
    if school.dormitory.is_some() {
        facts.push(site.word("school.has_dormitory")?);
    }
    Ok(Card {
        title: school.title().to_owned(),
        href: site.base.href(School::url(school).as_str()),
        summary: school.common.summary.clone().unwrap_or_default(),
        facts,
        date: None,
        sample: school.common.sample,
    })
}
