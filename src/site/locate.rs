//! Findings become diagnostics: the field that a check named is looked up in its file.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Info, Site, rows};
use crate::diag::Diagnostic;
use crate::format::yaml::{self, Seg, Tree};
use crate::model::{Finding, Place};
use crate::source::{Source, read_lossy};

/// Locates every finding. A file is read again here, and its YAML once, because only a mistake needs its place.
pub(super) fn locate(source: &dyn Source, findings: Vec<Finding>) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, finding) in findings.iter().enumerate() {
        if matches!(finding.place, Place::Field(_)) {
            by_file.entry(&finding.file).or_default().push(number);
        }
    }
    let mut fields: BTreeMap<usize, Range<usize>> = BTreeMap::new();
    for (file, numbers) in by_file {
        let Some(text) = read_lossy(source, file) else {
            continue;
        };
        let text = readable(file, text);
        let places = Places::of(file, &text);
        for number in numbers {
            if let Some(Place::Field(path)) = findings.get(number).map(|finding| &finding.place)
                && let Some(span) = places.find(path)
            {
                fields.insert(number, span);
            }
        }
    }
    let spans = findings.into_iter().enumerate();
    spans
        .map(|(number, finding)| Diagnostic {
            severity: finding.severity,
            code: finding.code,
            file: finding.file,
            span: match finding.place {
                Place::Bytes(bytes) => Some(bytes),
                Place::Whole | Place::Field(_) => fields.remove(&number),
            },
            message: finding.message,
            hint: finding.hint,
        })
        .collect()
}

/// The text of a file, with blanks for what of its YAML cannot be read: so the rest has its places.
fn readable(file: &str, text: Arc<str>) -> Arc<str> {
    let Some(span) = yaml_of(file, &text) else {
        return text;
    };
    match text.get(span.clone()).and_then(yaml::blanked) {
        Some(blanked) => {
            let (before, after) = (text.get(..span.start), text.get(span.end..));
            let parts = [
                before.unwrap_or_default(),
                &blanked,
                after.unwrap_or_default(),
            ];
            parts.concat().into()
        }
        None => text,
    }
}

/// The bytes of the YAML of a file; `None` for a table, and where the front matter cannot be told from the body.
fn yaml_of(file: &str, text: &str) -> Option<Range<usize>> {
    match file.rsplit_once('.')?.1 {
        "csv" => None,
        "md" => Some(yaml::split_front_matter(text).ok()?.yaml),
        _ => Some(0..text.len()),
    }
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
    Places::of(info.file, &text).find(&path)
}

/// The places of the fields of a file.
enum Places<'a> {
    /// The rows of a CSV file.
    Rows(&'a str),
    /// The values of YAML that begins at this byte of the file.
    Values(Tree<'a>, usize),
    /// Nothing: the front matter cannot be told from the body.
    Unknown,
}

impl<'a> Places<'a> {
    fn of(file: &str, text: &'a str) -> Self {
        if file.ends_with(".csv") {
            return Self::Rows(text);
        }
        yaml_of(file, text)
            .and_then(|yaml| {
                Some(Self::Values(
                    Tree::read(text.get(yaml.clone())?),
                    yaml.start,
                ))
            })
            .unwrap_or(Self::Unknown)
    }

    /// The bytes of the value at a path, or of the nearest value around it that is written.
    fn find(&self, path: &[Seg]) -> Option<Range<usize>> {
        let (tree, base) = match self {
            Self::Rows(text) => return row(text, path),
            Self::Unknown => return None,
            Self::Values(tree, base) => (tree, base),
        };
        (0..=path.len()).rev().find_map(|length| {
            let found = tree.find(path.get(..length)?)?;
            // A whole record is too much to underline: its first line says which one it is.
            let span = if length < path.len() || path.is_empty() {
                first_line(tree.text(), found.value)
            } else {
                found.value
            };
            Some(span.start + base..span.end + base)
        })
    }
}

fn first_line(text: &str, span: Range<usize>) -> Range<usize> {
    let line = text
        .get(span.clone())
        .and_then(|value| value.lines().next());
    span.start..span.start + line.map_or(0, str::len)
}

/// The cell or the row of a CSV file.
fn row(text: &str, path: &[Seg]) -> Option<Range<usize>> {
    let Some(Seg::Index(row)) = path.first() else {
        return None;
    };
    let column = match path.get(1) {
        Some(Seg::Key(key)) => Some(&**key),
        Some(Seg::Index(_)) | None => None,
    };
    rows::span(text, *row, column)
}
