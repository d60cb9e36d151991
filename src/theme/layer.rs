//! One theme of a chain: its folder listed and its settings read.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize as _;

use super::{Place, Settings, colour, folder, problems};
use crate::diag::Diagnostic;
use crate::format::schema::{self, NoRefs};
use crate::format::yaml::{self, Seg};
use crate::source::{Source, read_text};

/// A theme by itself.
#[derive(Debug)]
pub(super) struct Layer {
    pub(super) name: String,
    /// The path of its `theme.yaml`.
    pub(super) file: Arc<str>,
    /// The text of that file, to find places in.
    text: String,
    pub(super) settings: Settings,
    /// Its files: the path by the name in the folder.
    pub(super) files: BTreeMap<String, Arc<str>>,
}

/// Reads a theme that is named at a place.
///
/// # Errors
/// When there is no such theme, or everything that is wrong with its settings.
pub(super) fn read(
    source: &dyn Source,
    name: &str,
    place: &Place,
) -> Result<Layer, Vec<Diagnostic>> {
    if !is_name(name) {
        return Err(vec![problems::no_name(place, name)]);
    }
    let prefix = format!("{}/", folder(name));
    let file: Arc<str> = format!("{prefix}theme.yaml").into();
    let listing = source.list(prefix.trim_end_matches('/'));
    if !listing.problems.is_empty() {
        return Err(listing.problems);
    }
    let files: BTreeMap<String, Arc<str>> = listing
        .entries
        .into_iter()
        .filter_map(|entry| Some((entry.path.strip_prefix(&prefix)?.to_owned(), entry.path)))
        .collect();
    if !files.contains_key("theme.yaml") {
        return Err(vec![problems::missing(source, place, name)]);
    }
    let text = read_text(source, &file).map_err(|problem| vec![problem])?;
    let settings = settings(&file, &text)?;
    let layer = Layer {
        name: name.to_owned(),
        file,
        text,
        settings,
        files,
    };
    let found = colour::check(&layer);
    if found.is_empty() {
        Ok(layer)
    } else {
        Err(found)
    }
}

fn settings(file: &Arc<str>, text: &str) -> Result<Settings, Vec<Diagnostic>> {
    let mut found = schema::errors(&super::schema(), file, text, 0, &NoRefs);
    let read = yaml::parse(text)
        .map_err(|problem| problem.into_diagnostic(file, 0))
        .and_then(|value| Settings::deserialize(value).map_err(|_| problems::unreadable(file)));
    match read {
        Ok(settings) if found.is_empty() => Ok(settings),
        Ok(_) => Err(found),
        Err(problem) => {
            if found.is_empty() {
                found.push(problem);
            }
            Err(found)
        }
    }
}

/// Whether a name stays a name when it becomes a part of a path.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(plain)
}

impl Layer {
    /// The theme that this one extends, and where it says so.
    pub(super) fn parent(&self) -> Option<(String, Place)> {
        let name = self.settings.extends.clone()?;
        let place = Place {
            file: Arc::clone(&self.file),
            span: self.span(&["extends"]),
        };
        Some((name, place))
    }

    /// Where the value of a setting is written; a number stands for a place in a list.
    pub(super) fn span(&self, path: &[&str]) -> Option<Range<usize>> {
        let path: Vec<Seg> = path
            .iter()
            .map(|part| {
                part.parse()
                    .map_or_else(|_| Seg::from(*part), |place: usize| Seg::from(place))
            })
            .collect();
        yaml::locate(&self.text, &path).map(|located| located.value)
    }
}
