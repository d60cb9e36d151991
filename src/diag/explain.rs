//! What a code means, how to mend it, an example, and why the rule is there: one file of `explain/` a code.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::codes::EXPLANATIONS;
use super::{Code, Lang, Text};

/// The explanation of a code, whole in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// The mistake in a few words.
    pub title: Text,
    /// What the finding says of the content.
    pub meaning: Text,
    /// What to do about it.
    pub mend: Text,
    /// Why the rule exists.
    pub why: Text,
    /// The content file of the example; `None` for a mistake that no text shows.
    #[serde(default)]
    pub file: Option<String>,
    /// What the example stands in place of in that file of the base site of the tests; `None` when it is all of the file.
    #[serde(default)]
    pub replaces: Option<String>,
    /// Other files that the example needs beside it, by their paths.
    #[serde(default)]
    pub also: BTreeMap<String, String>,
    /// The folder of `tests/cases`, or of `tests`, whose test makes the mistake where no text can.
    #[serde(default)]
    pub case: Option<String>,
    /// What carries the code.
    pub wrong: Sample,
    /// The same without the mistake.
    pub right: Sample,
}

/// A side of an example.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Sample {
    /// As it is written in a file.
    Written(String),
    /// Told in words.
    Told(Text),
}

impl Sample {
    /// The text to show, without a line break at its end.
    pub fn get(&self, lang: Lang) -> &str {
        match self {
            Self::Written(text) => text.trim_end_matches('\n'),
            Self::Told(text) => text.get(lang),
        }
    }
}

/// The explanation of a code.
#[expect(
    clippy::expect_used,
    reason = "the files are part of the program, and a test reads all of them"
)]
pub fn explain(code: Code) -> Explanation {
    let (_, written) = EXPLANATIONS
        .iter()
        .find(|(one, _)| *one == code)
        .expect("every code has a file");
    serde_yaml::from_str(written).expect("the file is whole")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use std::collections::BTreeSet;

    use super::*;
    use crate::diag::codes;

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for code in codes::ALL {
            let one = explain(*code);
            for text in [&one.title, &one.meaning, &one.mend, &one.why] {
                for lang in [Lang::Vi, Lang::En] {
                    assert!(!text.get(lang).trim().is_empty(), "{}", code.as_str());
                }
                assert_ne!(text.get(Lang::Vi), text.get(Lang::En), "{}", code.as_str());
            }
            assert!(
                one.file.is_some() != one.case.is_some(),
                "{}",
                code.as_str()
            );
            assert_ne!(
                one.wrong.get(Lang::Vi),
                one.right.get(Lang::Vi),
                "{}",
                code.as_str()
            );
        }
    }

    #[test]
    fn no_file_explains_a_code_that_is_none() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/diag/explain");
        let files: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let codes = codes::ALL
            .iter()
            .map(|code| format!("{}.yaml", code.as_str()));
        assert_eq!(files, codes.collect::<BTreeSet<String>>());
    }
}
