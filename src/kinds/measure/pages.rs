//! The page of a measure, and the list of all measures by their groups.

use serde::Serialize;

use super::Measure;
use super::view::{self, Group};
use crate::diag::Diagnostic;
use crate::kinds::plan::{Plan, TaskRow, section_of, tasks_with};
use crate::kinds::shared::{self, BodyView, Head, Link, record_pages};
use crate::model::{Record, Ref};
use crate::site::{Page, Route, Site};

#[derive(Serialize)]
struct ListView {
    plans: Vec<PlanMeasures>,
}

/// The measures of a plan.
#[derive(Serialize)]
struct PlanMeasures {
    plan: Link,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct MeasureView {
    number: String,
    group_number: String,
    group_title: String,
    plan: Link,
    summary: String,
    body: BodyView,
    tasks: Vec<TaskRow>,
    previous: Option<Link>,
    next: Option<Link>,
}

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = record_pages(site, page);
    routes.push(Route::page("/giai-phap/", "list", list).lasting());
    routes
}

/// The list of all measures, those of the newest plan first.
fn list(site: &Site) -> Result<Page, Diagnostic> {
    let mut plans: Vec<(Ref<Plan>, &Record<Plan>)> = site.listed::<Plan>().collect();
    plans.sort_by_key(|(_, plan)| std::cmp::Reverse(plan.issued));
    let plans = plans.into_iter().map(|(reference, _)| PlanMeasures {
        plan: Link::to(site, reference),
        groups: view::groups(site, reference),
    });
    let view = ListView {
        plans: plans.filter(|plan| !plan.groups.is_empty()).collect(),
    };
    let head = Head::new(site, "/giai-phap/", &site.word("measure.list")?)?
        .describe(site.word("measure.lead")?)
        .done(site);
    Ok(shared::page("measures.html", head, view))
}

/// The page of a measure.
fn page(site: &Site, reference: Ref<Measure>) -> Result<Page, Diagnostic> {
    let measure = site.get(reference);
    let plan = site.get(measure.plan);
    let all: Vec<Ref<Measure>> = view::of_plan(site, measure.plan)
        .into_iter()
        .map(|(reference, _)| reference)
        .collect();
    let place = all.iter().position(|other| *other == reference);
    let neighbour = |place: Option<usize>| Some(view::full_link(site, *all.get(place?)?));
    let group = section_of(&measure.number);
    let view = MeasureView {
        number: measure.number.clone(),
        group_number: group.to_owned(),
        group_title: view::title(plan, group),
        plan: Link::to(site, measure.plan),
        summary: measure.common.summary.clone().unwrap_or_default(),
        body: shared::body(site, measure)?,
        tasks: tasks_with(site, |task| task.measures.contains(&reference)),
        previous: neighbour(place.and_then(|place| place.checked_sub(1))),
        next: neighbour(place.and_then(|place| place.checked_add(1))),
    };
    let head = Head::of(site, measure)?
        .under(site, "/ke-hoach/", "plan.list")?
        .under(site, "/giai-phap/", "measure.list")?
        .done(site);
    Ok(shared::page("measure.html", head, view))
}
