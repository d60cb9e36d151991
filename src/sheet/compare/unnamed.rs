//! Rows without an id: which record each one is, by what tells records of its kind apart for people.
//!
//! The same row can come twice, in one sheet or in the next import of it, and must not become two records.

use std::collections::{BTreeSet, HashMap};

use serde_yaml::Value;

use super::{Filled, Line, Work};
use crate::sheet::column::Column;
use crate::sheet::entered::entered;
use crate::sheet::names::written_out;
use crate::sheet::problems::{self, Trouble};
use crate::sheet::shown::plain;
use crate::sheet::tables::Table;
use crate::sheet::target;

/// The values by which people know a record, folded and with short words written out.
type Traits = Vec<String>;

/// What is known of a sheet's records while its rows are gone through.
pub(super) struct Kin {
    /// The keys of the values, as far as the sheet has columns for them.
    keys: Vec<&'static str>,
    /// The records that no row names by its id, with the record around each.
    there: HashMap<Traits, Vec<(Option<String>, String)>>,
    /// The ids that rows name.
    pub(super) named: BTreeSet<String>,
    /// The ids that were made for rows, by what the rows are about.
    made: HashMap<(Option<String>, Traits), String>,
    /// All ids that are or will be in use.
    taken: BTreeSet<String>,
}

impl Kin {
    /// The records of a sheet's kind.
    pub(super) fn of(work: &Work<'_>, filled: &Filled) -> Self {
        let table = filled.found.table;
        let has = |key: &&&str| filled.found.columns.iter().any(|(_, one)| one.key == **key);
        let keys: Vec<&'static str> = table.natural.iter().filter(has).copied().collect();
        let named: BTreeSet<String> = filled
            .lines()
            .map(|line| line.text("id").to_lowercase())
            .collect();
        let mut there: HashMap<Traits, Vec<_>> = HashMap::new();
        let records = work.content.of(table.kind);
        for record in records.filter(|record| !named.contains(&*record.id)) {
            let Some(value) = &record.value else { continue };
            let parent = record.parent.as_deref().map(str::to_owned);
            let place = there.entry(traits(&keys, value)).or_default();
            place.push((parent, record.id.to_string()));
        }
        Self {
            keys,
            there,
            taken: named.clone(),
            named,
            made: HashMap::new(),
        }
    }

    /// Notes an id that a row brings.
    pub(super) fn take(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }
}

/// What a row without an id is about.
pub(super) enum Meant {
    Existing(String),
    /// A new record with this id.
    New(String),
}

impl Work<'_> {
    /// A row without an id: the record that it describes, or a new one with an id made from its words.
    pub(super) fn unnamed(
        &self,
        line: &Line<'_>,
        parent: Option<&str>,
        kin: &mut Kin,
    ) -> Result<Meant, crate::diag::Diagnostic> {
        let table = line.filled.found.table;
        let values: Vec<String> = kin.keys.iter().map(|key| self.meant(line, key)).collect();
        let traits: Traits = values.iter().map(|value| written_out(value)).collect();
        let is_near = |home: &Option<String>| parent.is_none() || home.as_deref() == parent;
        let described = kin.there.get(&traits).into_iter().flatten();
        let mut described = described.filter(|(home, _)| is_near(home));
        if let (Some((_, id)), None) = (described.next(), described.next())
            && values.iter().any(|value| !value.is_empty())
        {
            return Ok(Meant::Existing(id.clone()));
        }
        let like = (parent.map(str::to_owned), traits);
        if let Some(id) = kin.made.get(&like) {
            return Ok(Meant::New(id.clone()));
        }
        let base = target::id_of(&self.words(line, table));
        if base.is_empty() {
            return Err(nameless(line));
        }
        let id = parent.map_or_else(|| base.clone(), |parent| format!("{parent}-{base}"));
        let id = target::free(&id, |id| {
            kin.taken.contains(id) || self.content.find(table.kind, id).is_some()
        });
        kin.take(&id);
        kin.made.insert(like, id.clone());
        Ok(Meant::New(id))
    }

    /// The words that an id is made of: what the record is called, or else what it is about.
    fn words(&self, line: &Line<'_>, table: &Table) -> String {
        let entry = self.content.entry(table.kind);
        let title = entry.and_then(|entry| entry.title_key);
        let title = title.map(|key| line.text(key)).unwrap_or_default();
        if !title.is_empty() {
            return title;
        }
        let values = table.natural.iter().map(|key| self.meant(line, key));
        let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
        values.join(" ")
    }

    /// What a cell means, as content writes it; its words where it cannot be read, nothing where it is empty.
    fn meant(&self, line: &Line<'_>, key: &str) -> String {
        let Some((column, cell, _)) = line.cell(key).filter(|(_, cell, _)| !cell.is_empty()) else {
            return String::new();
        };
        match entered(&column.form, cell, &self.names) {
            Ok(value) => plain(&value),
            Err(_) => cell.text(),
        }
    }

    /// The item that a row without an id describes, of those that no row names.
    pub(super) fn described(
        &self,
        line: &Line<'_>,
        items: &[Value],
        is_named: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let columns = &line.filled.found.columns;
        let has = |key: &&&str| {
            columns
                .iter()
                .any(|(_, one): &(u32, Column)| one.key == **key)
        };
        let natural = line.filled.found.table.natural.iter();
        let keys: Vec<&'static str> = natural.filter(has).copied().collect();
        let values = keys.iter().map(|key| written_out(&self.meant(line, key)));
        let wanted: Traits = values.collect();
        if wanted.iter().all(String::is_empty) {
            return None;
        }
        let named = |item: &Value| item.get("id").map(plain).is_some_and(|id| is_named(&id));
        let mut alike = items
            .iter()
            .enumerate()
            .filter(|(_, item)| !named(item) && traits(&keys, item) == wanted);
        let (place, _) = alike.next()?;
        alike.next().is_none().then_some(place)
    }
}

fn traits(keys: &[&'static str], value: &Value) -> Traits {
    let values = keys.iter().map(|key| value.get(*key));
    values
        .map(|value| value.map(|value| written_out(&plain(value))))
        .map(Option::unwrap_or_default)
        .collect()
}

fn nameless(line: &Line<'_>) -> crate::diag::Diagnostic {
    problems::row(
        &line.place(),
        Trouble::new(
            "hàng này không có mã và không có tên",
            "this row has neither an id nor a name",
            "điền tên, hoặc xóa hàng",
            "fill in its name, or remove the row",
        ),
    )
}
