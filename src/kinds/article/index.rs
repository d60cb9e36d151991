//! The articles in the order in which they came out, the newest first: computed once for all pages.

use std::cmp::Reverse;

use super::Article;
use crate::model::Ref;
use crate::site::{Derived, Reads, Site};

/// The listed articles, the newest first.
pub(super) struct Index {
    pub(super) newest: Vec<Ref<Article>>,
}

impl Derived for Index {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let mut articles: Vec<_> = site
            .listed::<Article>()
            .map(|(reference, article)| (Reverse(article.date), reference))
            .collect();
        articles.sort_unstable();
        Self {
            newest: articles
                .into_iter()
                .map(|(_, reference)| reference)
                .collect(),
        }
    }
}

impl Index {
    /// The articles that came out just after and just before this one.
    pub(super) fn beside(&self, article: Ref<Article>) -> [Option<Ref<Article>>; 2] {
        let Some(place) = self.newest.iter().position(|other| *other == article) else {
            return [None, None];
        };
        let newer = place
            .checked_sub(1)
            .and_then(|place| self.newest.get(place));
        [newer.copied(), self.newest.get(place + 1).copied()]
    }
}
