//! A site in one language with its theme: which addresses it has, and the bytes of each.

use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

use super::Costs;
use crate::diag::Diagnostic;
use crate::draw::Drawing;
use crate::finish::html;
use crate::format::text::foreign;
use crate::model::Index;
use crate::render::{self, Fingerprint, Theme};
use crate::route::{self, Plan};
use crate::site::{Content, Lasts, Page, Route, Site};

/// What rendering a site in one language needs.
pub struct Edition {
    /// The site.
    pub site: Arc<Site>,
    /// The theme.
    pub theme: Theme,
    plan: Arc<OnceLock<Plan>>,
    /// The same in all editions whose sites have the same routes of pages.
    addresses: Arc<()>,
    former: Option<Former>,
}

/// What is left of the last edition before that was planned.
#[derive(Clone)]
struct Former {
    plan: Arc<OnceLock<Plan>>,
    addresses: Arc<()>,
    ids: Arc<Index>,
}

/// What an edition has in common with the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Common {
    /// Perhaps nothing.
    Nothing,
    /// The routes of all pages.
    Pages,
    /// All routes.
    Routes,
}

impl Edition {
    /// An edition after another, or the first.
    pub(super) fn new(
        site: Arc<Site>,
        theme: Theme,
        before: Option<&Self>,
        common: Common,
    ) -> Self {
        let former = before.and_then(|before| match before.plan.get() {
            Some(_) => Some(Former {
                plan: Arc::clone(&before.plan),
                addresses: Arc::clone(&before.addresses),
                ids: Arc::clone(before.site.ids()),
            }),
            None => before.former.clone(),
        });
        let (mut plan, mut addresses) = (Arc::default(), Arc::default());
        if let Some(before) = before {
            if common != Common::Nothing {
                addresses = Arc::clone(&before.addresses);
            }
            if common == Common::Routes {
                plan = Arc::clone(&before.plan);
            }
        }
        Self {
            site,
            theme,
            plan,
            addresses,
            former,
        }
    }
    /// The bytes of one route.
    ///
    /// # Errors
    /// When a template cannot show the page, or a file of the content cannot be read any more.
    pub fn make(&self, route: &Route) -> Result<Vec<u8>, Diagnostic> {
        self.make_timed(route, &Costs::default())
    }

    pub(super) fn make_timed(&self, route: &Route, costs: &Costs) -> Result<Vec<u8>, Diagnostic> {
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
                self.finish(&route.url, &page, costs)
            }
        }
    }

    /// The bytes of a page.
    pub(super) fn finish(
        &self,
        url: &str,
        page: &Page,
        costs: &Costs,
    ) -> Result<Vec<u8>, Diagnostic> {
        let html = costs.render.time(|| self.render(url, page))?;
        costs.minify.time(|| html::minify(url, &html))
    }

    /// What names all that the bytes of a page depend on; see [`Theme::fingerprint`].
    pub(super) fn fingerprint(&self, page: &Page) -> Option<Fingerprint> {
        let original = self.site.original.as_deref();
        self.theme
            .fingerprint(page, original.map(|original| &*original.language))
    }

    /// All addresses with what is wrong with them, planned when they are first asked for.
    ///
    /// Planning works on all cores, so no thread of the pool may be the one that asks: it could wait for itself.
    pub(super) fn plan(&self) -> &Plan {
        self.plan
            .get_or_init(|| route::plan(&self.site, &self.theme))
    }

    /// The routes, in the order of their addresses.
    pub fn routes(&self) -> &[Route] {
        &self.plan().routes
    }

    /// The route at an address. While nobody asked for all of them, one of the edition before is
    /// given if that is known to be the same.
    pub fn route(&self, url: &str) -> Option<&Route> {
        let lasting = || self.lasting(url);
        match self.plan.get() {
            None => lasting().or_else(|| find(self.routes(), url)),
            Some(plan) => find(&plan.routes, url),
        }
    }

    /// A route of the edition before that is this one's too.
    fn lasting(&self, url: &str) -> Option<&Route> {
        let former = self.former.as_ref()?;
        let route = find(&former.plan.get()?.routes, url)?;
        let is_page = matches!(route.content, Content::Page(_));
        let path = match &self.site.original {
            Some(_) => url
                .strip_prefix('/')?
                .strip_prefix(&*self.site.settings.language)?,
            None => url,
        };
        let lasts = match route.lasts {
            _ if Arc::ptr_eq(&former.addresses, &self.addresses) => is_page,
            Lasts::Always => true,
            Lasts::Record(kind, position) => {
                Arc::ptr_eq(&former.ids, self.site.ids()) && self.site.shows(kind, position, path)
            }
            Lasts::Fields => false,
        };
        lasts.then_some(route)
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

    /// The bytes of a picture.
    pub(super) fn draw(&self, drawing: &Drawing, costs: &Costs) -> Result<Vec<u8>, Diagnostic> {
        costs.drawn.fetch_add(1, Ordering::Relaxed);
        costs
            .draw
            .time(|| drawing.draw())
            .map_err(|error| self.theme.undrawable(&error))
    }
}

/// A file of text without the marks of text in another language; other files have none.
fn without_marks(made: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(made) {
        Ok(text) => foreign::bare(&text).into_owned().into_bytes(),
        Err(binary) => binary.into_bytes(),
    }
}

fn find<'a>(routes: &'a [Route], url: &str) -> Option<&'a Route> {
    let place = routes.binary_search_by(|route| (*route.url).cmp(url));
    routes.get(place.ok()?)
}
