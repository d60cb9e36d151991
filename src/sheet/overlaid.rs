//! The whole site checked as it would be after the import, and what is wrong told at the cells that made it so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::blame::Blame;
use super::changes::ChangedFile;
use super::content::Content;
use super::origin::Origins;
use super::record::Draft;
use crate::build::prepare;
use crate::diag::{Diagnostic, Lang, Severity};
use crate::site::{LoadError, Options};
use crate::source::{OverlaySource, Source, read_text};

/// What the checks find that they did not find before.
///
/// # Errors
/// When the site cannot be loaded at all.
pub(super) fn check(
    source: &Arc<dyn Source>,
    options: &Options,
    content: &Content,
    files: &[ChangedFile],
    drafts: &[&Draft],
    origins: &Origins,
) -> Result<Vec<Diagnostic>, LoadError> {
    let texts = files
        .iter()
        .map(|file| (Arc::clone(&file.path), Arc::clone(&file.new)))
        .collect();
    let after: Arc<dyn Source> = Arc::new(OverlaySource::new(Arc::clone(source), texts));
    let mut found = prepare(Arc::clone(&after), options)?.diagnostics;
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
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for file in found.iter().map(|one| &one.file) {
        if !texts.contains_key(&**file) {
            let text = read_text(&*after, file).unwrap_or_default();
            texts.insert(file.to_string(), text);
        }
    }
    let blame = Blame::new(origins, content, drafts, &texts);
    Ok(found.into_iter().map(|one| blame.told(one)).collect())
}
