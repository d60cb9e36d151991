//! The lists of values that a programme is chosen by, in the order in which columns number them.

use super::bytes;
use super::column::Column;
use super::words::Texts;
use crate::kinds::occupation::Field;
use crate::kinds::programme::{
    DurationUnit, Education, FeePeriod, IntakeState, Level, Mode, Shift,
};
use crate::site::Site;

/// A list of values: its name, which is also that of its words in the theme, and their keys.
struct List {
    name: &'static str,
    keys: Vec<&'static str>,
    /// Whether the words of its values are searched.
    searched: bool,
}

fn lists() -> [List; 8] {
    let list = |name, keys, searched| List {
        name,
        keys,
        searched,
    };
    [
        list("level", Level::ALL.iter().map(|v| v.key()).collect(), true),
        list("field", Field::ALL.iter().map(|v| v.key()).collect(), true),
        list(
            "entry",
            Education::ALL.iter().map(|v| v.key()).collect(),
            true,
        ),
        list("mode", Mode::ALL.iter().map(|v| v.key()).collect(), true),
        list("shift", Shift::ALL.iter().map(|v| v.key()).collect(), true),
        list(
            "per",
            FeePeriod::ALL.iter().map(|v| v.key()).collect(),
            false,
        ),
        list(
            "unit",
            DurationUnit::ALL.iter().map(|v| v.key()).collect(),
            false,
        ),
        list(
            "state",
            IntakeState::ALL
                .iter()
                .map(|v| v.key())
                .chain(["none"])
                .collect(),
            false,
        ),
    ]
}

/// The place of a value in its list.
pub(super) fn place<T: PartialEq>(all: &[T], value: &T) -> u32 {
    all.iter().position(|other| other == value).unwrap_or(0) as u32
}

/// The words of the theme for the values that are searched.
pub(super) fn words(site: &Site) -> impl Iterator<Item = &str> {
    let searched = lists().into_iter().filter(|list| list.searched);
    searched.flat_map(move |list| {
        list.keys.into_iter().map(move |key| {
            let word = site.words.get(&format!("{}.{key}", list.name));
            word.unwrap_or_default()
        })
    })
}

/// Adds these words.
pub(super) fn push_words(site: &Site, texts: &mut Texts) {
    for word in words(site) {
        texts.push_shown(word);
    }
}

/// Stores the names of the lists, how many values each has, and their keys.
pub(super) fn write(out: &mut Vec<u8>) {
    let lists = lists();
    bytes::strings(lists.iter().map(|list| list.name), out);
    let counts: Column = lists.iter().map(|list| list.keys.len() as u32).collect();
    counts.write(out);
    bytes::strings(lists.iter().flat_map(|list| list.keys.iter().copied()), out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_at_its_place() {
        assert_eq!(place(Level::ALL, &Level::Secondary), 1);
        assert_eq!(place(Mode::ALL, &Mode::Workplace), 3);
    }
}
