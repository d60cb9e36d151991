//! The page of an article, the list of all, and their feed.

use serde::Serialize;

use super::index::Index;
use super::{Article, json_ld};
use crate::diag::Diagnostic;
use crate::format::atom::Entry;
use crate::kinds::shared::feed::feed;
use crate::kinds::shared::{self, BodyView, Card, Head, Link, RecordList};
use crate::model::{Day, Kind, Record, Ref};
use crate::site::{Page, Photo, Preview, Route, Site};

/// Where all articles are listed.
const LIST: &str = "/tin-tuc/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let list = RecordList {
        path: LIST,
        template: "articles.html",
        title: "list.articles",
        lead: "article.lead",
        items: site.derived::<Index>().newest.clone(),
        item: |site, reference| Ok(card(site, reference)),
    };
    let mut routes = list.routes();
    routes.extend(site.shown::<Article>().map(|(reference, article)| {
        let date = article
            .common
            .reviewed
            .unwrap_or(article.date)
            .max(article.date);
        Route::page(Article::url(article).as_str(), "article", move |site| {
            page(site, reference)
        })
        .modified(Some(date.0))
        .of(reference)
    }));
    routes.push(Route::file("/tin-tuc.xml", "feed", atom));
    routes
}

fn card(site: &Site, reference: Ref<Article>) -> Card {
    let article = site.get(reference);
    Card {
        title: article.title().to_owned(),
        href: site.base.href(Article::url(article).as_str()),
        summary: article.common.summary.clone().unwrap_or_default(),
        facts: article.authors.clone(),
        date: Some(article.date.to_string()),
        sample: article.common.sample,
    }
}

/// The whole article, as its page shows it.
#[derive(Debug, Serialize)]
struct ArticleView {
    summary: String,
    date: Day,
    authors: Vec<String>,
    cover: Option<CoverView>,
    body: BodyView,
    newer: Option<Link>,
    older: Option<Link>,
}

/// The picture above an article.
#[derive(Debug, Serialize)]
struct CoverView {
    url: String,
    width: u32,
    height: u32,
    alt: String,
}

fn page(site: &Site, reference: Ref<Article>) -> Result<Page, Diagnostic> {
    let article = site.get(reference);
    let [newer, older] = site.derived::<Index>().beside(reference);
    let cover = cover(site, article);
    let image = cover.as_ref().map(|cover| site.base.public(&cover.url));
    let head = Head::of(site, article)?.under(site, LIST, "list.articles")?;
    let mut head = head
        .json_ld(json_ld::article(site, article, image))
        .done(site);
    head.og_type = "article";
    // Networks show no SVG: a cover that is one leaves the page its drawn picture.
    if let Some(cover) = cover.as_ref().filter(|cover| !cover.url.ends_with(".svg")) {
        head.preview = Preview::Photo(Photo {
            url: site.base.public(&cover.url),
            width: cover.width,
            height: cover.height,
            alt: cover.alt.clone(),
        });
    }
    let view = ArticleView {
        summary: article.common.summary.clone().unwrap_or_default(),
        date: article.date,
        authors: article.authors.clone(),
        cover,
        body: shared::body(site, article)?,
        newer: newer.map(|newer| Link::to(site, newer)),
        older: older.map(|older| Link::to(site, older)),
    };
    Ok(shared::page("article.html", head, view))
}

fn cover(site: &Site, article: &Record<Article>) -> Option<CoverView> {
    let cover = article.cover.as_ref()?;
    let picture = site.picture(&article.file, &cover.src)?;
    Some(CoverView {
        url: picture.url,
        width: picture.width,
        height: picture.height,
        alt: cover.alt.clone(),
    })
}

/// The feed of articles.
fn atom(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let entries = site.listed::<Article>().map(|(_, article)| {
        let published = site.clock.start_of(article.date.0);
        Entry {
            address: site.base.absolute(Article::url(article).as_str()),
            title: article.title().to_owned(),
            published: Some(published),
            // A fact that was verified again is no news, so only the article's own date counts.
            updated: published,
            authors: article.authors.clone(),
            summary: article.common.summary.clone().unwrap_or_default(),
        }
    });
    feed(site, "/tin-tuc.xml", LIST, "feed.news", entries.collect())
}
