//! The page of a programme, and the lists of programmes by what divides them.

use std::collections::BTreeSet;

use super::index::{Index, areas};
use super::state::nearest;
use super::view::{EntryView, ProgrammeView, SchoolView, row};
use super::{Education, Level, Programme, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::occupation::Field;
use crate::kinds::school::School;
use crate::kinds::shared::notices::Scopes;
use crate::kinds::shared::{self, Head, Link, ListPage, Term, paginate};
use crate::model::{Kind, Ref};
use crate::site::{Page, Route, Site};

/// How many related programmes a page names.
const RELATED: usize = 5;

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let index = site.derived::<Index>();
    let mut routes: Vec<Route> = site
        .shown::<Programme>()
        .map(|(reference, programme)| {
            Route::page(Programme::url(programme).as_str(), "programme", move |site| page(site, reference))
                .modified(programme.common.reviewed.map(|day| day.0))
        })
        .collect();
    routes.extend(all(index.all.clone()));
    for level in Level::ALL {
        let items = index.by_level.get(level).cloned().unwrap_or_default();
        let key = format!("level.{}", level.key());
        routes.extend(division(level_path(*level), "/trinh-do/", "list.levels", key, items));
    }
    for education in Education::ALL {
        let items = index.by_entry.get(education).cloned().unwrap_or_default();
        let key = format!("entry.{}", education.key());
        routes.extend(division(entry_path(*education), "/dau-vao/", "list.entries", key, items));
    }
    for field in Field::ALL {
        let items = index.by_field.get(field).cloned().unwrap_or_default();
        let key = format!("field.{}", field.key());
        routes.extend(division(field_path(*field), "/nhom-nganh/", "list.fields", key, items));
    }
    routes.push(terms("/trinh-do/", "list.levels", |site| {
        let index = site.derived::<Index>();
        Level::ALL
            .iter()
            .map(|level| {
                let count = index.by_level.get(level).map_or(0, Vec::len);
                term(site, &level_path(*level), &format!("level.{}", level.key()), count)
            })
            .collect()
    }));
    routes.push(terms("/dau-vao/", "list.entries", |site| {
        let index = site.derived::<Index>();
        Education::ALL
            .iter()
            .map(|education| {
                let count = index.by_entry.get(education).map_or(0, Vec::len);
                term(site, &entry_path(*education), &format!("entry.{}", education.key()), count)
            })
            .collect()
    }));
    routes.push(terms("/nhom-nganh/", "list.fields", |site| {
        let index = site.derived::<Index>();
        Field::ALL
            .iter()
            .map(|field| {
                let count = index.by_field.get(field).map_or(0, Vec::len);
                term(site, &field_path(*field), &format!("field.{}", field.key()), count)
            })
            .collect()
    }));
    routes
}

/// Where the programmes of a level are listed.
pub(in crate::kinds) fn level_path(level: Level) -> String {
    format!("/trinh-do/{}/", level.key())
}

/// Where the programmes for an education are listed: `thcs` is the end of grade 9.
pub(in crate::kinds) fn entry_path(education: Education) -> String {
    let name = match education {
        Education::LowerSecondary => "lop-9",
        Education::UpperSecondary => "lop-12",
        Education::None => "khong-can-bang-cap",
    };
    format!("/dau-vao/{name}/")
}

/// Where the programmes of a field of study are listed.
pub(in crate::kinds) fn field_path(field: Field) -> String {
    format!("/nhom-nganh/{}/", field.key())
}

/// The list of all programmes, with the ways to divide it.
fn all(items: Vec<Ref<Programme>>) -> Vec<Route> {
    let list = ListPage {
        path: "/chuong-trinh/".to_owned(),
        template: "programmes.html",
        group: "list",
        items,
    };
    paginate(
        list,
        |site, path| Ok(Head::new(site, path, &site.word("list.programmes")?)?.describe(site.word("programmes.lead")?)),
        |site, reference| Ok(row(site, *reference)),
        Divisions::new,
    )
}

/// The ways to divide the list of programmes.
#[derive(serde::Serialize)]
struct Divisions {
    levels: Vec<Term>,
    entries: Vec<Term>,
    fields: Vec<Term>,
}

impl Divisions {
    fn new(site: &Site) -> Result<Self, Diagnostic> {
        let index = site.derived::<Index>();
        let levels = Level::ALL.iter().map(|level| {
            let count = index.by_level.get(level).map_or(0, Vec::len);
            term(site, &level_path(*level), &format!("level.{}", level.key()), count)
        });
        let entries = Education::ALL.iter().map(|education| {
            let count = index.by_entry.get(education).map_or(0, Vec::len);
            term(site, &entry_path(*education), &format!("entry.{}", education.key()), count)
        });
        let fields = Field::ALL.iter().map(|field| {
            let count = index.by_field.get(field).map_or(0, Vec::len);
            term(site, &field_path(*field), &format!("field.{}", field.key()), count)
        });
        Ok(Self {
            levels: levels.collect::<Result<_, _>>()?,
            entries: entries.collect::<Result<_, _>>()?,
            fields: fields.collect::<Result<_, _>>()?,
        })
    }
}

/// The programmes of one value of a division.
fn division(
    path: String,
    parent: &'static str,
    parent_word: &'static str,
    word: String,
    items: Vec<Ref<Programme>>,
) -> Vec<Route> {
    let list = ListPage { path, template: "programmes.html", group: "list", items };
    paginate(
        list,
        move |site, path| {
            let name = site.word(&word)?;
            let head = Head::new(site, path, &name)?.under(site, parent, parent_word)?;
            Ok(head.describe(site.say("programmes.of", &[("name", &name)])?))
        },
        |site, reference| Ok(row(site, *reference)),
        |_| Ok(NoDivisions {}),
    )
}

/// A list that is divided already.
#[derive(serde::Serialize)]
struct NoDivisions {}

fn term(site: &Site, path: &str, word: &str, count: usize) -> Result<Term, Diagnostic> {
    Ok(Term { link: Link::path(site, path, site.word(word)?), count })
}

/// The page of a division that names its values.
fn terms(
    path: &'static str,
    word: &'static str,
    list: impl Fn(&Site) -> Result<Vec<Term>, Diagnostic> + Send + Sync + 'static,
) -> Route {
    Route::page(path, "list", move |site| {
        let head = Head::new(site, path, &site.word(word)?)?.done(site);
        Ok(shared::page("terms.html", head, shared::TermIndex { terms: list(site)? }))
    })
}

/// The page of a programme.
fn page(site: &Site, reference: Ref<Programme>) -> Result<Page, Diagnostic> {
    let programme = site.get(reference);
    let school = site.get(programme.school);
    let index = site.derived::<Index>();
    let related = |list: Option<&Vec<Ref<Programme>>>, keep: &dyn Fn(&Programme) -> bool| {
        let others = list.into_iter().flatten().filter(|other| **other != reference);
        others.filter(|other| keep(site.get(**other))).take(RELATED).map(|other| row(site, *other)).collect()
    };
    let intakes: Vec<_> = programme.intakes.iter().map(|intake| intake.view(site, programme)).collect();
    let nearest = nearest(programme, &site.clock);
    let view = ProgrammeView {
        summary: programme.common.summary.clone().unwrap_or_default(),
        level: programme.level,
        nine_plus: programme.nine_plus,
        entry: programme
            .entry
            .iter()
            .map(|entry| EntryView { education: entry.education, age: entry.age, note: entry.note.clone() })
            .collect(),
        duration: programme.duration.view(),
        credential: programme.credential.clone(),
        fee: programme.fee.as_ref().map(super::Fee::view),
        occupation: Link::to(site, programme.occupation),
        school: SchoolView {
            link: Link::to(site, programme.school),
            phones: school.phones.iter().map(|phone| phone.as_str().to_owned()).collect(),
            email: school.email.clone(),
            website: school.website.clone(),
        },
        policies: Link::to_shown(site, &programme.policies),
        leads_to: programme.leads_to.clone(),
        partners: Link::to_shown(site, &programme.partners),
        outcomes: programme.outcomes.as_ref().map(super::Outcomes::view),
        nearest: nearest.map(|intake| intake.view(site, programme)),
        documents: nearest.map(|intake| intake.documents.clone()).unwrap_or_default(),
        intakes,
        body: shared::body(site, programme)?,
        elsewhere: related(index.by_occupation.get(&programme.occupation), &|other| other.school != programme.school),
        same_school: related(index.by_school.get(&programme.school), &|_| true),
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
