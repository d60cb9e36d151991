//! Holds the fold and the slug to the table that the browser's code is held to as well.

#![allow(clippy::expect_used, reason = "a missing table must fail the test")]

use super::{fold, is_id, nfc, slug};
use serde::Deserialize;
use unicode_normalization::UnicodeNormalization;

#[derive(Deserialize)]
struct Vector {
    input: String,
    fold: String,
    slug: String,
}

fn vectors() -> Vec<Vector> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/fold-vectors.json");
    let table =
        std::fs::read_to_string(path).expect("the table of vectors is part of the repository");
    serde_json::from_str(&table).expect("the table of vectors is valid JSON")
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
