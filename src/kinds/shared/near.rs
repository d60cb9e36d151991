//! What is near in time: the next events and the latest articles, as cards.

use super::Card;
use crate::format::text::collate;
use crate::kinds::article::Article;
use crate::kinds::event::{Event, EventState};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The events to come that `keep` keeps, the nearest first, `few` at most; those called off are left out.
pub(in crate::kinds) fn next_events(
    site: &Site,
    few: usize,
    keep: impl Fn(&Record<Event>) -> bool,
) -> Vec<Card> {
    let now = site.clock.now();
    let mut events: Vec<_> = site
        .listed::<Event>()
        .filter(|(_, event)| event.state != EventState::Cancelled && keep(event))
        .map(|(_, event)| (site.clock.instant(event.start), event))
        .filter(|(_, event)| site.clock.instant(event.end) > now)
        .collect();
    events.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    let card = |event: &Record<Event>| Card {
        title: event.title().to_owned(),
        href: site.base.href(Event::url(event).as_str()),
        summary: event.common.summary.clone().unwrap_or_default(),
        facts: event.venue.iter().map(|venue| venue.name.clone()).collect(),
        date: Some(site.clock.wall(event.start).date().to_string()),
        sample: event.common.sample,
    };
    events
        .into_iter()
        .take(few)
        .map(|(_, event)| card(event))
        .collect()
}

/// The articles that `keep` keeps, the latest first, `few` at most.
pub(in crate::kinds) fn latest_articles(
    site: &Site,
    few: usize,
    keep: impl Fn(&Record<Article>) -> bool,
) -> Vec<Card> {
    let listed = site.listed::<Article>().map(|(_, article)| article);
    let mut articles: Vec<&Record<Article>> = listed.filter(|article| keep(article)).collect();
    articles.sort_by(|a, b| {
        b.date
            .cmp(&a.date)
            .then_with(|| collate::compare(a.title(), b.title()))
    });
    let card = |article: &Record<Article>| Card {
        title: article.title().to_owned(),
        href: site.base.href(Article::url(article).as_str()),
        summary: article.common.summary.clone().unwrap_or_default(),
        facts: Vec::new(),
        date: Some(article.date.to_string()),
        sample: article.common.sample,
    };
    articles.into_iter().take(few).map(card).collect()
}
