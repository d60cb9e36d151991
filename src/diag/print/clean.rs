//! Text that can be shown on a terminal: nothing in it moves the cursor, changes colours or reorders letters.

use std::borrow::Cow;

/// The text with everything that a terminal would obey made visible.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_harmless) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(visible).collect())
}

/// Whether a character only ever shows itself.
pub(super) fn is_harmless(letter: char) -> bool {
    !(letter.is_control() || is_direction(letter) || matches!(letter, '\u{2028}' | '\u{2029}'))
}

/// A picture of a character that is not harmless; any other character is its own.
pub(super) fn visible(letter: char) -> char {
    match letter {
        // Unicode keeps a picture of each control character of ASCII, in the same order.
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        harmless if is_harmless(harmless) => harmless,
        _ => '\u{fffd}',
    }
}

/// Marks that change the direction of writing, so that a line reads differently from what it says.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escapes_become_pictures_and_letters_stay() {
        assert_eq!(clean("đường 漢 e\u{302}"), "đường 漢 e\u{302}");
        assert_eq!(clean("\u{1b}[31mđỏ\u{7}\r\n"), "␛[31mđỏ␇␍␊");
        assert_eq!(
            clean("\u{9b}31m \u{202e}abc\u{2028}"),
            "\u{fffd}31m \u{fffd}abc\u{fffd}"
        );
    }

    proptest! {
        #[test]
        fn what_is_clean_is_harmless(text in any::<String>()) {
            prop_assert!(clean(&text).chars().all(is_harmless));
            prop_assert_eq!(clean(&text).chars().count(), text.chars().count());
        }
    }
}
