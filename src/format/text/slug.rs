//! Names in URLs and ids: lower-case Latin letters without marks, digits and single hyphens.

use super::fold::fold_char;

/// The text as a part of a URL: folded, with one `-` for every run of anything but `a-z` and `0-9`.
///
/// The result has the form `[a-z0-9]+(-[a-z0-9]+)*`, or is empty when the text has no Latin letter and
/// no digit: letters of other scripts are left out, not transcribed. It never changes for the same
/// text, since addresses that people have saved depend on it.
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        fold_char(letter, |plain| {
            if !plain.is_ascii_alphanumeric() {
                gap = true;
                return;
            }
            if gap && !slug.is_empty() {
                slug.push('-');
            }
            gap = false;
            slug.push(plain);
        });
    }
    slug
}

/// Whether the text can be an id: `a-z`, `0-9` and `-`, not empty, no `-` at either end.
pub fn is_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(allowed) && !text.starts_with('-') && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn joins_words_with_single_hyphens() {
        assert_eq!(
            slug("  Cao đẳng Nghề -- Hà Nội (cơ sở 2) "),
            "cao-dang-nghe-ha-noi-co-so-2"
        );
        assert_eq!(slug("漢字"), "");
        assert_eq!(slug("A漢字B"), "a-b");
        assert_eq!(slug("e\u{302}\u{300}"), "e");
    }

    #[test]
    fn ids_have_no_capitals_marks_or_outer_hyphens() {
        for good in ["a", "cd-hoa-sen", "06-ctr", "a--b"] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "", "-", "-a", "a-", "A", "đ", "a_b", "a b", "a/b", "..", "a.b",
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn is_empty_or_words_with_single_hyphens(text in any::<String>()) {
            let slug = slug(&text);
            prop_assert!(slug.is_empty() || is_id(&slug));
            prop_assert!(!slug.contains("--"));
        }

        #[test]
        fn folding_first_changes_nothing(text in "([a-zA-Z0-9 .-]|[À-ỹ]|[\u{300}-\u{323}]|\\PC){0,40}") {
            prop_assert_eq!(slug(&fold(&text)), slug(&text));
            prop_assert_eq!(slug(&slug(&text)), slug(&text));
        }
    }
}
