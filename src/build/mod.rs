//! The pipeline: from a source of files to a sink of outputs.

mod costs;
mod draft;
mod edition;
mod report;
pub mod weight;

pub use draft::{Draft, Memo, Prepared, draft, prepare};
pub use edition::Edition;
pub use report::{Report, Stage, Watch};

use std::collections::BTreeSet;
use std::sync::Arc;

use costs::Costs;
use rayon::prelude::*;

use crate::diag::Diagnostic;
use crate::output::{OutputError, Sink};
use crate::route;
use crate::site::{Content, Route};

/// The editions of a site, ready to be made.
pub struct Ready {
    /// The edition in the site's main language.
    pub main: Edition,
    /// Those in further languages.
    pub translations: Vec<Edition>,
}

/// Why an output could not be made.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// A page could not be rendered.
    #[error("a page could not be rendered")]
    Page(Vec<Diagnostic>),
    /// An output could not be stored.
    #[error(transparent)]
    Output(#[from] OutputError),
}

impl Ready {
    /// All editions, the main one first.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        std::iter::once(&self.main).chain(&self.translations)
    }

    /// How many addresses all editions have.
    pub fn total(&self) -> usize {
        self.editions().map(|edition| edition.routes().len()).sum()
    }

    /// Every route with its edition.
    fn routes(&self) -> Vec<(&Edition, &Route)> {
        let mut all = Vec::with_capacity(self.total());
        for edition in self.editions() {
            all.extend(edition.routes().iter().map(|route| (edition, route)));
        }
        all
    }

    /// Makes every route and keeps nothing: what is found wrong with pages. Pictures are not drawn;
    /// whether they could be is found without that.
    pub fn try_all(&self) -> Vec<Diagnostic> {
        let routes = self.routes();
        let found = routes
            .par_iter()
            .filter_map(|(edition, route)| match &route.content {
                Content::Drawing(drawing) => {
                    let checked = drawing.check();
                    checked.err().map(|error| edition.theme.undrawable(&error))
                }
                Content::Page(_) | Content::File(_) => match edition.make(route) {
                    Ok(made) => weight::check(route, &made),
                    Err(found) => Some(found),
                },
            });
        once_each(found.collect())
    }

    /// What is wrong with the page at an address of the site when it is made; `None` also where there is none.
    pub fn try_one(&self, url: &str) -> Option<Diagnostic> {
        let found = self.editions().find_map(|edition| {
            let route = edition.route(url)?;
            Some((edition, route))
        });
        let (edition, route) = found?;
        edition.make(route).err()
    }

    /// Makes every route and hands it to the sink; `done` is told after each.
    ///
    /// # Errors
    /// Every page that cannot be made, or the first output that cannot be stored.
    pub fn write(&self, sink: &dyn Sink, done: &(dyn Fn() + Sync)) -> Result<Report, BuildError> {
        let costs = Costs::default();
        let results: Vec<Result<Option<Diagnostic>, BuildError>> = self
            .routes()
            .par_iter()
            .map(|(edition, route)| {
                let wrong = |found| BuildError::Page(vec![found]);
                let path = route::output_path(route).map_err(wrong)?;
                let made = edition.make_or_keep(route, sink, &path, &costs);
                let made = made.map_err(wrong)?;
                costs.store.time(|| sink.put(&path, &made))?;
                done();
                Ok(weight::check(route, &made))
            })
            .collect();
        let mut pages = Vec::new();
        let mut warnings = Vec::new();
        for result in results {
            match result {
                Ok(warning) => warnings.extend(warning),
                Err(BuildError::Page(found)) => pages.extend(found),
                Err(error) => return Err(error),
            }
        }
        if !pages.is_empty() {
            return Err(BuildError::Page(once_each(pages)));
        }
        Ok(Report::new(self, &costs, warnings))
    }
}

/// One mistake in a template fails on every page that it makes; it is told once.
fn once_each(mut found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    found.retain(|one| {
        let span = one.span.as_ref().map(|span| (span.start, span.end));
        seen.insert((Arc::clone(&one.file), span, one.code))
    });
    found
}
