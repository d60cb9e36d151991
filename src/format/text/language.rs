//! The tag of a language that people call otherwise.

use super::{fold, nearest};

/// What people write for a language, without marks, and its tag.
const SAID: &[(&str, &str)] = &[
    ("vn", "vi"),
    ("vie", "vi"),
    ("viet", "vi"),
    ("tieng viet", "vi"),
    ("viet nam", "vi"),
    ("vietnam", "vi"),
    ("vietnamese", "vi"),
    ("eng", "en"),
    ("uk", "en"),
    ("us", "en"),
    ("gb", "en"),
    ("anh", "en"),
    ("tieng anh", "en"),
    ("english", "en"),
];

/// The tag that a text means, if that is clear.
pub fn language(written: &str) -> Option<&'static str> {
    let folded = fold(written).replace(['-', '_'], " ");
    let exact = SAID.iter().find(|(said, _)| *said == folded);
    let region = || {
        folded
            .split(' ')
            .next()
            .filter(|tag| matches!(*tag, "vi" | "en"))
    };
    let tag = exact.map(|(_, tag)| *tag);
    tag.or_else(|| region().map(|tag| if tag == "vi" { "vi" } else { "en" }))
        .or_else(|| {
            let near = nearest(&folded, SAID.iter().map(|(said, _)| *said))?;
            SAID.iter()
                .find(|(said, _)| *said == near)
                .map(|(_, tag)| *tag)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_what_people_call_them() {
        for said in [
            "vn",
            "VN",
            "Tiếng Việt",
            "tieng viet",
            "vi_VN",
            "vi-VN",
            "Vietnamse",
        ] {
            assert_eq!(language(said), Some("vi"), "{said}");
        }
        assert_eq!(language("English"), Some("en"));
        assert_eq!(language("fr"), None);
        assert_eq!(language("../vi"), None);
    }
}
