//! The targets of a plan: what was aimed at, how the parts make the whole, and what was reached.

use serde::Serialize;

use super::charts::{ChartView, charts};
use super::{Comparator, Plan, Relation, Target, Unit, pages, parts};
use crate::diag::Diagnostic;
use crate::format::text::Locale;
use crate::kinds::shared::{self, Source};
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// A target as pages show it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TargetView {
    pub id: String,
    pub number: String,
    pub title: String,
    /// The value with its unit: `224.500 lượt người`.
    pub amount: String,
    /// How much of the whole the target is, when it is a part of one.
    pub share: Option<String>,
    /// How the value is to be read, in a word: at least, about.
    pub comparison: String,
    pub period: String,
    /// How the target stands to the one above it.
    pub relation: Option<Relation>,
    /// The parts and their sum, `25.000 + 28.000 + 171.500 = 224.500`.
    pub sum: Option<String>,
    pub result: Option<ResultView>,
    pub no_result_reason: Option<String>,
}

impl TargetView {
    /// The target in one line of plain text.
    pub(super) fn in_words(&self) -> String {
        let share = self.share.iter().map(|share| format!(" ({share})"));
        format!(
            "{}: {} {}{}",
            self.title,
            self.comparison,
            self.amount,
            share.collect::<String>()
        )
    }
}

/// What was reached.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ResultView {
    pub amount: String,
    pub as_of: Day,
    pub source: Source,
    /// Whether the target was met; `None` for one that is only an estimate.
    pub met: Option<bool>,
}

#[derive(Serialize)]
struct TargetsView {
    targets: Vec<TargetView>,
    charts: Vec<ChartView>,
    report_due: Day,
    csv: String,
}

/// The comparison with a target in a word.
///
/// # Errors
/// When the theme lacks it.
pub(in crate::kinds) fn comparison(
    site: &Site,
    comparator: Comparator,
) -> Result<String, Diagnostic> {
    site.word(match comparator {
        Comparator::AtLeast => "plan.comparator.at-least",
        Comparator::Exactly => "plan.comparator.exactly",
        Comparator::About => "plan.comparator.about",
    })
}

/// What a unit is called.
///
/// # Errors
/// When the theme lacks the word.
pub(in crate::kinds) fn unit(site: &Site, unit: Unit) -> Result<String, Diagnostic> {
    site.word(match unit {
        Unit::Turns => "plan.unit.turns",
        Unit::Percent => "plan.unit.percent",
        Unit::People => "plan.unit.people",
    })
}

/// A figure with its unit: `224.500 lượt người`.
///
/// # Errors
/// When the theme lacks a word.
pub(in crate::kinds) fn amount(site: &Site, value: f64, of: Unit) -> Result<String, Diagnostic> {
    Ok(site.locale().quantity(value, &unit(site, of)?))
}

/// The targets of a plan in its order.
pub(super) fn views(site: &Site, plan: &Plan) -> Result<Vec<TargetView>, Diagnostic> {
    plan.targets
        .iter()
        .map(|target| view(site, plan, target))
        .collect()
}

/// A target as pages show it.
///
/// # Errors
/// When the theme lacks a word.
pub(super) fn view(site: &Site, plan: &Plan, target: &Target) -> Result<TargetView, Diagnostic> {
    let parent = plan
        .targets
        .iter()
        .find(|other| Some(&other.id) == target.parent.as_ref());
    let whole = parent
        .filter(|_| target.relation == Relation::Part)
        .map(|parent| parent.value);
    Ok(TargetView {
        id: target.id.clone(),
        number: target.number.clone(),
        title: target.title.clone(),
        amount: amount(site, target.value, target.unit)?,
        share: whole
            .filter(|whole| *whole > 0.0)
            .map(|whole| site.locale().percent(tenths(target.value / whole * 100.0))),
        comparison: comparison(site, target.comparator)?,
        period: target.period.clone(),
        relation: parent.map(|_| target.relation),
        sum: sum(site.locale(), plan, target),
        result: match &target.result {
            Some(result) => Some(ResultView {
                amount: amount(site, result.value, target.unit)?,
                as_of: result.as_of,
                source: Source::new(site, &result.source),
                met: met(target, result.value),
            }),
            None => None,
        },
        no_result_reason: target.no_result_reason.clone(),
    })
}

/// The parts of a target written as a sum; `None` when it has no parts.
fn sum(locale: Locale, plan: &Plan, whole: &Target) -> Option<String> {
    let parts: Vec<String> = parts(plan, whole)
        .map(|part| locale.decimal(part.value, 2))
        .collect();
    (!parts.is_empty())
        .then(|| format!("{} = {}", parts.join(" + "), locale.decimal(whole.value, 2)))
}

/// Whether a result meets its target.
fn met(target: &Target, result: f64) -> Option<bool> {
    match target.comparator {
        Comparator::AtLeast => Some(result >= target.value),
        Comparator::Exactly => Some(result == target.value),
        Comparator::About => None,
    }
}

/// Rounded to tenths: more digits of a share say nothing.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Where the targets are shown.
pub(super) fn path(plan: &Record<Plan>) -> String {
    format!("{}chi-tieu/", Plan::url(plan).as_str())
}

/// The page of the targets.
pub(super) fn route(reference: Ref<Plan>, plan: &Record<Plan>) -> Route {
    let day = plan
        .targets
        .iter()
        .filter_map(|target| Some(target.result.as_ref()?.as_of))
        .max();
    let day = day.max(plan.common.reviewed);
    Route::page(path(plan), "plan", move |site| page(site, reference))
        .modified(day.map(|day| day.0))
}

fn page(site: &Site, reference: Ref<Plan>) -> Result<Page, Diagnostic> {
    let plan = site.get(reference);
    let title = site.say("plan.targets_of", &[("plan", &plan.number)])?;
    let view = TargetsView {
        targets: views(site, plan)?,
        charts: charts(site, plan)?,
        report_due: plan.report_due,
        csv: site.base.href(&super::press::path(plan)),
    };
    let head = pages::head(site, plan, &path(plan), &title)?
        .describe(site.word("plan.targets_lead")?)
        .done(site);
    Ok(shared::page("plan_targets.html", head, view))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn target(comparator: &str) -> Target {
        let yaml = format!(
            "{{id: a, number: II.1, title: Mục tiêu, value: 72.2, unit: '%', comparator: '{comparator}', period: '2022'}}"
        );
        serde_yaml::from_str(&yaml).unwrap()
    }

    #[test]
    fn a_result_is_held_against_its_target() {
        assert_eq!(met(&target("≥"), 72.2), Some(true));
        assert_eq!(met(&target("≥"), 72.1), Some(false));
        assert_eq!(met(&target("≈"), 10.0), None);
    }

    #[test]
    fn shares_have_one_digit() {
        assert_eq!(
            Locale::Vietnamese.percent(tenths(25_000.0 / 224_500.0 * 100.0)),
            "11,1\u{a0}%"
        );
    }
}
