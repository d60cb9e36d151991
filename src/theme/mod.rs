//! A theme as it lies in its folder: its settings, its words, and which file of it and its parents counts.
//!
//! A theme may extend another. Then everything that it does not have itself is its parent's: files one
//! by one by their names, words one by one by their keys, colours and features one by one by theirs.

mod bundled;
mod colour;
mod contrast;
mod layer;
mod problems;
mod settings;
mod words;

pub use bundled::{BUNDLED, bundled};
pub use settings::{Colour, Logo, Settings, schema};
pub use words::read as words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use layer::Layer;

use crate::diag::Diagnostic;
use crate::source::Source;

/// The folder of a theme.
pub fn folder(name: &str) -> String {
    format!("themes/{name}")
}

/// Where a theme is named, for findings about its name.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub file: Arc<str>,
    /// The bytes of the name, if it is written there.
    pub span: Option<Range<usize>>,
}

/// A theme with all that it extends.
#[derive(Debug, Default)]
pub struct Chain {
    /// The theme first, the furthest of its parents last.
    layers: Vec<Layer>,
    /// Every file by its name in a theme's folder, with the themes' own paths of it in the order of the layers.
    files: BTreeMap<String, Vec<Arc<str>>>,
}

/// Reads the settings of a theme and of those it extends, and names their files.
///
/// # Errors
/// Everything that is wrong with the settings, or the theme that does not exist.
pub fn load(source: &dyn Source, name: &str, place: Place) -> Result<Chain, Vec<Diagnostic>> {
    let mut chain = Chain::default();
    let mut next = Some((name.to_owned(), place));
    while let Some((name, place)) = next.take() {
        if chain.layers.iter().any(|layer| layer.name == name) {
            let names = chain.names().map(str::to_owned).collect::<Vec<_>>();
            return Err(vec![problems::circular(&place, &names, &name)]);
        }
        let layer = layer::read(source, &name, &place)?;
        next = layer.parent();
        for (file, path) in &layer.files {
            let versions = chain.files.entry(file.clone()).or_default();
            versions.push(Arc::clone(path));
        }
        chain.layers.push(layer);
    }
    let found = contrast::check(&chain);
    if found.is_empty() {
        Ok(chain)
    } else {
        Err(found)
    }
}

impl Chain {
    /// The names of the themes, the one asked for first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.layers.iter().map(|layer| layer.name.as_str())
    }

    /// The folder of the theme asked for.
    pub fn folder(&self) -> String {
        folder(self.names().next().unwrap_or_default())
    }

    /// What the theme is called.
    pub fn title(&self) -> &str {
        self.layers.first().map_or("", |layer| &layer.settings.name)
    }

    /// The path of a file by its name in the folder, such as `styles/10-base.css`.
    pub fn file(&self, name: &str) -> Option<&Arc<str>> {
        self.files.get(name)?.first()
    }

    /// All paths of a file of this name, the one that counts first.
    pub fn versions(&self, name: &str) -> &[Arc<str>] {
        self.files.get(name).map_or(&[], Vec::as_slice)
    }

    /// The path of the template that one theme of the chain has, named `theme/name.html`.
    pub fn own_template(&self, name: &str) -> Option<&Arc<str>> {
        let (theme, file) = name.split_once('/')?;
        let layer = self.layers.iter().find(|layer| layer.name == theme)?;
        layer.files.get(&format!("templates/{file}"))
    }

    /// The files below a folder such as `templates`, by their names there, in the order of these.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (&str, &Arc<str>)> {
        let prefix = format!("{folder}/");
        self.files.iter().filter_map(move |(name, versions)| {
            Some((name.strip_prefix(&prefix)?, versions.first()?))
        })
    }

    /// Whether a file is the child's addition: no theme that is extended has one of its name.
    /// Gives the name of the theme then, and nothing for the files of the furthest parent.
    pub fn added_by(&self, name: &str) -> Option<&str> {
        let owner = self
            .layers
            .iter()
            .rposition(|layer| layer.files.contains_key(name))?;
        (owner + 1 < self.layers.len())
            .then(|| self.layers.get(owner).map(|layer| layer.name.as_str()))?
    }

    /// The colours by their names.
    pub fn colours(&self) -> BTreeMap<&str, &Colour> {
        self.merged(|settings| &settings.colours)
    }

    /// The parts of pages that are switched on or off.
    pub fn features(&self) -> BTreeMap<&str, bool> {
        let merged = self.merged(|settings| &settings.features);
        merged.into_iter().map(|(name, on)| (name, *on)).collect()
    }

    /// The settings that the theme asked for writes itself.
    pub fn own(&self) -> Option<&Settings> {
        self.layers.first().map(|layer| &layer.settings)
    }

    /// The logo.
    pub fn logo(&self) -> Option<&Logo> {
        self.nearest(|settings| settings.logo.as_ref())
    }

    /// The picture that stands for the site in a browser's tab: a file below `assets/`.
    pub fn icon(&self) -> Option<&str> {
        self.nearest(|settings| settings.icon.as_deref())
    }

    /// Where a setting is written, in the nearest theme that has it.
    pub fn written(&self, path: &[&str]) -> Place {
        let found = self
            .layers
            .iter()
            .find_map(|layer| Some((layer, layer.span(path)?)));
        let file = found
            .as_ref()
            .map(|(layer, _)| *layer)
            .or(self.layers.first());
        Place {
            file: file.map_or_else(|| "".into(), |layer| Arc::clone(&layer.file)),
            span: found.map(|(_, span)| span),
        }
    }

    fn nearest<'a, T: ?Sized>(
        &'a self,
        pick: impl Fn(&'a Settings) -> Option<&'a T>,
    ) -> Option<&'a T> {
        self.layers.iter().find_map(|layer| pick(&layer.settings))
    }

    fn merged<'a, T>(
        &'a self,
        pick: impl Fn(&'a Settings) -> &'a BTreeMap<String, T>,
    ) -> BTreeMap<&'a str, &'a T> {
        let parents_first = self.layers.iter().rev();
        parents_first
            .flat_map(|layer| pick(&layer.settings))
            .map(|(name, value)| (name.as_str(), value))
            .collect()
    }
}

#[cfg(test)]
mod tests;
