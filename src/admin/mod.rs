//! The form in the browser for those who open no editor: Sveltia CMS at `/admin/`, set up from the schemas of the kinds.
//!
//! What the form shows ([`config`]) is made of the same schemas as everything else; the CMS itself is a package of npm that
//! the site has installed ([`package`]). Records are written by a few lines of our own (`client/records.js`), so that what
//! nobody changed stays as it was, to the byte.

mod collection;
mod config;
mod field;
mod fields;
mod lying;
mod package;
mod page;
mod pickers;
mod settings;

pub use package::{INSTALL, MANIFESTS};

use crate::diag::Diagnostic;
use crate::site::{Route, Site};

/// Where the form is.
pub const ADMIN: &str = "/admin/";

/// The name under which the summary of a build counts what belongs to the form.
const GROUP: &str = "admin";

/// The addresses of the form, none for a site that asks for none; and why it cannot be there.
pub fn routes(site: &Site) -> (Vec<Route>, Vec<Diagnostic>) {
    let Some(admin) = &site.settings.admin else {
        return (Vec::new(), Vec::new());
    };
    let mut routes = match package::routes(site) {
        Ok(routes) => routes,
        Err(missing) => return (Vec::new(), vec![missing]),
    };
    let html = page::html(site, admin);
    routes.push(Route::file(ADMIN, GROUP, move |_| {
        Ok(html.as_bytes().to_vec())
    }));
    routes.push(Route::file(format!("{ADMIN}config.json"), GROUP, |site| {
        Ok(match &site.settings.admin {
            Some(admin) => config::of(site, admin).to_string().into_bytes(),
            None => Vec::new(),
        })
    }));
    for (name, text) in page::CLIENT {
        let file = format!("{ADMIN}{name}");
        routes.push(Route::file(file, GROUP, |_| Ok(text.as_bytes().to_vec())));
    }
    (routes, Vec::new())
}
