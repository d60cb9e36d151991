//! Programmes in several files: which file has which, and what the first file says of each.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::pages::{self, Pages};
use super::values;
use crate::format::text::{fold, split_words};
use crate::kinds::occupation::{Field, Occupation};
use crate::kinds::programme::{Level, Programme};
use crate::model::Ref;
use crate::site::Site;

/// A file that holds a part of the programmes.
pub(super) struct Part {
    pub(super) field: Field,
    pub(super) level: Level,
    pub(super) href: String,
    pub(super) size: usize,
    /// What [`Known::unknown`] says of its programmes.
    pub(super) words: String,
}

impl Part {
    /// What the first file says of it.
    pub(super) fn lines(&self) -> [&str; 4] {
        let (field, level) = (self.field.key(), self.level.key());
        [field, level, &self.href, &self.words]
    }
}

/// The programmes by field and level, in their order, in lists of at most `part`.
pub(super) fn divide(
    site: &Site,
    all: &[Ref<Programme>],
    part: usize,
) -> Vec<(Field, Level, Vec<Ref<Programme>>)> {
    let mut groups: BTreeMap<(Field, Level), Vec<Ref<Programme>>> = BTreeMap::new();
    for reference in all {
        let programme = site.get(*reference);
        let key = (site.get(programme.occupation).group, programme.level);
        groups.entry(key).or_default().push(*reference);
    }
    groups
        .into_iter()
        .flat_map(|((field, level), programmes)| {
            let lists = programmes.chunks(part.max(1)).map(<[_]>::to_vec);
            let lists: Vec<_> = lists.map(|list| (field, level, list)).collect();
            lists
        })
        .collect()
}

/// The records that programmes point to, by kind and id.
pub(super) fn pointed<'a>(
    site: &'a Site,
    all: &[Ref<Programme>],
) -> BTreeSet<(&'static str, &'a str)> {
    let mut pointed = BTreeSet::new();
    for reference in all {
        let programme = site.get(*reference);
        let school = site.get(programme.school);
        pointed.insert(("school", school.id.as_ref()));
        pointed.insert(("occupation", site.get(programme.occupation).id.as_ref()));
        let areas = school.campuses.iter().map(|campus| site.get(campus.area));
        pointed.extend(areas.map(|area| ("area", area.id.as_ref())));
    }
    pointed
}

/// The words by which the first file leads to each field of study, folded.
pub(super) struct Known {
    values: BTreeSet<String>,
    fields: BTreeMap<Field, BTreeSet<String>>,
}

impl Known {
    /// The words of the occupations of each field, and of the values that programmes are chosen by.
    pub(super) fn new(site: &Site, pages: &Pages) -> Self {
        let mut fields: BTreeMap<Field, BTreeSet<String>> = BTreeMap::new();
        for find in pages.of("occupation") {
            if let Some((_, occupation)) = site.find::<Occupation>(find.id) {
                let words = fields.entry(occupation.group).or_default();
                words.extend(pages::texts(find).flat_map(folded));
            }
        }
        Self {
            values: values::words(site).flat_map(folded).collect(),
            fields,
        }
    }

    /// The words of these titles that nothing of their field has, so that who types a title is led to them too.
    pub(super) fn unknown(&self, site: &Site, field: Field, all: &[Ref<Programme>]) -> String {
        let known = self.fields.get(&field);
        let mut seen = HashSet::new();
        let mut unknown = BTreeSet::new();
        for reference in all {
            for (_, word) in split_words(site.get(*reference).title()) {
                // Most titles have the same words, which are folded once.
                if seen.insert(word) {
                    unknown.insert(fold(word));
                }
            }
        }
        unknown.retain(|word| {
            !self.values.contains(word) && !known.is_some_and(|known| known.contains(word))
        });
        unknown.into_iter().collect::<Vec<_>>().join(" ")
    }
}

/// The words of a text, folded.
fn folded(text: &str) -> impl Iterator<Item = String> {
    split_words(text).map(|(_, word)| fold(word))
}
