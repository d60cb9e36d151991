//! Every record but programmes: found by its title, its other names, its headings and its summary.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::once;

use super::address::{Addresses, Frame};
use super::bytes;
use super::column::Column;
use super::words::Texts;
use crate::format::text::{collate, fold, split_words};
use crate::kinds::area::{Area, AreaKind};
use crate::model::{Kind as _, Record, fill};
use crate::site::{Find, Site};

/// The pages of an index, by kind, each kind in the order of its titles.
pub(super) struct Pages<'a> {
    kinds: Vec<(&'static str, Vec<Find<'a>>)>,
}

/// The kinds whose records programmes point to.
const POINTED: [&str; 3] = ["occupation", "school", "area"];

/// The kinds that students come for, beside programmes, and those that few look for.
const SOUGHT: [&str; 2] = ["occupation", "school"];
const SELDOM: [&str; 7] = [
    "term", "document", "agency", "measure", "plan", "notice", "employer",
];

/// The turn of a kind among records that answer equally well: 0 first, 2 last.
fn turn(kind: &str) -> u32 {
    if SOUGHT.contains(&kind) {
        0
    } else if SELDOM.contains(&kind) {
        2
    } else {
        1
    }
}

impl<'a> Pages<'a> {
    /// All pages of a site. An archived record is kept, though not found, where a programme may
    /// stand under it.
    pub(super) fn all(site: &'a Site) -> Self {
        let kinds = site.registry.iter().filter_map(|entry| {
            let mut finds = (entry.finds)(site);
            finds.retain(|find| find.listed || POINTED.contains(&find.kind));
            finds.shrink_to_fit();
            collate::sort_by(&mut finds, |find| find.common.title.as_str());
            (!finds.is_empty()).then_some((entry.name, finds))
        });
        Self {
            kinds: kinds.collect(),
        }
    }

    /// Only the pages of these records, by kind and id, none of them to be found by itself.
    pub(super) fn only(site: &'a Site, wanted: &BTreeSet<(&'static str, &str)>) -> Self {
        let mut pages = Self::all(site);
        for (kind, finds) in &mut pages.kinds {
            finds.retain(|find| wanted.contains(&(*kind, find.id)));
            for find in finds {
                find.listed = false;
            }
        }
        pages.kinds.retain(|(_, finds)| !finds.is_empty());
        pages
    }

    /// The pages of all kinds in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Find<'a>> {
        self.kinds.iter().flat_map(|(_, finds)| finds)
    }

    /// The pages of a kind, from ids to their places in the kind.
    pub(super) fn places(&self, kind: &str) -> BTreeMap<&'a str, u32> {
        self.of(kind)
            .zip(0..)
            .map(|(find, place)| (find.id, place))
            .collect()
    }

    /// The pages of a kind.
    pub(super) fn of(&self, kind: &str) -> impl Iterator<Item = &Find<'a>> {
        let found = self.kinds.iter().filter(move |(name, _)| *name == kind);
        found.flat_map(|(_, finds)| finds)
    }

    /// Adds the addresses of all pages.
    pub(super) fn push_addresses(&self, site: &Site, addresses: &mut Addresses) {
        for (_, finds) in &self.kinds {
            let href = |find: &Find| site.base.href(find.url.as_str());
            let frame = Frame::of(finds.iter().map(|find| (find.id, href(find))));
            addresses.begin(&frame);
            for find in finds {
                addresses.push(&frame, find.id, &href(find), &find.common.title);
            }
        }
    }

    /// Adds the titles of all pages.
    pub(super) fn push_titles(&self, texts: &mut Texts) {
        for find in self.iter() {
            texts.push_shown(&find.common.title);
        }
    }

    /// Notes the names of places whose words are sought as one; that of the whole city tells nothing.
    pub(super) fn note_places(&self, site: &Site, texts: &mut Texts) {
        let areas = self.of(Area::NAME);
        let areas = areas.filter_map(|find| site.find::<Area>(find.id));
        for (_, area) in areas.filter(|(_, area)| area.kind != AreaKind::City) {
            if let Some(name) = place(area) {
                texts.note(&format!("{PLACE}{name}"));
            }
        }
    }

    /// Adds what else pages are found by, and gives how many names, headings and summaries each has.
    pub(super) fn push_texts(&self, site: &Site, texts: &mut Texts) -> [Column; 3] {
        let [mut names, mut headings, mut summaries] = <[Column; 3]>::default();
        for find in self.iter() {
            let written = written(site, find.kind, &find.common.title);
            let own = push_each(texts, self::names(find));
            names.push(own + push_each(texts, written.iter()));
        }
        for find in self.iter() {
            let place = |name: &&str| {
                let written = written(site, Area::NAME, name);
                written.unwrap_or_else(|| (*name).to_owned())
            };
            let own = push_each(texts, self::headings(find));
            headings.push(own + push_each(texts, find.places.iter().map(place)));
        }
        for find in self.iter() {
            summaries.push(push_each(texts, find.common.summary.as_deref().into_iter()));
        }
        [names, headings, summaries]
    }

    /// Stores the kinds with how many pages each has and the turn of each, which of the pages are not found by themselves,
    /// and the minute since 1970 at which what each tells of is over, 0 for never.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        bytes::strings(self.kinds.iter().map(|(kind, _)| *kind), out);
        let counts: Column = self.kinds.iter().map(|(_, f)| f.len() as u32).collect();
        counts.write(out);
        let turns: Column = self.kinds.iter().map(|(kind, _)| turn(kind)).collect();
        turns.write(out);
        let hidden: Column = self.iter().map(|find| u32::from(!find.listed)).collect();
        hidden.write(out);
        let minute = |find: &Find| {
            let ends = find.ends.map_or(0, |ends| ends.as_second() / 60);
            u32::try_from(ends).unwrap_or(0)
        };
        self.iter().map(minute).collect::<Column>().write(out);
    }
}

/// All texts that a page is found by.
pub(super) fn texts<'a>(find: &Find<'a>) -> impl Iterator<Item = &'a str> {
    let common = find.common;
    once(common.title.as_str())
        .chain(names(find))
        .chain(headings(find))
        .chain(common.summary.as_deref())
}

/// What else a page is called.
fn names<'a>(find: &Find<'a>) -> impl Iterator<Item = &'a str> {
    let keywords = find.common.keywords.iter().map(String::as_str);
    find.names.iter().copied().chain(keywords)
}

/// The headings in the body of a page.
fn headings<'a>(find: &Find<'a>) -> impl Iterator<Item = &'a str> {
    let all = find
        .body
        .into_iter()
        .flat_map(|body| &body.outline.headings);
    all.map(|heading| heading.text.as_ref())
}

/// What stands before the joined words of the name of a place, so that it is no word that anybody types.
const PLACE: char = '@';

/// The name of a place without what it is, folded and joined, such as `hadong` of “Phường Hà Đông”, if it has several words.
/// It is taken from the id, since the title says in each language otherwise what it is, and stands in that too.
fn place(area: &Record<Area>) -> Option<String> {
    let kind = format!("{}-", area.kind.key());
    let words: Vec<&str> = area.id.strip_prefix(&kind)?.split('-').collect();
    let title: Vec<String> = split_words(area.title())
        .map(|(_, word)| fold(word))
        .collect();
    let stands = title
        .windows(words.len())
        .any(|part| part == words.as_slice());
    (words.len() > 1 && stands).then(|| words.concat())
}

/// How people write a title of a kind in a sentence, such as "nghề Hàn" or "ở Đông Anh"; none if the theme has no words for that.
fn written(site: &Site, kind: &str, title: &str) -> Option<String> {
    let word = site.words.get(&format!("search.written.{kind}"))?;
    fill(word, |_| Some(title.to_owned())).ok()
}

fn push_each(texts: &mut Texts, all: impl Iterator<Item = impl AsRef<str>>) -> u32 {
    let mut count = 0;
    for text in all {
        texts.push(text.as_ref());
        count += 1;
    }
    count
}
