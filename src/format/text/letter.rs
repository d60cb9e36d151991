//! What words are made of.

/// As [`char::is_alphanumeric`], at once for the letters of Vietnamese: prose is asked for it letter by letter, and Unicode's
/// table is slow to look into for all that is not ASCII.
pub fn is_letter_or_digit(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        'À'..='ɏ' => !matches!(c, '×' | '÷'),
        'Ḁ'..='ỿ' => true,
        _ => c.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_letter_or_digit(c), c.is_alphanumeric(), "{c:?}");
        }
    }
}
