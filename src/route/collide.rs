//! Two pages cannot have one address, nor two addresses that differ only in case or marks.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::redirects::Alias;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text;
use crate::site::{Route, SETTINGS, Site};

/// Adds the old addresses to the routes, and reports every address that two things claim.
pub(super) fn refuse(site: &Site, routes: &mut Vec<Route>, aliases: Vec<Alias>) -> Vec<Diagnostic> {
    let owners: BTreeMap<String, Arc<str>> = site
        .infos()
        .map(|info| (info.url.as_str().to_owned(), Arc::clone(info.file)))
        .collect();
    let owner = |url: &str| owners.get(url).cloned();
    let mut taken: BTreeMap<String, (String, Option<Arc<str>>)> = BTreeMap::new();
    let mut diagnostics = Vec::new();
    routes.retain(|route| {
        let file = owner(&route.url);
        match taken.insert(key(&route.url), (route.url.clone(), file.clone())) {
            None => true,
            Some((_, first)) => {
                diagnostics.push(collision(&route.url, file, first));
                false
            }
        }
    });
    // A file cannot be a folder too: nothing can lie below `/sitemap.xml`.
    let files: BTreeSet<String> = routes
        .iter()
        .filter(|route| !route.url.ends_with('/'))
        .map(|route| key(&route.url))
        .collect();
    for alias in aliases {
        if let Some(file) = below(&files, &alias.route.url) {
            let mut found = collision(&alias.route.url, Some(alias.file), Some(file.into()));
            found.span = alias.span;
            diagnostics.push(found);
            continue;
        }
        match taken.insert(
            key(&alias.route.url),
            (alias.route.url.clone(), Some(Arc::clone(&alias.file))),
        ) {
            None => routes.push(alias.route),
            Some((_, first)) => {
                let mut found = collision(&alias.route.url, Some(alias.file), first);
                found.span = alias.span;
                diagnostics.push(found);
            }
        }
    }
    diagnostics
}

/// Reports every address of the main edition that lies where another edition does.
pub(super) fn refuse_editions(site: &Site, routes: &[Route]) -> Vec<Diagnostic> {
    let folders = site.editions.iter().skip(1);
    let folders: Vec<String> = folders
        .map(|edition| format!("/{}", edition.language))
        .collect();
    let lies_below = |url: &str, folder: &str| {
        let rest = key(url);
        let rest = rest.strip_prefix(folder);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let taken = |route: &&Route| folders.iter().any(|folder| lies_below(&route.url, folder));
    let owner = |url: &str| {
        let mut infos = site.infos();
        let found = infos.find(|info| info.url.as_str() == url);
        found.map(|info| Arc::clone(info.file))
    };
    routes
        .iter()
        .filter(taken)
        .map(|route| collision(&route.url, owner(&route.url), Some(SETTINGS.into())))
        .collect()
}

/// The file of the site that an address would lie below.
fn below<'a>(files: &'a BTreeSet<String>, url: &str) -> Option<&'a str> {
    let path = key(url);
    path.match_indices('/')
        .filter_map(|(at, _)| files.get(path.get(..at)?))
        .map(String::as_str)
        .next()
}

/// What of an address tells it from others on every server and every disk.
fn key(url: &str) -> String {
    text::fold(url.trim_end_matches("index.html"))
}

fn collision(url: &str, file: Option<Arc<str>>, first: Option<Arc<str>>) -> Diagnostic {
    // A page that takes the address of a list is the one to mend; its own file would explain nothing.
    let first = first.filter(|first| file.as_ref() != Some(first));
    let other = first
        .as_deref()
        .map(|file| format!(" ({file})"))
        .unwrap_or_default();
    Diagnostic::error(
        codes::URL_COLLISION,
        file.unwrap_or_else(|| url.into()),
        Text::new(
            format!("địa chỉ {url} đã có trang khác dùng{other}"),
            format!("the address {url} is taken by another page{other}"),
        ),
    )
    .hint(Text::new(
        "đổi mã hoặc địa chỉ cũ của một trong hai",
        "change the id or the old address of one of the two",
    ))
}
