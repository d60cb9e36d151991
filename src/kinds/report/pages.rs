//! The report on a year with the list of reports, and the page of each report.

use serde::Serialize;

use super::compile::{Compiled, years};
use super::punctual::Punctuality;
use super::{Report, table, template};
use crate::diag::Diagnostic;
use crate::kinds::plan::{self, Plan};
use crate::kinds::shared::{self, Card, Head, Link, ListPage, paginate};
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// What stands beside the list of reports.
#[derive(Serialize)]
struct Overview {
    compiled: Option<Compiled>,
    /// The reports on other years.
    years: Vec<Link>,
    csv: Option<String>,
    template: String,
}

#[derive(Serialize)]
struct ReportView {
    agency: Link,
    task: Option<Link>,
    plan: Option<Link>,
    period: String,
    submitted: Option<Day>,
    due: Option<Day>,
    state: Punctuality,
    figures: Vec<FigureView>,
    done: Vec<String>,
    difficulties: Vec<String>,
    next: Vec<String>,
}

#[derive(Serialize)]
struct FigureView {
    title: String,
    amount: String,
    planned: Option<String>,
}

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let years = years(site);
    let mut routes: Vec<Route> = site
        .shown::<Report>()
        .map(|(reference, report)| {
            Route::page(Report::url(report).as_str(), "report", move |site| {
                page(site, reference)
            })
            .modified(report.submitted.or(report.common.reviewed).map(|day| day.0))
            .of(reference)
        })
        .collect();
    for year in &years {
        let year = *year;
        routes.extend(list(site, year, years.first() == Some(&year)));
        routes.push(Route::file(table::path(year), "table", move |site| {
            table::table(site, year)
        }));
    }
    if years.is_empty() {
        routes.extend(plain_list(site));
    }
    routes.push(Route::file(template::PATH, "table", template::template));
    routes
}

/// The path of the report on a year: the latest is where all reports are.
fn year_path(year: i16, latest: bool) -> String {
    if latest {
        "/bao-cao/".to_owned()
    } else {
        format!("/bao-cao/nam-{year}/")
    }
}

/// The listed reports that `keep` names, the last sent first.
fn sorted(site: &Site, keep: impl Fn(&Report) -> bool) -> Vec<Ref<Report>> {
    let mut reports: Vec<(Ref<Report>, &Record<Report>)> = site
        .listed::<Report>()
        .filter(|(_, report)| keep(report))
        .collect();
    reports.sort_by_key(|(_, report)| std::cmp::Reverse(report.submitted));
    reports
        .into_iter()
        .map(|(reference, _)| reference)
        .collect()
}

fn list_page(path: String, items: Vec<Ref<Report>>) -> ListPage<Ref<Report>> {
    ListPage {
        path,
        template: "reports.html",
        group: "list",
        items,
    }
}

/// The report on a year, with the list of the reports it is made of.
fn list(site: &Site, year: i16, latest: bool) -> Vec<Route> {
    // Reports of years without a plan stand with the latest, so that each is in a list.
    let known = years(site);
    let items = sorted(site, |report| {
        report.is_for(year) || (latest && !known.iter().any(|year| report.is_for(*year)))
    });
    paginate(
        list_page(year_path(year, latest), items),
        move |site, path| {
            let title = site.say("report.compiled", &[("year", &year.to_string())])?;
            let mut head = Head::new(site, path, &title)?.describe(site.word("report.lead")?);
            head.sample = Compiled::new(site, year)?.sample;
            if latest {
                Ok(head)
            } else {
                head.under(site, "/bao-cao/", "report.list")
            }
        },
        |site, reference| card(site, *reference),
        move |site| {
            let years = years(site);
            let others = years.iter().filter(|other| **other != year).map(|other| {
                let title = site.say("report.compiled", &[("year", &other.to_string())])?;
                Ok(Link::path(
                    site,
                    &year_path(*other, years.first() == Some(other)),
                    title,
                ))
            });
            Ok(Overview {
                compiled: Some(Compiled::new(site, year)?),
                years: others.collect::<Result<_, Diagnostic>>()?,
                csv: Some(site.base.href(&table::path(year))),
                template: site.base.href(template::PATH),
            })
        },
    )
}

/// The list of reports of a site without a plan.
fn plain_list(site: &Site) -> Vec<Route> {
    paginate(
        list_page("/bao-cao/".to_owned(), sorted(site, |_| true)),
        |site, path| {
            Ok(Head::new(site, path, &site.word("report.list")?)?
                .describe(site.word("report.lead")?))
        },
        |site, reference| card(site, *reference),
        |site| {
            Ok(Overview {
                compiled: None,
                years: Vec::new(),
                csv: None,
                template: site.base.href(template::PATH),
            })
        },
    )
}

fn card(site: &Site, reference: Ref<Report>) -> Result<Card, Diagnostic> {
    let report = site.get(reference);
    let state = report.punctuality(site);
    let agency = site.get(report.agency);
    Ok(Card {
        title: report.title().to_owned(),
        href: site.base.href(Report::url(report).as_str()),
        summary: report.common.summary.clone().unwrap_or_default(),
        facts: vec![
            agency
                .abbr
                .clone()
                .unwrap_or_else(|| agency.title().to_owned()),
            site.word(&format!("report.state.{}", state.key()))?,
        ],
        date: report.submitted.map(|day| day.to_string()),
        sample: report.common.sample,
    })
}

/// The page of a report.
fn page(site: &Site, reference: Ref<Report>) -> Result<Page, Diagnostic> {
    let report = site.get(reference);
    let plan = report.plan(site);
    let view = ReportView {
        agency: Link::to(site, report.agency),
        task: task(site, report, plan.map(|(_, plan)| plan)),
        plan: plan.map(|(reference, _)| Link::to(site, reference)),
        period: report.period.clone(),
        submitted: report.submitted,
        due: plan.map(|(_, plan)| plan.report_due),
        state: report.punctuality(site),
        figures: figures(site, report, plan.map(|(_, plan)| plan))?,
        done: report.done.clone(),
        difficulties: report.difficulties.clone(),
        next: report.next.clone(),
    };
    let head = Head::of(site, report)?
        .under(site, "/bao-cao/", "report.list")?
        .done(site);
    Ok(shared::page("report.html", head, view))
}

/// The task that a report is about; without a link when the plan is not shown.
fn task(site: &Site, report: &Report, plan: Option<&Record<Plan>>) -> Option<Link> {
    let number = report.task.as_ref()?;
    let found =
        plan.and_then(|plan| Some((plan, plan.tasks.iter().find(|task| task.number == *number)?)));
    Some(match found {
        Some((plan, task)) => Link::path(
            site,
            &plan::task_path(plan, task),
            format!("{number} {}", task.title),
        ),
        None => Link {
            title: number.clone(),
            href: None,
        },
    })
}

fn figures(
    site: &Site,
    report: &Report,
    plan: Option<&Record<Plan>>,
) -> Result<Vec<FigureView>, Diagnostic> {
    let target =
        |id: &str| plan.and_then(|plan| plan.targets.iter().find(|target| target.id == id));
    report
        .figures
        .iter()
        .map(|figure| match target(&figure.target) {
            Some(target) => Ok(FigureView {
                title: target.title.clone(),
                amount: plan::amount(site, figure.value, target.unit)?,
                planned: Some(plan::amount(site, target.value, target.unit)?),
            }),
            None => Ok(FigureView {
                title: figure.target.clone(),
                amount: site.locale().quantity(figure.value, ""),
                planned: None,
            }),
        })
        .collect()
}
