//! Text that was meant to be replaced and was not.

use std::ops::Range;

use super::words::Word;
use crate::format::text::is_letter_or_digit;

/// Blocks that say only that there is nothing yet. Inside a sentence these words are ordinary.
const WHOLE_BLOCKS: &[&str] = &[
    "đang cập nhật",
    "đang được cập nhật",
    "nội dung đang cập nhật",
    "nội dung đang được cập nhật",
    "nội dung sẽ được cập nhật",
    "cập nhật sau",
    "sẽ cập nhật sau",
    "bổ sung sau",
    "sẽ bổ sung sau",
];

/// How many words may stand between “điền” and “vào đây”.
const LONGEST_GAP: usize = 2;

/// The bytes of a block that as a whole is a placeholder.
pub(super) fn whole_block(text: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 80;
    if text.len() > LONGEST {
        return None;
    }
    let core = text.trim_matches(|char| !is_letter_or_digit(char));
    let start = text.find(core)?;
    let lower = || core.chars().flat_map(char::to_lowercase);
    WHOLE_BLOCKS
        .iter()
        .any(|block| lower().eq(block.chars()))
        .then_some(start..start + core.len())
}

/// Watches the words of a block go by.
#[derive(Debug, Default)]
pub(super) struct Watch<'t> {
    previous: Option<Word<'t>>,
    fill_in: Option<FillIn>,
}

/// An instruction “điền …” that may end in “vào đây”.
#[derive(Debug)]
struct FillIn {
    at: usize,
    words_since: usize,
}

impl<'t> Watch<'t> {
    /// Takes the next word; hands back the bytes of the placeholder that it completes.
    pub(super) fn see(&mut self, word: &Word<'t>) -> Option<Range<usize>> {
        let previous = self.previous.replace(*word);
        if let Some(fill_in) = &mut self.fill_in {
            fill_in.words_since += 1;
        }
        // Most words are passed by their first letter.
        let first = word.first?;
        if !matches!(
            first,
            't' | 'T' | 'f' | 'F' | 'l' | 'L' | 'x' | 'X' | 'đ' | 'Đ'
        ) {
            return None;
        }
        let core = word.core();
        let previous = previous.map_or("", |word| word.core());
        match first {
            'đ' | 'Đ' => self.fill_in(word, core, previous),
            _ if is_filler(core, previous) => {
                let start = word.at + word.text.find(core).unwrap_or(0);
                Some(start..start + core.len())
            }
            _ => None,
        }
    }

    /// Follows “điền vào đây” and “điền nội dung vào đây”.
    fn fill_in(&mut self, word: &Word<'_>, core: &str, previous: &str) -> Option<Range<usize>> {
        let is = |known: &str| core.chars().flat_map(char::to_lowercase).eq(known.chars());
        if is("điền") {
            self.fill_in = Some(FillIn {
                at: word.at,
                words_since: 0,
            });
            return None;
        }
        if !is("đây") || previous != "vào" {
            return None;
        }
        let fill_in = self.fill_in.take()?;
        // The words between, then “vào” and “đây” themselves.
        (fill_in.words_since <= LONGEST_GAP + 2).then_some(fill_in.at..word.range().end)
    }
}

/// Whether a word is one that only placeholders use.
fn is_filler(core: &str, previous: &str) -> bool {
    let is = |known: &str| core.eq_ignore_ascii_case(known);
    is("todo") || is("fixme") || is("lorem") || is_crosses(core, previous)
}

/// Whether a word is `xxx` or longer; `XXX` after an ordinal word is the number thirty.
fn is_crosses(core: &str, previous: &str) -> bool {
    const ORDINALS: &[&str] = &["thứ", "khóa", "khoá", "kỳ", "kì"];
    let is_all = |cross: u8| core.len() >= 3 && core.bytes().all(|byte| byte == cross);
    is_all(b'x') || (is_all(b'X') && !ORDINALS.contains(&previous))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::words::words;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut watch = Watch::default();
        let words = words(text).filter_map(|word| watch.see(&word));
        let found: Vec<_> = words
            .chain(whole_block(text))
            .map(|range| text.get(range).unwrap())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_what_was_left_behind() {
        check("Lorem ipsum dolor", &["Lorem"]);
        check("Học phí: (TODO), xem sau", &["TODO"]);
        check("FIXME: sửa", &["FIXME"]);
        check("Điện thoại xxx và XXXX.", &["xxx", "XXXX"]);
        check("Điền vào đây", &["Điền vào đây"]);
        check("[điền tên trường vào đây]", &["[điền tên trường vào đây]"]);
        check("Đang cập nhật…", &["Đang cập nhật"]);
    }

    #[test]
    fn leaves_ordinary_sentences_alone() {
        check("Đại hội lần thứ XXX", &[]);
        check("Sở đang cập nhật danh sách trường.", &[]);
        check("Điền họ tên vào đơn rồi bấm vào đây.", &[]);
        check("Toàn bộ học viên, lớp tối, xx tuổi", &[]);
        check("", &[]);
    }
}
