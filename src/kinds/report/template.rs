//! The file that an agency fills in to report: every key of a report, with what the schema says of it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Report;
use crate::diag::Diagnostic;
use crate::kinds::agency::Agency;
use crate::kinds::plan::{Plan, all_tasks};
use crate::model::{Common, Kind as _, Record, Ref};
use crate::site::Site;

/// Where the template is.
pub(super) const PATH: &str = "/bao-cao/mau-bao-cao.yaml";

/// The bytes of the template, made for the newest plan.
///
/// # Errors
/// When the theme lacks a word.
pub(super) fn template(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let plan = site
        .listed::<Plan>()
        .map(|(_, plan)| plan)
        .max_by_key(|plan| plan.issued);
    let mut file = String::new();
    comment(
        &mut file,
        &site.say("report.template.intro", &[("folder", Report::FOLDER)])?,
    );
    file.push('\n');
    let title = site.word("report.template.title")?;
    for (key, description) in keys() {
        comment(&mut file, &description);
        match key.as_str() {
            "title" => line(&mut file, &key, &title),
            "agency" => agency(&mut file, site)?,
            "task" => tasks(&mut file, site)?,
            "period" => line(
                &mut file,
                &key,
                &plan.map_or_else(String::new, |plan| plan.year.to_string()),
            ),
            "submitted" => submitted(&mut file, plan),
            "figures" => figures(&mut file, plan),
            _ => list(&mut file, &key, &site.word("report.template.item")?),
        }
        file.push('\n');
    }
    Ok(file.into_bytes())
}

/// The keys of a report with their descriptions, in the order of the struct.
fn keys() -> Vec<(String, String)> {
    let own = schemars::schema_for!(Report).to_value();
    let common = schemars::schema_for!(Common).to_value();
    let described =
        |schema: &serde_json::Value, wanted: &dyn Fn(&str) -> bool| -> Vec<(String, String)> {
            let properties = schema
                .get("properties")
                .and_then(|properties| properties.as_object());
            properties
                .into_iter()
                .flatten()
                .filter(|(key, _)| wanted(key))
                .map(|(key, schema)| {
                    let text = schema.get("description").and_then(|text| text.as_str());
                    (key.clone(), text.unwrap_or_default().to_owned())
                })
                .collect()
        };
    let mut keys = described(&common, &|key| key == "title");
    keys.extend(described(&own, &|_| true));
    keys
}

fn comment(file: &mut String, text: &str) {
    for line in text.lines() {
        file.push_str("# ");
        file.push_str(line);
        file.push('\n');
    }
}

fn line(file: &mut String, key: &str, value: &str) {
    push(file, format_args!("{key}: {}\n", quoted(value)));
}

/// The day of sending, which a report does not have before; the example is the last day of the plan.
fn submitted(file: &mut String, plan: Option<&Record<Plan>>) {
    if let Some(plan) = plan {
        push(file, format_args!("# submitted: {}\n", plan.report_due));
    }
}

/// The agencies that lead tasks, one of which must be named.
fn agency(file: &mut String, site: &Site) -> Result<(), Diagnostic> {
    let leads: BTreeSet<Ref<Agency>> = all_tasks(site).map(|(_, task)| task.lead).collect();
    for lead in &leads {
        let agency = site.get(*lead);
        push(
            file,
            format_args!("#   {}: {}\n", agency.id, agency.title()),
        );
    }
    push(
        file,
        format_args!(
            "agency: {}\n",
            quoted(&site.word("report.template.agency")?)
        ),
    );
    Ok(())
}

fn tasks(file: &mut String, site: &Site) -> Result<(), Diagnostic> {
    let example = all_tasks(site).next().map(|(_, task)| task.number.clone());
    let word = site.word("report.template.task")?;
    push(
        file,
        format_args!("# task: {}\n", quoted(&example.unwrap_or(word))),
    );
    Ok(())
}

/// A figure for each target, as comments to be taken up.
fn figures(file: &mut String, plan: Option<&Record<Plan>>) {
    file.push_str("# figures:\n");
    for target in plan.into_iter().flat_map(|plan| &plan.targets) {
        push(
            file,
            format_args!("#   # {} ({})\n", target.title, target.unit.key()),
        );
        push(
            file,
            format_args!("#   - target: {}\n#     value: 0\n", target.id),
        );
    }
}

fn list(file: &mut String, key: &str, item: &str) {
    push(file, format_args!("{key}:\n  - {}\n", quoted(item)));
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn push(file: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = file.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_report_is_described() {
        let keys = keys();
        let names: Vec<&str> = keys.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(
            names,
            [
                "title",
                "agency",
                "task",
                "period",
                "submitted",
                "figures",
                "done",
                "difficulties",
                "next"
            ]
        );
        assert!(keys.iter().all(|(_, description)| !description.is_empty()));
    }

    #[test]
    fn texts_are_quoted_for_yaml() {
        assert_eq!(quoted("nói \"rõ\" \\"), r#""nói \"rõ\" \\""#);
    }
}
