//! A script for a loudspeaker: sentences in their order, of which the least needed go until the time is kept.

use crate::format::text::{reading_seconds, spell_numbers};

/// A sentence of a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub text: String,
    /// The lower, the more needed; of equals the later one goes first.
    pub rank: u8,
    /// Whether it is for the ear only: a greeting, a repetition.
    pub spoken: bool,
}

/// A script that can be read aloud as it stands.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Script {
    /// The time it was made for, in seconds.
    pub limit: u32,
    /// The time it takes, in seconds.
    pub seconds: u32,
    /// The sentences, numbers spelled out.
    pub sentences: Vec<String>,
}

impl Script {
    /// The longest script of these sentences that takes no more than `limit` seconds.
    pub(super) fn within(limit: u32, sentences: &[Sentence]) -> Self {
        let mut kept: Vec<(u8, String)> = sentences
            .iter()
            .map(|sentence| (sentence.rank, spell_numbers(&sentence.text)))
            .collect();
        while seconds(&kept) > limit {
            let least = kept
                .iter()
                .enumerate()
                .max_by_key(|(place, (rank, _))| (*rank, *place));
            let Some((place, _)) = least else {
                break;
            };
            kept.remove(place);
        }
        Self {
            limit,
            seconds: seconds(&kept),
            sentences: kept.into_iter().map(|(_, text)| text).collect(),
        }
    }
}

fn seconds(sentences: &[(u8, String)]) -> u32 {
    let texts: Vec<&str> = sentences.iter().map(|(_, text)| text.as_str()).collect();
    reading_seconds(&texts.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sentence(text: &str, rank: u8) -> Sentence {
        Sentence {
            text: text.to_owned(),
            rank,
            spoken: false,
        }
    }

    #[test]
    fn the_least_needed_go_first() {
        let long = format!("{}.", "ba ".repeat(150));
        let sentences = [
            sentence("Kính thưa bà con.", 0),
            sentence(&long, 2),
            sentence("Gọi 111.", 1),
        ];
        let script = Script::within(50, &sentences);
        assert_eq!(script.sentences, ["Kính thưa bà con.", "Gọi một một một."]);
        assert_eq!(Script::within(60, &sentences).sentences.len(), 3);
    }

    proptest! {
        #[test]
        fn no_script_takes_longer_than_its_time(
            texts in prop::collection::vec(("[a-zà-ỹ0-9., ]{0,400}", 0..5_u8), 0..8),
            limit in 0..120_u32,
        ) {
            let sentences: Vec<Sentence> = texts.iter().map(|(text, rank)| sentence(text, *rank)).collect();
            let script = Script::within(limit, &sentences);
            prop_assert!(script.seconds <= limit);
        }
    }
}
