//! A way in for each kind of reader: what to do now, and everything that the site has for them.
//!
//! The catalogue of short courses stands here too: it gathers programmes for adults and is no kind of its own.

mod pages;
mod reader;
mod short_courses;
mod steps;

pub(super) use reader::Reader;

use crate::site::{Route, Site};

/// The addresses of the ways in and of the catalogue of short courses.
pub fn routes(site: &Site) -> Vec<Route> {
    let mut routes = pages::routes(site);
    routes.extend(short_courses::routes(site));
    routes
}
