//! The order of the Vietnamese alphabet: a ă â b c d đ e ê …, tones after letters, numbers by value.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(vietnamese);

/// Compares two texts as a Vietnamese list orders them; `Quận 2` comes before `Quận 10`.
///
/// Texts are equal only when they are canonically equivalent, so the result does not depend on the
/// order of arrival. To sort a list, [`sort_by`] is faster.
pub fn compare(left: &str, right: &str) -> Ordering {
    VIETNAMESE.compare(left, right)
}

/// Bytes whose plain order is the order of [`compare`], for keeping beside a record that is sorted often.
///
/// Keys are good within one run of the program: another version of the collation data may make others.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len().saturating_mul(2));
    let Ok(()) = VIETNAMESE.write_sort_key_to(text, &mut key);
    key
}

/// Sorts items by the text that `key` takes from each; equal texts keep their order.
pub fn sort_by<T>(items: &mut [T], key: impl Fn(&T) -> &str) {
    items.sort_by_cached_key(|item| sort_key(key(item)));
}

/// Strength `Identical` settles what all other levels leave equal, so that no tie depends on chance.
fn vietnamese() -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Identical);
    #[expect(
        clippy::expect_used,
        reason = "the data for this locale is compiled into the program; no input can take it away"
    )]
    Collator::try_new(preferences, options).expect("collation data for vi is compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(ordered: &[&str]) {
        let mut sorted = ordered.to_vec();
        sorted.reverse();
        sort_by(&mut sorted, |text| text);
        assert_eq!(sorted, ordered);
    }

    #[test]
    fn letters_follow_the_alphabet() {
        check(&[
            "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o",
            "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y",
        ]);
    }

    #[test]
    fn tones_decide_only_between_the_same_letters() {
        check(&["ma", "mà", "mả", "mã", "má", "mạ", "mac", "măng", "mâm"]);
        check(&["Dệt may", "Du lịch", "Điện", "Đúc"]);
    }

    #[test]
    fn numbers_follow_their_value() {
        check(&["Quận 2", "Quận 10", "Quận 11"]);
    }

    #[test]
    fn normal_forms_are_equal() {
        assert_eq!(compare("nghề", "nghe\u{302}\u{300}"), Ordering::Equal);
        assert_ne!(compare("Nghề", "nghề"), Ordering::Equal);
    }

    proptest! {
        #[test]
        fn keys_order_as_the_comparison_does(left in "[a-eA-EÀ-ỹ0-9 .-]{0,8}", right in "[a-eA-EÀ-ỹ0-9 .-]{0,8}") {
            prop_assert_eq!(sort_key(&left).cmp(&sort_key(&right)), compare(&left, &right));
        }
    }
}
