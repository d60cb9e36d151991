//! What can be chosen as an answer: words of a list, records that exist.

use serde_yaml::Value;

use crate::compose::Existing;
use crate::compose::existing::has_words;
use crate::diag::Text;
use crate::format::schema::{Choice, Scalar, Shape, Variant};

/// How many things to choose from are shown at once.
const MOST: usize = 20;

/// The things to choose from, in order; empty where anything can be typed.
#[derive(Debug, Default)]
pub(super) struct Offer(Vec<Choice>);

/// What can be chosen for a value.
pub(super) fn offered(shape: &Shape, existing: &Existing) -> Offer {
    match shape.item() {
        Shape::Scalar(one) => Offer(of_scalar(one, existing)),
        Shape::Map { keys, .. } => Offer(keys.clone()),
        _ => Offer::default(),
    }
}

fn of_scalar(one: &Scalar, existing: &Existing) -> Vec<Choice> {
    let Some(kind) = &one.reference else {
        return one.choices.clone();
    };
    let records = existing.all(kind).iter();
    records
        .map(|known| Choice {
            key: known.id.clone(),
            told: known.title.clone(),
        })
        .collect()
}

impl Offer {
    /// The words and keys of which a value is one.
    pub(super) fn of_variants(variants: &[Variant]) -> Self {
        let choices = variants.iter().map(|variant| match variant {
            Variant::Word(choice) => choice.clone(),
            Variant::Keyed(field) => Choice {
                key: field.key.clone(),
                told: field.told.clone(),
            },
        });
        Self(choices.collect())
    }

    /// A line for each, as far as they are not too many.
    pub(super) fn shown(&self) -> Vec<Text> {
        let mut lines = self.lines(|_| true);
        if self.0.len() > MOST {
            let more = self.0.len() - MOST;
            lines.push(Text::new(
                format!("  … và {more} mục nữa: gõ vài chữ, không cần dấu, để tìm"),
                format!(
                    "  … and {more} more: type some letters, marks are not needed, to find one"
                ),
            ));
        }
        lines
    }

    /// Whether a value is one of them, or several are.
    pub(super) fn has(&self, value: &Value) -> bool {
        match value {
            Value::Sequence(items) => items.iter().all(|item| self.has(item)),
            value => self
                .0
                .iter()
                .any(|choice| value.as_str() == Some(choice.key.as_str())),
        }
    }

    /// The lines of those that have the words that are typed.
    pub(super) fn matching(&self, typed: &str) -> Vec<Text> {
        self.lines(|choice| has_words(&[&choice.key, &choice.told], typed))
    }

    fn lines(&self, takes: impl Fn(&Choice) -> bool) -> Vec<Text> {
        let all = self.0.iter().enumerate();
        let taken = all.filter(|(_, choice)| takes(choice)).take(MOST);
        taken
            .map(|(place, choice)| {
                let told = choice.told.trim_end_matches('.');
                let line = format!("  {}) {}  {told}", place + 1, choice.key);
                let line = line.trim_end().to_owned();
                Text::new(line.clone(), line)
            })
            .collect()
    }

    /// What is typed, with numbers turned into the keys that stand at them.
    pub(super) fn meant(&self, typed: &str) -> String {
        if self.0.is_empty() {
            return typed.to_owned();
        }
        let parts = typed.split(';').map(|part| {
            let number = part.trim().parse::<usize>().ok();
            let place = number.and_then(|number| number.checked_sub(1));
            let key = place.and_then(|place| self.0.get(place));
            let by_words = || {
                let mut found = self
                    .0
                    .iter()
                    .filter(|choice| has_words(&[&choice.key, &choice.told], part));
                found.next().filter(|_| found.next().is_none())
            };
            let is_key = self.0.iter().any(|choice| choice.key == part.trim());
            match key.or_else(|| if is_key { None } else { by_words() }) {
                Some(choice) => choice.key.as_str(),
                None => part.trim(),
            }
        });
        parts.collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_stand_for_keys() {
        let choice = |key: &str, told: &str| Choice {
            key: key.to_owned(),
            told: told.to_owned(),
        };
        let offer = Offer(vec![
            choice("thcs", "Tốt nghiệp trung học cơ sở."),
            choice("thpt", "Tốt nghiệp trung học phổ thông."),
        ]);
        for (typed, meant) in [
            ("2", "thpt"),
            ("pho thong", "thpt"),
            ("1; 2", "thcs; thpt"),
            ("thcs", "thcs"),
            ("3", "3"),
            ("tot nghiep", "tot nghiep"),
        ] {
            assert_eq!(offer.meant(typed), meant, "{typed}");
        }
        assert_eq!(offer.matching("tot nghiep").len(), 2);
        assert!(Offer::default().shown().is_empty());
    }
}
