//! Editions in further languages: the same records at the same addresses below `/en/`, with the words
//! of their translations. What is not translated stays in the main language, and is marked as that.

mod field;
mod laid;
mod original;
mod overlay;
mod problems;
mod records;
mod settings;

pub use field::Field;
pub(super) use laid::{Laid, Layer};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use laid::Laying;
use serde_yaml::Value;

use super::assemble::settings_place;
use super::catalog::Catalog;
use super::fill::{fill, known};
use super::memo::Records;
use super::registry::Newer;
use super::{Base, Site, locate, schema};
use crate::diag::Diagnostic;
use crate::format::yaml::Seg;
use crate::model::{Findings, Words};
use crate::source::Source;
use crate::theme::{self, Chain};

/// An edition as the others name it.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The tag of its language.
    pub language: String,
    /// What the language calls itself.
    pub name: String,
    /// How Open Graph names it, such as `en_GB`.
    pub locale: String,
    /// Where it is.
    pub base: Base,
}

/// What an edition keeps of the main one, for what is not translated.
#[derive(Debug)]
pub struct Original {
    /// The tag of the main language.
    pub language: String,
    /// The words of the interface in it.
    pub words: Arc<Words>,
    /// The named values in it.
    pub values: BTreeMap<String, String>,
}

/// An edition in a further language with its documents.
#[derive(Clone)]
pub struct Translated {
    /// The site.
    pub site: Arc<Site>,
    pub(super) layer: Arc<Layer>,
}

/// What was read of an edition before.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) records: Records,
    laying: Laying,
}

/// What was read of all editions before, by their languages.
pub(super) type Memo = BTreeMap<String, Kept>;

/// The site in every further language of its settings, which are `written` so; what keeps it from being read is added
/// to `found`.
pub(super) fn read(
    main: &mut Site,
    written: &Value,
    theme: Option<&Chain>,
    catalog: &Catalog,
    memo: &mut Memo,
    found: &mut Vec<Diagnostic>,
) -> Vec<Translated> {
    let mut sites = Vec::new();
    let languages = main.settings.translations.clone();
    memo.retain(|language, _| languages.contains(language));
    for language in languages {
        let kept = memo.entry(language.clone()).or_default();
        match edition(main, written, theme, catalog, &language, kept, found) {
            Ok(edition) => sites.push(edition),
            Err(mut problems) => found.append(&mut problems),
        }
    }
    introduce(main, sites, found)
}

/// The editions in the languages that a site had, after some of its documents, its settings or its
/// words changed; `None` when that cannot be told from what changed.
pub(super) fn after(
    main: &mut Site,
    theme: &Chain,
    catalog: &Catalog,
    change: &Change<'_>,
    memo: &mut Memo,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<Translated>> {
    let mut sites = Vec::new();
    for before in change.editions {
        let language = before.site.settings.language.clone();
        let kept = memo.get_mut(&language)?;
        let layer = before.layer.after(catalog, change.places, &mut kept.laying);
        let mut site = before.site.successor(change.fields);
        if change.frame {
            let written = settings::written(&*main.source).ok()?;
            let read = settings::translated(main, &written, catalog, &language, found);
            site.settings = read.ok()?;
            let place = place_of(&*main.source, &language);
            site.words = Arc::new(theme::words(&*main.source, theme, &language, &place).ok()?);
            site.original = Some(Arc::new(main.as_original()));
        }
        let pairs = change.places.iter().filter_map(|place| {
            let old = before.layer.catalog.docs.get(*place)?;
            let new = layer.catalog.docs.get(*place)?;
            Some(Newer { old, new })
        });
        let pairs: Vec<_> = pairs.collect();
        if !site.put(&pairs, change.fields, &mut kept.records, Some(main)) {
            return None;
        }
        sites.push((site, layer));
    }
    let count = sites.len();
    let sites = introduce(main, sites, found);
    (sites.len() == count).then_some(sites)
}

/// What changed since the editions were read.
pub(super) struct Change<'a> {
    pub(super) editions: &'a [Translated],
    /// Where the documents are that changed, or whose translations did.
    pub(super) places: &'a [usize],
    /// Whether the settings or the words of the interface changed.
    pub(super) frame: bool,
    /// Whether the fields of a record changed.
    pub(super) fields: bool,
}

/// Tells all editions of each other.
fn introduce(
    main: &mut Site,
    mut sites: Vec<(Site, Layer)>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Translated> {
    if !sites.is_empty() {
        let further = sites.iter().map(|(site, _)| site);
        let names = std::iter::once(&*main).chain(further).map(name);
        match names.collect::<Result<Vec<Edition>, Diagnostic>>() {
            Ok(names) => {
                let names: Arc<[Edition]> = names.into();
                for site in sites.iter_mut().map(|(site, _)| site).chain([main]) {
                    site.editions = Arc::clone(&names);
                }
            }
            Err(problem) => found.push(problem),
        }
    }
    let sites = sites.into_iter().map(|(site, layer)| Translated {
        site: Arc::new(site),
        layer: Arc::new(layer),
    });
    sites.collect()
}

fn name(site: &Site) -> Result<Edition, Diagnostic> {
    Ok(Edition {
        language: site.settings.language.clone(),
        name: site.word("language.name")?,
        locale: site.word("language.locale")?,
        base: site.base.clone(),
    })
}

/// The site in one further language; what is wrong with how its content is written is added to `found`.
fn edition(
    main: &Site,
    written: &Value,
    theme: Option<&Chain>,
    catalog: &Catalog,
    language: &str,
    kept: &mut Kept,
    found: &mut Vec<Diagnostic>,
) -> Result<(Site, Layer), Vec<Diagnostic>> {
    let settings = settings::translated(main, written, catalog, language, found)?;
    // A theme that cannot be read at all was reported with the main edition.
    let words = match theme {
        Some(chain) => {
            let place = place_of(&*main.source, language);
            theme::words(&*main.source, chain, language, &place)?
        }
        None => Words::default(),
    };
    let mut site = Site::empty(
        settings,
        main.clock.clone(),
        main.base.edition(language),
        Arc::new(words),
        Arc::clone(&main.source),
        main.registry,
        main.drafts,
    );
    site.original = Some(Arc::new(main.as_original()));
    let layer = Layer::new(catalog, language, main.registry, &mut kept.laying);
    let broken = fill(&mut site, &layer.catalog, main.registry, &mut kept.records);
    let suspect = layer.translations.iter().filter_map(|(place, one)| {
        let cause = broken
            .get(place)
            .filter(|_| catalog.docs.get(*place).is_some_and(|doc| main.has(doc)));
        let doubtful = || one.is_doubtful().then_some("");
        Some((&*one.doc, cause.map(String::as_str).or_else(doubtful)?))
    });
    let wrong = schema::errors_by(
        schema::of_translation,
        &*main.source,
        catalog,
        main.registry,
        suspect,
    );
    if !wrong.is_empty() {
        let facts = records::facts(main, &layer);
        let is_told = |one: &Diagnostic| facts.iter().any(|fact| holds(fact, one));
        found.extend(wrong.into_iter().filter(|one| !is_told(one)));
    }
    site.assets.clone_from(&main.assets);
    site.hide();
    site.name_files(catalog.docs.iter().map(|doc| &doc.file), Some(main));
    site.known = Arc::new(known(catalog, main.registry));
    Ok((site, layer))
}

/// Where the settings name a further language.
fn place_of(source: &dyn Source, language: &str) -> theme::Place {
    let translations = Seg::from("translations");
    let listed = settings::written(source).ok().and_then(|value| {
        let listed = value.get("translations")?.as_sequence()?;
        listed.iter().position(|one| one.as_str() == Some(language))
    });
    let path = std::iter::once(translations).chain(listed.map(Seg::Index));
    settings_place(source, &path.collect::<Vec<_>>())
}

/// Whether a finding is about the whole or a part of what another is about.
fn holds(around: &Diagnostic, one: &Diagnostic) -> bool {
    let inside = around.span.as_ref().zip(one.span.as_ref());
    around.file == one.file
        && inside.is_some_and(|(around, one)| around.start <= one.start && one.end <= around.end)
}

/// What is wrong between the editions of a site and in the words of the translations.
///
/// `reported` is what was found before: a file that is broken there is not called missing here.
pub(super) fn check(
    main: &Site,
    translated: &[Translated],
    catalog: &Catalog,
    reported: &[Diagnostic],
) -> Vec<Diagnostic> {
    let mut found = original::strays(main, catalog, reported);
    let wrong: BTreeSet<&Arc<str>> = reported.iter().map(|one| &one.file).collect();
    for Translated { site, layer } in translated {
        let mut findings = Findings::default();
        records::check(site, layer, &wrong, &mut findings);
        records::check_days(main, layer, &mut findings);
        found.extend(locate::locate(&*site.source, findings.into_list()));
    }
    found
}

impl Site {
    /// What a translation of this site keeps of it.
    fn as_original(&self) -> Original {
        Original {
            language: self.settings.language.clone(),
            words: Arc::clone(&self.words),
            values: self.settings.values.clone(),
        }
    }
}
