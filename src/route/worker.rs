//! `/sw.js`, which browsers ask for again and again: it names the release and loads the theme's worker, or, where a theme
//! keeps no pages, takes the worker of an earlier release away.

use std::sync::Arc;

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::kinds::offline::OFFLINE;
use crate::kinds::shortlist::{COMPARED, SAVED};
use crate::render::{Theme, WORKER};
use crate::search::FINDER;
use crate::site::{Route, Site};

/// The worker that clears away what another has kept, and itself.
pub const RETIRED: &str = concat!(
    include_str!("worker/turn.js"),
    include_str!("worker/retired.js")
);

/// When a worker takes the place of an earlier one: when no page is left, or when none is in sight, which pages tell. At
/// any other time a visitor may ask for a page just then, and a browser may lose that request: Chromium 156 did so with
/// 2 of 100 pages that were asked for while workers changed, and left the visitor waiting for ever.
const TURN: &str = include_str!("worker/turn.js");

/// What the theme's worker is told. Paths below the folder of an edition are without their first slash.
#[derive(Serialize)]
struct Release {
    /// Changes with anything that must not meet an older part of itself.
    id: String,
    /// The folder in which the site lies, with a slash at the end.
    root: String,
    /// The folders of the editions, the innermost first.
    editions: Vec<String>,
    /// The style sheets and scripts of the release.
    code: Vec<String>,
    /// The page for when there is no network.
    offline: &'static str,
    /// The page whose index and scripts are kept as a whole.
    finder: &'static str,
    /// The page of the saved programmes.
    saved: &'static str,
    /// The pages that are never dropped for want of room.
    lasting: Vec<&'static str>,
    /// Where the pages of programmes are, each in a folder of its id.
    programmes: &'static str,
}

/// The route of the worker.
pub(super) fn route(site: &Site, theme: &Theme) -> Route {
    let made: Arc<str> = match theme.worker() {
        Some(script) => loader(site, theme, script).into(),
        None => RETIRED.into(),
    };
    Route::file(WORKER, "asset", move |_| {
        Ok::<_, Diagnostic>(made.as_bytes().to_vec())
    })
}

/// The lines that tell the release and load the worker's script.
fn loader(site: &Site, theme: &Theme, script: &str) -> String {
    let below = |path: &'static str| path.trim_start_matches('/');
    let mut editions: Vec<String> = site
        .editions
        .iter()
        .map(|edition| edition.base.href("/"))
        .collect();
    if editions.is_empty() {
        editions.push(site.base.href("/"));
    }
    editions.sort_by_key(|folder| std::cmp::Reverse(folder.len()));
    let release = Release {
        id: theme.release(),
        root: site.base.shared("/"),
        editions,
        code: theme.code().map(|path| site.base.shared(path)).collect(),
        offline: below(OFFLINE),
        finder: below(FINDER),
        saved: below(SAVED),
        lasting: ["/", FINDER, SAVED, COMPARED, OFFLINE].map(below).to_vec(),
        programmes: "chuong-trinh/",
    };
    let release = serde_json::to_string(&release).unwrap_or_default();
    let script = serde_json::to_string(&site.base.shared(script)).unwrap_or_default();
    format!("self.release={release};\nimportScripts({script});\n{TURN}")
}
