//! Making everything and keeping nothing: what is wrong with pages that only making them can tell.

use rayon::prelude::*;

use super::{Costs, Edition, Finished, Ready, once_each, weight};
use crate::diag::Diagnostic;
use crate::output::Digest;
use crate::render::Fingerprint;
use crate::site::{Content, Make, Page, Route};

/// What was found of one route: a warning at most, and what the next run knows a page by.
type Tried = (Option<Diagnostic>, Option<(Fingerprint, Digest)>);

impl Ready {
    /// Makes every route and keeps nothing: what is found wrong with pages, and what is finished now. A page that
    /// was finished before is not made again. Pictures are not drawn; whether they could be is found without that.
    pub fn try_all(&self, finished: &Finished) -> (Vec<Diagnostic>, Finished) {
        let routes = self.routes();
        let tried: Vec<Tried> = routes
            .par_iter()
            .map(|(edition, route)| {
                let tried = edition.attempt(route, finished);
                tried.unwrap_or_else(|found| (Some(found), None))
            })
            .collect();
        let (found, pages): (Vec<_>, Vec<_>) = tried.into_iter().unzip();
        let found = once_each(found.into_iter().flatten().collect());
        (
            found,
            finished.renewed(pages.into_iter().flatten().collect()),
        )
    }
}

impl Edition {
    fn attempt(&self, route: &Route, finished: &Finished) -> Result<Tried, Diagnostic> {
        match &route.content {
            Content::Drawing(drawing) => drawing
                .check()
                .map(|()| (None, None))
                .map_err(|error| self.theme.undrawable(&error)),
            Content::File(_) => self.make(route).map(|_| (None, None)),
            Content::Page(make) => self.attempt_page(route, make, finished),
        }
    }

    fn attempt_page(
        &self,
        route: &Route,
        make: &Make<Page>,
        finished: &Finished,
    ) -> Result<Tried, Diagnostic> {
        let page = make(&self.site)?;
        let print = self.fingerprint(&page);
        let known = print.and_then(|print| Some((print, finished.find(&print)?)));
        if let Some((_, digest)) = known {
            return Ok((weight::check(route, digest.length()), known));
        }
        let made = Digest::of(&self.finish(&route.url, &page, &Costs::default())?);
        let tried = print.map(|print| (print, made));
        Ok((weight::check(route, made.length()), tried))
    }
}
