//! The site after a change of few files, made of the one before: only what changed is read again.
//!
//! That is possible while the same files hold the same records, and everything can be read. Any other
//! change is left to [`assemble`](super::assemble()), which reads every file that no memo holds; what
//! both make is equal.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::assemble::{Assembled, Reading, dress, settings_place};
use super::catalog::{Catalog, Doc, Front, SETTINGS};
use super::edition::{self, Change};
use super::memo::Held;
use super::registry::Newer;
use super::{Bodies, Entry, Memo, Options, reader, settings};
use crate::diag::{Diagnostic, Severity};
use crate::model::{Clock, Settings};
use crate::source::{Known, Source};
use crate::theme;

/// Reads the files that changed since the memo was last given to [`assemble`](super::assemble()) or to this function.
/// `None` when more has to be read than those; the memo is as it was then.
pub fn patch(
    source: &dyn Source,
    registry: &'static [Entry],
    options: &Options,
    memo: &mut Memo,
    known: &Known,
) -> Option<Reading> {
    let held = memo.held.take()?;
    let made = Patch::begin(source, registry, options, memo, known, &held)
        .and_then(|patch| patch.apply(source, memo, &held));
    let Some((reading, parts)) = made else {
        memo.held = Some(held);
        return None;
    };
    for (path, part) in parts {
        memo.keep_part(path, part);
    }
    memo.changed.clear();
    memo.hold(&reading, &held.options);
    Some(reading)
}

/// What changed.
struct Patch {
    /// What is in the files of the content that changed, but for the settings.
    parts: BTreeMap<Arc<str>, Catalog>,
    /// The settings, when they or their translations changed.
    settings: Option<Settings>,
    /// Whether a theme changed.
    theme: bool,
    /// Whether the fields of a record changed.
    fields: bool,
    /// Whether the headings of a record changed.
    headings: bool,
}

impl Patch {
    /// Reads what changed; `None` when records came or went, or something cannot be read.
    fn begin(
        source: &dyn Source,
        registry: &'static [Entry],
        options: &Options,
        memo: &Memo,
        known: &Known,
        held: &Held,
    ) -> Option<Self> {
        let site = &held.assembled.site;
        if !is_same_day(options, held) {
            return None;
        }
        let mut patch = Self {
            parts: BTreeMap::new(),
            settings: None,
            theme: false,
            fields: false,
            headings: false,
        };
        let mut has_settings = false;
        for path in &memo.changed {
            if !path.starts_with("content/") {
                patch.theme = true;
            } else if **path == *SETTINGS {
                has_settings = true;
            } else {
                let old = memo.part(path)?;
                let new = reader::file(source, &known.entry(path)?, registry, options.bodies);
                if !is_same_shape(&old, &new) || !is_sound(&new) {
                    return None;
                }
                has_settings |= !new.settings.is_empty();
                patch.compare(&old, &new);
                patch.parts.insert(Arc::clone(path), new);
            }
        }
        if has_settings {
            let new = settings::read(source, &SETTINGS.into()).sound()?;
            patch.settings = Some(new).filter(|new| is_same_frame(&site.settings, new));
            patch.settings.as_ref()?;
        }
        Some(patch)
    }

    /// Notes what differs between two versions of a file.
    fn compare(&mut self, old: &Catalog, new: &Catalog) {
        for (old, new) in all_docs(old).zip(all_docs(new)) {
            self.fields |= !is_same_front(&old.front, &new.front);
            let headings = |doc: &Doc| doc.body.as_ref().map(|body| Arc::clone(&body.outline));
            let (old, new) = (headings(old), headings(new));
            self.fields |= old.is_some() != new.is_some();
            self.headings |= old.map(|it| it.headings.clone()) != new.map(|it| it.headings.clone());
        }
    }

    /// Makes the site after the change.
    fn apply(
        self,
        source: &dyn Source,
        memo: &mut Memo,
        held: &Held,
    ) -> Option<(Reading, BTreeMap<Arc<str>, Catalog>)> {
        let before = &held.assembled;
        let settings = self.settings.as_ref().unwrap_or(&before.site.settings);
        let (chain, words) = memo.dress(settings, || dress(source, settings)).ok()?;
        let has_same_words = *words == *before.site.words
            && before.translations.iter().all(|one| {
                let language = &one.site.settings.language;
                !self.theme
                    || theme::words(source, &chain, language, &settings_place(source, &[]))
                        .is_ok_and(|words| words == *one.site.words)
            });
        let only_bodies = !self.fields && self.settings.is_none() && has_same_words;
        let mut found = Vec::new();
        let mut assembled = Assembled {
            theme: Some(Arc::clone(&chain)),
            has_same_routes: only_bodies && !self.headings,
            ..before.clone()
        };
        if !only_bodies || !self.parts.is_empty() {
            let (catalog, places) = self.catalog(&before.catalog);
            let mut site = before.site.successor(self.fields);
            if let Some(settings) = &self.settings {
                site.settings = settings.clone();
            }
            if !has_same_words {
                site.words = words;
            }
            let docs = places.iter().filter_map(|place| {
                let old = before.catalog.docs.get(*place)?;
                let new = catalog.docs.get(*place)?;
                (!Arc::ptr_eq(old, new)).then_some(Newer { old, new })
            });
            let docs: Vec<Newer<'_>> = docs.collect();
            if !site.put(&docs, self.fields, &mut memo.records, None) {
                return None;
            }
            let change = Change {
                editions: &before.translations,
                places: &places,
                frame: self.settings.is_some() || !has_same_words,
                fields: self.fields,
            };
            let editions = &mut memo.editions;
            assembled.translations =
                edition::after(&mut site, &chain, &catalog, &change, editions, &mut found)?;
            assembled.site = Arc::new(site);
            assembled.catalog = Arc::new(catalog);
        }
        let is_told = |one: &Diagnostic| self.tells(&one.file);
        let stays = held.diagnostics.iter().filter(|one| !is_told(one));
        let own = self.parts.values().flat_map(|part| &part.problems);
        let diagnostics: Vec<Diagnostic> = stays.chain(own).cloned().chain(found).collect();
        let reading = Reading {
            assembled: Some(assembled),
            trial: None,
            diagnostics,
        };
        (!reading.has_errors()).then_some((reading, self.parts))
    }

    /// Whether what is wrong with a file was found anew.
    fn tells(&self, file: &str) -> bool {
        let is_settings = file.strip_prefix("content/site.");
        self.parts.contains_key(file) || (self.settings.is_some() && is_settings.is_some())
    }

    /// The catalog with the documents of the files that changed, and the places of these and of
    /// those that they translate.
    fn catalog(&self, before: &Catalog) -> (Catalog, Vec<usize>) {
        let mut catalog = before.clone();
        let mut places = BTreeSet::new();
        for (file, part) in &self.parts {
            let own = catalog.of_file(file);
            for (place, doc) in own.zip(&part.docs) {
                if let Some(old) = catalog.docs.get_mut(place) {
                    *old = Arc::clone(doc);
                }
                places.insert(place);
            }
            let of_file = |file: &Arc<str>| catalog.of_file(file);
            places.extend(
                part.translations
                    .iter()
                    .flat_map(|one| of_file(&one.original)),
            );
            let mut newer = part.translations.iter();
            let old = catalog.translations.iter_mut();
            for (old, new) in old.filter(|one| one.doc.file == *file).zip(&mut newer) {
                *old = new.clone();
            }
        }
        (catalog, places.into_iter().collect())
    }
}

/// Whether nothing that depends on the day can differ from the site that is held.
fn is_same_day(options: &Options, held: &Held) -> bool {
    let zone = &held.assembled.site.settings.time_zone;
    let today = Clock::new(options.now, zone).map(|clock| clock.today());
    let others = |options: &Options| Options {
        now: jiff::Timestamp::UNIX_EPOCH,
        // What a site says does not depend on when its texts were read.
        bodies: Bodies::default(),
        ..options.clone()
    };
    today.is_ok_and(|today| today == held.assembled.site.clock.today())
        && others(options) == others(&held.options)
}

/// Whether what a whole site hangs on is the same in two settings.
fn is_same_frame(old: &Settings, new: &Settings) -> bool {
    let frame = |it: &Settings| {
        let names = (it.theme.clone(), it.language.clone(), it.time_zone.clone());
        let base = it.base_url.as_str().to_owned();
        (names, base, it.translations.clone())
    };
    frame(old) == frame(new)
}

/// Whether two versions of a file hold the same records, or the same asset.
fn is_same_shape(old: &Catalog, new: &Catalog) -> bool {
    let doc = |doc: &Doc| (doc.kind, doc.id.clone(), doc.prefix);
    let docs = |it: &Catalog| it.docs.iter().map(|one| doc(one)).collect::<Vec<_>>();
    let translations = |it: &Catalog| {
        let all = it.translations.iter();
        all.map(|one| (Arc::clone(&one.language), doc(&one.doc)))
            .collect::<Vec<_>>()
    };
    docs(old) == docs(new)
        && translations(old) == translations(new)
        && old.assets == new.assets
        && old.settings.len() == new.settings.len()
}

/// Whether a file can be read as it stands, so that its schema need not be asked.
fn is_sound(part: &Catalog) -> bool {
    let is_error = |one: &Diagnostic| one.severity == Severity::Error;
    let readable = |doc: &Arc<Doc>| !doc.doubtful && !matches!(doc.front, Front::Broken);
    !part.problems.iter().any(is_error)
        && part.docs.iter().all(readable)
        && part
            .translations
            .iter()
            .all(|one| readable(&one.doc) && !one.is_doubtful())
}

fn all_docs(part: &Catalog) -> impl Iterator<Item = &Doc> {
    let translations = part.translations.iter().map(|one| &*one.doc);
    part.docs.iter().map(|doc| &**doc).chain(translations)
}

fn is_same_front(old: &Front, new: &Front) -> bool {
    match (old, new) {
        (Front::Text { yaml: old, .. }, Front::Text { yaml: new, .. }) => old == new,
        (Front::Value(old), Front::Value(new)) | (Front::Row(old, _), Front::Row(new, _)) => {
            old == new
        }
        _ => false,
    }
}
