//! The page of a task: who does it, how far it is, and what shows that.

use serde::Serialize;

use super::super::pages;
use super::{list_path, path, section_of};
use crate::diag::Diagnostic;
use crate::kinds::measure;
use crate::kinds::plan::progress::TaskState;
use crate::kinds::plan::{Plan, Task};
use crate::kinds::report::Report;
use crate::kinds::shared::{self, Link, Source};
use crate::model::{Day, Record, Ref};
use crate::site::{Page, Route, Site};

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
    late_at: Option<String>,
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

/// A page for each task, changed last on the day of its latest update.
pub(super) fn routes(reference: Ref<Plan>, plan: &Record<Plan>) -> Vec<Route> {
    let tasks = plan.tasks.iter().enumerate().map(|(place, task)| {
        let updates = task.updates.iter().map(|update| update.date);
        let day = updates.max().or(plan.common.reviewed);
        Route::page(path(plan, task), "task", move |site| {
            page(site, reference, place)
        })
        .modified(day.map(|day| day.0))
    });
    tasks.collect()
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
        late_at: task.late_at(&site.clock).map(|at| at.to_string()),
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
