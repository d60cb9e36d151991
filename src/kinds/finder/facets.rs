//! What programmes are chosen by on the page of the finder, in the order in which a family asks.

use serde::Serialize;

use crate::diag::Diagnostic;
use crate::kinds::occupation::Field;
use crate::kinds::programme::{Education, Level, Mode, Shift};
use crate::site::Site;

/// The upper ends of the bands of fees, in đồng a month; the same stand in `scripts/search/facets.js`.
const FEES: [i64; 4] = [500_000, 1_000_000, 1_500_000, 2_000_000];

/// A facet.
#[derive(Debug, Serialize)]
pub(super) struct Facet {
    /// Its name in addresses and in the index.
    name: &'static str,
    /// Its values in the order in which the index numbers them; empty for records, which the index has.
    values: Vec<Value>,
}

/// A value of a facet.
#[derive(Debug, Serialize)]
struct Value {
    /// Its name in addresses.
    key: String,
    label: String,
}

/// All facets.
///
/// # Errors
/// When the theme lacks a word.
pub(super) fn facets(site: &Site) -> Result<Vec<Facet>, Diagnostic> {
    let of = |name, keys: &[&'static str]| named(site, name, name, keys);
    let own = |name, keys: &[&'static str]| named(site, name, &format!("search.{name}"), keys);
    let records = |name| Facet {
        name,
        values: Vec::new(),
    };
    Ok(vec![
        of("entry", &keys(Education::ALL, |value| value.key()))?,
        of("level", &keys(Level::ALL, |value| value.key()))?,
        of("field", &keys(Field::ALL, |value| value.key()))?,
        records("occupation"),
        records("area"),
        records("school"),
        own("cost", &["free", "supported"])?,
        fees(site)?,
        own("open", &["now", "soon"])?,
        months(site)?,
        of("mode", &keys(Mode::ALL, |value| value.key()))?,
        of("shift", &keys(Shift::ALL, |value| value.key()))?,
        own("dormitory", &["yes"])?,
        own("nine", &["yes"])?,
    ])
}

fn keys<T>(all: &[T], key: impl Fn(&T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(key).collect()
}

/// A facet whose values have their words below a key.
fn named(
    site: &Site,
    name: &'static str,
    words: &str,
    keys: &[&'static str],
) -> Result<Facet, Diagnostic> {
    let value = |key: &&'static str| {
        Ok(Value {
            key: (*key).to_owned(),
            label: site.word(&format!("{words}.{key}"))?,
        })
    };
    Ok(Facet {
        name,
        values: keys.iter().map(value).collect::<Result<_, _>>()?,
    })
}

/// What is asked for a month of study, in bands; then what is above them, and what is not known.
fn fees(site: &Site) -> Result<Facet, Diagnostic> {
    let money = |dong: i64| site.words.locale.money(dong);
    let mut values = Vec::new();
    for fee in FEES {
        let label = site.say("search.fee.to", &[("amount", &money(fee))])?;
        values.push((fee.to_string(), label));
    }
    if let Some(last) = FEES.last() {
        let label = site.say("search.fee.above", &[("amount", &money(*last))])?;
        values.push(("above".to_owned(), label));
    }
    values.push(("unknown".to_owned(), site.word("search.fee.unknown")?));
    let values = values.into_iter();
    Ok(Facet {
        name: "fee",
        values: values.map(|(key, label)| Value { key, label }).collect(),
    })
}

/// The months in which something starts.
fn months(site: &Site) -> Result<Facet, Diagnostic> {
    let value = |month: u8| {
        Ok(Value {
            key: month.to_string(),
            label: site.word(&format!("search.month.m{month}"))?,
        })
    };
    Ok(Facet {
        name: "month",
        values: (1..=12).map(value).collect::<Result<_, _>>()?,
    })
}
