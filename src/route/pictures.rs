//! The pictures that stand for pages in networks: one for each poster, however many pages share it.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::Diagnostic;
use crate::render::{Theme, poster_path};
use crate::site::{Poster, Route, Site};

/// The addresses of all posters of a site, and what keeps posters from being made.
pub(super) fn routes(site: &Site, theme: &Theme) -> (Vec<Route>, Vec<Diagnostic>) {
    let mut posters = BTreeSet::from([Poster::of_site(site)]);
    let mut diagnostics = Vec::new();
    for found in site.registry.iter().flat_map(|kind| (kind.posters)(site)) {
        match found {
            Ok(poster) => drop(posters.insert(poster)),
            Err(problem) => diagnostics.push(problem),
        }
    }
    let mut routes = BTreeMap::new();
    for poster in &posters {
        match theme.poster(poster) {
            Ok(Some(drawing)) => {
                let path = poster_path(&drawing);
                routes.insert(path.clone(), Route::drawing(path, "picture", drawing));
            }
            Ok(None) => {}
            // A mistake in the template fails on every poster; it is told once.
            Err(problem) => {
                diagnostics.push(problem);
                break;
            }
        }
    }
    (routes.into_values().collect(), diagnostics)
}
