//! Sentences, and whether one says that applications are still taken.

use std::ops::Range;

/// Words that say that one can apply now.
const OPEN: &[&str] = &[
    "đang nhận hồ sơ",
    "đang tiếp nhận hồ sơ",
    "đang nhận đơn",
    "còn nhận hồ sơ",
    "vẫn nhận hồ sơ",
    "tiếp tục nhận hồ sơ",
    "nộp hồ sơ ngay",
    "nộp đơn ngay",
    "hãy nộp hồ sơ",
    "đăng ký ngay",
];

/// Words that turn what follows them into its contrary.
const NOT: &[&str] = &["không", "ngừng", "thôi", "hết", "chưa", "đừng", "từng"];

/// How many words before a promise may deny it.
const REACH: usize = 3;

/// The sentences of a text: lines, cut where a full stop or the like ends one.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let ends = match char {
            '\n' => true,
            '.' | '!' | '?' | ';' | '…' => {
                chars.peek().is_none_or(|(_, next)| next.is_whitespace())
            }
            _ => false,
        };
        if ends {
            let end = at + char.len_utf8();
            found.push(start..end);
            start = end;
        }
    }
    found.push(start..text.len());
    found
}

/// Where a sentence promises that applications are taken; a question promises nothing.
pub(super) fn promise(sentence: &str) -> Option<Range<usize>> {
    if sentence.trim_end().ends_with('?') {
        return None;
    }
    let lower = sentence.to_lowercase();
    // Lower case may have other lengths; then the place in the sentence is not known, and all of it is shown.
    let same = lower.len() == sentence.len();
    OPEN.iter().find_map(|words| {
        let at = lower.find(words)?;
        let before = lower.get(..at)?;
        let denied = before
            .split_whitespace()
            .rev()
            .take(REACH)
            .any(|word| NOT.contains(&word));
        (!denied).then_some(if same {
            at..at + words.len()
        } else {
            0..sentence.len()
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_promise_is_told_from_its_denial() {
        for text in [
            "Nơi này đang nhận hồ sơ.",
            "Bạn hãy nộp hồ sơ trước Tết.",
            "Trường vẫn nhận hồ sơ",
        ] {
            assert!(promise(text).is_some(), "{text}");
        }
        for text in [
            "Nay không còn nhận hồ sơ.",
            "Còn nhận hồ sơ không?",
            "Chỉ nhận đến hết ngày 30/6/2022.",
            "",
        ] {
            assert_eq!(promise(text), None, "{text}");
        }
    }

    #[test]
    fn sentences_keep_their_numbers_and_links_whole() {
        let text = "Tối đa 1.500.000 đồng. Xem [a](b.md).\nHết";
        let found: Vec<_> = sentences(text)
            .into_iter()
            .map(|range| text.get(range).unwrap().trim())
            .collect();
        assert_eq!(
            found,
            ["Tối đa 1.500.000 đồng.", "Xem [a](b.md).", "", "Hết"]
        );
    }
}
