//! What is wrong with the values of mistyped keys, which the schema can only judge under the keys that were meant.

use std::ops::Range;

use super::document::Document;
use super::{Mistake, check};
use crate::diag::codes;
use crate::format::yaml::{self, Lost, Problem, Seg};

/// A key that takes the place of another.
struct Fix {
    span: Range<usize>,
    key: String,
    path: Vec<Seg>,
}

/// The mistakes below the mistyped keys among those that were found in a text, at its bytes.
pub(super) fn below(
    document: &Document<'_>,
    text: &str,
    lost: &Lost,
    found: &[Mistake],
) -> Vec<Problem> {
    let mut fixes: Vec<Fix> = found.iter().filter_map(fix).collect();
    fixes.sort_by_key(|fix| fix.span.start);
    let mut fixed = String::with_capacity(text.len());
    let mut end = 0;
    for fix in &fixes {
        let Some(before) = text.get(end..fix.span.start) else {
            return Vec::new();
        };
        fixed.push_str(before);
        fixed.push_str(&fix.key);
        end = fix.span.end;
    }
    fixed.push_str(text.get(end..).unwrap_or_default());
    let value = match yaml::parse(&fixed) {
        Ok(value) if !fixes.is_empty() => value,
        _ => return Vec::new(),
    };
    let mended = Document::new(document.schema, &fixed, &value, document.refs);
    let is_below = |mistake: &Mistake| {
        let mut fixes = fixes.iter();
        fixes.any(|fix| mistake.path.starts_with(&fix.path))
    };
    check(&mended, lost)
        .into_iter()
        .filter(is_below)
        .map(|Mistake { mut problem, .. }| {
            problem.span = written(&fixes, problem.span.start)..written(&fixes, problem.span.end);
            problem
        })
        .collect()
}

fn fix(mistake: &Mistake) -> Option<Fix> {
    let Mistake { path, problem } = mistake;
    let key = problem.fix.clone()?;
    let (_, around) = path.split_last()?;
    (problem.code == codes::UNKNOWN_KEY).then(|| Fix {
        span: problem.span.clone(),
        path: around
            .iter()
            .cloned()
            .chain([Seg::from(key.as_str())])
            .collect(),
        key,
    })
}

/// A byte of the text as it is written, for one of the text with the keys that were meant.
fn written(fixes: &[Fix], at: usize) -> usize {
    let before = fixes.iter().scan(0_isize, |shift, fix| {
        let end = fix.span.start.checked_add_signed(*shift)? + fix.key.len();
        *shift += fix.key.len() as isize - fix.span.len() as isize;
        Some((end, *shift))
    });
    let shift = before
        .take_while(|(end, _)| *end <= at)
        .last()
        .map_or(0, |(_, shift)| shift);
    at.checked_add_signed(-shift).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::format::schema::{NoRefs, errors};
    use serde_json::json;

    #[test]
    fn values_of_mistyped_keys_are_judged_where_they_stand() {
        let schema = json!({
            "type": "object",
            "additionalProperties": false,
            "properties": {
                "name": {"type": "string"},
                "intakes": {"type": "array", "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["places", "start"],
                    "properties": {"places": {"type": "integer"}, "start": {"type": "string", "format": "date"}},
                }},
            },
        });
        let text = "nam: 7\nintake:\n- places: x\n  star: hôm nay\n- places: 3\n";
        let found = errors(&schema, &"a.yaml".into(), text, 0, &NoRefs);
        let told: Vec<(&str, &str)> = found
            .iter()
            .map(|one| (one.code.as_str(), &text[one.span.clone().unwrap()]))
            .collect();
        assert_eq!(
            told,
            [
                ("E0201", "nam"),
                ("E0114", "7"),
                ("E0201", "intake"),
                ("E0203", "x"),
                ("E0201", "star"),
                ("E0202", "places"),
            ]
        );
    }
}
