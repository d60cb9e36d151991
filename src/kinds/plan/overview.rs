//! The page of a plan: what it is, what it aims at, who does what, and where each part is told in full.

use serde::Serialize;

use super::charts::{ChartView, charts};
use super::pages::{self, Parts};
use super::targets::{self, TargetView};
use super::tasks::{self, Facet};
use super::{Plan, Section, Signatory, json_ld};
use crate::diag::Diagnostic;
use crate::kinds::measure::{self, Group as MeasureGroup};
use crate::kinds::page::Page as FreePage;
use crate::kinds::shared::{self, Head, Link};
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// The free page that journalists are led to.
const PRESS_ROOM: &str = "bao-chi";

#[derive(Serialize)]
struct OverviewView {
    summary: String,
    number: String,
    issuer: Link,
    issued: Day,
    year: i16,
    report_due: Day,
    signatory: Option<SignatoryView>,
    recipients: Vec<String>,
    sections: Vec<SectionView>,
    targets: Vec<TargetView>,
    charts: Vec<ChartView>,
    measures: Vec<MeasureGroup>,
    facets: Vec<Facet>,
    documents: Vec<Link>,
    timeline: Vec<Milestone>,
    parts: Parts,
    press_room: Option<Link>,
}

#[derive(Serialize)]
struct SignatoryView {
    name: String,
    role: String,
}

#[derive(Serialize)]
struct SectionView {
    number: String,
    title: String,
    text: String,
}

/// A day on the plan's way.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Milestone {
    date: Day,
    /// What happens, as a key of the interface.
    what: &'static str,
    /// The number of the task that is due, when it is one.
    task: Option<Link>,
    past: bool,
    /// The first instant after the day, for scripts.
    ends_at: String,
}

/// The page of a plan.
pub(super) fn route(reference: Ref<Plan>, plan: &Record<Plan>) -> Route {
    Route::page(Plan::url(plan).as_str(), "plan", move |site| {
        page(site, reference)
    })
    .modified(plan.common.reviewed.map(|day| day.0))
    .of(reference)
}

fn page(site: &Site, reference: Ref<Plan>) -> Result<Page, Diagnostic> {
    let plan = site.get(reference);
    let parts = pages::parts(site, reference);
    let view = OverviewView {
        summary: plan.common.summary.clone().unwrap_or_default(),
        number: plan.number.clone(),
        issuer: Link::to(site, plan.issuer),
        issued: plan.issued,
        year: plan.year,
        report_due: plan.report_due,
        signatory: plan.signatory.as_ref().map(Signatory::view),
        recipients: plan.recipients.clone(),
        sections: plan.sections.iter().map(Section::view).collect(),
        targets: targets::views(site, plan)?,
        charts: charts(site, plan)?,
        measures: measure::groups(site, reference),
        facets: tasks::facets(site, reference)?,
        documents: Link::to_shown(site, &plan.cites),
        timeline: timeline(site, plan),
        press_room: site
            .find::<FreePage>(PRESS_ROOM)
            .filter(|(_, page)| page.visible)
            .map(|(page, _)| Link::to(site, page)),
        parts,
    };
    let head = Head::of(site, plan)?
        .under(site, "/ke-hoach/", "plan.list")?
        .json_ld(json_ld::plan(site, plan))
        .done(site);
    Ok(shared::page("plan.html", head, view))
}

/// The days of the plan in their order: issued, tasks due, results known, reports due.
fn timeline(site: &Site, plan: &Record<Plan>) -> Vec<Milestone> {
    let milestone = |date: Day, what, task| {
        let end = site.clock.end_of(date.0);
        Milestone {
            date,
            what,
            task,
            past: end <= site.clock.now(),
            ends_at: end.to_string(),
        }
    };
    let dues = plan.tasks.iter().filter_map(|task| {
        let link = Link::path(site, &tasks::path(plan, task), task.number.clone());
        Some(milestone(task.due?, "task_due", Some(link)))
    });
    let mut results: Vec<Day> = plan
        .targets
        .iter()
        .filter_map(|target| Some(target.result.as_ref()?.as_of))
        .collect();
    results.sort();
    results.dedup();
    let results = results
        .into_iter()
        .map(|day| milestone(day, "result", None));
    let mut timeline: Vec<Milestone> = [milestone(plan.issued, "issued", None)]
        .into_iter()
        .chain(dues)
        .chain(results)
        .chain([milestone(plan.report_due, "report_due", None)])
        .collect();
    timeline.sort_by_key(|milestone| milestone.date);
    timeline
}

impl Signatory {
    fn view(&self) -> SignatoryView {
        SignatoryView {
            name: self.name.clone(),
            role: self.role.clone(),
        }
    }
}

impl Section {
    fn view(&self) -> SectionView {
        SectionView {
            number: self.number.clone(),
            title: self.title.clone(),
            text: self.text.clone(),
        }
    }
}
