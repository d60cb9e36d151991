//! The proposal for a mistyped key, id or value: the candidate that was most likely meant.

use strsim::damerau_levenshtein;

use super::fold;

/// Letters of the longer word for each slip that is forgiven: one in three, or a proposal would be a guess.
const LETTERS_PER_SLIP: usize = 3;

/// Slips that are forgiven at most, however long the words.
const MAX_SLIPS: usize = 4;

/// The candidate that differs from the word in the fewest slips, or `None` when none is close enough.
///
/// A slip is a letter too many, missing, wrong, or swapped with its neighbour; capitals and marks do not
/// count. Among equally close candidates the first wins, so the order of the candidates decides.
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let word = fold(word);
    candidates
        .filter_map(|candidate| Some((slips(&word, &fold(candidate))?, candidate)))
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, candidate)| candidate)
}

/// The label that was most likely meant: the shortest that begins with these words, or else the longest that these words
/// begin with, or else the [`nearest`]. People write the beginning of a label, or more than it says, before they misspell it.
pub fn likeliest<'a>(
    words: &str,
    labels: impl Iterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let begun = || {
        let begin = labels.clone().filter(|label| begins(label, words));
        begin.min_by_key(|label| label.chars().count())
    };
    let longer = || {
        let within = labels.clone().filter(|label| begins(words, label));
        within.min_by_key(|label| std::cmp::Reverse(label.chars().count()))
    };
    begun()
        .or_else(longer)
        .or_else(|| nearest(words, labels.clone()))
}

/// Whether a text begins with these words, whole; capitals and marks do not count.
pub fn begins(text: &str, words: &str) -> bool {
    let (text, words) = (fold(text), fold(words));
    let rest = text
        .strip_prefix(words.trim())
        .filter(|_| !words.is_empty());
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// The slips between two folded words; `None` when there are too many to forgive.
fn slips(word: &str, candidate: &str) -> Option<usize> {
    let (length, other) = (word.chars().count(), candidate.chars().count());
    let forgiven = (length.max(other) / LETTERS_PER_SLIP).min(MAX_SLIPS);
    // The difference in length is a lower bound that spares most candidates the comparison.
    if length.abs_diff(other) > forgiven {
        return None;
    }
    Some(damerau_levenshtein(word, candidate)).filter(|slips| *slips <= forgiven)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 8] = [
        "title",
        "summary",
        "status",
        "campus",
        "campuses",
        "fee",
        "phones",
        "cd-hoa-sen",
    ];

    #[track_caller]
    fn check(word: &str, expected: Option<&str>) {
        assert_eq!(nearest(word, KEYS.into_iter()), expected);
    }

    #[test]
    fn proposes_what_was_most_likely_meant() {
        check("titel", Some("title"));
        check("Sumary", Some("summary"));
        check("statuss", Some("status"));
        check("campusses", Some("campuses"));
        check("fe", Some("fee"));
        check("cd-hoa-sen1", Some("cd-hoa-sen"));
        check("CĐ-Hoa-Sén", Some("cd-hoa-sen"));
    }

    #[test]
    fn proposes_nothing_silly() {
        for far in ["", "x", "no", "owner", "programme", "cd-dien-tu", "漢字"] {
            check(far, None);
        }
        assert_eq!(nearest("title", std::iter::empty()), None);
    }

    #[test]
    fn the_beginning_of_a_label_counts_more_than_its_letters() {
        let labels = [
            "Trực tuyến",
            "Trực tiếp tại trường",
            "Hàn",
            "Hàn hơi",
            "Kết hợp",
        ];
        let likely = |words| likeliest(words, labels.into_iter());
        assert_eq!(likely("Trực tiếp"), Some("Trực tiếp tại trường"));
        assert_eq!(likely("truc tuyen qua Zoom"), Some("Trực tuyến"));
        assert_eq!(likely("Hàn hơi và cắt"), Some("Hàn hơi"));
        assert_eq!(likely("Hàng"), Some("Hàn"));
        assert_eq!(likely("Trực tuyếng"), Some("Trực tuyến"));
        assert_eq!(likely("Vừa làm vừa học"), None);
        assert!(!begins("Hàng", "Hàn") && !begins("Hàn", ""));
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("bat", ["cat", "hat"].into_iter()), Some("cat"));
        assert_eq!(nearest("bat", ["hat", "cat"].into_iter()), Some("hat"));
    }
}
