//! How a plan is shown: the list of plans, and the head that all pages below a plan share.

use std::sync::Arc;

use serde::Serialize;

use super::targets::TargetView;
use super::{Plan, overview, press, sites, targets, tasks};
use crate::diag::{Diagnostic, Text, codes};
use crate::kinds::measure;
use crate::kinds::shared::{Head, Link, RecordList, Source, references};
use crate::model::{Day, Kind, Record, Ref, Status};
use crate::site::{Route, Site};

/// A plan in the list of plans.
#[derive(Serialize)]
struct PlanRow {
    title: String,
    href: String,
    number: String,
    issued: Day,
    report_due: Day,
    summary: String,
    issuer: Link,
    targets: Vec<TargetView>,
    parts: Parts,
}

/// Where the parts of a plan are, and how many things stand there.
#[derive(Debug, Serialize)]
pub(super) struct Parts {
    pub targets: String,
    pub target_count: usize,
    pub measures: String,
    pub measure_count: usize,
    pub tasks: String,
    pub task_count: usize,
    pub reports: String,
    pub sites: String,
    pub csv: String,
}

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = list(site);
    for (reference, plan) in site.shown::<Plan>() {
        routes.push(overview::route(reference, plan));
        routes.push(targets::route(reference, plan));
        routes.push(sites::route(reference, plan));
        routes.push(press::route(reference, plan));
        routes.extend(tasks::routes(site, reference, plan));
    }
    routes
}

/// The list of plans, the newest first.
fn list(site: &Site) -> Vec<Route> {
    let mut plans: Vec<(Ref<Plan>, &Record<Plan>)> = site.listed::<Plan>().collect();
    plans.sort_by_key(|(_, plan)| std::cmp::Reverse(plan.issued));
    RecordList {
        path: "/ke-hoach/",
        template: "plans.html",
        title: "plan.list",
        lead: "plan.list_lead",
        items: references(&plans),
        item: row,
    }
    .routes()
}

fn row(site: &Site, reference: Ref<Plan>) -> Result<PlanRow, Diagnostic> {
    let plan = site.get(reference);
    Ok(PlanRow {
        title: plan.title().to_owned(),
        href: site.base.href(Plan::url(plan).as_str()),
        number: plan.number.clone(),
        issued: plan.issued,
        report_due: plan.report_due,
        summary: plan.common.summary.clone().unwrap_or_default(),
        issuer: Link::to(site, plan.issuer),
        targets: targets::views(site, plan)?
            .into_iter()
            .filter(|target| target.relation.is_none())
            .collect(),
        parts: parts(site, reference),
    })
}

/// Where the parts of a plan are.
pub(super) fn parts(site: &Site, reference: Ref<Plan>) -> Parts {
    let plan = site.get(reference);
    Parts {
        targets: site.base.href(&targets::path(plan)),
        target_count: plan.targets.len(),
        measures: site.base.href("/giai-phap/"),
        measure_count: measure::of_plan(site, reference).len(),
        tasks: site
            .base
            .href(&format!("{}nhiem-vu/", Plan::url(plan).as_str())),
        task_count: plan.tasks.len(),
        reports: site.base.href("/bao-cao/"),
        sites: site.base.href(&sites::path(plan)),
        csv: site.base.href(&press::path(plan)),
    }
}

/// The head of a page below a plan: it is a sample, archived and sourced as the plan is.
pub(super) fn head(
    site: &Site,
    plan: &Record<Plan>,
    path: &str,
    title: &str,
) -> Result<Head, Diagnostic> {
    let mut head = Head::new(site, path, title)?
        .under(site, "/ke-hoach/", "plan.list")?
        .under_title(site, Plan::url(plan).as_str(), plan.title());
    head.sample = plan.common.sample;
    head.archived = plan.common.status == Status::Archived;
    head.indexed = !head.archived;
    head.reviewed = plan.common.reviewed;
    head.source = plan
        .common
        .source
        .as_deref()
        .map(|source| Source::new(site, source));
    Ok(head)
}

/// For a page of a part that the plan does not have.
pub(super) fn gone(plan: &Record<Plan>) -> Diagnostic {
    Diagnostic::error(
        codes::TEMPLATE,
        Arc::clone(&plan.file),
        Text::new("kế hoạch không có phần này", "the plan has no such part"),
    )
}
