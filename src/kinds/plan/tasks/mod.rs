//! The tasks of a plan: the rows of the lists that name them, wherever they stand.

mod filters;
mod lists;
mod page;

pub(super) use filters::{Facet, facets};

use serde::Serialize;

use super::progress::TaskState;
use super::{Plan, Task};
use crate::format::text::slug;
use crate::kinds::agency::Agency;
use crate::kinds::measure;
use crate::kinds::shared::Link;
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Route, Site};

/// A task in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct TaskRow {
    pub number: String,
    pub title: String,
    pub href: String,
    pub lead: Link,
    /// The measures, called by their numbers.
    pub measures: Vec<Link>,
    pub state: TaskState,
    pub due: Option<Day>,
    /// The instant from which the task is late, if it is to come.
    pub late_at: Option<String>,
}

/// The tasks of one part of the plan's section III.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub number: String,
    pub anchor: String,
    pub agencies: Vec<Link>,
    pub tasks: Vec<TaskRow>,
}

/// Every task of the plans that are shown, in the order of plans and tasks.
pub(in crate::kinds) fn all(site: &Site) -> impl Iterator<Item = (&Record<Plan>, &Task)> {
    site.shown::<Plan>()
        .flat_map(|(_, plan)| plan.tasks.iter().map(move |task| (plan, task)))
}

/// The rows of the tasks that `keep` names.
pub(in crate::kinds) fn with(site: &Site, keep: impl Fn(&Task) -> bool) -> Vec<TaskRow> {
    all(site)
        .filter(|(_, task)| keep(task))
        .map(|(plan, task)| row(site, plan, task))
        .collect()
}

/// Where a task is shown.
pub(in crate::kinds) fn path(plan: &Record<Plan>, task: &Task) -> String {
    format!(
        "{}nhiem-vu/{}/",
        Plan::url(plan).as_str(),
        slug(&task.number)
    )
}

/// The section that a task stands in: `III.6` for `III.6.1`.
pub(in crate::kinds) fn section_of(number: &str) -> &str {
    number
        .rsplit_once('.')
        .map_or(number, |(section, _)| section)
}

fn list_path(plan: &Record<Plan>) -> String {
    format!("{}nhiem-vu/", Plan::url(plan).as_str())
}

fn row(site: &Site, plan: &Record<Plan>, task: &Task) -> TaskRow {
    TaskRow {
        number: task.number.clone(),
        title: task.title.clone(),
        href: site.base.href(&path(plan, task)),
        lead: Link::to(site, task.lead),
        measures: task
            .measures
            .iter()
            .map(|measure| measure::number_link(site, *measure))
            .collect(),
        state: task.state(&site.clock),
        due: task.due,
        late_at: task.late_at(&site.clock).map(|at| at.to_string()),
    }
}

/// The tasks that `keep` names by their sections, in the order of the plan.
pub(super) fn groups(site: &Site, plan: &Record<Plan>, keep: impl Fn(&Task) -> bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for task in plan.tasks.iter().filter(|task| keep(task)) {
        let section = section_of(&task.number);
        let row = row(site, plan, task);
        match groups.iter_mut().find(|group| group.number == section) {
            Some(group) => group.tasks.push(row),
            None => groups.push(Group {
                number: section.to_owned(),
                anchor: slug(section),
                agencies: agencies(site, section),
                tasks: vec![row],
            }),
        }
    }
    groups
}

/// The agencies to which a section of the plan is addressed.
fn agencies(site: &Site, section: &str) -> Vec<Link> {
    site.shown::<Agency>()
        .filter(|(_, agency)| agency.section.as_deref() == Some(section))
        .map(|(reference, _)| Link::to(site, reference))
        .collect()
}

/// The lists of tasks, and a page for each task.
pub(super) fn routes(site: &Site, reference: Ref<Plan>, plan: &Record<Plan>) -> Vec<Route> {
    let mut routes = lists::routes(site, reference, plan);
    routes.extend(page::routes(reference, plan));
    routes
}
