//! An article as schema.org's `NewsArticle`.

use serde_json::{Value, json};

use super::Article;
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of an article's page; `image` is the whole address of its cover.
///
/// An author may be a person or an editorial office, and the record does not say which.
pub(super) fn article(site: &Site, article: &Record<Article>, image: Option<String>) -> Json {
    let address = site.base.absolute(Article::url(article).as_str());
    let authors: Vec<Value> = article
        .authors
        .iter()
        .map(|name| json!({ "name": name }))
        .collect();
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title(),
        "description": article.common.summary,
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": article.date.to_string(),
        "inLanguage": site.language_of(article),
        "image": image,
        "author": authors,
        "publisher": {
            "@type": "Organization",
            "name": site.settings.title,
            "url": site.base.absolute("/"),
        },
    }))
}
