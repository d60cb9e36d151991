//! The cell that a finding of the checks is about, so that who filled in a sheet sees it where they wrote.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_yaml::Value;

use super::content::{Content, at};
use super::origin::{Cell, Origins};
use super::place::Place;
use super::problems;
use super::record::Draft;
use crate::diag::{Diagnostic, Lang, codes};
use crate::format::yaml::{Seg, Tree, split_front_matter};
use crate::model::for_cell;

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
    /// What heads the column of a field that is missing, and whether the sheet has that column.
    missing: Option<(String, bool)>,
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

    /// A finding at the cell that it is about, in the words of the sheet where it can be said in them.
    pub(super) fn told(&self, one: Diagnostic) -> Diagnostic {
        let own = self.own(&one);
        if let Some(own) = &own
            && let Some((label, is_there)) = &own.missing
            && one.code == codes::MISSING_FIELD
        {
            return problems::cell(&own.place, problems::incomplete(label, *is_there));
        }
        let is_changed = own
            .as_ref()
            .is_some_and(|own| self.changed.contains(&own.place));
        let cause = match is_changed {
            true => None,
            false => self.cause(&one, own.as_ref()).cloned(),
        };
        match cause.or(own.map(|own| own.place)) {
            Some(place) => {
                let hint = one.hint.as_ref().map(for_cell);
                problems::at(&place, one.severity, one.code, &one.message, hint)
            }
            None => one,
        }
    }

    /// The cell of the field in which a finding stands: that of a missing one that it names, or else the one whose value is
    /// the smallest around it.
    fn own(&self, one: &Diagnostic) -> Option<Own<'a>> {
        let known = self.records.get(&*one.file)?;
        let (start, tree) = self.trees.get(&*one.file)?;
        let span = one.span.as_ref().map_or(0, |span| span.start);
        let at = span.saturating_sub(*start);
        let mut nearest: Option<(Rank, Own<'a>)> = None;
        for record in known {
            let prefix: Vec<Seg> = record.prefix.map(Seg::Index).into_iter().collect();
            let cells = self.origins.cells(record.kind, record.id);
            for Cell {
                path,
                place,
                label,
                is_there,
            } in cells
            {
                let Some(around) = Around::of(tree, &prefix, &path, at) else {
                    continue;
                };
                let is_named = path.last().is_some_and(|key| speaks_of_key(one, key));
                let is_missing = around.is_gone && is_named;
                // A field that neither the sheet nor the file has is nothing to point at.
                if !is_there && around.is_gone && !is_missing {
                    continue;
                }
                let is_unchanged = !self.changed.contains(&place);
                let rank = (!is_missing, around.length, !is_named, is_unchanged);
                if nearest.as_ref().is_none_or(|(least, _)| rank < *least) {
                    let (kind, id) = (record.kind, record.id);
                    let missing = label.filter(|_| is_missing).map(|label| (label, is_there));
                    let own = Own {
                        kind,
                        id,
                        place,
                        missing,
                    };
                    nearest = Some((rank, own));
                }
            }
        }
        nearest.map(|(_, own)| own)
    }

    /// The only changed cell that a finding speaks of, in its own record or in another that it names; or the only one at all.
    fn cause(&self, one: &Diagnostic, own: Option<&Own<'_>>) -> Option<&'a Place> {
        let is_own =
            |draft: &Draft| own.is_some_and(|own| draft.kind == own.kind && draft.id == own.id);
        let said = |draft: &'a Draft| {
            let cells = draft.cells.iter();
            let told = cells.filter(|(path, _)| {
                at(&draft.new, path).is_some_and(|value| speaks_of(one, value))
            });
            told.map(|(_, place)| place).collect::<Vec<_>>()
        };
        let mut drafts = self.drafts.iter();
        if let Some(draft) = drafts.find(|draft| is_own(draft))
            && let [only] = said(draft).as_slice()
        {
            return Some(only);
        }
        let named = self
            .drafts
            .iter()
            .filter(|draft| !is_own(draft) && names(one, draft));
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

/// What makes one cell nearer to a finding than another, the most important first: lower is nearer.
type Rank = (bool, usize, bool, bool);

/// The part of a file that belongs to a field.
struct Around {
    /// Its bytes.
    length: usize,
    /// Whether the field is not written there, so that the part is that of what is around it.
    is_gone: bool,
}

impl Around {
    /// The part of a field, if it holds this place.
    fn of(tree: &Tree<'_>, prefix: &[Seg], path: &[Seg], at: usize) -> Option<Self> {
        let (length, found) = (0..=path.len()).rev().find_map(|length| {
            let path = [prefix, path.get(..length).unwrap_or_default()].concat();
            Some((length, tree.find(&path)?))
        })?;
        let start = found.key.map_or(found.value.start, |key| key.start);
        let holds = (start..=found.value.end).contains(&at);
        holds.then(|| Self {
            length: found.value.end - start,
            is_gone: length < path.len(),
        })
    }
}

/// What a finding says, with its remedy.
fn words(one: &Diagnostic) -> String {
    let hint = one.hint.as_ref().map(|hint| hint.get(Lang::Vi));
    format!("{} {}", one.message.get(Lang::Vi), hint.unwrap_or_default())
}

fn tokens(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, '"' | '“' | '”' | '(' | ')' | ';')
        })
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
            None => {
                tokens(words).any(|token| token == text)
                    || (text.contains(' ') && words.contains(text.as_str()))
            }
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
    let (day, month, year) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether a finding speaks of a record: of its file, or by its id.
fn names(one: &Diagnostic, draft: &Draft) -> bool {
    let words = words(one);
    words.contains(&*draft.file) || tokens(&words).any(|token| token == draft.id)
}
