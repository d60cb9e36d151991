//! Findings as the overlay shows them: with the place in the file, and links that open it there.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Serialize;

use crate::diag::address::path_in_address;
use crate::diag::position::LineIndex;
use crate::diag::{Diagnostic, Lang, Severity};
use crate::source::{Source, read_lossy};

/// Where a file lies for those who edit it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file relative to the root, with line and column where they are known.
    pub name: String,
    /// The same from the root of the disk, to be copied; `None` for files that are in no folder.
    pub path: Option<String>,
    /// The address that opens Visual Studio Code there.
    pub link: Option<String>,
}

impl Place {
    /// The place of a file below a root, at a line and a column counted from 1.
    pub(super) fn new(root: Option<&Path>, file: &str, at: Option<(usize, usize)>) -> Self {
        let at = at.map(|(line, column)| format!(":{line}:{column}"));
        let at = at.unwrap_or_default();
        // A finding about a finished page names its address, which no editor can open.
        let root = root.filter(|_| !file.starts_with('/'));
        let path = root.map(|root| root.join(file));
        // The theme that the program carries lies in no folder.
        let path = path.filter(|path| !file.starts_with("themes/") || path.exists());
        let path = path.map(|path| path.display().to_string());
        let link = path.as_ref().map(|path| {
            let path = path.replace('\\', "/");
            let path = path_in_address(path.trim_start_matches('/'));
            format!("vscode://file/{path}{at}")
        });
        Self {
            name: format!("{file}{at}"),
            path: path.map(|path| format!("{path}{at}")),
            link,
        }
    }
}

/// A finding in the language of the editor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) hint: Option<String>,
    pub(super) place: Place,
}

/// What is wrong with a site, ready to be shown.
#[derive(Debug, Default, Clone)]
pub(super) struct Problems {
    /// The errors, in the order of files and places.
    pub(super) errors: Vec<Problem>,
    /// The warnings of each file.
    pub(super) warnings: BTreeMap<Arc<str>, Vec<Problem>>,
}

impl Problems {
    /// These and others.
    pub(super) fn and(&self, others: Self) -> Self {
        let mut all = self.clone();
        all.errors.extend(others.errors);
        for (file, warnings) in others.warnings {
            all.warnings.entry(file).or_default().extend(warnings);
        }
        all
    }
}

/// What finding places needs.
pub(super) struct Desk<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) root: Option<&'a PathBuf>,
    pub(super) lang: Lang,
}

impl Desk<'_> {
    /// The findings, each once, at their places. A file is read again for its lines only if something is wrong with it.
    pub(super) fn lay_out(&self, found: &[Diagnostic]) -> Problems {
        let mut by_file: BTreeMap<&Arc<str>, Vec<&Diagnostic>> = BTreeMap::new();
        for one in found {
            by_file.entry(&one.file).or_default().push(one);
        }
        let mut problems = Problems::default();
        for (file, mut found) in by_file {
            found.sort_by_key(|one| (one.span.as_ref().map(|span| span.start), one.code));
            found.dedup();
            let is_placed = found.iter().any(|one| one.span.is_some());
            let text = is_placed.then(|| read_lossy(self.source, file)).flatten();
            let lines = text.as_deref().map(LineIndex::new);
            for one in found {
                let problem = self.problem(one, lines.as_ref());
                match one.severity {
                    Severity::Error => problems.errors.push(problem),
                    Severity::Warning => {
                        let own = problems.warnings.entry(Arc::clone(file));
                        own.or_default().push(problem);
                    }
                }
            }
        }
        problems
    }

    /// One finding at its place.
    pub(super) fn one(&self, found: &Diagnostic) -> Problem {
        let text = read_lossy(self.source, &found.file);
        self.problem(found, text.as_deref().map(LineIndex::new).as_ref())
    }

    fn problem(&self, found: &Diagnostic, lines: Option<&LineIndex<'_>>) -> Problem {
        let at = lines.zip(found.span.as_ref()).map(|(lines, span)| {
            let position = lines.position(span.start);
            (position.line, position.column)
        });
        Problem {
            code: found.code.as_str(),
            message: found.message.get(self.lang).to_owned(),
            hint: found
                .hint
                .as_ref()
                .map(|hint| hint.get(self.lang).to_owned()),
            place: Place::new(self.root.map(PathBuf::as_path), &found.file, at),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_place_can_be_opened_and_copied() {
        let place = Place::new(Some(Path::new("/nhà/a b")), "content/x.md", Some((7, 9)));
        assert_eq!(place.name, "content/x.md:7:9");
        assert_eq!(place.path.unwrap(), "/nhà/a b/content/x.md:7:9");
        assert_eq!(
            place.link.unwrap(),
            "vscode://file/nh%C3%A0/a%20b/content/x.md:7:9"
        );
        assert_eq!(Place::new(None, "content/x.md", None).link, None);
        let page = Place::new(Some(Path::new("/a")), "/truong/", None);
        assert_eq!((page.name.as_str(), page.link), ("/truong/", None));
    }
}
