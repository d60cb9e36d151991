//! Changing a file of the content so that only the lines of what changed are other ones.

mod block;
mod csv;
mod lines;
mod yaml;

use serde_yaml::Value;

use crate::format::yaml::{Seg, parse, split_front_matter};

pub(super) use block::fresh;

/// A record of a file before and after.
pub(super) struct Edit<'a> {
    /// The record's place in a file of several.
    pub(super) prefix: Option<usize>,
    pub(super) old: &'a Value,
    pub(super) new: &'a Value,
}

/// The order in which the fields of a record are written: a path of keys gives its rank.
pub(super) type Rank<'a> = &'a dyn Fn(&[Seg]) -> usize;

/// The text of a file with its records changed; `None` when it cannot be changed in place, so that a person must.
pub(super) fn edited(file: &str, text: &str, edits: &[Edit<'_>], rank: Rank<'_>) -> Option<String> {
    if file.ends_with(".csv") {
        return csv::edited(text, edits);
    }
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let range = match file.ends_with(".md") {
        true => split_front_matter(text).ok()?.yaml,
        false => start..text.len(),
    };
    let before = text.get(range.clone())?;
    let after = yaml::edited(before, edits, rank)?;
    // What was written must be read as what was meant, whatever the style of the file.
    let read = parse(&after).ok()?;
    let well = edits.iter().all(|edit| match edit.prefix {
        Some(place) => read.get(place) == Some(edit.new),
        None => read == *edit.new,
    });
    let mut whole = text.to_owned();
    whole.replace_range(range, &after);
    well.then_some(whole)
}

/// A text in place of some bytes.
#[derive(Debug)]
struct Splice {
    range: std::ops::Range<usize>,
    text: String,
}

/// Puts all texts in their places; `None` when two of them overlap.
fn spliced(text: &str, mut splices: Vec<Splice>) -> Option<String> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for splice in &splices {
        out.push_str(text.get(at..splice.range.start)?);
        out.push_str(&splice.text);
        at = splice.range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}
