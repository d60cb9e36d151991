//! The page of a programme.

use std::collections::BTreeSet;

use super::index::{Index, areas};
use super::state::nearest;
use super::view::{EntryView, PlaceView, ProgrammeView, SchoolView, row};
use super::{Intake, Programme, json_ld, lists};
use crate::diag::Diagnostic;
use crate::kinds::policy;
use crate::kinds::question;
use crate::kinds::school::{School, dormitory};
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, Head, Link};
use crate::model::{Kind, Ref};
use crate::site::{Page, Route, Site};

/// How many related programmes a page names.
const RELATED: usize = 5;

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let pages = site.shown::<Programme>().map(|(reference, programme)| {
        Route::page(
            Programme::url(programme).as_str(),
            "programme",
            move |site| page(site, reference),
        )
        .modified(programme.common.reviewed.map(|day| day.0))
        .of(reference)
    });
    pages.chain(lists::routes(site)).collect()
}

/// The page of a programme.
fn page(site: &Site, reference: Ref<Programme>) -> Result<Page, Diagnostic> {
    let programme = site.get(reference);
    let school = site.get(programme.school);
    let index = site.derived::<Index>();
    let related = |list: Option<&Vec<Ref<Programme>>>, keep: &dyn Fn(&Programme) -> bool| {
        let others = list
            .into_iter()
            .flatten()
            .filter(|other| **other != reference);
        others
            .filter(|other| keep(site.get(**other)))
            .take(RELATED)
            .map(|other| row(site, *other))
            .collect()
    };
    let intakes: Vec<_> = programme
        .intakes
        .iter()
        .map(|intake| intake.view(site, programme))
        .collect();
    let nearest = nearest(programme, &site.clock);
    let view = ProgrammeView {
        id: programme.id.to_string(),
        summary: programme.common.summary.clone().unwrap_or_default(),
        level: programme.level,
        nine_plus: programme.nine_plus,
        entry: programme
            .entry
            .iter()
            .map(|entry| EntryView {
                education: entry.education,
                age: entry.age,
                note: entry.note.clone(),
            })
            .collect(),
        duration: programme.duration.view(),
        credential: programme.credential.clone(),
        fee: programme.fee.as_ref().map(super::Fee::view),
        occupation: Link::to(site, programme.occupation),
        school: SchoolView {
            link: Link::to(site, programme.school),
            phones: school
                .phones
                .iter()
                .map(|phone| phone.as_str().to_owned())
                .collect(),
            email: school.email.clone(),
            website: school.website.clone(),
            dormitory: dormitory(school),
        },
        policies: programme
            .policies
            .iter()
            .filter(|reference| site.get(**reference).visible)
            .map(|reference| policy::card(site, *reference))
            .collect::<Result<_, _>>()?,
        leads_to: programme.leads_to.clone(),
        partners: Link::to_shown(site, &programme.partners),
        outcomes: programme.outcomes.as_ref().map(super::Outcomes::view),
        nearest: nearest.map(|intake| intake.view(site, programme)),
        documents: nearest
            .map(|intake| intake.documents.clone())
            .unwrap_or_default(),
        intakes,
        body: shared::body(site, programme)?,
        elsewhere: related(index.by_occupation.get(&programme.occupation), &|other| {
            other.school != programme.school
        }),
        same_school: related(index.by_school.get(&programme.school), &|_| true),
        places: places(site, programme, nearest),
        progression: Link::to_shown(site, &site.get(programme.occupation).progression),
        questions: question::near_programme(site, programme)
            .into_iter()
            .take(RELATED)
            .map(|reference| Link::to(site, reference))
            .collect(),
    };
    let scopes = Scopes {
        areas: areas(site, programme).into_iter().collect::<BTreeSet<_>>(),
        school: Some(programme.school),
        programme: Some(reference),
    };
    let head = Head::of(site, programme)?
        .under(site, "/chuong-trinh/", "list.programmes")?
        .under_title(site, School::url(school).as_str(), school.title())
        .scoped(site, &scopes)
        .json_ld(json_ld::programme(site, programme))
        .done(site);
    Ok(shared::page("programme.html", head, view))
}

/// Where a programme is taught: where its nearest intake is, or else every campus of the school.
fn places(site: &Site, programme: &Programme, nearest: Option<&Intake>) -> Vec<PlaceView> {
    let school = site.get(programme.school);
    school
        .campuses
        .iter()
        .filter(|campus| nearest.is_none_or(|intake| intake.campus == campus.id))
        .map(|campus| PlaceView {
            campus: campus.name.clone(),
            area: Link::to(site, campus.area),
            href: format!(
                "{}#_co-so-{}",
                site.base.href(School::url(school).as_str()),
                campus.id
            ),
        })
        .collect()
}
