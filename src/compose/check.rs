//! What checks would find if a new record stood in the site.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Path, Record, Target};
use crate::build::prepare;
use crate::diag::{Diagnostic, Severity};
use crate::format::yaml::{Seg, Tree, split_front_matter};
use crate::site::{LoadError, Options};
use crate::source::{OverlaySource, Source};

/// An error that a new record would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The error.
    pub found: Diagnostic,
    /// The field of the new record that it is about, when it is about one.
    pub field: Option<Path>,
}

/// The errors that the site would have with this text as the record's file and has not now.
///
/// # Errors
/// When there is no site; see [`LoadError`].
pub fn refusals(
    source: &Arc<dyn Source>,
    options: &Options,
    record: &Record,
    target: &Target,
    text: &str,
) -> Result<Vec<Refusal>, LoadError> {
    let before = errors(Arc::clone(source), options)?;
    let files = BTreeMap::from([(Arc::clone(&target.file), Arc::from(text))]);
    let with: Arc<dyn Source> = Arc::new(OverlaySource::new(Arc::clone(source), files));
    let after = errors(with, options)?;
    let is_new = |found: &Diagnostic| {
        let same = |old: &Diagnostic| {
            old.code == found.code && old.file == found.file && old.message == found.message
        };
        !before.iter().any(same)
    };
    let new = after.into_iter().filter(is_new);
    Ok(new
        .map(|found| Refusal {
            field: field(record, target, text, &found),
            found,
        })
        .collect())
}

fn errors(source: Arc<dyn Source>, options: &Options) -> Result<Vec<Diagnostic>, LoadError> {
    let prepared = prepare(source, options)?;
    let mut found = prepared.diagnostics.clone();
    found.retain(|one| one.severity == Severity::Error);
    Ok(found)
}

/// The innermost field of the record whose value holds the place of a finding.
fn field(record: &Record, target: &Target, text: &str, found: &Diagnostic) -> Option<Path> {
    let span = found.span.as_ref().filter(|_| found.file == target.file)?;
    let front = split_front_matter(text).ok().map(|front| front.yaml);
    let yaml = front.filter(|_| target.file.ends_with(".md"));
    let yaml = yaml.unwrap_or(0..text.len());
    let base = yaml.start;
    let tree = Tree::read(text.get(yaml)?);
    let items = (0..).map_while(|item| tree.find(&[Seg::Index(item)]).map(|_| item));
    let prefix: Vec<Seg> = items.last().map(Seg::Index).into_iter().collect();
    let mut best: Option<(usize, Path)> = None;
    for path in record.written() {
        let whole: Vec<Seg> = prefix.iter().chain(&path.0).cloned().collect();
        let Some(place) = tree.find(&whole) else {
            continue;
        };
        let value = base + place.value.start..base + place.value.end;
        let key = place.key.map_or(value.start, |key| base + key.start);
        if key <= span.start && span.end <= value.end {
            let length = value.end - value.start;
            if best
                .as_ref()
                .is_none_or(|(shortest, _)| length <= *shortest)
            {
                best = Some((length, path));
            }
        }
    }
    best.map(|(_, path)| path)
}
