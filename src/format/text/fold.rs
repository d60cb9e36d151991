//! The one normal form and the one fold that slugs, search and collision checks share.

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The text in NFC, borrowed when it is in NFC already, which is nearly always.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The text without capitals and marks: `Đường Hoàng Sa` becomes `duong hoang sa`.
///
/// Spaces, punctuation and letters of other scripts stay. The result does not depend on the normal
/// form of the text, and folding it again changes nothing. In a browser the same is
///
/// ```js
/// text.normalize("NFD").replace(/\p{M}/gu, "")
///     .toLowerCase().replace(/[đðɖ]/g, "d").replace(/ς/g, "σ")
/// ```
///
/// and both sides are held to `tests/data/fold-vectors.json`.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        fold_char(letter, |plain| folded.push(plain));
    }
    folded
}

/// Hands over what one character folds to: nothing for a mark, one character for nearly all others.
///
/// Working character by character is sound because normal forms differ only in how marks are attached
/// and ordered, and every mark is dropped.
pub(super) fn fold_char(letter: char, mut emit: impl FnMut(char)) {
    if letter.is_ascii() {
        return emit(letter.to_ascii_lowercase());
    }
    decompose_canonical(letter, |part| {
        if part.is_ascii() {
            emit(part.to_ascii_lowercase());
        } else if !is_combining_mark(part) {
            part.to_lowercase().map(one_form).for_each(&mut emit);
        }
    });
}

/// Unicode gives đ no decomposition, and keyboards of other languages put ð or ɖ in its place, whose
/// capitals Ð and Ɖ cannot be told from Đ by eye. A small sigma at the end of a word is a sigma.
fn one_form(letter: char) -> char {
    match letter {
        'đ' | 'ð' | 'ɖ' => 'd',
        'ς' => 'σ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::char::canonical_combining_class;

    #[test]
    fn takes_capitals_and_marks_off_and_keeps_the_rest() {
        assert_eq!(fold("Đường Hoàng Sa, số 8!"), "duong hoang sa, so 8!");
        assert_eq!(fold("ÐẠI ƉỨC ðường"), "dai duc duong");
        assert_eq!(fold("Crème Brûlée \t x\u{a0}y"), "creme brulee \t x\u{a0}y");
    }

    #[test]
    fn nfc_borrows_what_is_normal_and_composes_what_is_not() {
        assert!(matches!(nfc("nghề"), Cow::Borrowed("nghề")));
        assert!(matches!(nfc("trade"), Cow::Borrowed("trade")));
        assert_eq!(nfc("nghe\u{302}\u{300}"), "nghề");
    }

    #[test]
    fn folding_any_single_character_twice_changes_nothing() {
        for letter in char::MIN..=char::MAX {
            let once = fold(letter.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{letter:?}");
        }
    }

    #[test]
    fn every_character_that_normalisation_reorders_is_a_mark() {
        for letter in char::MIN..=char::MAX {
            if canonical_combining_class(letter) != 0 {
                assert!(is_combining_mark(letter), "{letter:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn folding_is_idempotent(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_normal_form_makes_no_difference(text in "([a-yA-YđĐơƯ]|[\u{300}-\u{303}\u{306}\u{309}\u{31b}\u{323}]|\\PC){0,40}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(fold(&composed), fold(&decomposed));
            prop_assert_eq!(fold(&composed), fold(&text));
            prop_assert_eq!(nfc(&decomposed), composed);
        }
    }
}
