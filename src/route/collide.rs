//! Two pages cannot have one address, nor two addresses that differ only in case or marks.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::redirects::Alias;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text;
use crate::site::{Route, Site};

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
    for alias in aliases {
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
