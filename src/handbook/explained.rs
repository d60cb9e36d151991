//! The explanation of a code in its parts, as `nghe explain` and the handbook both give it.

use crate::diag::{Code, Explanation, Sample, Text, explain};

/// A part of an explanation.
pub struct Part {
    /// What it is about; nothing for the meaning, which comes first.
    pub heading: Option<Text>,
    /// What it says.
    pub body: Body,
}

/// What a part says.
pub enum Body {
    /// Sentences.
    Words(Text),
    /// Lines of a file.
    Sample {
        /// The lines.
        lines: Sample,
        /// The file, where it matters.
        file: Option<String>,
    },
}

/// The parts of a code's explanation, in the order in which they are read.
pub fn parts(code: Code) -> Vec<Part> {
    let Explanation {
        meaning,
        mend,
        why,
        file,
        wrong,
        right,
        ..
    } = explain(code);
    let words = |heading: Option<(&str, &str)>, text| Part {
        heading: heading.map(|(vi, en)| Text::new(vi, en)),
        body: Body::Words(text),
    };
    let sample = |vi: &str, en: &str, lines| Part {
        heading: Some(Text::new(vi, en)),
        body: Body::Sample {
            lines,
            file: file.clone(),
        },
    };
    vec![
        words(None, meaning),
        words(Some(("Cách sửa", "How to mend it")), mend),
        words(Some(("Vì sao có quy tắc này", "Why the rule exists")), why),
        sample("Sai", "Wrong", wrong),
        sample("Đúng", "Right", right),
    ]
}
