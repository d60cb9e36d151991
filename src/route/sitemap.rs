//! The sitemap, in files of at most fifty thousand addresses under one index
//! (sitemaps.org, protocol 0.9).

use std::sync::Arc;

use jiff::civil::Date;

use crate::format::xml::escape;
use crate::site::{Listing, Route, Site};

/// How many addresses a file may name.
const PER_FILE: usize = 50_000;

/// The routes of the sitemap of these routes.
pub(super) fn routes(_site: &Site, routes: &[Route]) -> Vec<Route> {
    let mut pages: Vec<(String, Option<Date>)> = routes
        .iter()
        .filter(|route| route.listing == Listing::Listed)
        .map(|route| (route.url.clone(), route.modified))
        .collect();
    pages.sort();
    let pages = Arc::new(pages);
    if pages.len() <= PER_FILE {
        return vec![file("/sitemap.xml".to_owned(), pages, 0)];
    }
    let count = pages.len().div_ceil(PER_FILE);
    let name = |number: usize| format!("/sitemap-{}.xml", number + 1);
    let mut files: Vec<Route> = (0..count)
        .map(|number| file(name(number), Arc::clone(&pages), number))
        .collect();
    files.push(Route::file("/sitemap.xml", "feed", move |site| {
        let items: String = (0..count)
            .map(|number| {
                format!(
                    "<sitemap><loc>{}</loc></sitemap>",
                    escape(&site.base.absolute(&name(number)))
                )
            })
            .collect();
        Ok(document("sitemapindex", &items))
    }));
    files
}

fn file(url: String, pages: Arc<Vec<(String, Option<Date>)>>, number: usize) -> Route {
    Route::file(url, "feed", move |site| {
        let items: String = pages
            .iter()
            .skip(number * PER_FILE)
            .take(PER_FILE)
            .map(|(url, modified)| item(site, url, *modified))
            .collect();
        Ok(document("urlset", &items))
    })
}

fn item(site: &Site, url: &str, modified: Option<Date>) -> String {
    let modified = modified
        .map(|day| format!("<lastmod>{day}</lastmod>"))
        .unwrap_or_default();
    format!(
        "<url><loc>{}</loc>{modified}</url>\n",
        escape(&site.base.absolute(url))
    )
}

fn document(root: &str, items: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{items}</{root}>\n"
    )
    .into_bytes()
}
