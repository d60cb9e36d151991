//! The tasks of a plan: rows of the lists that name them, and the page of each.

use serde::Serialize;

use super::progress::TaskState;
use super::{Plan, Task, pages};
use crate::diag::Diagnostic;
use crate::format::text::slug;
use crate::kinds::agency::Agency;
use crate::kinds::measure;
use crate::kinds::report::Report;
use crate::kinds::shared::{self, Link, Source};
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

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
    /// The instant from which the task is late, for scripts.
    pub due_at: Option<String>,
}

/// The tasks of one part of the plan's section III.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub number: String,
    pub anchor: String,
    pub agencies: Vec<Link>,
    pub tasks: Vec<TaskRow>,
}

/// A state and how many tasks are in it.
#[derive(Debug, Serialize)]
pub(super) struct StateLink {
    pub state: TaskState,
    pub href: String,
    pub count: usize,
    pub current: bool,
}

#[derive(Serialize)]
struct ListView {
    groups: Vec<Group>,
    states: Vec<StateLink>,
    /// The state that the list is about; `None` for all tasks.
    state: Option<TaskState>,
    total: usize,
    all: String,
}

#[derive(Serialize)]
struct TaskView {
    number: String,
    section: String,
    summary: Option<String>,
    lead: Link,
    with: Vec<Link>,
    measures: Vec<Link>,
    documents: Vec<Link>,
    due: Option<Day>,
    due_at: Option<String>,
    state: TaskState,
    reason: Option<String>,
    updates: Vec<UpdateView>,
    reports: Vec<Link>,
    plan: Link,
    report_due: Day,
    previous: Option<Link>,
    next: Option<Link>,
}

#[derive(Serialize)]
struct UpdateView {
    date: Day,
    text: String,
    evidence: Option<Source>,
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

fn state_path(plan: &Record<Plan>, state: TaskState) -> String {
    format!("{}trang-thai/{}/", list_path(plan), state.path_name())
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
        due_at: task.due_at(&site.clock).map(|at| at.to_string()),
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

/// The states, each with how many tasks are in it.
pub(super) fn states(
    site: &Site,
    plan: &Record<Plan>,
    current: Option<TaskState>,
) -> Vec<StateLink> {
    TaskState::ALL
        .iter()
        .map(|state| StateLink {
            state: *state,
            href: site.base.href(&state_path(plan, *state)),
            count: plan
                .tasks
                .iter()
                .filter(|task| task.state(&site.clock) == *state)
                .count(),
            current: current == Some(*state),
        })
        .collect()
}

/// The lists of tasks, and a page for each task.
pub(super) fn routes(reference: Ref<Plan>, plan: &Record<Plan>) -> Vec<Route> {
    let all = Route::page(list_path(plan), "task", move |site| {
        list(site, reference, None)
    });
    let states = TaskState::ALL.iter().map(|state| {
        Route::page(state_path(plan, *state), "task", move |site| {
            list(site, reference, Some(*state))
        })
    });
    let tasks = plan.tasks.iter().enumerate().map(|(place, task)| {
        let day = task
            .updates
            .iter()
            .map(|update| update.date)
            .max()
            .or(plan.common.reviewed);
        Route::page(path(plan, task), "task", move |site| {
            page(site, reference, place)
        })
        .modified(day.map(|day| day.0))
    });
    [all].into_iter().chain(states).chain(tasks).collect()
}

/// The page of all tasks, or of those in one state.
fn list(site: &Site, reference: Ref<Plan>, state: Option<TaskState>) -> Result<Page, Diagnostic> {
    let plan = site.get(reference);
    let groups = groups(site, plan, |task| {
        state.is_none_or(|state| task.state(&site.clock) == state)
    });
    let tasks = list_path(plan);
    let title = site.say("plan.tasks_of", &[("plan", &plan.number)])?;
    let head = match state {
        None => pages::head(site, plan, &tasks, &title)?,
        Some(state) => {
            let name = site.word(&format!("plan.progress.{}", state.key()))?;
            let own = site.say("plan.tasks_in", &[("plan", &plan.number), ("state", &name)])?;
            pages::head(site, plan, &state_path(plan, state), &own)?
                .under_title(site, &tasks, &title)
        }
    };
    let view = ListView {
        total: groups.iter().map(|group| group.tasks.len()).sum(),
        groups,
        states: states(site, plan, state),
        state,
        all: site.base.href(&tasks),
    };
    let head = head.describe(site.word("plan.tasks_lead")?).done(site);
    Ok(shared::page("plan_tasks.html", head, view))
}

/// The page of a task, given by its place in the plan.
fn page(site: &Site, reference: Ref<Plan>, place: usize) -> Result<Page, Diagnostic> {
    let plan = site.get(reference);
    let Some(task) = plan.tasks.get(place) else {
        return Err(pages::gone(plan));
    };
    let neighbour = |place: Option<usize>| {
        let other = plan.tasks.get(place?)?;
        Some(Link::path(
            site,
            &path(plan, other),
            format!("{} {}", other.number, other.title),
        ))
    };
    let view = TaskView {
        number: task.number.clone(),
        section: section_of(&task.number).to_owned(),
        summary: task.summary.clone(),
        lead: Link::to(site, task.lead),
        with: task
            .with
            .iter()
            .map(|agency| Link::to(site, *agency))
            .collect(),
        measures: task
            .measures
            .iter()
            .map(|measure| measure::full_link(site, *measure))
            .collect(),
        documents: Link::to_shown(site, &task.documents),
        due: task.due,
        due_at: task.due_at(&site.clock).map(|at| at.to_string()),
        state: task.state(&site.clock),
        reason: task.reason.clone(),
        updates: updates(site, task),
        reports: reports(site, plan, task),
        plan: Link::to(site, reference),
        report_due: plan.report_due,
        previous: neighbour(place.checked_sub(1)),
        next: neighbour(place.checked_add(1)),
    };
    let list = site.say("plan.tasks_of", &[("plan", &plan.number)])?;
    let title = site.say(
        "plan.task_title",
        &[("number", &task.number), ("title", &task.title)],
    )?;
    let head = pages::head(site, plan, &path(plan, task), &title)?
        .under_title(site, &list_path(plan), &list)
        .describe(task.summary.clone().unwrap_or_default())
        .done(site);
    Ok(shared::page("plan_task.html", head, view))
}

/// What was done so far, the latest first.
fn updates(site: &Site, task: &Task) -> Vec<UpdateView> {
    let mut updates: Vec<UpdateView> = task
        .updates
        .iter()
        .map(|update| UpdateView {
            date: update.date,
            text: update.text.clone(),
            evidence: update
                .evidence
                .as_deref()
                .map(|evidence| Source::new(site, evidence)),
        })
        .collect();
    updates.sort_by_key(|update| std::cmp::Reverse(update.date));
    updates
}

/// The reports that are about the task alone.
fn reports(site: &Site, plan: &Plan, task: &Task) -> Vec<Link> {
    site.shown::<Report>()
        .filter(|(_, report)| {
            report.task.as_deref() == Some(&*task.number) && report.is_for(plan.year)
        })
        .map(|(reference, _)| Link::to(site, reference))
        .collect()
}
