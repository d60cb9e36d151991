//! Ids of headings: made from their words, unique within a page, the same in every pass.

use std::collections::{HashMap, HashSet};

use crate::format::text::{is_id, slug};

/// The id of a heading whose words leave nothing to make one from.
const NAMELESS: &str = "muc";

/// What an explicit id looked like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Explicit {
    /// It became the id.
    Taken,
    /// It is no id, which is made of `[a-z0-9-]`.
    Invalid,
    /// An earlier heading already has it.
    Repeated,
}

/// The ids that the headings of one page have so far.
#[derive(Debug, Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    next: HashMap<String, usize>,
}

impl Ids {
    /// Takes an id made from the words of a heading.
    pub(super) fn for_words(&mut self, words: &str) -> String {
        let mut base = slug(words);
        if base.is_empty() {
            base.push_str(NAMELESS);
        }
        self.take(base)
    }

    /// Takes an explicit id where it can be used, else one made from the words.
    pub(super) fn explicit(&mut self, id: &str, words: &str) -> (String, Explicit) {
        if !is_id(id) {
            return (self.for_words(words), Explicit::Invalid);
        }
        match self.taken.contains(id) {
            true => (self.take(id.to_owned()), Explicit::Repeated),
            false => (self.take(id.to_owned()), Explicit::Taken),
        }
    }

    /// Takes `base`, or `base-2`, `base-3` and so on when it is taken.
    fn take(&mut self, base: String) -> String {
        if self.taken.insert(base.clone()) {
            return base;
        }
        let next = self.next.entry(base.clone()).or_insert(2);
        loop {
            let id = format!("{base}-{next}");
            *next += 1;
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Splits `Học phí {#hoc-phi}` into the heading and its explicit id.
pub(super) fn split_id(text: &str) -> Option<(&str, &str)> {
    let (words, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    let is_one_word = !id.contains(['{', '}']) && !id.contains(char::is_whitespace);
    is_one_word.then_some((words.trim_end(), id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_words_get_numbers_past_those_taken() {
        let mut ids = Ids::default();
        assert_eq!(ids.for_words("Học phí"), "hoc-phi");
        assert_eq!(
            ids.explicit("hoc-phi-2", ""),
            ("hoc-phi-2".into(), Explicit::Taken)
        );
        assert_eq!(ids.for_words("Học phí!"), "hoc-phi-3");
        assert_eq!(ids.for_words("???"), "muc");
        assert_eq!(ids.for_words("…"), "muc-2");
    }

    #[test]
    fn explicit_ids_are_checked() {
        let mut ids = Ids::default();
        assert_eq!(
            ids.explicit("Đ", "Điều"),
            ("dieu".into(), Explicit::Invalid)
        );
        assert_eq!(
            ids.explicit("dieu", "a"),
            ("dieu-2".into(), Explicit::Repeated)
        );
        assert_eq!(split_id("Học phí {#a-1} "), Some(("Học phí", "a-1")));
        assert_eq!(split_id("{#a}"), Some(("", "a")));
        assert_eq!(split_id("{{ value(\"a\") }}"), None);
        assert_eq!(split_id("a {#b c}"), None);
    }
}
