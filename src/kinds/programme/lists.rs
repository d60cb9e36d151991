//! The list of all programmes, and the lists by what divides them: entry, level, field of study.

use super::divisions::{DIVISIONS, Division, DivisionView, Value, divisions};
use super::finder::{Finder, finder};
use super::index::Index;
use super::view::row;
use super::{Education, Level, Programme};
use crate::diag::Diagnostic;
use crate::kinds::area::Area;
use crate::kinds::occupation::Field;
use crate::kinds::shared::{self, Head, ListPage, paginate};
use crate::model::Ref;
use crate::site::{Route, Site};

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
        for value in (division.values)() {
            routes.extend(of_value(division, value, &index));
            routes.extend(of_value_by_field(division, value, &index));
            routes.extend(of_value_by_area(site, division, value, &index));
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

/// What stands beside a list of programmes.
#[derive(serde::Serialize)]
struct Beside {
    finder: Option<Finder>,
    divisions: Vec<DivisionView>,
}

/// The list of all programmes, with the ways to divide it.
fn all(items: Vec<Ref<Programme>>) -> Vec<Route> {
    paginate(
        list("/chuong-trinh/".to_owned(), items),
        |site, path| {
            let head = Head::new(site, path, &site.word("list.programmes")?)?;
            Ok(head.describe(site.word("programmes.lead")?))
        },
        |site, reference| Ok(row(site, *reference)),
        |site| {
            Ok(Beside {
                finder: Some(finder(site)),
                divisions: divisions(site)?,
            })
        },
    )
}

/// The programmes of one value of a division.
fn of_value(division: &'static Division, value: Value, index: &Index) -> Vec<Route> {
    paginate(
        list(value.path(), value.programmes(index).to_vec()),
        move |site, path| {
            let name = site.word(&value.word())?;
            let head = Head::new(site, path, &name)?.under(site, division.path, division.word)?;
            Ok(head.describe(site.say("programmes.of", &[("name", &name)])?))
        },
        |site, reference| Ok(row(site, *reference)),
        move |site| narrower(site, value),
    )
}

/// The programmes of one value of a division, once more by their field of study.
fn of_value_by_field(division: &'static Division, value: Value, index: &Index) -> Vec<Route> {
    let of_field = |field: &Field| {
        let field = *field;
        let programmes = value.of_field(index, field);
        if programmes.is_empty() {
            return Vec::new();
        }
        paginate(
            list(value.field_path(field), programmes.to_vec()),
            move |site, path| {
                let name = site.word(&value.word())?;
                let field_name = site.word(&Value::Field(field).word())?;
                let title = site.say(
                    "programmes.both",
                    &[("name", &name), ("field", &field_name)],
                )?;
                let head = Head::new(site, path, &title)?
                    .under(site, division.path, division.word)?
                    .under_title(site, &value.path(), &name);
                Ok(head.describe(site.say(
                    "programmes.of_both",
                    &[("name", &name), ("field", &field_name)],
                )?))
            },
            |site, reference| Ok(row(site, *reference)),
            move |site| narrower(site, value),
        )
    };
    Field::ALL.iter().flat_map(of_field).collect()
}

/// The programmes of one value of a division, once more by the areas in which they are taught.
fn of_value_by_area(
    site: &Site,
    division: &'static Division,
    value: Value,
    index: &Index,
) -> Vec<Route> {
    let of_area = |area: Ref<Area>| {
        paginate(
            list(
                value.area_path(site, area),
                value.of_area(index, area).to_vec(),
            ),
            move |site, path| {
                let name = site.word(&value.word())?;
                let words = [("name", name.as_str()), ("area", site.get(area).title())];
                let head = Head::new(site, path, &site.say("programmes.in_area", &words)?)?
                    .under(site, division.path, division.word)?
                    .under_title(site, &value.path(), &name);
                Ok(head.describe(site.say("programmes.of_area", &words)?))
            },
            |site, reference| Ok(row(site, *reference)),
            move |site| narrower(site, value),
        )
    };
    let areas = value.areas(site, index).into_iter();
    areas.flat_map(of_area).collect()
}

fn list(path: String, items: Vec<Ref<Programme>>) -> ListPage<Ref<Programme>> {
    ListPage {
        path,
        template: "programmes.html",
        group: "list",
        items,
    }
}

fn narrower(site: &Site, value: Value) -> Result<Beside, Diagnostic> {
    Ok(Beside {
        finder: None,
        divisions: value.narrower(site)?,
    })
}
