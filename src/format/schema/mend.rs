//! What a text will mean once its mistakes are mended, so that what else is wrong with it can be told in the same run.
//!
//! Where a hint can only mean one thing, that is put in place. A value for which nothing is proposed is taken out where
//! its group can stand without it. Otherwise one is invented, another in every trial: what is wrong in all trials alike
//! does not come from it. A list keeps its items: without one of them it would say something else.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value as Schema;
use serde_yaml::Value;

use super::document::Document;
use super::invent::invent;
use super::node::Node;
use super::{Mistake, Refs, check};
use crate::diag::codes;
use crate::format::yaml::{self, Lost, Problem, Rest, Seg};

/// How often fixes are put in place: a key that was mended shows what is wrong with its value, but hardly more.
const MAX_FIXES: usize = 2;

/// How often groups are taken out that miss what was taken out of them; values do not nest much deeper.
const MAX_ROUNDS: usize = 6;

/// The keys by which groups are called in other places.
const NAMES: &[&str] = &["id", "number"];

/// How deep inside a field groups with names stand.
const NAME_DEPTH: usize = 2;

/// A text without mistakes against its schema.
#[derive(Debug, Default, PartialEq)]
pub struct Mended {
    /// What it means.
    pub value: Value,
    /// The places where something is gone: a rule that looks inside one of them would judge a gap.
    pub gaps: Vec<Vec<Seg>>,
    /// The values that stand for what was written: what is wrong there was told, and the rest is a guess.
    pub guesses: Vec<Vec<Seg>>,
    /// The places of values under a mended key, each with the key that is written.
    pub renamed: Vec<(Vec<Seg>, Seg)>,
    /// The values that are made up, since nothing tells what was meant.
    pub invented: Vec<Vec<Seg>>,
    /// Whether something that cannot be read, or is made up, may hold names by which other places call what bears them.
    pub hides_names: bool,
    /// In how many trials every value is invented that could change what rules say.
    pub trials: usize,
}

/// Mends a YAML text, with what this trial invents; `None` when it cannot be, or nothing is left of it.
pub fn mend(schema: &Schema, yaml_text: &str, refs: &dyn Refs, trial: usize) -> Option<Mended> {
    let (mut text, value, lost) = match yaml::parse(yaml_text) {
        Ok(value) => (yaml_text.to_owned(), value, Lost::default()),
        Err(_) => {
            let Rest { text, value, lost } = yaml::survey(yaml_text).rest?;
            (text, value, lost)
        }
    };
    let root = Node::root(schema);
    let mut lost_fields = lost.outermost().filter_map(|key| root.property(key));
    let mut mended = Mended {
        value,
        hides_names: lost_fields.any(|field| bears_names(field, NAME_DEPTH)),
        gaps: lost.outermost().map(|key| vec![Seg::from(key)]).collect(),
        ..Mended::default()
    };
    for _ in 0..MAX_FIXES {
        let mistakes = check(&Document::new(schema, &text, &mended.value, refs), &lost);
        let Some(fixed) = mended.fix(&text, mistakes) else {
            break;
        };
        let Ok(value) = yaml::parse(&fixed) else {
            break;
        };
        mended.value = value;
        text = fixed;
    }
    let none_lost = Lost::default();
    for _ in 0..MAX_ROUNDS {
        let document = Document::new(schema, "", &mended.value, refs);
        let mistakes = check(&document, &none_lost);
        if mistakes.is_empty() {
            return Some(mended);
        }
        mended.replace(schema, mistakes, refs, trial)?;
    }
    None
}

impl Mended {
    /// The text with everything in place that a hint proposes; `None` when none proposes anything.
    fn fix(&mut self, text: &str, mistakes: Vec<Mistake>) -> Option<String> {
        let mut fixes: Vec<(Range<usize>, String)> = Vec::new();
        for Mistake { mut path, problem } in mistakes {
            let Problem {
                span, code, fix, ..
            } = problem;
            let Some(fix) = fix else { continue };
            if code == codes::UNKNOWN_KEY {
                let written = path.pop()?;
                path.push(Seg::from(fix.as_str()));
                self.renamed.push((path, written));
            } else {
                self.guesses.push(path);
            }
            fixes.push((span, fix));
        }
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

    /// Takes out what is wrong and invents what must be there; `None` when that is not possible.
    fn replace(
        &mut self,
        schema: &Schema,
        mistakes: Vec<Mistake>,
        refs: &dyn Refs,
        trial: usize,
    ) -> Option<()> {
        let mut wrong: BTreeSet<(Reverse<Vec<Seg>>, Wrong)> = BTreeSet::new();
        for Mistake { path, problem } in mistakes {
            let wrong_how = match problem.code {
                // Nobody misses a field that the schema does not know, but one of a list of keys was meant to say something.
                codes::UNKNOWN_KEY if !has_named_keys(schema, &path) => Wrong::Unknown,
                codes::UNKNOWN_KEY => Wrong::Free,
                _ if is_needed(schema, &path) => Wrong::Needed,
                _ => Wrong::Free,
            };
            wrong.insert((Reverse(path), wrong_how));
        }
        for (Reverse(path), wrong) in wrong {
            if wrong == Wrong::Needed {
                let node = Node::root(schema).follow(&path)?;
                let (value, trials) = invent(node, refs, trial)?;
                put(&mut self.value, &path, value)?;
                self.hides_names |= bears_names(node, NAME_DEPTH);
                self.invented.push(path.clone());
                self.guesses.push(path);
                self.trials = self.trials.max(trials);
                continue;
            }
            remove(&mut self.value, &path)?;
            if wrong == Wrong::Free {
                self.gaps.push(gap(&path));
            }
        }
        Some(())
    }
}

/// What can be done about a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Wrong {
    /// Its key is none, so it can go.
    Unknown,
    /// Its group can stand without it.
    Free,
    /// Something must stand there.
    Needed,
}

/// Whether groups that have names stand in a field.
fn bears_names(field: Node<'_>, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else {
        return false;
    };
    let group = field.items("items").unwrap_or(field);
    let inner = || group.properties().into_iter().map(|(_, inner)| inner);
    NAMES.iter().any(|name| group.property(name).is_some())
        || inner().any(|inner| bears_names(inner, depth))
}

/// Whether the keys of the group around a value are words out of a list.
fn has_named_keys(schema: &Schema, path: &[Seg]) -> bool {
    let around = path.split_last().map_or(path, |(_, around)| around);
    let group = Node::root(schema).follow(around);
    group.is_some_and(|group| group.items("propertyNames").is_some())
}

/// Whether what stands around a value cannot stand without it.
fn is_needed(schema: &Schema, path: &[Seg]) -> bool {
    let Some((Seg::Key(key), around)) = path.split_last() else {
        return true;
    };
    let around = Node::root(schema).follow(around);
    around.is_none_or(|group| group.requires(key))
}

/// The group that misses what stood at a path, or the field when that is the record itself.
fn gap(path: &[Seg]) -> Vec<Seg> {
    let length = path.len().saturating_sub(1).max(1);
    path.get(..length).unwrap_or(path).to_vec()
}

/// Takes out what stands at a path; `None` when it is the whole text or an item of a list.
fn remove(value: &mut Value, path: &[Seg]) -> Option<()> {
    let (last, around) = path.split_last()?;
    match (at(value, around)?, last) {
        (Value::Mapping(entries), Seg::Key(key)) => entries.remove(key.as_ref()).map(|_| ()),
        _ => None,
    }
}

/// Puts a value at a path; `None` when nothing can hold it there.
fn put(value: &mut Value, path: &[Seg], new: Value) -> Option<()> {
    let (last, around) = path.split_last()?;
    match (at(value, around)?, last) {
        (Value::Mapping(entries), Seg::Key(key)) => {
            entries.insert(key.as_ref().into(), new);
        }
        (Value::Sequence(items), Seg::Index(index)) => *items.get_mut(*index)? = new,
        _ => return None,
    }
    Some(())
}

/// What stands at a path.
fn at<'v>(value: &'v mut Value, path: &[Seg]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |group, seg| match seg {
        Seg::Key(key) => group.get_mut(key.as_ref()),
        Seg::Index(index) => group.get_mut(*index),
    })
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
                "fee": {"type": "object", "properties": {"amount": {"type": "integer"}, "per": {"type": "string"}}},
                "intakes": {"type": "array", "items": {
                    "type": "object",
                    "required": ["places"],
                    "properties": {"places": {"type": "integer", "minimum": 1}, "note": {"type": "string"}},
                }},
            },
        })
    }

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &[&[Seg]])>) -> Mended {
        let mended = mend(&schema(), text, &NoRefs, 0);
        let expected = expected.map(|(text, gaps)| {
            let gaps: Vec<Vec<Seg>> = gaps.iter().map(|gap| gap.to_vec()).collect();
            (yaml::parse(text).unwrap(), gaps)
        });
        let found = mended.as_ref();
        assert_eq!(
            found.map(|found| (found.value.clone(), found.gaps.clone())),
            expected
        );
        mended.unwrap_or_default()
    }

    #[test]
    fn what_a_hint_proposes_is_put_in_place() {
        let mended = check(
            "levl: sơ cấp\nstart: 04/3/2022\nplaces: \"30\"\n",
            Some(("level: so-cap\nstart: 2022-03-04\nplaces: 30\n", &[])),
        );
        let level = vec![Seg::from("level")];
        assert_eq!(mended.renamed, [(level.clone(), Seg::from("levl"))]);
        assert!(mended.guesses.contains(&level));
    }

    #[test]
    fn what_nothing_is_proposed_for_goes_where_nobody_needs_it() {
        check(
            "level: so-cap\nplaces: -3\nnhan: 1\nfee: {amount: x, per: y}\n",
            Some((
                "level: so-cap\nfee: {per: y}\n",
                &[&[Seg::from("places")], &[Seg::from("fee")]],
            )),
        );
        check("[7]\n", None);
    }

    #[test]
    fn what_must_be_there_is_invented_and_differs_from_trial_to_trial() {
        let level = |trial, text| {
            let mended = mend(&schema(), text, &NoRefs, trial).unwrap();
            assert_eq!(mended.invented, [[Seg::from("level")]]);
            assert_eq!(mended.trials, 2);
            mended.value.get("level").unwrap().clone()
        };
        assert_eq!(level(0, "level: 7\n"), "so-cap");
        assert_eq!(level(1, "places: 3\n"), "trung-cap");
        let text = "level: so-cap\nintakes: [{places: -1}, {places: 7}]\n";
        let mended = mend(&schema(), text, &NoRefs, 0).unwrap();
        let places = [Seg::from("intakes"), Seg::from(0), Seg::from("places")];
        assert_eq!(mended.invented, [places]);
    }

    /// Lines as editors write them, right and wrong, which make any file together.
    const LINES: &[&str] = &[
        "level: so-cap",
        "level: [trung-cap]",
        "level: so-cap\u{200b}",
        "levl: sơ cấp",
        "nghề: trung-cap",
        "start: 04/3/2022",
        "start: 01/04/26",
        "start: \"2022-03-04",
        "places: 1.500",
        "places: -1",
        "places 30",
        "fee:",
        "fee: {amount: 1.000, per: a: b}",
        "  amount: 5 triệu",
        "  amount: [",
        "  per: a: b",
        "   per: month",
        "\tper: x",
        "tuition: {amount: 7, per: month}",
        "intakes:",
        "intakes: 7",
        "- places: 2",
        "- note: \"x",
        "- x",
        "  places: 0",
        "  places: [3]",
        "  note: {a: b}",
        "  note y",
        "  note:",
        "",
    ];

    fn lines() -> impl Strategy<Value = String> {
        let lines = prop::collection::vec(prop::sample::select(LINES), 0..9);
        lines.prop_map(|lines| lines.join("\n") + "\n")
    }

    proptest! {
        #[test]
        fn what_is_mended_has_no_mistake(text in lines(), trial in 0usize..3) {
            if let Some(mended) = mend(&schema(), &text, &NoRefs, trial) {
                let schema = schema();
                let document = Document::new(&schema, "", &mended.value, &NoRefs);
                let left = super::check(&document, &Lost::default());
                prop_assert!(left.is_empty(), "{:?}", mended.value);
            }
        }

        #[test]
        fn what_is_refused_is_told_inside_the_text(text in lines()) {
            let found = crate::format::schema::errors(&schema(), &"a.yaml".into(), &text, 0, &NoRefs);
            prop_assert_eq!(yaml::parse(&text).is_ok() || !found.is_empty(), true);
            for one in found {
                prop_assert!(one.span.is_some_and(|span| text.get(span).is_some()));
                prop_assert!(one.hint.is_some(), "{:?}", one.message);
            }
        }
    }
}
