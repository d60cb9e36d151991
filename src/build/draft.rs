//! From files to a site that can be shown, and from that to one that is known to be right.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edition::Common;
use super::{Edition, Ready, Stage, Watch};
use crate::diag::{Diagnostic, Severity};
use crate::kinds::{REGISTRY, SiteView};
use crate::render::{self, Theme};
use crate::route;
use crate::site::{self, Assembled, LoadError, Options, Reading, Site};
use crate::source::{Known, Source};
use crate::theme::Chain;

/// A site that was loaded, planned and checked, with everything that was found wrong.
pub struct Prepared {
    /// The site and its theme and routes; `None` when something makes them impossible.
    pub ready: Option<Arc<Ready>>,
    /// Everything that was found.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each stage took.
    pub stages: Vec<Stage>,
}

/// A site that was read and not yet checked.
pub struct Draft {
    /// The site and its theme; `None` when something makes them impossible.
    pub ready: Option<Arc<Ready>>,
    reading: Reading,
    /// What checks look at while the settings cannot be used; it is never shown.
    trial: Option<Ready>,
    /// What is wrong with the theme.
    problems: Vec<Diagnostic>,
    watch: Watch,
}

/// What was read and made of files that did not change since.
#[derive(Default)]
pub struct Memo {
    site: site::Memo,
    theme: render::Kept,
    /// The newest site.
    before: Option<(Arc<Ready>, Assembled)>,
}

impl Memo {
    /// Notes that files changed, came or went.
    pub fn forget(&mut self, changed: &BTreeSet<Arc<str>>) {
        self.site.forget(changed);
        for path in changed.iter().filter(|path| path.starts_with("themes/")) {
            self.theme.forget(path);
        }
    }
}

impl Memo {
    /// Notes that the clock went on past a moment at which the site changes.
    pub fn forget_moment(&mut self) {
        self.site.forget_moment();
    }
}

/// Loads a site, its theme and its routes, and checks all of them.
///
/// # Errors
/// When there is nothing to load; see [`LoadError`].
pub fn prepare(source: Arc<dyn Source>, options: &Options) -> Result<Prepared, LoadError> {
    let draft = draft(source, options, &mut Memo::default(), None)?;
    Ok(draft.prepare())
}

/// Reads a site and its theme as far as the memo does not hold them. Of what there is, `known` is
/// told by somebody who looked; what changed since the time before, the memo must have been told.
///
/// # Errors
/// As [`prepare`].
pub fn draft(
    source: Arc<dyn Source>,
    options: &Options,
    memo: &mut Memo,
    known: Option<&Known>,
) -> Result<Draft, LoadError> {
    let mut watch = Watch::start();
    let patched =
        known.and_then(|known| site::patch(&*source, REGISTRY, options, &mut memo.site, known));
    let reading = match patched {
        Some(reading) => reading,
        None => site::assemble(
            Arc::clone(&source),
            REGISTRY,
            options,
            &mut memo.site,
            known,
        )?,
    };
    watch.lap("load");
    let mut problems = Vec::new();
    let ready = reading.assembled.as_ref().and_then(|made| {
        let ready = dressed(&*source, made, memo);
        ready.map_err(|found| problems = found).ok().map(Arc::new)
    });
    let mut trial = None;
    if reading.assembled.is_none()
        && let Some(made) = reading.tried()
    {
        match dressed(&*source, made, &mut Memo::default()) {
            Ok(ready) => trial = Some(ready),
            Err(found) => problems.extend(found),
        }
    }
    watch.lap("theme");
    let made = reading.assembled.clone();
    memo.before = ready.clone().zip(made);
    Ok(Draft {
        ready,
        reading,
        trial,
        problems,
        watch,
    })
}

/// All editions with their theme.
fn dressed(
    source: &dyn Source,
    made: &Assembled,
    memo: &mut Memo,
) -> Result<Ready, Vec<Diagnostic>> {
    let Some(chain) = &made.theme else {
        // That was told when the site was read.
        return Err(Vec::new());
    };
    let before = memo.before.as_ref();
    let kept = &mut memo.theme;
    let mut edition = |site: &Arc<Site>| {
        let theme = themed(source, site, chain, kept)?;
        let language = &site.settings.language;
        let before = before.and_then(|(ready, made)| {
            let mut editions = ready.editions();
            let same = editions.find(|one| one.site.settings.language == *language);
            Some((same?, made))
        });
        let common = before.map_or(Common::Nothing, |(before, former)| {
            let is_same_theme = former
                .theme
                .as_ref()
                .is_some_and(|it| Arc::ptr_eq(it, chain));
            match made.has_same_routes || Arc::ptr_eq(&before.site, site) {
                true if is_same_theme => Common::Routes,
                true => Common::Pages,
                false => Common::Nothing,
            }
        });
        let before = before.map(|(before, _)| before);
        Ok(Edition::new(Arc::clone(site), theme, before, common))
    };
    let main = edition(&made.site)?;
    let translations = made.translations.iter();
    let translations: Result<Vec<Edition>, Vec<Diagnostic>> =
        translations.map(|one| edition(&one.site)).collect();
    Ok(Ready {
        main,
        // One mistake in a theme is the same in all languages.
        translations: translations?,
    })
}

/// The theme of a site, with what every page shows of the site.
fn themed(
    source: &dyn Source,
    site: &Site,
    chain: &Chain,
    kept: &mut render::Kept,
) -> Result<Theme, Vec<Diagnostic>> {
    let language = &site.settings.language;
    let mut theme = render::load(source, chain, &site.words, language, &site.base, kept)?;
    let view = SiteView::new(site).map_err(|problem| vec![problem])?;
    theme.show_site(&view).map_err(|problem| vec![problem])?;
    kept.keep(language, &theme);
    Ok(theme)
}

impl Draft {
    /// Whether it was found while reading that something stops publication.
    pub fn has_errors(&self) -> bool {
        self.ready.is_none() || self.reading.has_errors()
    }

    /// Plans all addresses, which no thread of a pool may do; see [`Edition::plan`].
    pub fn plan(&self) {
        for edition in self.tried().into_iter().flat_map(Ready::editions) {
            edition.plan();
        }
    }

    /// The site that checks look at.
    fn tried(&self) -> Option<&Ready> {
        self.ready.as_deref().or(self.trial.as_ref())
    }

    /// Runs all checks; gives everything that was found, while reading too.
    pub fn check(&self) -> Vec<Diagnostic> {
        self.check_timed(&mut Watch::start())
    }

    fn check_timed(&self, watch: &mut Watch) -> Vec<Diagnostic> {
        let editions = || self.tried().into_iter().flat_map(Ready::editions);
        // The addresses come first: whoever is to be shown a page meanwhile needs them.
        self.plan();
        watch.lap("plan");
        let mut found = self.reading.diagnostics.clone();
        found.extend(self.reading.check());
        found.extend(self.problems.iter().cloned());
        let believed = |one: &Diagnostic| self.reading.believes(one);
        for edition in editions() {
            let planned = edition.plan().diagnostics.iter();
            found.extend(planned.filter(|one| believed(one)).cloned());
        }
        watch.lap("rules");
        for edition in editions() {
            let links = route::check_links(&edition.site, edition.routes());
            found.extend(links.into_iter().filter(believed));
        }
        watch.lap("links");
        found
    }

    /// Whether the rules for single records find an error in one of these files, as far as that
    /// can be told without looking at all others.
    pub fn looks_wrong(&self, files: &BTreeSet<Arc<str>>) -> bool {
        self.reading.looks_wrong(files)
    }

    fn prepare(mut self) -> Prepared {
        let mut watch = std::mem::replace(&mut self.watch, Watch::start());
        let diagnostics = self.check_timed(&mut watch);
        Prepared {
            ready: self.ready,
            diagnostics,
            stages: watch.stages(),
        }
    }
}

impl Prepared {
    /// Whether anything stops publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}
