//! The occupations by field of study, and the page of each: what one does, where to learn it, who needs it.

use serde::Serialize;
use serde_json::json;

use super::{Field, Interest, Occupation, demand};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::programme::{Programme, ProgrammeIndex, field_path};
use crate::kinds::shared::{
    self, BodyView, Head, Json, Link, PAGE_SIZE, Programmes, Term, all_programmes, drop_nulls,
    first_programmes,
};
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where the occupations are listed.
const PATH: &str = "/nghe/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = vec![Route::page(PATH, "list", list).lasting()];
    for (reference, occupation) in site.shown::<Occupation>() {
        routes.push(
            Route::page(
                Occupation::url(occupation).as_str(),
                "occupation",
                move |site| page(site, reference),
            )
            .modified(occupation.common.reviewed.map(|day| day.0))
            .of(reference),
        );
        let programmes = programmes(site, reference);
        routes.extend(all_programmes(
            site,
            reference,
            &programmes,
            PAGE_SIZE,
            (PATH, "list.occupations"),
        ));
    }
    routes
}

#[derive(Serialize)]
struct ListView {
    total: usize,
    quizzes: String,
    groups: Vec<Group>,
}

/// The occupations of a field of study.
#[derive(Serialize)]
struct Group {
    field: Field,
    /// The programmes of the field.
    programmes: String,
    occupations: Vec<Term>,
}

/// All occupations on one page: a family that does not know the word yet must be able to read them all.
fn list(site: &Site) -> Result<Page, Diagnostic> {
    let index = site.derived::<ProgrammeIndex>();
    let mut occupations: Vec<(Ref<Occupation>, &Record<Occupation>)> =
        site.listed::<Occupation>().collect();
    collate::sort_by(&mut occupations, |(_, occupation)| occupation.title());
    let total = occupations.len();
    let group = |field: &Field| Group {
        field: *field,
        programmes: site.base.href(&field_path(*field)),
        occupations: occupations
            .iter()
            .filter(|(_, occupation)| occupation.group == *field)
            .map(|(reference, _)| Term {
                link: Link::to(site, *reference),
                count: index.by_occupation.get(reference).map_or(0, Vec::len),
            })
            .collect(),
    };
    let groups = Field::ALL
        .iter()
        .map(group)
        .filter(|group| !group.occupations.is_empty())
        .collect();
    let head = Head::new(site, PATH, &site.word("list.occupations")?)?
        .describe(site.word("occupation.lead")?)
        .done(site);
    Ok(shared::page(
        "occupations.html",
        head,
        ListView {
            total,
            quizzes: site.base.href("/trac-nghiem/"),
            groups,
        },
    ))
}

#[derive(Serialize)]
struct View {
    summary: String,
    field: Field,
    field_href: String,
    synonyms: Vec<String>,
    tasks: Vec<String>,
    suited_to: Vec<String>,
    interests: Vec<Interest>,
    progression: Vec<Link>,
    body: BodyView,
    programmes: Programmes,
    demands: Vec<demand::DemandView>,
    headcount: u32,
    employers: Vec<Link>,
}

fn page(site: &Site, reference: Ref<Occupation>) -> Result<Page, Diagnostic> {
    let occupation = site.get(reference);
    let programmes = programmes(site, reference);
    let demands = demand::of(site, reference);
    let view = View {
        summary: occupation.common.summary.clone().unwrap_or_default(),
        field: occupation.group,
        field_href: site.base.href(&field_path(occupation.group)),
        synonyms: occupation.synonyms.clone(),
        tasks: occupation.tasks.clone(),
        suited_to: occupation.suited_to.clone(),
        interests: occupation.interests.clone(),
        progression: Link::to_shown(site, &occupation.progression),
        body: shared::body(site, occupation)?,
        programmes: first_programmes(site, Occupation::url(occupation).as_str(), &programmes),
        headcount: demands
            .iter()
            .map(|demand| demand.headcount)
            .fold(0, u32::saturating_add),
        employers: demand::employers(site, reference, &programmes),
        demands,
    };
    let head = Head::of(site, occupation)?
        .under(site, PATH, "list.occupations")?
        .json_ld(json_ld(site, occupation))
        .done(site);
    Ok(shared::page("occupation.html", head, view))
}

/// The listed programmes that teach an occupation.
fn programmes(site: &Site, reference: Ref<Occupation>) -> Vec<Ref<Programme>> {
    site.derived::<ProgrammeIndex>()
        .by_occupation
        .get(&reference)
        .cloned()
        .unwrap_or_default()
}

/// An occupation as schema.org's `Occupation`.
fn json_ld(site: &Site, occupation: &Record<Occupation>) -> Json {
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": occupation.title(),
        "alternateName": occupation.synonyms,
        "description": occupation.common.summary,
        "url": site.base.absolute(Occupation::url(occupation).as_str()),
        "responsibilities": occupation.tasks,
    }))
}
