//! The report on a year, compiled from those of the agencies: who reported, what was reached, what is difficult.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Report;
use super::punctual::Punctuality;
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::agency::Agency;
use crate::kinds::plan::{Plan, Target, Unit, amount, comparison, parts};
use crate::kinds::shared::Link;
use crate::model::{Day, Record, Ref};
use crate::site::Site;

/// The compiled report on a year.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Compiled {
    pub year: i16,
    pub plans: Vec<Link>,
    /// The last day for reports.
    pub due: Option<Day>,
    pub agencies: Vec<AgencyRow>,
    pub late: Vec<Link>,
    pub reported: usize,
    pub figures: Vec<FigureRow>,
    pub done: Vec<Said>,
    pub difficulties: Vec<Said>,
    pub next: Vec<Said>,
    /// Whether it is compiled from samples.
    pub sample: bool,
}

/// An agency that leads tasks, and whether it has reported.
#[derive(Debug, Clone, Serialize)]
pub(super) struct AgencyRow {
    pub agency: Link,
    pub name: String,
    pub tasks: usize,
    pub state: Punctuality,
    /// The instant from which the report is missing, if it is to come.
    pub missing_at: Option<String>,
    pub submitted: Option<Day>,
    pub reports: Vec<Link>,
}

/// A target with what the reports say of it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FigureRow {
    pub title: String,
    pub comparison: String,
    pub planned: String,
    pub reported: Vec<Reported>,
    /// The sum of what was reported; percentages have none.
    pub total: Option<String>,
}

/// What one report says of a target.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Reported {
    pub report: Link,
    pub agency: String,
    pub amount: String,
}

/// What an agency says in its report.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Said {
    pub agency: Link,
    pub report: Link,
    pub items: Vec<String>,
}

/// A report with its reference.
pub(super) type Known<'a> = (Ref<Report>, &'a Record<Report>);

impl Compiled {
    /// The report on a year.
    ///
    /// # Errors
    /// When the theme lacks a word.
    pub(super) fn new(site: &Site, year: i16) -> Result<Self, Diagnostic> {
        let plans: Vec<(Ref<Plan>, &Record<Plan>)> = site
            .shown::<Plan>()
            .filter(|(_, plan)| plan.year == year)
            .collect();
        let reports = reports(site, year);
        let due = plans.iter().map(|(_, plan)| plan.report_due).max();
        let agencies = agencies(site, &plans, &reports);
        Ok(Self {
            year,
            plans: plans
                .iter()
                .map(|(reference, _)| Link::to(site, *reference))
                .collect(),
            due,
            late: agencies
                .iter()
                .filter(|row| row.state == Punctuality::Missing)
                .map(|row| row.agency.clone())
                .collect(),
            reported: agencies
                .iter()
                .filter(|row| row.state <= Punctuality::SubmittedLate)
                .count(),
            agencies,
            figures: figures(site, &plans, &reports)?,
            done: said(site, &reports, |report| &report.done),
            difficulties: said(site, &reports, |report| &report.difficulties),
            next: said(site, &reports, |report| &report.next),
            sample: reports.iter().any(|(_, report)| report.common.sample),
        })
    }
}

/// The years of the plans, the latest first.
pub(super) fn years(site: &Site) -> Vec<i16> {
    let mut years: Vec<i16> = site.listed::<Plan>().map(|(_, plan)| plan.year).collect();
    years.sort_by_key(|year| std::cmp::Reverse(*year));
    years.dedup();
    years
}

/// The reports sent for a year, by the names of their agencies.
///
/// Samples stand in only as long as no real report has come: invented figures never mix with true ones.
pub(super) fn reports(site: &Site, year: i16) -> Vec<Known<'_>> {
    let mut reports: Vec<Known<'_>> = site
        .listed::<Report>()
        .filter(|(_, report)| {
            report.is_for(year) && report.punctuality(site) <= Punctuality::SubmittedLate
        })
        .collect();
    if reports.iter().any(|(_, report)| !report.common.sample) {
        reports.retain(|(_, report)| !report.common.sample);
    }
    collate::sort_by(&mut reports, |(_, report)| site.get(report.agency).title());
    reports
}

/// The agencies that lead tasks, in the order of the plan.
fn agencies(
    site: &Site,
    plans: &[(Ref<Plan>, &Record<Plan>)],
    reports: &[Known<'_>],
) -> Vec<AgencyRow> {
    let mut order: Vec<Ref<Agency>> = Vec::new();
    let mut tasks: BTreeMap<Ref<Agency>, usize> = BTreeMap::new();
    let mut dues = BTreeMap::new();
    for (_, plan) in plans {
        for task in &plan.tasks {
            if !order.contains(&task.lead) {
                order.push(task.lead);
            }
            *tasks.entry(task.lead).or_default() += 1;
            dues.entry(task.lead)
                .or_insert_with(|| plan.report_due_at(&site.clock));
        }
    }
    order
        .into_iter()
        .filter_map(|agency| {
            let own: Vec<&Known<'_>> = reports
                .iter()
                .filter(|(_, report)| report.agency == agency)
                .collect();
            let submitted = own.iter().filter_map(|(_, report)| report.submitted).min();
            let due = *dues.get(&agency)?;
            let state = Punctuality::new(submitted, due, &site.clock);
            Some(AgencyRow {
                agency: Link::to(site, agency),
                name: site.get(agency).title().to_owned(),
                tasks: *tasks.get(&agency)?,
                state,
                missing_at: (state == Punctuality::Awaited).then(|| due.to_string()),
                submitted,
                reports: own
                    .iter()
                    .map(|(report, _)| Link::to(site, *report))
                    .collect(),
            })
        })
        .collect()
}

fn figures(
    site: &Site,
    plans: &[(Ref<Plan>, &Record<Plan>)],
    reports: &[Known<'_>],
) -> Result<Vec<FigureRow>, Diagnostic> {
    let targets = plans
        .iter()
        .flat_map(|(_, plan)| plan.targets.iter().map(move |target| (plan, target)));
    targets
        .map(|(plan, target)| figure(site, plan, target, reports))
        .collect()
}

fn figure(
    site: &Site,
    plan: &Plan,
    target: &Target,
    reports: &[Known<'_>],
) -> Result<FigureRow, Diagnostic> {
    let values: Vec<(&Known<'_>, f64)> = reports
        .iter()
        .filter_map(|known| Some((known, value(plan, target, known.1)?)))
        .collect();
    let sum: f64 = values.iter().map(|(_, value)| value).sum();
    Ok(FigureRow {
        title: target.title.clone(),
        comparison: comparison(site, target.comparator)?,
        planned: amount(site, target.value, target.unit)?,
        total: (!values.is_empty() && target.unit != Unit::Percent)
            .then(|| amount(site, sum, target.unit))
            .transpose()?,
        reported: values
            .into_iter()
            .map(|((reference, report), value)| {
                Ok(Reported {
                    report: Link::to(site, *reference),
                    agency: name(site.get(report.agency)),
                    amount: amount(site, value, target.unit)?,
                })
            })
            .collect::<Result<_, Diagnostic>>()?,
    })
}

/// What a report says of a target; of a whole of which it gives some parts only, their sum.
fn value(plan: &Plan, target: &Target, report: &Report) -> Option<f64> {
    let figures = |target: &Target| {
        let own = report
            .figures
            .iter()
            .filter(move |figure| figure.target == target.id);
        own.map(|figure| figure.value).collect::<Vec<f64>>()
    };
    let own = figures(target);
    let said = if own.is_empty() {
        parts(plan, target).flat_map(figures).collect()
    } else {
        own
    };
    (!said.is_empty()).then(|| said.into_iter().sum())
}

fn said(site: &Site, reports: &[Known<'_>], part: impl Fn(&Report) -> &Vec<String>) -> Vec<Said> {
    reports
        .iter()
        .filter(|(_, report)| !part(report).is_empty())
        .map(|(reference, report)| Said {
            agency: Link::to(site, report.agency),
            report: Link::to(site, *reference),
            items: part(report).clone(),
        })
        .collect()
}

/// What an agency is called where there is little room.
fn name(agency: &Record<Agency>) -> String {
    agency
        .abbr
        .clone()
        .unwrap_or_else(|| agency.title().to_owned())
}
