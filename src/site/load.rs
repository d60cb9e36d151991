//! Catalog to site: references resolved, fields typed, everything that is wrong collected.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use super::catalog::{self, CONTENT, Catalog, Doc, SETTINGS};
use super::memo::{Dress, Memo, Records};
use super::registry::Made;
use super::{Base, Entry, Site, edition, locate, mentions, schema, settings};
use crate::diag::{Diagnostic, Severity, Text};
use crate::format::yaml::{self, Seg};
use crate::model::{Clock, ClockError, Findings, Index, Settings};
use crate::source::{Source, read_text};
use crate::theme::{self, Chain, Place};

/// What a site is made from, besides its files.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The instant for which the site is made.
    pub now: Timestamp,
    /// Whether drafts and records before or after their time are shown.
    pub drafts: Drafts,
    /// The public address, when it is not the one of the settings.
    pub base_url: Option<String>,
    /// Where the bodies of records are while the site stands.
    pub bodies: Bodies,
}

/// Where the bodies of records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bodies {
    /// In their files, read when a page is made: memory does not grow with the text.
    #[default]
    Read,
    /// In memory: the site stays as it was read while its files are edited.
    Kept,
}

/// Whether what is not published yet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    /// Left out, as the public sees the site.
    #[default]
    Hidden,
    /// Shown, for its editors.
    Shown,
}

/// A site with what its checks found. Without errors the site is whole.
pub struct Loaded {
    /// The site of all records that can be read; `None` when not even the settings can.
    pub site: Option<Site>,
    /// The theme of the settings; `None` when it cannot be used.
    pub theme: Option<Arc<Chain>>,
    /// The same site in the further languages of its settings.
    pub translations: Vec<Site>,
    /// Everything that was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether anything stops publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}

/// Why a site cannot be loaded at all, whatever its content.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder holds no content.
    #[error("there is no {CONTENT}/ here")]
    NoContent,
    /// The time zone of the settings is not known.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The base address is not one.
    #[error("{0:?} is no address of the web")]
    BaseUrl(String),
}

impl LoadError {
    /// What is wrong and what to do, for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::NoContent => Text::new(
                format!(
                    "không thấy thư mục {CONTENT}/ có tệp nào ở đây; chạy lệnh ở thư mục của trang, hoặc chỉ thư mục ấy bằng --root"
                ),
                format!(
                    "there is no folder {CONTENT}/ with files here; run in the site's folder, or name it with --root"
                ),
            ),
            Self::Clock(error) => error.text(),
            Self::BaseUrl(url) => Text::new(
                format!(
                    "địa chỉ gốc {url:?} không dùng được; phải bắt đầu bằng https:// hoặc http://, có tên máy chủ, không có dấu ? hay #"
                ),
                format!(
                    "the base address {url:?} cannot be used; it starts with https:// or http://, has a host, and no ? or #"
                ),
            ),
        }
    }
}

/// Reads, resolves and checks a site.
///
/// # Errors
/// When there is no content, or the settings make no sense. What is wrong in the content
/// is not an error of this function: it is in [`Loaded::diagnostics`].
pub fn load(
    source: Arc<dyn Source>,
    registry: &'static [Entry],
    options: &Options,
) -> Result<Loaded, LoadError> {
    load_with(source, registry, options, &mut Memo::default())
}

/// [`load`], where files that the memo holds are not read again. The result is the same.
///
/// # Errors
/// As [`load`].
pub fn load_with(
    source: Arc<dyn Source>,
    registry: &'static [Entry],
    options: &Options,
    memo: &mut Memo,
) -> Result<Loaded, LoadError> {
    let listing = memo.listing().unwrap_or_else(|| source.list(CONTENT));
    if listing.entries.is_empty() && listing.problems.is_empty() {
        return Err(LoadError::NoContent);
    }
    let mut catalog = catalog::read(&*source, listing, registry, options.bodies, memo);
    let mut diagnostics = std::mem::take(&mut catalog.problems);
    let settings = match settings::read(&*source, &SETTINGS.into()) {
        Ok(settings) => settings,
        Err(mut found) => {
            diagnostics.append(&mut found);
            diagnostics.extend(unresolved(&*source, &catalog, registry));
            return Ok(Loaded {
                site: None,
                theme: None,
                translations: Vec::new(),
                diagnostics,
            });
        }
    };
    let base_url = options
        .base_url
        .as_deref()
        .unwrap_or(settings.base_url.as_str());
    let base = Base::new(base_url).ok_or_else(|| LoadError::BaseUrl(base_url.to_owned()))?;
    let clock = Clock::new(options.now, &settings.time_zone)?;
    let (theme, words) = match memo.dress(&settings, || dress(&*source, &settings)) {
        Ok((theme, words)) => (Some(theme), words),
        Err(problems) => {
            diagnostics.extend(problems);
            (None, Arc::default())
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
    let broken = fill(&mut site, &catalog, registry, &mut memo.records);
    let suspect = suspect(&catalog, broken);
    diagnostics.extend(schema::errors(&*source, &catalog, registry, &suspect));
    site.assets = catalog.assets.iter().cloned().collect();
    for entry in registry {
        (entry.hide)(&mut site);
    }
    site.name_files(catalog.docs.iter().map(|doc| &doc.file), None);
    site.known = known(&catalog, registry);
    let whole = diagnostics
        .iter()
        .all(|found| found.severity != Severity::Error);
    diagnostics.extend(check(&site, &catalog, whole));
    let (translations, found) = edition::load(&mut site, theme.as_deref(), &catalog, &diagnostics);
    diagnostics.extend(found);
    Ok(Loaded {
        site: Some(site),
        theme,
        translations,
        diagnostics,
    })
}

/// The theme that the settings name, and its words in their language.
fn dress(source: &dyn Source, settings: &Settings) -> Result<Dress, Vec<Diagnostic>> {
    let file: Arc<str> = SETTINGS.into();
    let span = read_text(source, &file)
        .ok()
        .and_then(|text| yaml::locate(&text, &[Seg::from("theme")]))
        .map(|located| located.value);
    let chain = theme::load(source, &settings.theme, Place { file, span })?;
    let words = theme::words(source, &chain, &settings.language)?;
    Ok((Arc::new(chain), Arc::new(words)))
}

/// Makes the tables of all kinds, and gives the documents that could not be read.
///
/// A document that fails is taken out, with it those that refer to it, until the rest
/// stands by itself: the good part of a broken site is a site, so its checks can run too.
pub(super) fn fill(
    site: &mut Site,
    catalog: &Catalog,
    registry: &'static [Entry],
    records: &mut Records,
) -> BTreeMap<usize, String> {
    let mut broken: BTreeMap<usize, String> = BTreeMap::new();
    let mut out: Vec<bool> = vec![false; catalog.docs.len()];
    for round in 0.. {
        let kept: Vec<(usize, &Arc<Doc>)> = catalog
            .docs
            .iter()
            .enumerate()
            .filter(|(place, _)| out.get(*place) == Some(&false))
            .collect();
        let ids = kept
            .iter()
            .filter_map(|(_, doc)| Some((registry.get(doc.kind)?.name, &*doc.id)));
        let index = records.index(ids);
        let mut failed = Vec::new();
        for (kind, entry) in registry.iter().enumerate() {
            let (places, docs): (Vec<usize>, Vec<&Arc<Doc>>) = kept
                .iter()
                .filter(|(_, doc)| doc.kind == kind)
                .copied()
                .unzip();
            match (entry.make)(&docs, &index, records) {
                Made::Table(table) => {
                    site.tables.insert(Any::type_id(&*table), table);
                }
                Made::Failed(causes) => {
                    failed.extend(causes.into_iter().filter_map(|(place, cause)| {
                        places.get(place).map(|place| (*place, cause))
                    }))
                }
            }
        }
        if failed.is_empty() {
            site.index = index;
            break;
        }
        for (place, cause) in failed {
            if let Some(out) = out.get_mut(place) {
                *out = true;
            }
            // Later rounds lose what refers to a broken record; that alone is no mistake of its editor.
            if round == 0 {
                broken.insert(place, cause);
            }
        }
    }
    broken
}

/// What can be said of documents when there are no settings to make a site with.
fn unresolved(
    source: &dyn Source,
    catalog: &Catalog,
    registry: &'static [Entry],
) -> Vec<Diagnostic> {
    let all = (0..catalog.docs.len())
        .map(|place| (place, String::new()))
        .collect();
    schema::errors(source, catalog, registry, &all)
}

/// Every id of the content, those of broken documents too.
pub(super) fn known(catalog: &Catalog, registry: &[Entry]) -> Index {
    Index::new(
        catalog
            .docs
            .iter()
            .filter_map(|doc| Some((registry.get(doc.kind)?.name, &*doc.id))),
    )
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

/// Runs every rule over the site. What is merely absent is not reported while records are missing.
fn check(site: &Site, catalog: &Catalog, whole: bool) -> Vec<Diagnostic> {
    let mut findings = Findings::default();
    let is_read = |doc: &&Arc<Doc>| {
        let entry = site.registry.get(doc.kind);
        entry.is_some_and(|entry| site.index.contains(entry.name, &doc.id))
    };
    let (read, unread): (Vec<&Arc<Doc>>, Vec<&Arc<Doc>>) = catalog.docs.iter().partition(is_read);
    for finding in read.iter().flat_map(|doc| &doc.words) {
        findings.push(finding.clone());
    }
    for body in unread.iter().filter_map(|doc| doc.body.as_ref()) {
        mentions::check(site, body, &mut findings);
    }
    let (common, kinds): (Findings, Vec<Findings>) = rayon::join(
        || {
            let mut findings = Findings::default();
            super::common::check(site, &mut findings);
            super::unlinked::check(site, &mut findings);
            findings
        },
        || {
            let each = site.registry.par_iter().map(|entry| {
                let mut findings = Findings::default();
                (entry.check)(site, &mut findings);
                findings
            });
            each.collect()
        },
    );
    for found in std::iter::once(common).chain(kinds) {
        findings.extend(found);
    }
    let mut found = locate::locate(&*site.source, findings.into_list());
    found.retain(|one| whole || one.severity == Severity::Error);
    found
}
