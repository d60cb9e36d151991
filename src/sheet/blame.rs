//! The cell that a finding of the checks is about, so that who filled in a sheet sees it where they wrote.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_yaml::Value;

use super::content::{Content, at};
use super::origin::{Cell, Origins};
use super::place::Place;
use super::record::Draft;
use crate::diag::{Diagnostic, Lang};
use crate::format::yaml::{Seg, Tree, split_front_matter};

/// A record in a file.
struct Known<'a> {
    kind: &'static str,
    id: &'a str,
    prefix: Option<usize>,
}

/// What is needed to find cells.
pub(super) struct Blame<'a> {
    origins: &'a Origins,
    drafts: &'a [&'a Draft],
    /// The records of each file.
    records: BTreeMap<&'a str, Vec<Known<'a>>>,
    /// The values of each file with a finding, and where they begin in it.
    trees: BTreeMap<&'a str, (usize, Tree<'a>)>,
    /// The cells that changed something.
    changed: BTreeSet<&'a Place>,
}

/// A cell with the record that it belongs to.
struct Own<'a> {
    kind: &'static str,
    id: &'a str,
    place: Place,
}

impl<'a> Blame<'a> {
    /// What is known of the files that findings stand in, by their texts as they are checked.
    pub(super) fn new(
        origins: &'a Origins,
        content: &'a Content,
        drafts: &'a [&'a Draft],
        texts: &'a BTreeMap<String, String>,
    ) -> Self {
        let old = content.records.iter().map(|record| {
            let (kind, id, prefix) = (record.kind, &*record.id, record.prefix);
            (&*record.file, Known { kind, id, prefix })
        });
        let new = drafts.iter().filter(|draft| draft.old.is_none());
        let new = new.map(|draft| {
            let (kind, id, prefix) = (draft.kind, draft.id.as_str(), draft.prefix);
            (&*draft.file, Known { kind, id, prefix })
        });
        let mut records: BTreeMap<&str, Vec<Known<'_>>> = BTreeMap::new();
        for (file, known) in old.chain(new).filter(|(file, _)| texts.contains_key(*file)) {
            records.entry(file).or_default().push(known);
        }
        let trees = texts.iter().filter_map(|(file, text)| {
            let yaml = match file.ends_with(".md") {
                true => split_front_matter(text).ok()?.yaml,
                false => 0..text.len(),
            };
            Some((file.as_str(), (yaml.start, Tree::read(text.get(yaml)?))))
        });
        Self {
            origins,
            drafts,
            records,
            trees: trees.collect(),
            changed: drafts
                .iter()
                .flat_map(|draft| draft.cells.iter().map(|(_, place)| place))
                .collect(),
        }
    }

    /// The cell that a finding is about: that of its field if the sheet changed it, or else the changed cell that it speaks
    /// of, or else that of its field all the same.
    pub(super) fn cell(&self, one: &Diagnostic) -> Option<Place> {
        let own = self.own(one);
        if let Some(own) = &own
            && self.changed.contains(&own.place)
        {
            return Some(own.place.clone());
        }
        let cause = self.cause(one, own.as_ref());
        cause.cloned().or(own.map(|own| own.place))
    }

    /// The cell of the field in which a finding stands: the one whose value is the smallest around it.
    fn own(&self, one: &Diagnostic) -> Option<Own<'a>> {
        let known = self.records.get(&*one.file)?;
        let (start, tree) = self.trees.get(&*one.file)?;
        let span = one.span.as_ref().map_or(0, |span| span.start);
        let at = span.saturating_sub(*start);
        let mut nearest: Option<((usize, bool, bool), Own<'a>)> = None;
        for record in known {
            let prefix: Vec<Seg> = record.prefix.map(Seg::Index).into_iter().collect();
            let around = tree.find(&prefix);
            let is_inside = around.is_some_and(|found| (found.value.start..=found.value.end).contains(&at));
            if record.prefix.is_some() && !is_inside {
                continue;
            }
            for Cell { path, place } in self.origins.cells(record.kind, record.id) {
                let Some(length) = length(tree, &prefix, &path, at) else {
                    continue;
                };
                let is_told = path.last().is_some_and(|key| speaks_of_key(one, key));
                let rank = (length, !is_told, !self.changed.contains(&place));
                if nearest.as_ref().is_none_or(|(least, _)| rank < *least) {
                    let (kind, id) = (record.kind, record.id);
                    nearest = Some((rank, Own { kind, id, place }));
                }
            }
        }
        nearest.map(|(_, own)| own)
    }

    /// The only changed cell that a finding speaks of, in its own record or in another that it names; or the only one at all.
    fn cause(&self, one: &Diagnostic, own: Option<&Own<'_>>) -> Option<&'a Place> {
        let is_own = |draft: &Draft| own.is_some_and(|own| draft.kind == own.kind && draft.id == own.id);
        let said = |draft: &'a Draft| {
            let cells = draft.cells.iter();
            let told = cells.filter(|(path, _)| at(&draft.new, path).is_some_and(|value| speaks_of(one, value)));
            told.map(|(_, place)| place).collect::<Vec<_>>()
        };
        let mut drafts = self.drafts.iter();
        if let Some(draft) = drafts.find(|draft| is_own(draft))
            && let [only] = said(draft).as_slice()
        {
            return Some(only);
        }
        let named = self.drafts.iter().filter(|draft| !is_own(draft) && names(one, draft));
        let cells = named.flat_map(|draft| &draft.cells);
        let mut told = cells.filter(|(path, _)| path.iter().any(|key| speaks_of_key(one, key)));
        if let (Some((_, only)), None) = (told.next(), told.next()) {
            return Some(only);
        }
        let mut all = self.drafts.iter().flat_map(|draft| &draft.cells);
        match (all.next(), all.next()) {
            (Some((_, only)), None) => Some(only),
            _ => None,
        }
    }
}

/// How many bytes around a place belong to a field, or to what is around one that is gone; nothing when it lies elsewhere.
fn length(tree: &Tree<'_>, prefix: &[Seg], path: &[Seg], at: usize) -> Option<usize> {
    let paths = (0..=path.len())
        .rev()
        .map(|length| path.get(..length).unwrap_or_default());
    let found = paths
        .map(|path| [prefix, path].concat())
        .find_map(|path| tree.find(&path))?;
    let start = found.key.map_or(found.value.start, |key| key.start);
    (start..=found.value.end)
        .contains(&at)
        .then(|| found.value.end - start)
}

/// What a finding says, with its remedy.
fn words(one: &Diagnostic) -> String {
    let hint = one.hint.as_ref().map(|hint| hint.get(Lang::Vi));
    format!("{} {}", one.message.get(Lang::Vi), hint.unwrap_or_default())
}

fn tokens(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '“' | '”' | '(' | ')' | ';'))
        .map(|token| token.trim_matches([',', '.', ':', '`']))
}

/// Whether a finding names a field by its key.
fn speaks_of_key(one: &Diagnostic, key: &Seg) -> bool {
    let Seg::Key(key) = key else { return false };
    tokens(&words(one)).any(|token| token == &**key)
}

/// Whether a finding repeats a value.
fn speaks_of(one: &Diagnostic, value: &Value) -> bool {
    let words = one.message.get(Lang::Vi);
    match value {
        Value::String(text) => match day(text) {
            Some(day) => tokens(words).any(|token| day_as_shown(token) == Some(day)),
            None => tokens(words).any(|token| token == text) || (text.contains(' ') && words.contains(text.as_str())),
        },
        Value::Number(number) => {
            let number = number.to_string();
            tokens(words).any(|token| token.replace('.', "") == number)
        }
        Value::Sequence(items) => items.iter().any(|item| speaks_of(one, item)),
        _ => false,
    }
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// `01/3/2027`.
fn day_as_shown(token: &str) -> Option<Date> {
    let mut parts = token.split('/').map(str::parse::<i16>);
    let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether a finding speaks of a record: of its file, or by its id.
fn names(one: &Diagnostic, draft: &Draft) -> bool {
    let words = words(one);
    words.contains(&*draft.file) || tokens(&words).any(|token| token == draft.id)
}
