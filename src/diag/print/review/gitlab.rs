//! Findings as GitLab's report on code quality, which it shows at their lines in a merge request.

use serde_json::{Value, json};

use super::Placed;
use crate::diag::{Lang, Severity};

pub(super) fn render(lang: Lang, all: &[Placed<'_>]) -> String {
    let entries: Value = all.iter().map(|one| entry(lang, one)).collect();
    format!("{entries:#}\n")
}

/// GitLab wants a path and a line for everything; what has none stands at the first line of what it is about.
fn entry(lang: Lang, one: &Placed<'_>) -> Value {
    let path = one.path.as_deref().unwrap_or(&one.found.file);
    json!({
        "description": one.text(lang),
        "check_name": one.found.code.as_str(),
        "fingerprint": one.fingerprint,
        "severity": match one.found.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
        },
        "location": {
            "path": path,
            "lines": {
                "begin": one.span.map_or(1, |(start, _)| start.line),
                "end": one.span.map_or(1, |(_, end)| end.line),
            },
        },
    })
}
