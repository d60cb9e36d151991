//! The home page.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::kinds::audience::Reader;
use crate::kinds::plan::Plan;
use crate::kinds::programme::{Finder, ProgrammeIndex, Row, finder, row};
use crate::kinds::shared::{self, Card, Head, Link, latest_articles, next_events};
use crate::site::{Page, Route, Site};

/// How many items of each sort the page shows.
const FEW: usize = 4;

/// The address of the home page.
pub fn routes(_site: &Site) -> Vec<Route> {
    vec![Route::page("/", "home", page).lasting()]
}

#[derive(Serialize)]
struct HomeView {
    paths: Vec<PathView>,
    dates: Vec<Row>,
    events: Vec<Card>,
    finder: Finder,
    programmes: usize,
    articles: Vec<Card>,
    plans: Vec<Link>,
}

#[derive(Serialize)]
struct PathView {
    key: &'static str,
    href: String,
}

fn page(site: &Site) -> Result<Page, Diagnostic> {
    let index = site.derived::<ProgrammeIndex>();
    let paths = Reader::ALL.iter().map(|reader| PathView {
        key: reader.key(),
        href: site.base.href(&reader.path()),
    });
    let view = HomeView {
        paths: paths.collect(),
        dates: index
            .by_date
            .iter()
            .take(FEW)
            .map(|reference| row(site, *reference))
            .collect(),
        events: next_events(site, FEW, |_| true),
        finder: finder(site),
        programmes: index.all.len(),
        articles: latest_articles(site, FEW, |_| true),
        plans: site
            .listed::<Plan>()
            .map(|(reference, _)| Link::to(site, reference))
            .collect(),
    };
    let head = Head::new(site, "/", &site.settings.title)?
        .describe(&site.settings.summary)
        .done(site);
    Ok(shared::page("home.html", head, view))
}
