//! Text in another language than the page around it, marked where it is read, so that the mark
//! travels with it into every list, sentence and title.
//!
//! The marks are Unicode's interlinear annotation characters: they carry no meaning in text, no
//! collation sees them, and content cannot hold them ([`is_hidden`](super::is_hidden)). Whoever
//! writes the text out turns them into what the format has for it, or takes them off.

use std::borrow::Cow;

/// Stands before text in the other language.
pub const BEGIN: char = '\u{fff9}';

/// Stands after it.
pub const END: char = '\u{fffb}';

/// The text with marks around it; text of which no word can be seen to be foreign stays as it is.
///
/// Only what has a space or a letter beyond ASCII can be: ids, numbers of documents, addresses
/// and the like are no words of any language, and code that compares them must find them bare.
pub fn mark(text: &str) -> String {
    let words = text.contains(' ') || text.chars().any(|c| !c.is_ascii() && c.is_alphabetic());
    if words {
        format!("{BEGIN}{text}{END}")
    } else {
        text.to_owned()
    }
}

/// The text without marks.
pub fn bare(text: &str) -> Cow<'_, str> {
    if text.contains([BEGIN, END]) {
        Cow::Owned(text.replace([BEGIN, END], ""))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text that is marked as a whole, without its marks.
pub fn trim(text: &str) -> &str {
    text.trim_matches([BEGIN, END])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text::{collate, is_hidden, slug};

    #[test]
    fn only_words_are_marked_and_marks_come_off() {
        for plain in ["III.6.1", "https://a.example/", "72/KH-UBND", "2026-2027"] {
            assert_eq!(mark(plain), plain);
        }
        assert_eq!(mark("Hàn"), "\u{fff9}Hàn\u{fffb}");
        assert_eq!(bare(&mark("Cơ khí")), "Cơ khí");
        assert_eq!(trim(&mark("Cơ khí")), "Cơ khí");
    }

    #[test]
    fn marks_move_nothing_and_cannot_be_written() {
        assert!([BEGIN, END].into_iter().all(is_hidden));
        assert_eq!(slug(&mark("Cơ khí")), "co-khi");
        let mut names = vec![mark("Cơ khí"), "Ba".to_owned(), mark("An Na")];
        collate::sort_by(&mut names, |name| name);
        assert_eq!(names, [mark("An Na"), "Ba".to_owned(), mark("Cơ khí")]);
    }
}
