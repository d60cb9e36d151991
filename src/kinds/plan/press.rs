//! The figures of a plan as a table for the press: targets first, then what can be counted in it.

use super::{Comparator, Plan, comparison, unit};
use crate::diag::Diagnostic;
use crate::format::sheet;
use crate::kinds::measure;
use crate::model::{Kind, Record, Ref};
use crate::site::{Route, Site};

/// The columns, by their words.
const COLUMNS: [&str; 9] = [
    "section",
    "what",
    "comparison",
    "value",
    "unit",
    "period",
    "result",
    "as_of",
    "source",
];

/// Where the table is.
pub(super) fn path(plan: &Record<Plan>) -> String {
    format!("{}so-lieu.csv", Plan::url(plan).as_str())
}

/// The file of the table.
pub(super) fn route(reference: Ref<Plan>, plan: &Record<Plan>) -> Route {
    Route::file(path(plan), "table", move |site| table(site, reference))
}

fn table(site: &Site, reference: Ref<Plan>) -> Result<Vec<u8>, Diagnostic> {
    let plan = site.get(reference);
    let columns = COLUMNS
        .iter()
        .map(|column| site.word(&format!("plan.csv.{column}")));
    let mut rows = vec![columns.collect::<Result<Vec<String>, Diagnostic>>()?];
    rows.extend(targets(site, plan)?);
    let counts = [
        ("II.2", "measures", measure::of_plan(site, reference).len()),
        ("III", "tasks", plan.tasks.len()),
        ("", "recipients", plan.recipients.len()),
        ("", "documents", plan.cites.len()),
    ];
    for (section, what, count) in counts {
        rows.push(vec![
            section.to_owned(),
            site.word(&format!("plan.csv.count.{what}"))?,
            comparison(site, Comparator::Exactly)?,
            count.to_string(),
            site.word(&format!("plan.csv.units.{what}"))?,
            plan.year.to_string(),
            String::new(),
            String::new(),
            plan.number.clone(),
        ]);
    }
    for (what, day) in [("issued", plan.issued), ("report_due", plan.report_due)] {
        let word = site.word(&format!("plan.csv.{what}"))?;
        let mut row = vec![String::new(); COLUMNS.len()];
        for (place, value) in [(1, word), (3, day.to_string()), (8, plan.number.clone())] {
            if let Some(cell) = row.get_mut(place) {
                *cell = value;
            }
        }
        rows.push(row);
    }
    Ok(sheet::csv(rows.iter().map(Vec::as_slice)))
}

fn targets(site: &Site, plan: &Plan) -> Result<Vec<Vec<String>>, Diagnostic> {
    plan.targets
        .iter()
        .map(|target| {
            let result = target.result.as_ref();
            Ok(vec![
                target.number.clone(),
                target.title.clone(),
                comparison(site, target.comparator)?,
                target.value.to_string(),
                unit(site, target.unit)?,
                target.period.clone(),
                match result {
                    Some(result) => result.value.to_string(),
                    None => site.word("plan.no_result")?,
                },
                result
                    .map(|result| result.as_of.to_string())
                    .unwrap_or_default(),
                result.map_or_else(|| plan.number.clone(), |result| result.source.clone()),
            ])
        })
        .collect()
}
