//! Holds the fold, the slug and the reading of typed words to the tables that the browser's code is held to as well.

#![allow(clippy::expect_used, reason = "a missing table must fail the test")]

use super::{fold, is_id, key, nfc, slug, spelling, split_words, typed};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
struct Vector {
    input: String,
    fold: String,
    slug: String,
}

fn vectors() -> Vec<Vector> {
    read("fold-vectors.json")
}

fn read<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    let table =
        std::fs::read_to_string(path).expect("the table of vectors is part of the repository");
    serde_json::from_str(&table).expect("the table of vectors is valid JSON")
}

/// What the search script must make of words: see `src/format/text/syllable.rs`.
#[derive(Deserialize)]
struct SearchVectors {
    words: Vec<(String, Vec<String>)>,
    keys: Vec<(String, String)>,
    spellings: Vec<(String, String)>,
    same: Vec<(String, String)>,
    different: Vec<(String, String)>,
    typed: Vec<(String, Option<String>)>,
}

#[test]
fn every_search_vector_is_read_as_the_table_says() {
    let table: SearchVectors = read("search-vectors.json");
    for (text, words) in &table.words {
        let found: Vec<&str> = split_words(text).map(|(_, word)| word).collect();
        assert_eq!(&found, words, "{text:?}");
    }
    for (word, expected) in &table.keys {
        assert_eq!(&key(word), expected, "key of {word:?}");
    }
    for (word, expected) in &table.spellings {
        assert_eq!(&spelling(word), expected, "spelling of {word:?}");
    }
    for (left, right) in &table.same {
        assert_eq!(key(left), key(right), "{left:?} {right:?}");
        assert_eq!(spelling(left), spelling(right), "{left:?} {right:?}");
    }
    for (left, right) in &table.different {
        assert_ne!(spelling(left), spelling(right), "{left:?} {right:?}");
    }
    for (word, expected) in &table.typed {
        assert_eq!(&typed(word), expected, "{word:?} as typed");
    }
}

#[test]
fn every_vector_folds_as_the_table_says() {
    for Vector {
        input,
        fold: folded,
        slug: slugged,
    } in vectors()
    {
        assert_eq!(fold(&input), folded, "{input:?}");
        assert_eq!(slug(&input), slugged, "{input:?}");
        assert_eq!(fold(&nfc(&input)), folded, "NFC of {input:?}");
        let decomposed: String = input.nfd().collect();
        assert_eq!(fold(&decomposed), folded, "NFD of {input:?}");
        assert!(slugged.is_empty() || is_id(&slugged), "{slugged:?}");
    }
}

#[test]
fn the_table_has_every_vietnamese_letter() {
    let table: String = vectors().into_iter().map(|vector| vector.input).collect();
    for vowel in "aăâeêioôơuưy".chars() {
        for tone in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
            let letter: String = format!("{vowel}{tone}").nfc().collect();
            assert!(table.contains(&letter), "{letter}");
            assert!(table.contains(&letter.to_uppercase()), "{letter}");
        }
    }
    assert!(table.contains(['đ', 'Đ']));
    assert!(vectors().len() >= 80);
}
