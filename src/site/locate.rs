//! Findings become diagnostics: the field that a check named is looked up in its file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Info, Site, rows};
use crate::diag::Diagnostic;
use crate::format::yaml::{self, Seg};
use crate::model::{Finding, Place};
use crate::source::{Source, read_lossy};

/// Locates every finding. Files are read again here, once each, because only a mistake needs its place.
pub(super) fn locate(source: &dyn Source, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let mut texts: BTreeMap<Arc<str>, Option<Arc<str>>> = BTreeMap::new();
    findings
        .into_iter()
        .map(|finding| {
            let text = texts
                .entry(Arc::clone(&finding.file))
                .or_insert_with(|| read_lossy(source, &finding.file));
            let span = match &finding.place {
                Place::Whole => None,
                Place::Bytes(bytes) => Some(bytes.clone()),
                Place::Field(path) => text
                    .as_deref()
                    .and_then(|text| field(&finding.file, text, path)),
            };
            Diagnostic {
                severity: finding.severity,
                code: finding.code,
                file: finding.file,
                span,
                message: finding.message,
                hint: finding.hint,
            }
        })
        .collect()
}

/// The bytes of a field of a record.
pub(crate) fn field_span(site: &Site, info: &Info<'_>, path: Vec<Seg>) -> Option<Range<usize>> {
    let text = read_lossy(&*site.source, info.file)?;
    let path: Vec<Seg> = info
        .prefix
        .map(Seg::Index)
        .into_iter()
        .chain(path)
        .collect();
    field(info.file, &text, &path)
}

/// The bytes of the value at a path, or of the nearest value around it that is written.
fn field(file: &str, text: &str, path: &[Seg]) -> Option<Range<usize>> {
    if file.ends_with(".csv") {
        return row(text, path);
    }
    let yaml = if file.ends_with(".md") {
        yaml::split_front_matter(text).ok()?.yaml
    } else {
        0..text.len()
    };
    let base = yaml.start;
    let text = text.get(yaml)?;
    (0..=path.len()).rev().find_map(|length| {
        let found = yaml::locate(text, path.get(..length)?)?;
        // A whole record is too much to underline: its first line says which one it is.
        let span = if length < path.len() || path.is_empty() {
            first_line(text, found.value)
        } else {
            found.value
        };
        Some(span.start + base..span.end + base)
    })
}

fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let line = text
        .get(span.clone())
        .and_then(|value| value.lines().next());
    span.start..span.start + line.map_or(0, str::len)
}

/// The row of a CSV file.
fn row(text: &str, path: &[Seg]) -> Option<Range<usize>> {
    let Some(Seg::Index(row)) = path.first() else {
        return None;
    };
    rows::span(text, *row)
}
