//! The home page.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::article::Article;
use crate::kinds::event::Event;
use crate::kinds::occupation::Field;
use crate::kinds::plan::Plan;
use crate::kinds::programme::{ProgrammeIndex, Row, field_path, row};
use crate::kinds::shared::{self, Card, Head, Link, Term};
use crate::model::Kind;
use crate::site::{Page, Route, Site};

/// How many items of each sort the page shows.
const FEW: usize = 4;

/// The readers that the page leads on, and where.
const PATHS: &[(&str, &str)] = &[
    ("grade-9", "/danh-cho/hoc-sinh-lop-9/"),
    ("grade-12", "/danh-cho/hoc-sinh-lop-12/"),
    ("parent", "/danh-cho/phu-huynh/"),
    ("worker", "/danh-cho/nguoi-di-lam/"),
    ("employer", "/danh-cho/doanh-nghiep/"),
];

/// The address of the home page.
pub fn routes(_site: &Site) -> Vec<Route> {
    vec![Route::page("/", "home", page)]
}

#[derive(Serialize)]
struct HomeView {
    paths: Vec<PathView>,
    closing: Vec<Row>,
    events: Vec<Card>,
    fields: Vec<Term>,
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
    let paths = PATHS.iter().map(|(key, path)| PathView { key, href: site.base.href(path) });
    let fields = Field::ALL.iter().filter_map(|field| Some((*field, index.by_field.get(field)?.len())));
    let view = HomeView {
        paths: paths.collect(),
        closing: index.closing_soon.iter().take(FEW).map(|reference| row(site, *reference)).collect(),
        events: events(site),
        fields: fields.map(|(field, count)| term(site, field, count)).collect::<Result<_, _>>()?,
        programmes: index.all.len(),
        articles: articles(site),
        plans: site.listed::<Plan>().map(|(reference, _)| Link::to(site, reference)).collect(),
    };
    let head = Head::new(site, "/", &site.settings.title)?.describe(&site.settings.summary).done(site);
    Ok(shared::page("home.html", head, view))
}

fn term(site: &Site, field: Field, count: usize) -> Result<Term, Diagnostic> {
    let title = site.word(&format!("field.{}", field.key()))?;
    Ok(Term { link: Link::path(site, &field_path(field), title), count })
}

/// The next events, the nearest first.
fn events(site: &Site) -> Vec<Card> {
    let now = site.clock.now();
    let mut events: Vec<_> = site
        .listed::<Event>()
        .map(|(_, event)| (site.clock.instant(event.start), event))
        .filter(|(_, event)| site.clock.instant(event.end) > now)
        .collect();
    events.sort_by_key(|(start, event)| (*start, event.id.clone()));
    events
        .into_iter()
        .take(FEW)
        .map(|(_, event)| Card {
            title: event.title().to_owned(),
            href: site.base.href(Event::url(event).as_str()),
            summary: event.common.summary.clone().unwrap_or_default(),
            facts: event.venue.iter().map(|venue| venue.name.clone()).collect(),
            date: Some(site.clock.wall(event.start).date().to_string()),
            sample: event.common.sample,
        })
        .collect()
}

/// The latest articles.
fn articles(site: &Site) -> Vec<Card> {
    let mut articles: Vec<_> = site.listed::<Article>().map(|(_, article)| article).collect();
    articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| collate::compare(a.title(), b.title())));
    articles
        .into_iter()
        .take(FEW)
        .map(|article| Card {
            title: article.title().to_owned(),
            href: site.base.href(Article::url(article).as_str()),
            summary: article.common.summary.clone().unwrap_or_default(),
            facts: Vec::new(),
            date: Some(article.date.to_string()),
            sample: article.common.sample,
        })
        .collect()
}
