//! The whole site checked as it would be after the import, and what is wrong told at the cells that made it so.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::changes::ChangedFile;
use super::place::Place;
use super::problems;
use super::record::Draft;
use crate::build::prepare;
use crate::diag::{Diagnostic, Lang, Severity};
use crate::format::yaml::{Seg, Tree, split_front_matter};
use crate::site::{LoadError, Options};
use crate::source::{OverlaySource, Source};

/// What the checks find that they did not find before.
///
/// # Errors
/// When the site cannot be loaded at all.
pub(super) fn check(
    source: &Arc<dyn Source>,
    options: &Options,
    files: &[ChangedFile],
    drafts: &[&Draft],
) -> Result<Vec<Diagnostic>, LoadError> {
    let texts = files
        .iter()
        .map(|file| (Arc::clone(&file.path), Arc::clone(&file.new)))
        .collect();
    let after: Arc<dyn Source> = Arc::new(OverlaySource::new(Arc::clone(source), texts));
    let mut found = prepare(after, options)?.diagnostics;
    let changed: BTreeSet<&str> = files.iter().map(|file| &*file.path).collect();
    let matters =
        |one: &Diagnostic| one.severity == Severity::Error || changed.contains(&*one.file);
    found.retain(matters);
    if found.is_empty() {
        return Ok(found);
    }
    let name = |one: &Diagnostic| {
        (
            Arc::clone(&one.file),
            one.code,
            one.message.get(Lang::Vi).to_owned(),
        )
    };
    let before: BTreeSet<_> = prepare(Arc::clone(source), options)?
        .diagnostics
        .iter()
        .map(name)
        .collect();
    found.retain(|one| !before.contains(&name(one)));
    // What is missing because its row could not be read was told of at that row.
    let unread: Vec<String> = drafts
        .iter()
        .filter(|draft| draft.is_broken)
        .map(|draft| format!("{:?}", draft.id))
        .collect();
    found.retain(|one| {
        !unread
            .iter()
            .any(|id| one.message.get(Lang::Vi).contains(id))
    });
    Ok(found
        .into_iter()
        .map(|one| at_cell(one, files, drafts))
        .collect())
}

/// The same finding at the cell whose value it is about, or at the row of its record.
fn at_cell(one: Diagnostic, files: &[ChangedFile], drafts: &[&Draft]) -> Diagnostic {
    let of_file: Vec<&&Draft> = drafts
        .iter()
        .filter(|draft| draft.file == one.file)
        .collect();
    let text = files
        .iter()
        .find(|file| file.path == one.file)
        .map(|file| &*file.new);
    let place = text.and_then(|text| place(&one, text, &of_file));
    match place.or_else(|| of_file.first().map(|draft| &draft.row)) {
        Some(place) => problems::at(place, one.severity, one.code, &one.message, one.hint),
        None => one,
    }
}

/// The cell whose value is the smallest around the finding.
fn place<'a>(one: &Diagnostic, text: &str, drafts: &[&&'a Draft]) -> Option<&'a Place> {
    let at = one.span.as_ref()?.start;
    let yaml = match one.file.ends_with(".md") {
        true => split_front_matter(text).ok()?.yaml,
        false => 0..text.len(),
    };
    let tree = Tree::read(text.get(yaml.clone())?);
    let at = at.checked_sub(yaml.start)?;
    let mut nearest: Option<(usize, &Place)> = None;
    for draft in drafts {
        let prefix: Vec<Seg> = draft.prefix.map(Seg::Index).into_iter().collect();
        let cells = draft
            .cells
            .iter()
            .map(|(path, place)| (path.as_slice(), place));
        let rows = std::iter::once((&[][..], &draft.row));
        for (path, place) in cells.chain(rows) {
            // A field that is gone is looked for where it was.
            let paths = (0..=path.len())
                .rev()
                .map(|length| path.get(..length).unwrap_or_default());
            let found = paths
                .map(|path| [prefix.as_slice(), path].concat())
                .find_map(|path| tree.find(&path));
            let Some(found) = found else { continue };
            let start = found.key.map_or(found.value.start, |key| key.start);
            let length = found.value.end - start;
            let holds = (start..=found.value.end).contains(&at);
            if holds && nearest.is_none_or(|(least, _)| length < least) {
                nearest = Some((length, place));
            }
        }
    }
    nearest.map(|(_, place)| place)
}
