//! The catalogue of elementary training and of courses under three months (measure 2.5.4 of the plan).

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::kinds::policy::{self, Policy, PolicyCard};
use crate::kinds::programme::{Level, Programme, ProgrammeIndex, level_path, row};
use crate::kinds::shared::{Head, Link, ListPage, Term, paginate};
use crate::model::Ref;
use crate::site::{Route, Site};

/// Where the catalogue is.
pub(super) const PATH: &str = "/khoa-ngan/";

/// The levels that belong to it.
const LEVELS: &[Level] = &[Level::Elementary, Level::Short];

/// The policy that supports adults in such courses, Decision 46/2015.
const SUPPORT: &str = "quyet-dinh-46-2015";

/// What stands beside the courses.
#[derive(Serialize)]
struct Beside {
    support: Option<PolicyCard>,
    levels: Vec<Term>,
    reader: Link,
}

/// The addresses of the catalogue.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let index = site.derived::<ProgrammeIndex>();
    let short = |programme: &&Ref<Programme>| LEVELS.contains(&site.get(**programme).level);
    let list = ListPage {
        path: PATH.to_owned(),
        template: "short-courses.html",
        group: "list",
        items: index.all.iter().filter(short).copied().collect(),
    };
    paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("short_courses.title")?)?;
            Ok(head
                .under(site, "/chuong-trinh/", "list.programmes")?
                .describe(site.word("short_courses.lead")?))
        },
        |site, reference| Ok(row(site, *reference)),
        beside,
    )
}

fn beside(site: &Site) -> Result<Beside, Diagnostic> {
    let support = site
        .find::<Policy>(SUPPORT)
        .filter(|(_, policy)| policy.visible);
    let index = site.derived::<ProgrammeIndex>();
    let level = |level: &Level| -> Result<Term, Diagnostic> {
        let name = site.word(&format!("level.{}", level.key()))?;
        Ok(Term {
            link: Link::path(site, &level_path(*level), name),
            count: index.by_level.get(level).map_or(0, Vec::len),
        })
    };
    let reader = super::Reader::Worker;
    Ok(Beside {
        support: support
            .map(|(reference, _)| policy::card(site, reference))
            .transpose()?,
        levels: LEVELS.iter().map(level).collect::<Result<_, _>>()?,
        reader: Link::path(
            site,
            &reader.path(),
            site.word(&format!("audience.{}.title", reader.key()))?,
        ),
    })
}
