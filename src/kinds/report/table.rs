//! The compiled report as a table: one row for each thing that a report says, and one for each that is missing.

use super::Figure;
use super::compile::{Compiled, Known, reports};
use super::punctual::Punctuality;
use crate::diag::Diagnostic;
use crate::format::sheet;
use crate::kinds::plan::{self, Target};
use crate::site::Site;

/// The columns, by their words.
const COLUMNS: [&str; 11] = [
    "period",
    "agency",
    "task",
    "submitted",
    "state",
    "part",
    "target",
    "value",
    "unit",
    "text",
    "sample",
];

/// Where the table of a year is.
pub(super) fn path(year: i16) -> String {
    format!("/bao-cao/tong-hop-{year}.csv")
}

/// The bytes of the table of a year.
///
/// # Errors
/// When the theme lacks a word.
pub(super) fn table(site: &Site, year: i16) -> Result<Vec<u8>, Diagnostic> {
    let columns = COLUMNS
        .iter()
        .map(|column| site.word(&format!("report.csv.{column}")));
    let mut rows = vec![columns.collect::<Result<Vec<String>, Diagnostic>>()?];
    for known in reports(site, year) {
        let writer = Writer::new(site, &known)?;
        for figure in &known.1.figures {
            rows.push(writer.figure(figure)?);
        }
        for (part, texts) in [
            ("done", &known.1.done),
            ("difficulties", &known.1.difficulties),
            ("next", &known.1.next),
        ] {
            for text in texts {
                rows.push(writer.text(part, text)?);
            }
        }
    }
    for row in Compiled::new(site, year)?.agencies {
        if row.state >= Punctuality::Awaited {
            let state = site.word(&format!("report.state.{}", row.state.key()))?;
            let mut cells = vec![
                year.to_string(),
                row.name,
                String::new(),
                String::new(),
                state,
            ];
            cells.resize(COLUMNS.len(), String::new());
            rows.push(cells);
        }
    }
    Ok(sheet::csv(rows.iter().map(Vec::as_slice)))
}

/// Writes the rows of one report.
struct Writer<'a> {
    site: &'a Site,
    targets: &'a [Target],
    /// The cells that all rows of the report begin with.
    first: Vec<String>,
    sample: String,
}

impl<'a> Writer<'a> {
    fn new(site: &'a Site, (_, report): &Known<'_>) -> Result<Self, Diagnostic> {
        let state = report.punctuality(site);
        Ok(Self {
            site,
            targets: report
                .plan(site)
                .map(|(_, plan)| plan.targets.as_slice())
                .unwrap_or_default(),
            first: vec![
                report.period.clone(),
                site.get(report.agency).title().to_owned(),
                report.task.clone().unwrap_or_default(),
                report
                    .submitted
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                site.word(&format!("report.state.{}", state.key()))?,
            ],
            sample: if report.common.sample {
                site.word("sample.short")?
            } else {
                String::new()
            },
        })
    }

    fn figure(&self, figure: &Figure) -> Result<Vec<String>, Diagnostic> {
        let target = self
            .targets
            .iter()
            .find(|target| target.id == figure.target);
        let title = target.map_or(&figure.target, |target| &target.title);
        let unit = match target {
            Some(target) => plan::unit(self.site, target.unit)?,
            None => String::new(),
        };
        self.row("figures", [title, &figure.value.to_string(), &unit, ""])
    }

    fn text(&self, part: &str, text: &str) -> Result<Vec<String>, Diagnostic> {
        self.row(part, ["", "", "", text])
    }

    fn row(&self, part: &str, cells: [&str; 4]) -> Result<Vec<String>, Diagnostic> {
        let mut row = self.first.clone();
        row.push(self.site.word(&format!("report.part.{part}"))?);
        row.extend(cells.map(str::to_owned));
        row.push(self.sample.clone());
        Ok(row)
    }
}
