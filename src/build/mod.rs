//! The pipeline: from a source of files to a sink of outputs.

mod costs;
mod report;
mod weight;

pub use report::{Report, Stage, Watch};

use costs::Costs;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Severity};
use crate::finish::html;
use crate::kinds::{REGISTRY, SiteView};
use crate::output::{OutputError, Sink};
use crate::render::{self, Theme};
use crate::route::{self, Plan};
use crate::site::{self, Content, LoadError, Loaded, Options, Route, Site};
use crate::source::Source;

/// A site that was loaded and planned, with everything that was found wrong.
pub struct Prepared {
    /// The site and its theme and routes; `None` when something makes them impossible.
    pub ready: Option<Ready>,
    /// Everything that was found.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each stage took.
    pub stages: Vec<Stage>,
}

/// What rendering needs.
pub struct Ready {
    /// The site.
    pub site: Site,
    /// The theme.
    pub theme: Theme,
    /// The routes, in the order of their addresses.
    pub routes: Vec<Route>,
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

/// Loads a site, its theme and its routes, and checks all of them.
///
/// # Errors
/// When there is nothing to load; see [`LoadError`].
pub fn prepare(source: Arc<dyn Source>, options: &Options) -> Result<Prepared, LoadError> {
    let mut watch = report::Watch::start();
    let Loaded {
        site,
        theme,
        mut diagnostics,
    } = site::load(Arc::clone(&source), REGISTRY, options)?;
    watch.lap("load");
    let (Some(site), Some(chain)) = (site, theme) else {
        return Ok(Prepared {
            ready: None,
            diagnostics,
            stages: watch.stages(),
        });
    };
    let theme = render::load(&*source, &chain, &site.words, &site.base).and_then(|mut theme| {
        let view = SiteView::new(&site);
        theme.show_site(&view).map_err(|problem| vec![problem])?;
        Ok(theme)
    });
    watch.lap("theme");
    let ready = match theme {
        Err(problems) => {
            diagnostics.extend(problems);
            None
        }
        Ok(theme) => {
            let Plan {
                routes,
                diagnostics: found,
            } = route::plan(&site, &theme);
            diagnostics.extend(found);
            Some(Ready {
                site,
                theme,
                routes,
            })
        }
    };
    watch.lap("plan");
    Ok(Prepared {
        ready,
        diagnostics,
        stages: watch.stages(),
    })
}

impl Ready {
    /// The bytes of one route.
    ///
    /// # Errors
    /// When a template cannot show the page, or a file of the content cannot be read any more.
    pub fn make(&self, route: &Route) -> Result<Vec<u8>, Diagnostic> {
        self.make_timed(route, &Costs::default())
    }

    fn make_timed(&self, route: &Route, costs: &Costs) -> Result<Vec<u8>, Diagnostic> {
        match &route.content {
            Content::File(make) => costs.view.time(|| make(&self.site)),
            Content::Page(make) => {
                let page = costs.view.time(|| make(&self.site))?;
                let html = costs.render.time(|| self.theme.render(&route.url, &page))?;
                costs.minify.time(|| html::minify(&route.url, &html))
            }
        }
    }

    /// Makes every route and keeps nothing: what is found wrong with pages.
    pub fn try_all(&self) -> Vec<Diagnostic> {
        let found = self
            .routes
            .par_iter()
            .filter_map(|route| match self.make(route) {
                Ok(made) => weight::check(route, &made),
                Err(found) => Some(found),
            });
        once_each(found.collect())
    }

    /// Makes every route and hands it to the sink; `done` is told after each.
    ///
    /// # Errors
    /// Every page that cannot be made, or the first output that cannot be stored.
    pub fn write(&self, sink: &dyn Sink, done: &(dyn Fn() + Sync)) -> Result<Report, BuildError> {
        let costs = Costs::default();
        let results: Vec<Result<Option<Diagnostic>, BuildError>> = self
            .routes
            .par_iter()
            .map(|route| {
                let made = self.make_timed(route, &costs);
                let made = made.map_err(|found| BuildError::Page(vec![found]))?;
                let path =
                    route::output_path(route).map_err(|found| BuildError::Page(vec![found]))?;
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

impl Prepared {
    /// Whether anything stops publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}
