//! The list of all programmes, and the lists by what divides them: entry, level, field of study.

use super::index::Index;
use super::view::row;
use super::{Education, Level, Programme};
use crate::diag::Diagnostic;
use crate::kinds::occupation::Field;
use crate::kinds::shared::{self, Head, Link, ListPage, Term, paginate};
use crate::model::Ref;
use crate::site::{Route, Site};

/// A way to divide the programmes.
struct Division {
    /// Where its values are listed.
    path: &'static str,
    /// What it is called.
    word: &'static str,
    /// Its values with their programmes.
    values: fn(&Index) -> Vec<Value>,
}

/// A value of a division.
struct Value {
    path: String,
    word: String,
    programmes: Vec<Ref<Programme>>,
}

/// The divisions, in the order in which a family asks.
static DIVISIONS: &[Division] = &[
    Division {
        path: "/dau-vao/",
        word: "list.entries",
        values: |index| {
            let value = |education: &Education| Value {
                path: entry_path(*education),
                word: format!("entry.{}", education.key()),
                programmes: index.by_entry.get(education).cloned().unwrap_or_default(),
            };
            Education::ALL.iter().map(value).collect()
        },
    },
    Division {
        path: "/trinh-do/",
        word: "list.levels",
        values: |index| {
            let value = |level: &Level| Value {
                path: level_path(*level),
                word: format!("level.{}", level.key()),
                programmes: index.by_level.get(level).cloned().unwrap_or_default(),
            };
            Level::ALL.iter().map(value).collect()
        },
    },
    Division {
        path: "/nhom-nganh/",
        word: "list.fields",
        values: |index| {
            let value = |field: &Field| Value {
                path: field_path(*field),
                word: format!("field.{}", field.key()),
                programmes: index.by_field.get(field).cloned().unwrap_or_default(),
            };
            Field::ALL.iter().map(value).collect()
        },
    },
];

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

/// The addresses of all lists of programmes.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let index = site.derived::<Index>();
    let mut routes = all(index.all.clone());
    for division in DIVISIONS {
        for value in (division.values)(&index) {
            routes.extend(of_value(division, value));
        }
        routes.push(Route::page(division.path, "list", |site| {
            let head = Head::new(site, division.path, &site.word(division.word)?)?.done(site);
            let terms = division.terms(site)?;
            Ok(shared::page(
                "terms.html",
                head,
                shared::TermIndex { terms },
            ))
        }));
    }
    routes
}

impl Division {
    /// The values with how many programmes each has.
    fn terms(&self, site: &Site) -> Result<Vec<Term>, Diagnostic> {
        let index = site.derived::<Index>();
        let term = |value: Value| {
            Ok(Term {
                link: Link::path(site, &value.path, site.word(&value.word)?),
                count: value.programmes.len(),
            })
        };
        (self.values)(&index).into_iter().map(term).collect()
    }
}

/// What stands above the list of all programmes.
#[derive(serde::Serialize)]
struct AllView {
    divisions: Vec<DivisionView>,
}

#[derive(serde::Serialize)]
struct DivisionView {
    title: String,
    terms: Vec<Term>,
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
        |site, path| {
            let head = Head::new(site, path, &site.word("list.programmes")?)?;
            Ok(head.describe(site.word("programmes.lead")?))
        },
        |site, reference| Ok(row(site, *reference)),
        |site| {
            let view = |division: &Division| {
                Ok(DivisionView {
                    title: site.word(division.word)?,
                    terms: division.terms(site)?,
                })
            };
            let divisions = DIVISIONS.iter().map(view).collect::<Result<_, _>>()?;
            Ok(AllView { divisions })
        },
    )
}

/// The programmes of one value of a division.
fn of_value(division: &'static Division, value: Value) -> Vec<Route> {
    let Value {
        path,
        word,
        programmes,
    } = value;
    let list = ListPage {
        path,
        template: "programmes.html",
        group: "list",
        items: programmes,
    };
    paginate(
        list,
        move |site, path| {
            let name = site.word(&word)?;
            let head = Head::new(site, path, &name)?.under(site, division.path, division.word)?;
            Ok(head.describe(site.say("programmes.of", &[("name", &name)])?))
        },
        |site, reference| Ok(row(site, *reference)),
        |_| {
            Ok(AllView {
                divisions: Vec::new(),
            })
        },
    )
}
