//! Addresses, told by the words of the titles they are made of: `/nghe/cong-nghe-o-to/` costs nothing
//! beside "Công nghệ ô tô".

use super::column::Column;
use super::interner::Interner;
use crate::format::text::{fold, split_words};

/// A step that stands for the id of the programme's school.
const SCHOOL: u32 = 0;
/// The step that takes the next word of the title; one more skips a word.
const NEXT: u32 = 1;
/// The step that stands for the first of the words that titles do not have; one more for the second.
const LITERAL: u32 = 64;

/// Addresses under construction.
#[derive(Default)]
pub(super) struct Addresses {
    counts: Column,
    steps: Column,
    words: Interner,
    heads: Vec<(String, String)>,
}

/// What stands before and after the ids in the addresses of a kind.
pub(super) struct Frame {
    head: String,
    tail: String,
}

impl Frame {
    /// The frame of these addresses, each with its id. Where they have none in common, it is
    /// empty, and every address is kept whole.
    pub(super) fn of<'a>(mut addresses: impl Iterator<Item = (&'a str, String)> + Clone) -> Self {
        let all = addresses.clone();
        let none = || Self {
            head: String::new(),
            tail: String::new(),
        };
        let Some((id, first)) = addresses.next() else {
            return none();
        };
        let Some((head, tail)) = first.rsplit_once(id) else {
            return none();
        };
        let frame = Self {
            head: head.to_owned(),
            tail: tail.to_owned(),
        };
        let mut rest = all;
        if rest.all(|(id, address)| frame.around(id) == address) {
            frame
        } else {
            none()
        }
    }

    fn around(&self, id: &str) -> String {
        format!("{}{id}{}", self.head, self.tail)
    }

    fn is_empty(&self) -> bool {
        self.head.is_empty() && self.tail.is_empty()
    }
}

impl Addresses {
    /// Begins the addresses of a kind.
    pub(super) fn begin(&mut self, frame: &Frame) {
        self.heads.push((frame.head.clone(), frame.tail.clone()));
    }

    /// Adds the address of a record with this title.
    pub(super) fn push(&mut self, frame: &Frame, id: &str, address: &str, title: &str) {
        let before = self.steps.len();
        if frame.is_empty() {
            self.literal(address);
        } else {
            self.spell(id, title);
        }
        self.counts.push((self.steps.len() - before) as u32);
    }

    /// Adds the address of a programme, whose id begins with that of its school.
    pub(super) fn push_below(&mut self, frame: &Frame, id: &str, school: &str, title: &str) {
        let rest = id
            .strip_prefix(school)
            .and_then(|rest| rest.strip_prefix('-'));
        let Some(rest) = rest else {
            return self.push(frame, id, &frame.around(id), title);
        };
        let before = self.steps.len();
        self.steps.push(SCHOOL);
        self.spell(rest, title);
        self.counts.push((self.steps.len() - before) as u32);
    }

    fn spell(&mut self, id: &str, title: &str) {
        let words: Vec<String> = split_words(title).map(|(_, word)| fold(word)).collect();
        let mut cursor = 0;
        for part in id.split('-') {
            let ahead = words.iter().skip(cursor).take((LITERAL - NEXT) as usize);
            let found = ahead.into_iter().position(|word| word == part);
            match found {
                Some(skipped) => {
                    self.steps.push(NEXT + skipped as u32);
                    cursor += skipped + 1;
                }
                None => self.literal(part),
            }
        }
    }

    fn literal(&mut self, text: &str) {
        let id = self.words.id(text);
        self.steps.push(LITERAL + id);
    }

    /// Stores what stands around the ids of each kind, the words that titles do not have, and the steps.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let heads = self
            .heads
            .iter()
            .flat_map(|(head, tail)| [head.as_str(), tail]);
        super::bytes::strings(heads, out);
        self.words.write(out);
        self.counts.write(out);
        self.steps.write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(addresses: &Addresses) -> Vec<u32> {
        addresses.steps.values().collect()
    }

    #[test]
    fn an_id_takes_its_words_from_the_title() {
        let mut addresses = Addresses::default();
        let frame = Frame::of([("cong-nghe-o-to", "/nghe/cong-nghe-o-to/".to_owned())].into_iter());
        addresses.push(&frame, "cong-nghe-o-to", "", "Công nghệ ô tô");
        assert_eq!(steps(&addresses), [1, 1, 1, 1]);
        assert_eq!((frame.head.as_str(), frame.tail.as_str()), ("/nghe/", "/"));
    }

    #[test]
    fn what_the_title_does_not_have_is_kept_and_the_school_is_named() {
        let mut addresses = Addresses::default();
        let frame = Frame::of([("cd-x-han-9-cong", "/p/cd-x-han-9-cong/".to_owned())].into_iter());
        addresses.push_below(&frame, "cd-x-han-9-cong", "cd-x", "Nghề hàn (9+)");
        assert_eq!(steps(&addresses), [SCHOOL, 2, LITERAL, LITERAL + 1]);
        assert_eq!(addresses.counts.values().collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn addresses_with_nothing_in_common_are_kept_whole() {
        let all = [("a", "/x/a/".to_owned()), ("b", "/y/b/".to_owned())];
        let frame = Frame::of(all.into_iter());
        assert!(frame.is_empty());
        let mut addresses = Addresses::default();
        addresses.push(&frame, "b", "/y/b/", "B");
        assert_eq!(steps(&addresses), [LITERAL]);
    }
}
