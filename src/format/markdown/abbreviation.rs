//! Finds abbreviations such as CNTT or GDNN in running text.

use std::ops::Range;

/// The abbreviations in a text without markup, in order, each with its bytes.
///
/// An abbreviation is a word of two or more capital letters. Not counted are the parts of document
/// numbers (`72/KH-UBND`), addresses, Roman numerals, and words that are merely set in capitals:
/// no abbreviation carries a tone mark, so neighbours of a word that does are ordinary words too.
pub fn abbreviations(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let text = if may_hold(text) { text } else { "" };
    Runs { text, at: 0 }
        .filter(|run| !run.is_shouting)
        .flat_map(|run| parts(text, run.range))
}

/// Whether a text explains the abbreviation at these bytes right there: `trung tâm việc làm (TTVL)`,
/// `TTVL (trung tâm việc làm)`, `gọi tắt là TTVL`, `TTVL, tức trung tâm việc làm`.
pub fn is_explained(text: &str, range: &Range<usize>) -> bool {
    const LED_IN: &[&str] = &["tắt là", "tắt:", "short for", "abbreviated"];
    const LED_OUT: &[&str] = &[
        "là viết tắt",
        ", tức ",
        ", nghĩa là ",
        "stands for",
        "is short for",
    ];
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let several = |words: &str| words.split_whitespace().nth(1).is_some();
    let is_in_brackets = || {
        let full = before.strip_suffix('(').map(str::trim_end);
        full.is_some_and(|full| several(full) && full.ends_with(char::is_alphanumeric))
            && after.starts_with(')')
    };
    let has_brackets = || {
        let inside = after.trim_start().strip_prefix('(');
        inside
            .and_then(|inside| inside.split_once(')'))
            .is_some_and(|(full, _)| several(full))
    };
    let before = before
        .trim_end_matches([' ', '\u{a0}', '“', '"'])
        .to_lowercase();
    is_in_brackets()
        || has_brackets()
        || LED_IN.iter().any(|words| before.ends_with(words))
        || LED_OUT
            .iter()
            .any(|words| after.trim_start().starts_with(words.trim_start()))
}

/// A chunk with capitals, or several that stand side by side and have nothing but capitals.
struct Run {
    range: Range<usize>,
    is_shouting: bool,
}

/// The runs of a text that may contain abbreviations.
struct Runs<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let mut chunk = self.chunk()?;
        while !may_contain(self.slice(&chunk)) {
            chunk = self.chunk()?;
        }
        let mut run = Run {
            is_shouting: has_marks(self.slice(&chunk)),
            range: chunk,
        };
        while is_capital(self.slice(&run.range)) {
            let before = self.at;
            let Some(next) = self.chunk().filter(|next| is_capital(self.slice(next))) else {
                self.at = before;
                break;
            };
            run.is_shouting |= has_marks(self.slice(&next));
            run.range.end = next.end;
        }
        Some(run)
    }
}

impl Runs<'_> {
    fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// The next chunk between white space.
    fn chunk(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..)?;
        let gap = rest.find(|char: char| !char.is_whitespace())?;
        let start = self.at + gap;
        let word = rest.get(gap..)?;
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        self.at = end;
        Some(start..end)
    }
}

/// Whether a text has two capitals side by side that an abbreviation can have. Most have none, and looking for runs
/// takes much longer than this.
fn may_hold(text: &str) -> bool {
    let mut follows = false;
    text.chars().any(|char| {
        let is_capital = matches!(char, 'A'..='Z' | 'Đ' | 'Ư' | 'Ơ');
        std::mem::replace(&mut follows, is_capital) && is_capital
    })
}

/// Whether a chunk can hold two capitals side by side, judged by its bytes alone since most cannot.
fn may_contain(chunk: &str) -> bool {
    let is_lead = |byte: u8| byte.is_ascii_uppercase() || matches!(byte, 0xC3..=0xC6 | 0xE1);
    chunk.as_bytes().windows(2).any(|pair| match pair {
        [b'A'..=b'Z', next] => is_lead(*next),
        [0x80..=0xBF, next] => is_lead(*next),
        _ => false,
    })
}

/// Whether a chunk is one word of capitals that no punctuation closes, so that it may go on in the next.
fn is_capital(chunk: &str) -> bool {
    let word = chunk.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = word.trim_start_matches(|char: char| !char.is_alphanumeric());
    !word.is_empty() && word.chars().all(char::is_uppercase)
}

/// Whether a chunk has a capital with a tone mark or a vowel mark, which abbreviations lack.
fn has_marks(chunk: &str) -> bool {
    chunk
        .chars()
        .any(|char| char.is_uppercase() && !char.is_ascii() && !matches!(char, 'Đ' | 'Ư' | 'Ơ'))
}

/// The abbreviations of a run.
fn parts(text: &str, run: Range<usize>) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = run.start;
    let run = text.get(run).unwrap_or_default();
    run.split_inclusive(char::is_whitespace)
        .flat_map(move |chunk| {
            let start = at;
            at += chunk.len();
            words(chunk, start)
        })
}

/// The abbreviations of one chunk that starts at byte `at`.
fn words(chunk: &str, at: usize) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = at;
    let is_text = !is_number_or_address(chunk);
    chunk
        .split_inclusive(|char: char| !char.is_alphanumeric())
        .filter_map(move |part| {
            let word = part.trim_end_matches(|char: char| !char.is_alphanumeric());
            let range = at..at + word.len();
            at += part.len();
            (is_text && is_abbreviation(word)).then_some((word, range))
        })
}

/// Whether a chunk is a document number such as `72/KH-UBND`, or an address.
fn is_number_or_address(chunk: &str) -> bool {
    let has_digit = chunk.bytes().any(|byte| byte.is_ascii_digit());
    (has_digit && chunk.contains(['/', '-']))
        || chunk.contains('@')
        || chunk.contains("://")
        || chunk.starts_with("www.")
}

fn is_abbreviation(word: &str) -> bool {
    let is_roman = || word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    word.chars().nth(1).is_some()
        && word.chars().all(char::is_uppercase)
        && !has_marks(word)
        && !is_roman()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = abbreviations(text).map(|(word, _)| word).collect();
        assert_eq!(found, expected, "{text}");
        for (word, range) in abbreviations(text) {
            assert_eq!(text.get(range), Some(word));
        }
    }

    #[test]
    fn finds_words_of_capitals() {
        check(
            "học CNTT, ở trường THCS (GDNN-GDTX).",
            &["CNTT", "THCS", "GDNN", "GDTX"],
        );
        check("hệ CĐ và ĐH; TƯ", &["CĐ", "ĐH", "TƯ"]);
        check("UBND TP HN", &["UBND", "TP", "HN"]);
        check("Sở LĐTBXH/UBND", &["LĐTBXH", "UBND"]);
        check("CNTT CNTT", &["CNTT", "CNTT"]);
    }

    #[test]
    fn an_abbreviation_can_be_explained_where_it_stands() {
        let explained = |text: &str| {
            let mut all = abbreviations(text);
            all.next()
                .is_some_and(|(_, range)| is_explained(text, &range))
        };
        for text in [
            "Đến trung tâm việc làm (TTVL) gần nhà.",
            "TTVL (trung tâm việc làm) ở gần.",
            "Trung tâm việc làm, gọi tắt là “TTVL”, mở cửa.",
            "TTVL, tức trung tâm việc làm, mở cửa.",
            "TTVL là viết tắt của trung tâm việc làm.",
        ] {
            assert!(explained(text), "{text}");
        }
        for text in [
            "Đến TTVL gần nhà.",
            "Đến TTVL (gần) nhà.",
            "(TTVL)",
            "Việc làm (gần TTVL) có nhiều.",
            "Hỏi TTVL, rồi nộp đơn.",
        ] {
            assert!(!explained(text), "{text}");
        }
    }

    #[test]
    fn leaves_other_capitals_alone() {
        check("Kế hoạch 72/KH-UBND, 23/2021/QĐ-TTg, 62-CV/BCSD", &[]);
        check("Đại hội XIII, khoá IX, mục III.6", &[]);
        check("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI", &[]);
        check("Nguyễn Văn A ở Hà Nội", &[]);
        check("https://vi.example/CNTT A@B.VN K12", &[]);
        check("", &[]);
    }
}
