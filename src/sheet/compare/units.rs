//! Numbers that name their unit in the same cell, or under a header that does: `24 tháng`, `1.500.000 đ/tháng`.
//!
//! A unit has a column of its own. Where that is left out or empty the unit goes there; where it says another, nobody knows
//! which is meant.

use std::borrow::Cow;

use super::{Line, Work};
use crate::format::schema::cell::{Choice, Form};
use crate::format::text;
use crate::format::yaml::Seg;
use crate::sheet::book::Cell;
use crate::sheet::column::Column;
use crate::sheet::entered::entered;
use crate::sheet::place::Place;
use crate::sheet::problems::Trouble;

/// A cell of a field, or what another says for it.
pub(super) struct Given<'a> {
    pub(super) column: &'a Column,
    pub(super) cell: Cow<'a, Cell>,
    pub(super) place: Place,
    /// What is wrong with the cell beside what it says by itself.
    pub(super) trouble: Option<Trouble>,
}

/// Words that stand between an amount and the time that it is for.
const EACH: &[&str] = &["moi ", "mot ", "1 ", "theo "];

impl Work<'_> {
    /// The cells of a row's fields, with units in their own columns.
    pub(super) fn given<'a>(&self, line: &Line<'a>) -> Vec<Given<'a>> {
        let mut given: Vec<Given<'a>> = line
            .fields()
            .map(|(column, cell, place)| Given {
                column,
                cell: Cow::Borrowed(cell),
                place,
                trouble: None,
            })
            .collect();
        for at in 0..given.len() {
            let Some((number, unit, choice)) = given.get(at).and_then(|one| self.parted(line, one))
            else {
                continue;
            };
            let mut trouble = None;
            let place = given.get(at).map(|one| one.place.clone());
            let other = given.iter_mut().find(|one| one.column.key == unit.key);
            match (other, place) {
                (Some(other), Some(place)) if other.cell.is_empty() => {
                    other.cell = Cow::Owned(Cell::Text(choice.label.clone()));
                    other.place = place;
                }
                (Some(other), _) => {
                    let said = entered(&unit.form, &other.cell, &self.names).ok();
                    if said.as_ref().and_then(|said| said.as_str()) != Some(choice.key.as_str()) {
                        trouble = Some(differs(choice, unit, &other.place, &other.cell.text()));
                    }
                }
                (None, Some(place)) => given.push(Given {
                    column: unit,
                    cell: Cow::Owned(Cell::Text(choice.label.clone())),
                    place,
                    trouble: None,
                }),
                (None, None) => {}
            }
            if let Some(one) = given.get_mut(at) {
                one.cell = Cow::Owned(number);
                one.trouble = trouble;
            }
        }
        given
    }

    /// A number without its unit, the column of the unit, and which unit it is; nothing where the cell names none.
    fn parted<'a>(
        &self,
        line: &Line<'a>,
        one: &Given<'a>,
    ) -> Option<(Cell, &'a Column, &'a Choice)> {
        let form = &one.column.form;
        let may_name = one.column.unit.is_some() || matches!(*one.cell, Cell::Text(_));
        let is_number = matches!(form, Form::Money | Form::Integer | Form::Number);
        if !is_number || !may_name || one.cell.is_empty() {
            return None;
        }
        let (unit, choices) = beside(one.column, &line.filled.found.all)?;
        let is_read = |cell: &Cell| entered(form, cell, &self.names).is_ok();
        if is_read(&one.cell) {
            let choice = chosen(choices, one.column.unit.as_deref()?)?;
            return Some((one.cell.clone().into_owned(), unit, choice));
        }
        let text = one.cell.text();
        let starts = text
            .char_indices()
            .filter(|(_, letter)| *letter == '/' || letter.is_alphabetic());
        let mut parts = starts.filter_map(|(at, _)| Some((text.get(..at)?, text.get(at..)?)));
        parts.find_map(|(number, words)| {
            let choice = chosen(choices, words)?;
            let number = Cell::Text(number.trim().to_owned());
            is_read(&number).then_some((number, unit, choice))
        })
    }
}

/// The column that says the unit of a number: the only choice among the fields around it.
fn beside<'a>(number: &Column, all: &'a [Column]) -> Option<(&'a Column, &'a [Choice])> {
    let group = around(number).filter(|group| matches!(group.last(), Some(Seg::Key(_))))?;
    let mut units = all.iter().filter_map(|column| match &column.form {
        Form::Choice(choices) if around(column) == Some(group) => {
            Some((column, choices.as_slice()))
        }
        _ => None,
    });
    let only = units.next()?;
    units.next().is_none().then_some(only)
}

/// The path of what is around a field in its row.
fn around(column: &Column) -> Option<&[Seg]> {
    column.path.split_last().map(|(_, around)| around)
}

/// The unit that words name: its label, or a part of it that no other has.
fn chosen<'a>(choices: &'a [Choice], words: &str) -> Option<&'a Choice> {
    let folded = text::fold(words.trim_start_matches('/').trim());
    let each = EACH.iter().find_map(|each| folded.strip_prefix(each));
    let words = each.unwrap_or(&folded).trim();
    let only = |words: &str| {
        let has = |choice: &&Choice| {
            let label = format!(" {} ", text::fold(&choice.label));
            label.contains(&format!(" {words} "))
        };
        let mut found = choices.iter().filter(has);
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let first = words.split(' ').next().filter(|first| !first.is_empty())?;
    let exact = choices
        .iter()
        .find(|choice| text::fold(&choice.label) == words);
    exact.or_else(|| only(words)).or_else(|| only(first))
}

fn differs(choice: &Choice, unit: &Column, place: &Place, other: &str) -> Trouble {
    let (label, cell) = (&choice.label, place.cell());
    Trouble::new(
        format!(
            "ô này ghi {label:?}, còn ô {cell} ({:?}) ghi {other:?}",
            unit.label
        ),
        format!(
            "this cell says {label:?}, and cell {cell} ({:?}) says {other:?}",
            unit.label
        ),
        format!("chỉ ghi con số ở ô này, và chọn đúng một mục ở ô {cell}"),
        format!("write the number alone into this cell, and choose what is right in cell {cell}"),
    )
}
