//! The lists of a plan's tasks: all of them, and those that one filter keeps.

use serde::Serialize;

use super::filters::{Facet, Filter, facets_of};
use super::{Group, groups, list_path};
use crate::diag::Diagnostic;
use crate::kinds::plan::{Plan, pages};
use crate::kinds::shared;
use crate::model::{Record, Ref};
use crate::site::{Page, Route, Site};

#[derive(Serialize)]
struct ListView {
    groups: Vec<Group>,
    facets: Vec<Facet>,
    /// What the tasks have in common; `None` for all tasks.
    filter: Option<String>,
    total: usize,
    all: String,
}

/// The lists, each at its own address.
pub(super) fn routes(site: &Site, reference: Ref<Plan>, plan: &Record<Plan>) -> Vec<Route> {
    let all = Route::page(list_path(plan), "task", move |site| {
        list(site, reference, None)
    });
    let filters = Filter::all(site, reference, plan)
        .into_iter()
        .flat_map(|(_, filters)| filters)
        .filter(|filter| filter.has_list(site, plan));
    let narrowed = filters.map(|filter| {
        Route::page(filter.path(site, plan), "task", move |site| {
            list(site, reference, Some(filter))
        })
    });
    [all].into_iter().chain(narrowed).collect()
}

fn list(site: &Site, reference: Ref<Plan>, filter: Option<Filter>) -> Result<Page, Diagnostic> {
    let plan = site.get(reference);
    let groups = groups(site, plan, |task| {
        filter.is_none_or(|filter| filter.keeps(site, task))
    });
    let tasks = list_path(plan);
    let title = site.say("plan.tasks_of", &[("plan", &plan.number)])?;
    let name = filter.map(|filter| filter.title(site)).transpose()?;
    let head = match (filter, &name) {
        (Some(filter), Some(name)) => {
            let own = site.say("plan.tasks_in", &[("plan", &plan.number), ("filter", name)])?;
            pages::head(site, plan, &filter.path(site, plan), &own)?
                .under_title(site, &tasks, &title)
        }
        _ => pages::head(site, plan, &tasks, &title)?,
    };
    let view = ListView {
        total: groups.iter().map(|group| group.tasks.len()).sum(),
        groups,
        facets: facets_of(site, reference, filter)?,
        filter: name,
        all: site.base.href(&tasks),
    };
    let head = head.describe(site.word("plan.tasks_lead")?).done(site);
    Ok(shared::page("plan_tasks.html", head, view))
}
