//! The sitemap, in files of at most fifty thousand addresses under one index
//! (sitemaps.org, protocol 0.9).

use std::sync::Arc;

use jiff::civil::Date;

use crate::format::xml::escape;
use crate::site::{Listing, Route, Site};

/// How many addresses a file may name.
const PER_FILE: usize = 50_000;

/// The routes of the sitemap of these routes, which every edition of the site has.
pub(super) fn routes(site: &Site, routes: &[Route]) -> Vec<Route> {
    let mut pages: Vec<(String, Option<Date>)> = routes
        .iter()
        .filter(|route| route.listing == Listing::Listed)
        .map(|route| (route.url.clone(), route.modified))
        .collect();
    pages.sort();
    let pages = Arc::new(pages);
    let per_file = PER_FILE / site.editions.len().max(1);
    if pages.len() <= per_file {
        return vec![file("/sitemap.xml".to_owned(), pages, 0, per_file)];
    }
    let count = pages.len().div_ceil(per_file);
    let name = |number: usize| format!("/sitemap-{}.xml", number + 1);
    let mut files: Vec<Route> = (0..count)
        .map(|number| file(name(number), Arc::clone(&pages), number, per_file))
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
        Ok(document("sitemapindex", "", &items))
    }));
    files
}

fn file(
    url: String,
    pages: Arc<Vec<(String, Option<Date>)>>,
    number: usize,
    per_file: usize,
) -> Route {
    Route::file(url, "feed", move |site| {
        let items: String = pages
            .iter()
            .skip(number * per_file)
            .take(per_file)
            .map(|(url, modified)| item(site, url, *modified))
            .collect();
        let names = if site.editions.is_empty() { "" } else { XHTML };
        Ok(document("urlset", names, &items))
    })
}

fn item(site: &Site, url: &str, modified: Option<Date>) -> String {
    let modified = modified
        .map(|day| format!("<lastmod>{day}</lastmod>"))
        .unwrap_or_default();
    let entry = |address: &str, others: &str| {
        let address = escape(address);
        format!("<url><loc>{address}</loc>{modified}{others}</url>\n")
    };
    if site.editions.is_empty() {
        return entry(&site.base.absolute(url), "");
    }
    let default = site.editions.iter().take(1).map(|main| ("x-default", main));
    let each = site.editions.iter();
    let others: String = each
        .map(|edition| (edition.language.as_str(), edition))
        .chain(default)
        .map(|(language, edition)| {
            let address = edition.base.absolute(url);
            let address = escape(&address);
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{language}\" href=\"{address}\"/>")
        })
        .collect();
    let editions = site.editions.iter();
    editions
        .map(|edition| entry(&edition.base.absolute(url), &others))
        .collect()
}

/// The name space of links from a page to the same page in another language.
const XHTML: &str = " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"";

fn document(root: &str, names: &str, items: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"{names}>\n{items}</{root}>\n"
    )
    .into_bytes()
}
