//! Links in bodies that name a path of the site, `/chuong-trinh/`: whether there is such a path.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};
use crate::format::markdown::Target;
use crate::format::{text, yaml};
use crate::model::at;
use crate::site::{Route, Site};
use crate::source::read_text;

/// Reports every path that no route has, in bodies and in the navigation.
pub(super) fn check(site: &Site, routes: &[Route]) -> Vec<Diagnostic> {
    let folder = super::folder(site);
    let own = routes.iter();
    let known: BTreeSet<&str> = own
        .filter_map(|route| route.url.strip_prefix(folder.as_str()))
        .collect();
    let mut diagnostics = Vec::new();
    let is_main = site.original.is_none();
    for info in site.infos() {
        // Of an edition in a further language, only what is translated is new.
        let body = info.body.filter(|body| is_main || body.file != *info.file);
        for link in body.into_iter().flat_map(|body| &body.outline.links) {
            let path = unknown(&known, &link.target);
            if let (Some(body), Some(path)) = (body, path.filter(|path| !is_asset(site, path))) {
                diagnostics.push(missing(&body.file, path, &known).at(link.span.clone()));
            }
        }
    }
    if !is_main {
        return diagnostics;
    }
    let settings: Arc<str> = crate::site::SETTINGS.into();
    for (place, item) in site.settings.navigation.iter().enumerate() {
        if !item.url.starts_with('/') || unknown(&known, &item.url).is_some() {
            let mut found = match item.url.starts_with('/') && !item.url.starts_with("//") {
                true => missing(&settings, &item.url, &known),
                false => elsewhere(&settings, &item.url, &known),
            };
            let text = read_text(&*site.source, &settings).unwrap_or_default();
            let written = yaml::locate(&text, &navigation(place));
            found.span = written.map(|located| located.value);
            diagnostics.push(found);
        }
    }
    diagnostics
}

/// Whether a path is a file of the content, which all editions share.
fn is_asset(site: &Site, path: &str) -> bool {
    site.assets.contains(format!("content{path}").as_str())
}

/// Where the address of an item of the navigation is written.
fn navigation(place: usize) -> Vec<yaml::Seg> {
    at!["navigation", place, "url"]
}

/// The path that a link names, when it names one that no route has.
fn unknown<'a>(known: &BTreeSet<&str>, target: &'a str) -> Option<&'a str> {
    let path = target.split(['#', '?']).next().unwrap_or(target);
    (path.starts_with('/') && !path.starts_with("//") && !known.contains(path)).then_some(path)
}

/// What the navigation names is no path of the site: another host, a script, or a path without its slash.
fn elsewhere(file: &Arc<str>, url: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let (code, message) = match Target::of(url) {
        Target::Forbidden => (
            codes::FORBIDDEN_LINK,
            Text::new(
                format!("không được dùng địa chỉ {url:?}"),
                format!("the address {url:?} is not allowed"),
            ),
        ),
        _ => (
            codes::BAD_VALUE,
            Text::new(
                format!("{url:?} không phải địa chỉ trong trang"),
                format!("{url:?} is no address of this site"),
            ),
        ),
    };
    let path = format!("/{}/", url.trim_matches('/'));
    let hint = match known.get(path.as_str()) {
        Some(near) => Text::new(format!("có phải {near}?"), format!("did you mean {near}?")),
        None => Text::new(
            "thanh điều hướng chỉ dẫn tới trang của trang web này: viết địa chỉ bắt đầu bằng /, ví dụ /truong/",
            "the navigation leads to pages of this site: write an address that starts with /, such as /truong/",
        ),
    };
    Diagnostic::error(code, Arc::clone(file), message).hint(hint)
}

fn missing(file: &Arc<str>, path: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let near = known.get(format!("{path}/").as_str()).copied();
    let near = near.or_else(|| text::nearest(path, known.iter().copied()));
    let hint = match near {
        Some(near) => Text::new(format!("có phải {near}?"), format!("did you mean {near}?")),
        None => Text::new(
            "viết địa chỉ một trang có thật của trang web này",
            "name a page that exists on this site",
        ),
    };
    Diagnostic::error(
        codes::BROKEN_LINK,
        Arc::clone(file),
        Text::new(
            format!("liên kết tới {path}, nhưng không có trang ấy"),
            format!("a link leads to {path}, but there is no such page"),
        ),
    )
    .hint(hint)
}
