//! Editions in further languages: the same records at the same addresses below `/en/`, with the words
//! of their translations. What is not translated stays in the main language, and is marked as that.

mod field;
mod original;
mod overlay;
mod problems;
mod records;
mod settings;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::catalog::Catalog;
use super::load::{fill, known};
use super::memo::Records;
use super::{Base, Site, locate, schema};
use crate::diag::Diagnostic;
use crate::format::schema::may_misread;
use crate::model::{Findings, Words};
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

/// The site in every further language of its settings, and what is wrong with its translations.
///
/// `reported` is what was found before: a file that is broken there is not called missing here.
pub(super) fn load(
    main: &mut Site,
    theme: Option<&Chain>,
    catalog: &Catalog,
    reported: &[Diagnostic],
) -> (Vec<Site>, Vec<Diagnostic>) {
    let mut found = original::strays(main, catalog, reported);
    let mut sites = Vec::new();
    for language in &main.settings.translations {
        match edition(main, theme, catalog, language, &mut found) {
            Ok(site) => sites.push(site),
            Err(mut problems) => found.append(&mut problems),
        }
    }
    if !sites.is_empty() {
        let names = std::iter::once(&*main).chain(&sites).map(name);
        match names.collect::<Result<Vec<Edition>, Diagnostic>>() {
            Ok(names) => {
                let names: Arc<[Edition]> = names.into();
                for site in sites.iter_mut().chain([main]) {
                    site.editions = Arc::clone(&names);
                }
            }
            Err(problem) => found.push(problem),
        }
    }
    (sites, found)
}

fn name(site: &Site) -> Result<Edition, Diagnostic> {
    Ok(Edition {
        language: site.settings.language.clone(),
        name: site.word("language.name")?,
        locale: site.word("language.locale")?,
        base: site.base.clone(),
    })
}

/// The site in one further language; what is wrong with its content is added to `found`.
fn edition(
    main: &Site,
    theme: Option<&Chain>,
    catalog: &Catalog,
    language: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<Site, Vec<Diagnostic>> {
    let settings = settings::translated(main, catalog, language, found)?;
    // A theme that cannot be read at all was reported with the main edition.
    let words = match theme {
        Some(chain) => theme::words(&*main.source, chain, language)?,
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
    site.original = Some(Arc::new(Original {
        language: main.settings.language.clone(),
        words: Arc::clone(&main.words),
        values: main.settings.values.clone(),
    }));
    let laid = records::lay(main, catalog, language);
    let broken = fill(
        &mut site,
        &laid.catalog,
        main.registry,
        &mut Records::default(),
    );
    let suspect = laid.translations.iter().filter_map(|(place, one)| {
        let cause = broken
            .get(place)
            .filter(|_| main.has(catalog.docs.get(*place)));
        let doubtful = || one.yaml().is_some_and(may_misread).then_some("");
        Some((&*one.doc, cause.map(String::as_str).or_else(doubtful)?))
    });
    found.extend(schema::errors_by(
        schema::of_translation,
        &*main.source,
        catalog,
        main.registry,
        suspect,
    ));
    site.assets.clone_from(&main.assets);
    for entry in main.registry {
        (entry.hide)(&mut site);
    }
    site.name_files(catalog.docs.iter().map(|doc| &doc.file), Some(main));
    site.known = known(catalog, main.registry);
    let mut findings = Findings::default();
    records::check(&site, &laid, &mut findings);
    records::check_days(main, &laid, &mut findings);
    found.extend(locate::locate(&*site.source, findings.into_list()));
    Ok(site)
}
