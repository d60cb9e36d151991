//! What a text will mean once its mistakes are mended, so that what else is wrong with it can be told in the same run.
//!
//! Where a hint can only mean one thing, that is put in place. What nothing is proposed for is taken out, with the
//! group around it where the group cannot stand without it. A group with an id stays, since others may name it.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value as Schema;
use serde_yaml::Value;

use super::document::Document;
use super::{Mistake, Refs, check};
use crate::diag::codes;
use crate::format::yaml::{self, Problem, Rest, Seg};

/// How often fixes are put in place: a key that was mended shows what is wrong with its value, but hardly more.
const MAX_FIXES: usize = 2;

/// How often groups are taken out that miss what was taken out of them; values do not nest much deeper.
const MAX_ROUNDS: usize = 6;

/// A text without mistakes against its schema.
#[derive(Debug)]
pub struct Mended {
    /// What it means.
    pub value: Value,
    /// The places where something is gone: a rule that looks inside one of them would judge a gap.
    pub gaps: Vec<Vec<Seg>>,
}

/// Mends a YAML text; `None` when it cannot be, or nothing is left of it.
pub fn mend(schema: &Schema, yaml_text: &str, refs: &dyn Refs) -> Option<Mended> {
    let (mut text, mut value, lost) = match yaml::parse(yaml_text) {
        Ok(value) => (yaml_text.to_owned(), value, BTreeSet::new()),
        Err(_) => {
            let Rest { text, value, lost } = yaml::survey(yaml_text).rest?;
            (text, value, lost)
        }
    };
    for _ in 0..MAX_FIXES {
        let mistakes = check(&Document::new(schema, &text, &value, refs), &lost);
        let Some(fixed) = with_fixes(&text, mistakes) else {
            break;
        };
        value = yaml::parse(&fixed).ok()?;
        text = fixed;
    }
    let mut gaps: Vec<Vec<Seg>> = lost
        .iter()
        .map(|key| vec![Seg::from(key.as_str())])
        .collect();
    for _ in 0..MAX_ROUNDS {
        let mistakes = check(&Document::new(schema, "", &value, refs), &lost);
        if mistakes.is_empty() {
            return Some(Mended { value, gaps });
        }
        let mut wrong: Vec<Vec<Seg>> = mistakes.into_iter().map(what_goes).collect();
        // The last items of a list go first, so that the places of those before stay what they are.
        wrong.sort_by(|left, right| Reverse(left).cmp(&Reverse(right)));
        wrong.dedup();
        for path in wrong {
            remove(&mut value, &path)?;
            gaps.push(gap(&path));
        }
    }
    None
}

/// The text with everything in place that a hint proposes; `None` when none proposes anything.
fn with_fixes(text: &str, mistakes: Vec<Mistake>) -> Option<String> {
    let fixes = mistakes.into_iter().filter_map(|mistake| {
        let Problem { span, fix, .. } = mistake.problem;
        Some((span, fix?))
    });
    let mut fixes: Vec<(Range<usize>, String)> = fixes.collect();
    fixes.sort_by_key(|(span, _)| Reverse(span.end));
    let mut fixed = text.to_owned();
    let mut end = text.len();
    for (span, fix) in &fixes {
        if span.end <= end && text.get(span.clone()).is_some() {
            end = span.start;
            fixed.replace_range(span.clone(), fix);
        }
    }
    (!fixes.is_empty()).then_some(fixed)
}

/// The path of what has to go: a value, or the group that misses one.
fn what_goes(mistake: Mistake) -> Vec<Seg> {
    let mut path = mistake.path;
    if mistake.problem.code == codes::MISSING_FIELD {
        path.pop();
    }
    path
}

/// The group that misses what stood at a path, or the field when that is the record itself. A list with fewer items
/// is a gap in the group that has the list.
fn gap(path: &[Seg]) -> Vec<Seg> {
    let below = if matches!(path, [.., Seg::Index(_)]) {
        2
    } else {
        1
    };
    let length = path.len().saturating_sub(below).max(1);
    path.get(..length).unwrap_or(path).to_vec()
}

/// Takes out what stands at a path; `None` when it is the whole text, or others may name it.
fn remove(value: &mut Value, path: &[Seg]) -> Option<()> {
    let (last, around) = path.split_last()?;
    let group = around.iter().try_fold(value, |group, seg| match seg {
        Seg::Key(key) => group.get_mut(key.as_ref()),
        Seg::Index(index) => group.get_mut(*index),
    })?;
    match (group, last) {
        (Value::Mapping(entries), Seg::Key(key)) => {
            entries.remove(key.as_ref())?;
        }
        (Value::Sequence(items), Seg::Index(index)) => {
            items.get(*index).filter(|item| item.get("id").is_none())?;
            items.remove(*index);
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::schema::NoRefs;
    use proptest::prelude::*;
    use serde_json::json;

    fn schema() -> Schema {
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["level"],
            "properties": {
                "level": {"type": "string", "enum": ["so-cap", "trung-cap"]},
                "start": {"type": "string", "format": "date"},
                "places": {"type": "integer", "minimum": 1},
                "intakes": {"type": "array", "items": {
                    "type": "object",
                    "required": ["places"],
                    "properties": {"places": {"type": "integer", "minimum": 1}, "note": {"type": "string"}},
                }},
            },
        })
    }

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[&[Seg]])>) {
        let mended = mend(&schema(), text, &NoRefs);
        let expected = expected.map(|(text, gaps)| {
            let gaps: Vec<Vec<Seg>> = gaps.iter().map(|gap| gap.to_vec()).collect();
            (yaml::parse(text).unwrap(), gaps)
        });
        assert_eq!(mended.map(|mended| (mended.value, mended.gaps)), expected);
    }

    #[test]
    fn what_a_hint_proposes_is_put_in_place() {
        check(
            "levl: sơ cấp\nstart: 04/3/2022\nplaces: \"30\"\n",
            Some(("level: so-cap\nstart: 2022-03-04\nplaces: 30\n", &[])),
        );
    }

    #[test]
    fn what_nothing_is_proposed_for_goes_with_the_group_that_needs_it() {
        let intakes = [Seg::from("intakes")];
        check(
            "level: so-cap\nplaces: -3\nintakes:\n- {places: 5}\n- {places: -1, note: a}\n- {places: 7}\n",
            Some((
                "level: so-cap\nintakes:\n- {places: 5}\n- {places: 7}\n",
                &[
                    &[Seg::from("places")],
                    &[Seg::from("intakes"), Seg::from(1)],
                    &intakes,
                ],
            )),
        );
        check("level: 7\n", None);
        check("places: 3\n", None);
    }

    proptest! {
        #[test]
        fn what_is_mended_has_no_mistake(text in "(level|places|start|intakes|x)?: ?(so-cap|1\\.500|-1|\\[\\]|04/3/2022|\"a)?\n(level: so cap\n)?") {
            if let Some(mended) = mend(&schema(), &text, &NoRefs) {
                let left = super::check(&Document::new(&schema(), "", &mended.value, &NoRefs), &BTreeSet::new());
                let missing = left.iter().all(|mistake| mistake.problem.code == codes::MISSING_FIELD);
                prop_assert!(missing, "{:?}", mended.value);
            }
        }
    }
}
