//! The pipeline: from a source of files to a sink of outputs.

mod costs;
mod report;
pub mod weight;

pub use report::{Report, Stage, Watch};

use costs::Costs;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rayon::prelude::*;

use crate::diag::{Diagnostic, Severity};
use crate::draw::Drawing;
use crate::finish::html;
use crate::format::text::foreign;
use crate::kinds::{REGISTRY, SiteView};
use crate::output::{OutputError, OutputPath, Sink};
use crate::render::{self, Theme};
use crate::route::{self, Plan};
use crate::site::{self, Content, LoadError, Loaded, Options, Page, Route, Site};
use crate::source::{Known, Source};
use crate::theme::Chain;

/// A site that was loaded and planned, with everything that was found wrong.
pub struct Prepared {
    /// The site and its theme and routes; `None` when something makes them impossible.
    pub ready: Option<Ready>,
    /// Everything that was found.
    pub diagnostics: Vec<Diagnostic>,
    /// How long each stage took.
    pub stages: Vec<Stage>,
}

/// The editions of a site, ready to be made.
pub struct Ready {
    /// The edition in the site's main language.
    pub main: Edition,
    /// Those in further languages.
    pub translations: Vec<Edition>,
}

/// What rendering a site in one language needs.
pub struct Edition {
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
    prepare_with(source, options, &mut Memo::default())
}

/// What was read and made of files that did not change since.
#[derive(Default)]
pub struct Memo {
    site: site::Memo,
    theme: render::Kept,
}

impl Memo {
    /// Forgets the files that changed, and takes the list of all that there are now.
    pub fn forget(&mut self, changed: &BTreeSet<Arc<str>>, known: &Known) {
        self.site.forget(changed, known);
        for path in changed.iter().filter(|path| path.starts_with("themes/")) {
            self.theme.forget(path);
        }
    }
}

/// [`prepare`], where files that the memo holds are not read again. The result is the same.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_with(
    source: Arc<dyn Source>,
    options: &Options,
    memo: &mut Memo,
) -> Result<Prepared, LoadError> {
    let mut watch = report::Watch::start();
    let Loaded {
        site,
        theme,
        translations,
        mut diagnostics,
    } = site::load_with(Arc::clone(&source), REGISTRY, options, &mut memo.site)?;
    watch.lap("load");
    let (Some(site), Some(chain)) = (site, theme) else {
        return Ok(Prepared {
            ready: None,
            diagnostics,
            stages: watch.stages(),
        });
    };
    let kept = &mut memo.theme;
    let theme = themed(&*source, &site, &chain, kept);
    watch.lap("theme");
    let main = theme.map(|theme| planned(site, theme, &mut diagnostics));
    let further: Result<Vec<Edition>, Vec<Diagnostic>> = translations
        .into_iter()
        .map(|site| {
            let theme = themed(&*source, &site, &chain, kept)?;
            Ok(planned(site, theme, &mut diagnostics))
        })
        .collect();
    let ready = match (main, further) {
        (Ok(main), Ok(translations)) => Some(Ready { main, translations }),
        // One mistake in a theme is the same in all languages.
        (Err(problems), _) | (_, Err(problems)) => {
            diagnostics.extend(problems);
            None
        }
    };
    watch.lap("plan");
    Ok(Prepared {
        ready,
        diagnostics,
        stages: watch.stages(),
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

fn planned(site: Site, theme: Theme, diagnostics: &mut Vec<Diagnostic>) -> Edition {
    let Plan {
        routes,
        diagnostics: found,
    } = route::plan(&site, &theme);
    diagnostics.extend(found);
    Edition {
        site,
        theme,
        routes,
    }
}

impl Edition {
    /// The bytes of one route.
    ///
    /// # Errors
    /// When a template cannot show the page, or a file of the content cannot be read any more.
    pub fn make(&self, route: &Route) -> Result<Vec<u8>, Diagnostic> {
        self.make_timed(route, &Costs::default())
    }

    fn make_timed(&self, route: &Route, costs: &Costs) -> Result<Vec<u8>, Diagnostic> {
        match &route.content {
            Content::Drawing(drawing) => self.draw(drawing, costs),
            Content::File(make) => {
                let made = costs.view.time(|| make(&self.site))?;
                Ok(match &self.site.original {
                    Some(_) => without_marks(made),
                    None => made,
                })
            }
            Content::Page(make) => {
                let page = costs.view.time(|| make(&self.site))?;
                let html = costs.render.time(|| self.render(&route.url, &page))?;
                costs.minify.time(|| html::minify(&route.url, &html))
            }
        }
    }

    /// The route at an address.
    pub fn route(&self, url: &str) -> Option<&Route> {
        let place = self.routes.binary_search_by(|route| (*route.url).cmp(url));
        self.routes.get(place.ok()?)
    }

    /// A page as HTML; text that is still in the main language says so in an edition in another.
    ///
    /// # Errors
    /// A diagnostic in the template.
    pub fn render(&self, url: &str, page: &Page) -> Result<String, Diagnostic> {
        let html = self.theme.render(url, page)?;
        Ok(match &self.site.original {
            Some(original) => render::show_foreign(&html, &original.language),
            None => html,
        })
    }

    fn draw(&self, drawing: &Drawing, costs: &Costs) -> Result<Vec<u8>, Diagnostic> {
        costs.drawn.fetch_add(1, Ordering::Relaxed);
        costs
            .draw
            .time(|| drawing.draw())
            .map_err(|error| self.theme.undrawable(&error))
    }

    /// The bytes of a route: those that the sink has from the time before where they are known to
    /// be the same, else new ones.
    fn make_or_keep(
        &self,
        route: &Route,
        sink: &dyn Sink,
        path: &OutputPath,
        costs: &Costs,
    ) -> Result<Vec<u8>, Diagnostic> {
        if let Content::Drawing(drawing) = &route.content
            && let Some(bytes) = sink.previous(path)
            && drawing.is_drawn_in(&bytes)
        {
            return Ok(bytes);
        }
        self.make_timed(route, costs)
    }
}

/// A file of text without the marks of text in another language; other files have none.
fn without_marks(made: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(made) {
        Ok(text) => foreign::bare(&text).into_owned().into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

impl Ready {
    /// All editions, the main one first.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        std::iter::once(&self.main).chain(&self.translations)
    }

    /// How many addresses all editions have.
    pub fn total(&self) -> usize {
        self.editions().map(|edition| edition.routes.len()).sum()
    }

    /// Every route with its edition.
    fn routes(&self) -> Vec<(&Edition, &Route)> {
        let mut all = Vec::with_capacity(self.total());
        for edition in self.editions() {
            all.extend(edition.routes.iter().map(|route| (edition, route)));
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

impl Prepared {
    /// Whether anything stops publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}
