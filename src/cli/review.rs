//! `nghe list --review`: what an editor has to do, where, why, since when, and who answers for it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;
use serde_json::json;

use super::args::{Format, List};
use super::console::Console;
use super::load::Loaded;
use super::{End, Failure};
use crate::diag::position::position;
use crate::diag::{Diagnostic, Severity, Text, codes};
use crate::model::Status;
use crate::site::{Info, Site};

/// How many days ahead a review is announced.
const AHEAD: i64 = 30;

/// Something to do.
struct Task {
    kind: &'static str,
    title: String,
    file: String,
    line: usize,
    code: &'static str,
    reason: Text,
    since: Option<Date>,
    owner: String,
}

pub(super) fn run(loaded: &Loaded, list: &List, console: &Console) -> Result<End, Failure> {
    let found = &loaded.prepared.diagnostics;
    let errors: Vec<Diagnostic> = found
        .iter()
        .filter(|one| one.severity == Severity::Error)
        .cloned()
        .collect();
    console.show(&errors, &|file| loaded.text(file));
    let site = loaded.prepared.ready.as_ref().map(|ready| &ready.main.site);
    let mut tasks = site.map_or_else(Vec::new, |site| tasks(site, loaded, found));
    tasks.retain(|task| list.kind.as_deref().is_none_or(|kind| kind == task.kind));
    tasks.retain(|task| !list.overdue || task.code == codes::REVIEW_OVERDUE.as_str());
    match console.format {
        Format::Csv => console.csv(&sheet(&tasks, console))?,
        Format::Json => {
            console.json_result(&tasks.iter().map(|one| as_json(one, console)).collect())?
        }
        _ if site.is_none() => {}
        _ if tasks.is_empty() => console.say(&Text::new(
            "Không có việc nào phải làm.",
            "There is nothing to do.",
        ))?,
        _ => console.result(&shown(&tasks, console))?,
    }
    Ok(if errors.is_empty() {
        End::Well
    } else {
        End::Refused
    })
}

/// The oldest first, what has no day last, by file and line.
fn tasks(site: &Site, loaded: &Loaded, found: &[Diagnostic]) -> Vec<Task> {
    let infos: Vec<Info<'_>> = site.infos().collect();
    let mut by_file: BTreeMap<&str, &Info<'_>> = BTreeMap::new();
    for info in &infos {
        by_file.entry(&**info.file).or_insert(info);
    }
    let task = |info: &Info<'_>, line, code, reason, since| Task {
        kind: info.kind,
        title: info.common.title.clone(),
        file: info.file.to_string(),
        line,
        code,
        reason,
        since,
        owner: owner(info, &infos, &by_file),
    };
    let mut tasks = Vec::new();
    for one in found.iter().filter(|one| one.severity == Severity::Warning) {
        let line = one.span.as_ref().zip(loaded.text(&one.file));
        let line = line.map_or(1, |(span, text)| position(&text, span.start).line);
        let Some(info) = by_file.get(&*one.file) else {
            continue;
        };
        let since = (one.code == codes::REVIEW_OVERDUE)
            .then(|| due(info))
            .flatten();
        tasks.push(task(
            info,
            line,
            one.code.as_str(),
            one.message.clone(),
            since,
        ));
    }
    let today = site.clock.today();
    for info in &infos {
        if info.common.status == Status::Draft {
            let reason = Text::new("bản nháp, chưa đăng", "a draft, not published");
            tasks.push(task(info, 1, "", reason, None));
        }
        let soon = |day: &Date| *day >= today && *day <= today.saturating_add(AHEAD.days());
        if let Some(day) = due(info).filter(soon) {
            let reason = Text::new("sắp tới hạn kiểm tra lại", "a review is due soon");
            tasks.push(task(info, 1, "", reason, Some(day)));
        }
    }
    tasks.sort_by(|a, b| {
        let key = |one: &Task| (one.since.is_none(), one.since, one.file.clone(), one.line);
        key(a).cmp(&key(b))
    });
    tasks
}

/// When the facts of a record must be verified again.
fn due(info: &Info<'_>) -> Option<Date> {
    let days = info.common.review_every?;
    let reviewed = info.common.reviewed?;
    Some(reviewed.0.saturating_add(i64::from(days).days()))
}

/// Who answers for a record: the agency that it names, or else the record in whose folder it lies.
fn owner(info: &Info<'_>, all: &[Info<'_>], by_file: &BTreeMap<&str, &Info<'_>>) -> String {
    if let Some(id) = &info.common.owner {
        let agency = all.iter().find(|one| one.kind == "agency" && one.id == id);
        return agency.map_or_else(|| id.clone(), |one| one.common.title.clone());
    }
    let folder = info.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let above = by_file.get(format!("{folder}/index.md").as_str());
    above.map_or_else(String::new, |one| one.common.title.clone())
}

fn sheet(tasks: &[Task], console: &Console) -> Vec<Vec<String>> {
    let names = [
        "kind", "title", "file", "line", "code", "reason", "since", "owner",
    ];
    let cells = tasks.iter().map(|one| {
        vec![
            one.kind.to_owned(),
            one.title.clone(),
            one.file.clone(),
            one.line.to_string(),
            one.code.to_owned(),
            one.reason.get(console.lang).to_owned(),
            one.since.map(|day| day.to_string()).unwrap_or_default(),
            one.owner.clone(),
        ]
    });
    std::iter::once(names.map(str::to_owned).to_vec())
        .chain(cells)
        .collect()
}

fn as_json(one: &Task, console: &Console) -> serde_json::Value {
    json!({
        "kind": one.kind,
        "title": one.title,
        "file": one.file,
        "line": one.line,
        "code": one.code,
        "reason": one.reason.get(console.lang),
        "since": one.since.map(|day| day.to_string()),
        "owner": one.owner,
    })
}

fn shown(tasks: &[Task], console: &Console) -> String {
    let mut out = String::new();
    for one in tasks {
        let since = one.since.map(|day| format!(" ({day})")).unwrap_or_default();
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}:{}  {}", one.file, one.line, one.title);
        let _ = writeln!(
            out,
            "    {} {}{since}",
            one.code,
            one.reason.get(console.lang)
        );
        if !one.owner.is_empty() {
            let _ = writeln!(out, "    → {}", one.owner);
        }
    }
    out
}
