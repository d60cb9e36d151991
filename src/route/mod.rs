//! Every address of a site: those of its kinds, its files, its old addresses, and the lists of them all.

mod collide;
mod location;
mod paths;
mod pictures;
mod redirects;
mod robots;
mod sitemap;
mod worker;

pub use location::output_path;
pub use worker::RETIRED;

use std::sync::Arc;

use crate::admin;
use crate::diag::Diagnostic;
use crate::kinds;
use crate::render::Theme;
use crate::search;
use crate::site::{Route, Site};
use crate::source::MAX_ASSET;

/// The addresses of a site, in the order of their paths, and what is wrong with them.
pub struct Plan {
    /// The routes.
    pub routes: Vec<Route>,
    /// Collisions, and what cannot be an address.
    pub diagnostics: Vec<Diagnostic>,
}

/// Plans an edition of a site. Nothing is made yet: a route knows how to make what it serves.
///
/// The addresses of an edition in a further language are those of the main one, below its folder.
/// The files of the content and of the theme stand in the main edition only, as do the sitemap of
/// all editions and what is for robots.
pub fn plan(site: &Site, theme: &Theme) -> Plan {
    let is_main = site.original.is_none();
    let of_kinds = || {
        let own = site.registry.iter();
        own.flat_map(|kind| (kind.routes)(site)).collect::<Vec<_>>()
    };
    // The three that take time, side by side.
    let others = || rayon::join(|| search::routes(site), || pictures::routes(site, theme));
    let (mut routes, (search, (pictures, undrawn))) = rayon::join(of_kinds, others);
    routes.extend(kinds::home::routes(site));
    routes.extend(kinds::audience::routes(site));
    routes.extend(kinds::shortlist::routes());
    routes.extend(search);
    routes.extend(pictures);
    routes.push(
        Route::page("/404.html", "error", kinds::error_page)
            .unlisted()
            .lasting(),
    );
    if theme.worker().is_some() {
        routes.push(kinds::offline::route());
    }
    if is_main {
        routes.push(worker::route(site, theme));
        routes.extend(assets(site));
        routes.extend(theme_files(theme));
        routes.extend(sitemap::routes(site, &routes));
        routes.push(robots::route());
    }
    let (form, no_form) = match is_main {
        true => admin::routes(site),
        false => (Vec::new(), Vec::new()),
    };
    routes.extend(form);
    let (aliases, mut diagnostics) = redirects::routes(site);
    diagnostics.extend(no_form);
    diagnostics.extend(undrawn);
    diagnostics.extend(collide::refuse(site, &mut routes, aliases));
    if is_main {
        diagnostics.extend(collide::refuse_editions(site, &routes));
    } else {
        // The main edition has the same addresses and tells what is wrong with them.
        diagnostics.clear();
        let folder = folder(site);
        for route in &mut routes {
            route.url = format!("{folder}{}", route.url);
        }
    }
    routes.sort_by(|a, b| a.url.cmp(&b.url));
    diagnostics.extend(routes.iter().filter_map(|route| output_path(route).err()));
    Plan {
        routes,
        diagnostics,
    }
}

/// Reports every link to a path of the site that no route has.
pub fn check_links(site: &Site, routes: &[Route]) -> Vec<Diagnostic> {
    paths::check(site, routes)
}

/// The folder in which the pages of an edition lie, without a slash at the end; empty for the main one.
fn folder(site: &Site) -> String {
    match &site.original {
        Some(_) => format!("/{}", site.settings.language),
        None => String::new(),
    }
}

/// The files beside the records, published as they are.
fn assets(site: &Site) -> Vec<Route> {
    site.assets
        .iter()
        .map(|file| {
            let file = Arc::clone(file);
            Route::file(crate::site::asset_path(&file), "asset", move |site| {
                site.source.read(&file, MAX_ASSET)
            })
        })
        .collect()
}

/// The files of the theme.
fn theme_files(theme: &Theme) -> Vec<Route> {
    theme
        .files()
        .iter()
        .map(|(path, bytes)| {
            let bytes = Arc::clone(bytes);
            Route::file(path.clone(), "asset", move |_| Ok(bytes.to_vec()))
        })
        .collect()
}
