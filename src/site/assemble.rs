//! Files to a site: read, identified, typed and resolved. Whether it is right is asked later.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::catalog::{self, CONTENT, Catalog, SETTINGS};
use super::edition::{self, Translated};
use super::fill::complete;
use super::memo::Dress;
use super::{Base, Entry, LoadError, Memo, Options, Site, mend, schema, settings, verify};
use crate::diag::{Diagnostic, Severity, codes};
use crate::format::yaml::{self, Seg};
use crate::model::{Clock, Settings};
use crate::source::{Known, Source, read_text};
use crate::theme::{self, Chain, Place};

/// What came of reading the files of a site.
pub struct Reading {
    /// The site of all records that can be read; `None` when not even the settings can.
    pub assembled: Option<Assembled>,
    /// What the rules are tried on where the settings cannot be used.
    pub(super) trial: Option<Trial>,
    /// What was found wrong while reading.
    pub diagnostics: Vec<Diagnostic>,
}

/// A site with settings that stand for those that cannot be used: for rules alone, never to be shown.
pub(super) struct Trial {
    made: Assembled,
    /// The settings whose values are not those that were meant.
    unsure: BTreeSet<String>,
}

/// A site in all its languages, resolved and not yet checked.
#[derive(Clone)]
pub struct Assembled {
    /// The site in its main language.
    pub site: Arc<Site>,
    /// The theme of the settings; `None` when it cannot be used.
    pub theme: Option<Arc<Chain>>,
    /// The same site in the further languages of its settings.
    pub translations: Vec<Translated>,
    /// Whether every address of the site before leads to a page made in the same way: nothing but
    /// bodies changed, and their headings are the same.
    pub has_same_routes: bool,
    pub(super) catalog: Arc<Catalog>,
}

impl Reading {
    /// Whether what was read cannot be published.
    pub fn has_errors(&self) -> bool {
        self.assembled
            .as_ref()
            .is_none_or(|made| made.theme.is_none())
            || self.diagnostics.iter().any(is_error)
    }

    /// Runs all rules over the site; gives what they find. What is merely absent is not told while
    /// files cannot be read.
    pub fn check(&self) -> Vec<Diagnostic> {
        let Some(made) = self.tried() else {
            return Vec::new();
        };
        let later = made.catalog.later_problems();
        let whole = !self.diagnostics.iter().chain(&later).any(is_error);
        let mut found = match whole {
            true => verify::check(&made.site, &made.catalog),
            false => mend::check(&made.site, &made.catalog),
        };
        let reported = self.diagnostics.iter().chain(&later).chain(&found);
        let reported: Vec<Diagnostic> = reported.cloned().collect();
        let further = edition::check(&made.site, &made.translations, &made.catalog, &reported);
        found.extend(further.into_iter().filter(|one| whole || is_error(one)));
        found.retain(|one| self.believes(one));
        found.extend(later);
        found
    }

    /// What checks look at: the site, or one that stands for it while the settings cannot be used.
    pub fn tried(&self) -> Option<&Assembled> {
        let trial = self.trial.as_ref().map(|trial| &trial.made);
        self.assembled.as_ref().or(trial)
    }

    /// Whether what a check says cannot come from the settings that stand for others.
    pub fn believes(&self, found: &Diagnostic) -> bool {
        let Some(trial) = &self.trial else {
            return true;
        };
        let depends_on = match found.code {
            codes::UNKNOWN_NAMED_VALUE => "values",
            codes::TRANSLATION => "translations",
            _ => "",
        };
        let is_settings = &*found.file == SETTINGS;
        is_error(found) && !is_settings && !trial.unsure.contains(depends_on)
    }
}

impl Reading {
    /// Whether the rules for single records find an error in one of these files.
    pub fn looks_wrong(&self, files: &BTreeSet<Arc<str>>) -> bool {
        let Some(made) = &self.assembled else {
            return true;
        };
        let docs = files.iter().flat_map(|file| made.catalog.of_file(file));
        let docs = docs.filter_map(|place| made.catalog.docs.get(place));
        verify::finds_error(&made.site, docs)
    }
}

fn is_error(found: &Diagnostic) -> bool {
    found.severity == Severity::Error
}

/// Reads all files that the memo does not hold. `known` are the files that there are, if somebody
/// looked already.
///
/// # Errors
/// When there is no content, or the settings make no sense.
pub fn assemble(
    source: Arc<dyn Source>,
    registry: &'static [Entry],
    options: &Options,
    memo: &mut Memo,
    known_files: Option<&Known>,
) -> Result<Reading, LoadError> {
    let listing = match known_files {
        Some(known) => known.listing(CONTENT),
        None => source.list(CONTENT),
    };
    memo.begin();
    if listing.entries.is_empty() && listing.problems.is_empty() {
        return Err(LoadError::NoContent);
    }
    let mut catalog = catalog::read(&*source, listing, registry, options.bodies, memo);
    let mut diagnostics = std::mem::take(&mut catalog.problems);
    let settings::Read {
        mut settings,
        value,
        found,
        unsure,
    } = settings::read(&*source, &SETTINGS.into());
    let mut stand_in = !found.is_empty();
    diagnostics.extend(found);
    let base = base(&settings, options)?;
    let clock = Clock::new(options.now, &settings.time_zone)?;
    let (theme, words) = match memo.dress(&settings, || dress(&*source, &settings)) {
        Ok((theme, words)) => (Some(theme), words),
        Err(problems) => {
            diagnostics.extend(problems);
            let other = dress_otherwise(&*source, &mut settings);
            stand_in |= other.is_some();
            other.map_or_else(Default::default, |(theme, words)| (Some(theme), words))
        }
    };
    let mut site = Site::empty(
        settings,
        clock,
        base,
        words,
        Arc::clone(&source),
        registry,
        options.drafts,
    );
    let broken = complete(&mut site, &catalog, &mut memo.records);
    let suspect = suspect(&catalog, broken);
    diagnostics.extend(schema::errors(&*source, &catalog, registry, &suspect));
    let translations = edition::read(
        &mut site,
        &value,
        theme.as_deref(),
        &catalog,
        &mut memo.editions,
        &mut diagnostics,
    );
    let made = Assembled {
        site: Arc::new(site),
        theme,
        translations,
        has_same_routes: false,
        catalog: Arc::new(catalog),
    };
    let (assembled, trial) = match stand_in {
        false => (Some(made), None),
        true => (None, Some(Trial { made, unsure })),
    };
    let reading = Reading {
        assembled,
        trial,
        diagnostics,
    };
    memo.hold(&reading, options);
    Ok(reading)
}

/// The public address of a site.
pub(super) fn base(settings: &Settings, options: &Options) -> Result<Base, LoadError> {
    let url = options.base_url.as_deref();
    let url = url.unwrap_or(settings.base_url.as_str());
    Base::new(url).ok_or_else(|| LoadError::BaseUrl(url.to_owned()))
}

/// The theme that the settings name, and its words in their language.
pub(super) fn dress(source: &dyn Source, settings: &Settings) -> Result<Dress, Vec<Diagnostic>> {
    let place = settings_place(source, &[Seg::from("theme")]);
    let chain = theme::load(source, &settings.theme, place)?;
    let place = settings_place(source, &[Seg::from("language")]);
    let words = theme::words(source, &chain, &settings.language, &place)?;
    Ok((Arc::new(chain), Arc::new(words)))
}

/// Another theme or language for the rules alone, where those of the settings do not exist.
fn dress_otherwise(source: &dyn Source, settings: &mut Settings) -> Option<Dress> {
    let (theme, language) = (settings.theme.clone(), settings.language.clone());
    let others = [(&*theme, "vi"), ("nghe", &*language), ("nghe", "vi")];
    others.into_iter().find_map(|(theme, language)| {
        theme.clone_into(&mut settings.theme);
        language.clone_into(&mut settings.language);
        dress(source, settings).ok()
    })
}

/// Where something stands in the settings.
pub(super) fn settings_place(source: &dyn Source, path: &[Seg]) -> Place {
    let file: Arc<str> = SETTINGS.into();
    let text = read_text(source, &file).ok();
    let located = text.and_then(|text| yaml::locate(&text, path));
    Place {
        span: located.map(|located| located.value),
        file,
    }
}

/// Adds to the documents that could not be read those with a figure that was perhaps not read as it was meant.
fn suspect(catalog: &Catalog, broken: BTreeMap<usize, String>) -> BTreeMap<usize, String> {
    let mut suspect = broken;
    for (place, doc) in catalog.docs.iter().enumerate() {
        if doc.doubtful {
            suspect.entry(place).or_default();
        }
    }
    suspect
}
