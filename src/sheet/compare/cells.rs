//! The cells of a row held against the fields of what it tells of.

use serde_yaml::Value;

use super::{Line, Work};
use crate::sheet::book::{Cell, tidy};
use crate::sheet::column::Column;
use crate::sheet::content::at;
use crate::sheet::entered::entered;
use crate::sheet::form::Form;
use crate::sheet::place::Place;
use crate::sheet::problems::{self, Trouble};
use crate::sheet::record::{prune, set};
use crate::sheet::shown::shown;

/// What a row does to a value.
pub(in crate::sheet) struct CellsOf {
    pub(in crate::sheet) value: Value,
    /// The columns that changed it, with the cells.
    pub(in crate::sheet) changed: Vec<(Column, Place)>,
    /// Fields that were emptied.
    pub(in crate::sheet) removed: usize,
    /// Whether every cell could be read.
    pub(in crate::sheet) is_whole: bool,
}

impl Work<'_> {
    /// Puts the cells of a row into a value; `old` is nothing for what the row adds.
    pub(super) fn fill(&mut self, line: &Line<'_>, old: Option<&Value>) -> CellsOf {
        let mut filled = CellsOf {
            value: old.cloned().unwrap_or_default(),
            changed: Vec::new(),
            removed: 0,
            is_whole: true,
        };
        for (column, cell, place) in line.fields() {
            match self.field(line, column, cell, &place, old) {
                Ok(None) => {}
                Ok(Some(new)) => {
                    filled.removed += usize::from(new.is_none());
                    if let Some(order) = self.orders.get(line.filled.found.table.kind) {
                        let list = line.filled.found.table.list;
                        set_in(&mut filled.value, column, new, order, list);
                    }
                    filled.changed.push((column.clone(), place));
                }
                Err(trouble) => {
                    filled.is_whole = false;
                    self.problems.push(problems::cell(&place, trouble));
                }
            }
        }
        let paths: Vec<_> = filled
            .changed
            .iter()
            .map(|(column, _)| column.path.clone())
            .collect();
        prune(&mut filled.value, &paths);
        if old.is_none() {
            filled.is_whole &= self.lacks_nothing(line);
        }
        filled
    }

    /// What a cell makes of a field: nothing, another value, or its removal.
    fn field(
        &self,
        line: &Line<'_>,
        column: &Column,
        cell: &Cell,
        place: &Place,
        old: Option<&Value>,
    ) -> Result<Option<Option<Value>>, Trouble> {
        let before = old
            .and_then(|old| at(old, &column.path))
            .filter(|value| !value.is_null());
        if line.filled.grid.merged.contains(&(place.row, place.column)) {
            return Err(Trouble::new(
                "ô này bị gộp với ô bên cạnh nên không biết thuộc cột nào",
                "this cell is merged with the one beside it, so its column is not clear",
                "bỏ gộp ô rồi điền riêng từng cột",
                "unmerge the cells and fill in each column",
            ));
        }
        let written = before.map(|value| shown(&column.form, value, &self.names).into_text());
        if cell.is_empty() {
            return match written {
                Some(written) if !tidy(&written).is_empty() && column.required => {
                    Err(required(column))
                }
                Some(written) if !tidy(&written).is_empty() => Ok(Some(None)),
                _ => Ok(None),
            };
        }
        if written.is_some_and(|written| tidy(&written) == cell.text()) {
            return Ok(None);
        }
        let new = entered(&column.form, cell, &self.names)?;
        match before {
            Some(before) if alike(&column.form, before, &new) => Ok(None),
            // No is what a field says that is not written.
            None if new == Value::Bool(false) => Ok(None),
            Some(Value::String(before)) if column.form == Form::Moment => {
                Ok(Some(Some(in_zone(before, new))))
            }
            _ => Ok(Some(Some(new))),
        }
    }

    /// Whether a new row has all that it must; what is missing is reported at its cell.
    fn lacks_nothing(&mut self, line: &Line<'_>) -> bool {
        let mut whole = true;
        let found = &line.filled.found;
        let required = found
            .all
            .iter()
            .filter(|column| column.required && !column.is_frame());
        let keys: Vec<&Column> = required
            .filter(|column| {
                !found.table.identity.contains(&column.key.as_str()) || column.key != "id"
            })
            .collect();
        for column in keys {
            let (place, is_empty) = match line.cell(&column.key) {
                Some((_, cell, place)) => (place, cell.is_empty()),
                None => (line.place(), true),
            };
            if is_empty {
                whole = false;
                self.problems.push(problems::cell(&place, missing(column)));
            }
        }
        whole
    }
}

fn set_in(
    value: &mut Value,
    column: &Column,
    new: Option<Value>,
    order: &crate::sheet::record::Order,
    list: Option<&str>,
) {
    match list {
        None => set(value, &column.path, new, order),
        // The order of fields is known by their path in the record, so the item is put into a list for a moment.
        Some(list) => {
            let path: Vec<_> = [list.into(), 0.into()]
                .into_iter()
                .chain(column.path.iter().cloned())
                .collect();
            let mut around = serde_yaml::Mapping::new();
            around.insert(list.into(), Value::Sequence(vec![std::mem::take(value)]));
            let mut whole = Value::Mapping(around);
            set(&mut whole, &path, new, order);
            if let Some(item) = whole.get_mut(list).and_then(|items| items.get_mut(0)) {
                *value = std::mem::take(item);
            }
        }
    }
}

/// Whether a cell means what is written, perhaps in other words.
fn alike(form: &Form, before: &Value, new: &Value) -> bool {
    match (before, new) {
        (Value::Number(before), Value::Number(new)) => before.as_f64() == new.as_f64(),
        (Value::String(before), Value::String(new)) if *form == Form::Moment => {
            wall(before) == wall(new)
        }
        (Value::String(before), Value::String(new)) => tidy(before) == tidy(new),
        (Value::Sequence(before), Value::Sequence(new)) => {
            before.len() == new.len()
                && before
                    .iter()
                    .zip(new)
                    .all(|(before, new)| alike(form.item(), before, new))
        }
        (before, new) => before == new,
    }
}

/// A moment without what a spreadsheet does not show: the zone of the country, and midnight.
fn wall(moment: &str) -> &str {
    let wall = moment.strip_suffix("+07:00").unwrap_or(moment);
    wall.strip_suffix("T00:00").unwrap_or(wall)
}

/// A moment in the zone in which the one before it was written.
fn in_zone(before: &str, new: Value) -> Value {
    match new.as_str() {
        Some(new) if new.len() == 16 && before.ends_with("+07:00") => {
            Value::from(format!("{new}+07:00"))
        }
        _ => new,
    }
}

fn required(column: &Column) -> Trouble {
    Trouble::new(
        format!("cột bắt buộc {:?} bị để trống", column.label),
        format!("the required column {:?} was emptied", column.label),
        "điền lại giá trị; muốn giữ như cũ thì nhập lại như trong tệp đã gửi",
        "fill it in again; to leave it as it was, enter what the exported file had",
    )
}

fn missing(column: &Column) -> Trouble {
    Trouble::new(
        format!("hàng mới thiếu cột bắt buộc {:?}", column.label),
        format!("the new row lacks the required column {:?}", column.label),
        "điền ô này; nếu không định thêm gì thì xóa hàng",
        "fill in this cell, or remove the row",
    )
}
