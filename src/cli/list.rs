//! `nghe list`: the records by kind, with their state and when they are due for review.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use super::args::{Args, Format, List};
use super::console::Console;
use super::load::load;
use super::{End, Failure, review};
use crate::diag::{Lang, Severity, Text};
use crate::kinds::REGISTRY;
use crate::site::{Info, Site};

pub(super) fn run(args: &Args, list: &List, console: &Console) -> Result<End, Failure> {
    if let Some(kind) = &list.kind
        && !REGISTRY.iter().any(|entry| entry.name == kind)
    {
        let names: Vec<&str> = REGISTRY.iter().map(|entry| entry.name).collect();
        return Err(Failure::Kind(kind.clone(), names.join(", ")));
    }
    let loaded = load(args)?;
    if list.review {
        return review::run(&loaded, list, console);
    }
    let errors: Vec<_> = loaded
        .prepared
        .diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .cloned()
        .collect();
    // The list is the result, so the findings are for people, whatever the format of the list.
    console.show(&errors, &|file| loaded.text(file));
    let site = loaded.prepared.ready.as_ref().map(|ready| &ready.main.site);
    let rows: Vec<Row> = site.map_or_else(Vec::new, |site| rows(site, list));
    match console.format {
        // Without a site, the findings say all.
        Format::Human if site.is_none() => {}
        Format::Human if rows.is_empty() => console.say(&nothing(list))?,
        Format::Human => console.result(&table(&rows, console.lang))?,
        Format::Csv => console.csv(&sheet(&rows))?,
        _ => console.json_result(&rows.iter().map(Row::json).collect())?,
    }
    Ok(if errors.is_empty() {
        End::Well
    } else {
        End::Refused
    })
}

/// The records that were asked for.
fn rows(site: &Site, list: &List) -> Vec<Row> {
    site.infos()
        .filter(|info| list.kind.as_deref().is_none_or(|kind| kind == info.kind))
        .map(|info| Row::new(site, &info))
        .filter(|row| !list.overdue || row.is_overdue)
        .collect()
}

/// What is said when no record is listed.
fn nothing(list: &List) -> Text {
    match list.overdue {
        true => Text::new(
            "Không có bản ghi nào quá hạn kiểm tra lại.",
            "No record is overdue for review.",
        ),
        false => Text::new("Không có bản ghi nào.", "There are no records."),
    }
}

/// What is said of a record.
struct Row {
    kind: &'static str,
    id: String,
    title: String,
    file: String,
    url: String,
    state: &'static str,
    is_visible: bool,
    review_due: Option<Date>,
    is_overdue: bool,
}

impl Row {
    fn new(site: &Site, info: &Info<'_>) -> Self {
        let review_due = info
            .common
            .reviewed
            .zip(info.common.review_every)
            .map(|(day, days)| day.0.saturating_add(i64::from(days).days()));
        Self {
            kind: info.kind,
            id: info.id.to_owned(),
            title: info.common.title.clone(),
            file: info.file.to_string(),
            url: info.url.as_str().to_owned(),
            state: info.state.unwrap_or(info.common.status.key()),
            is_visible: info.visible,
            review_due,
            is_overdue: review_due.is_some_and(|due| due < site.clock.today()),
        }
    }

    fn json(&self) -> serde_json::Value {
        json!({
            "kind": self.kind,
            "id": self.id,
            "title": self.title,
            "file": self.file,
            "url": self.url,
            "state": self.state,
            "visible": self.is_visible,
            "review_due": self.review_due.map(|due| due.to_string()),
            "overdue": self.is_overdue,
        })
    }
}

/// The rows under their names.
fn sheet(rows: &[Row]) -> Vec<Vec<String>> {
    let names = [
        "kind",
        "id",
        "title",
        "state",
        "visible",
        "review_due",
        "overdue",
        "file",
        "url",
    ];
    let cells = rows.iter().map(|row| {
        let due = row.review_due.map(|due| due.to_string());
        vec![
            row.kind.to_owned(),
            row.id.clone(),
            row.title.clone(),
            row.state.to_owned(),
            row.is_visible.to_string(),
            due.unwrap_or_default(),
            row.is_overdue.to_string(),
            row.file.clone(),
            row.url.clone(),
        ]
    });
    std::iter::once(names.map(str::to_owned).to_vec())
        .chain(cells)
        .collect()
}

fn table(rows: &[Row], lang: Lang) -> String {
    let mut out = String::new();
    for of_kind in rows.chunk_by(|a, b| a.kind == b.kind) {
        let kind = of_kind.first().map_or("", |row| row.kind);
        let width = of_kind.iter().map(|row| row.id.len()).max().unwrap_or(0);
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{kind} ({})", of_kind.len());
        for row in of_kind {
            let hidden = if row.is_visible { "" } else { hidden(lang) };
            let due = row
                .review_due
                .map(|due| review(lang, due, row.is_overdue))
                .unwrap_or_default();
            let _ = writeln!(
                out,
                "  {:width$}  {:<12}  {}{hidden}{due}",
                row.id, row.state, row.title
            );
        }
    }
    out
}

fn hidden(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "  [chưa hiện]",
        Lang::En => "  [hidden]",
    }
}

fn review(lang: Lang, due: Date, overdue: bool) -> String {
    match (lang, overdue) {
        (Lang::Vi, false) => format!("  (kiểm tra lại trước {due})"),
        (Lang::Vi, true) => format!("  (QUÁ HẠN kiểm tra lại từ {due})"),
        (Lang::En, false) => format!("  (review due {due})"),
        (Lang::En, true) => format!("  (review OVERDUE since {due})"),
    }
}
