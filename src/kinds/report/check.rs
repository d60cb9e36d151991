//! What is wrong with a report, and with reports of one period together.

use std::collections::{BTreeMap, BTreeSet};

use super::Report;
use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::kinds::plan::{Plan, check_figure, check_sum, has_parents, parts};
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Report>, site: &Site, findings: &mut Findings) {
    sent(record, site, findings);
    let plans = plans(record, site);
    if plans.is_empty() {
        // The plan cannot be read, which is reported there.
        return;
    }
    if let Some(task) = &record.task {
        let tasks = plans.iter().flat_map(|plan| &plan.tasks);
        let numbers = tasks.map(|task| task.number.as_str());
        rules::known(
            findings,
            record,
            at!["task"],
            ("nhiệm vụ", "task"),
            task,
            numbers,
        );
    }
    figures(record, &plans, findings);
}

/// The year that a period begins with, such as 2022 of `2022` or `2022, quý I`.
fn year(period: &str) -> Option<i16> {
    period.get(..4)?.parse().ok()
}

/// The plans that a report can be about: those of its year, or all when there is none.
fn plans<'a>(record: &Record<Report>, site: &'a Site) -> Vec<&'a Record<Plan>> {
    let all = || site.all::<Plan>().map(|(_, plan)| plan);
    let of_year: Vec<_> = all()
        .filter(|plan| year(&record.period) == Some(plan.year))
        .collect();
    if of_year.is_empty() {
        all().collect()
    } else {
        of_year
    }
}

fn sent(record: &Record<Report>, site: &Site, findings: &mut Findings) {
    if let Some(submitted) = record.submitted {
        rules::on_day(
            findings,
            record,
            at!["agency"],
            site,
            record.agency,
            submitted.0,
        );
        if year(&record.period).is_some_and(|year| submitted.0.year() < year) {
            findings
                .error(
                    record,
                    codes::TIME_ORDER,
                    at!["submitted"],
                    Text::new(
                        format!(
                            "báo cáo gửi ngày {} trước khi kỳ {} bắt đầu",
                            calendar::date(submitted.0),
                            record.period
                        ),
                        format!(
                            "the report was sent on {submitted}, before {} began",
                            record.period
                        ),
                    ),
                )
                .hint(Text::new(
                    "sửa ngày gửi hoặc kỳ báo cáo",
                    "mend the day or the period",
                ));
        }
        return;
    }
    let of_year = site
        .all::<Plan>()
        .filter(|(_, plan)| year(&record.period) == Some(plan.year));
    let due = of_year.map(|(_, plan)| plan.report_due.0).min();
    if let Some(due) = due.filter(|due| *due < site.clock.today()) {
        findings
            .warning(
                record,
                codes::REPORT_LATE,
                at!["agency"],
                Text::new(
                    format!("chưa gửi báo cáo, đã quá hạn {}", calendar::date(due)),
                    format!("the report was due on {due} and is not sent"),
                ),
            )
            .hint(Text::new(
                "nhắc cơ quan, rồi ghi submitted khi nhận được",
                "remind the agency; write submitted when it comes",
            ));
    }
}

fn figures(record: &Record<Report>, plans: &[&Record<Plan>], findings: &mut Findings) {
    let targets = plans.iter().flat_map(|plan| &plan.targets);
    let reported: BTreeMap<&str, f64> = record
        .figures
        .iter()
        .map(|figure| (figure.target.as_str(), figure.value))
        .collect();
    let all_known = reported
        .keys()
        .all(|id| targets.clone().any(|target| target.id == *id))
        && plans.iter().all(|plan| has_parents(&plan.targets));
    let mut seen = BTreeSet::new();
    for (place, figure) in record.figures.iter().enumerate() {
        let field = at!["figures", place, "target"];
        let Some(target) = targets.clone().find(|target| target.id == figure.target) else {
            let ids = targets.clone().map(|target| target.id.as_str());
            rules::known_id(
                findings,
                record,
                field,
                ("chỉ tiêu", "target"),
                &figure.target,
                ids,
            );
            continue;
        };
        if !seen.insert(&figure.target) {
            rules::twice(findings, record, field);
        }
        let value = at!["figures", place, "value"];
        check_figure(findings, record, value.clone(), target.unit, figure.value);
        let of_parts: Option<Vec<f64>> = plans
            .iter()
            .flat_map(|plan| parts(plan, target))
            .map(|part| reported.get(part.id.as_str()).copied())
            .collect();
        if let Some(of_parts) = of_parts.filter(|_| all_known) {
            check_sum(record, value, &of_parts, figure.value, findings);
        }
    }
}

/// Finds reports of one agency on one task for one period.
pub(super) fn check_all(site: &Site, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for (_, record) in site.all::<Report>() {
        let key = (record.agency, &record.task, record.period.trim());
        if let Some(first) = seen.insert(key, record) {
            findings
                .error(
                    record,
                    codes::RECORDED_TWICE,
                    at!["period"],
                    Text::new(
                        format!(
                            "cơ quan này đã có báo cáo kỳ {} ở {}",
                            record.period, first.file
                        ),
                        format!(
                            "the report of this agency for {} stands in {} already",
                            record.period, first.file
                        ),
                    ),
                )
                .hint(Text::new(
                    "sửa kỳ, hoặc gộp hai báo cáo",
                    "mend the period, or make one report of the two",
                ));
        }
    }
}
