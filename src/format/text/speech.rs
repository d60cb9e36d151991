//! How long a text takes on a loudspeaker, counted in syllables.

use super::{fold, is_letter_or_digit, spell_numbers};

/// Syllables that an announcer says in a second, with pauses: slower than talk, since loudspeakers echo.
pub const SYLLABLES_PER_SECOND: u32 = 3;

/// Consonants that a Vietnamese syllable can begin with, folded; it may also begin with its vowel.
const INITIALS: [&str; 26] = [
    "", "b", "c", "ch", "d", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];

/// Consonants that a Vietnamese syllable can end with; it may also end with its vowel.
const FINALS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// The syllables of the text when it is read aloud, numbers in words and abbreviations letter by letter.
///
/// A Vietnamese word is one syllable; of a foreign word every group of vowels counts as one.
pub fn syllables(text: &str) -> usize {
    spell_numbers(text)
        .split(|character| !is_letter_or_digit(character))
        .filter(|word| !word.is_empty())
        .map(word_syllables)
        .sum()
}

/// Whole seconds, rounded up, that the text takes at [`SYLLABLES_PER_SECOND`].
pub fn reading_seconds(text: &str) -> u32 {
    u32::try_from(syllables(text))
        .unwrap_or(u32::MAX)
        .div_ceil(SYLLABLES_PER_SECOND)
}

fn word_syllables(word: &str) -> usize {
    let folded = fold(word);
    if is_syllable(&folded) {
        return 1;
    }
    let lower_case = word.chars().any(char::is_lowercase);
    let vowels = vowel_groups(&folded);
    if lower_case && vowels > 0 {
        vowels
    } else {
        word.chars().count()
    }
}

/// Whether a folded word has the shape of one Vietnamese syllable: consonants, vowels, consonants.
fn is_syllable(word: &str) -> bool {
    let vowels = word.trim_matches(|letter| !is_vowel(letter));
    let Some((initial, last)) = word.split_once(vowels) else {
        return false;
    };
    !vowels.is_empty()
        && vowels.chars().all(is_vowel)
        && INITIALS.contains(&initial)
        && FINALS.contains(&last)
}

fn vowel_groups(word: &str) -> usize {
    let groups = word.split(|letter| !is_vowel(letter));
    groups.filter(|group| !group.is_empty()).count()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: usize) {
        assert_eq!(syllables(text), expected, "{text}");
    }

    #[test]
    fn a_vietnamese_word_is_one_syllable() {
        check("", 0);
        check(" – … !", 0);
        check("Kính mời bà con và các em học sinh!", 9);
        check("nghiêng khuya quyết giáo ỷ yêu HỌC SINH", 8);
    }

    #[test]
    fn numbers_count_as_they_are_said() {
        check("72,2 %", 7);
        check("224.500 lượt", 9);
        check("04/3/2022", 12);
    }

    #[test]
    fn abbreviations_are_spelled_and_foreign_words_have_their_vowels() {
        check("UBND", 4);
        check("CĐ, THCS", 6);
        check("Internet", 3);
        check("fanpage", 3);
        check("km", 2);
    }

    #[test]
    fn seconds_are_rounded_up() {
        assert_eq!(reading_seconds(""), 0);
        assert_eq!(reading_seconds("ba"), 1);
        assert_eq!(reading_seconds("một hai ba bốn"), 2);
        assert_eq!(reading_seconds(&"ba ".repeat(180)), 60);
    }
}
