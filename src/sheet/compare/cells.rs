//! The cells of a row held against the fields of what it tells of.

use serde_yaml::Value;

use super::{Line, Prefer, Work};
use crate::format::schema::cell::Form;
use crate::sheet::book::{Cell, tidy};
use crate::sheet::column::Column;
use crate::sheet::content::at;
use crate::sheet::entered::entered;
use crate::sheet::place::Place;
use crate::sheet::problems::{self, Trouble};
use crate::sheet::record::{prune, set};
use crate::sheet::sent::{AsSent, SentRow};
use crate::sheet::shown::{Shown, shown};

/// What a row does to a value.
pub(in crate::sheet) struct CellsOf {
    pub(in crate::sheet) value: Value,
    /// The columns that changed it, with the cells.
    pub(in crate::sheet) changed: Vec<(Column, Place)>,
    /// Fields that were emptied.
    pub(in crate::sheet) removed: usize,
    /// Fields that stay, since only the site has changed them.
    pub(in crate::sheet) newer: usize,
    /// Whether every cell could be read.
    pub(in crate::sheet) is_whole: bool,
}

/// A cell with the field that it belongs to.
struct Field<'a> {
    column: &'a Column,
    cell: &'a Cell,
    /// What the content has.
    before: Option<&'a Value>,
    /// What the row showed when it was sent.
    sent: Option<SentRow<'a>>,
}

impl Field<'_> {
    /// Whether the cell showed this when it was sent; `None` where that is not known.
    fn showed(&self, shown: Shown) -> Option<bool> {
        self.sent?.showed(&self.column.key, shown)
    }
}

/// What a cell says of its field.
enum Said {
    /// What the content has.
    Same,
    /// What the content had when the workbook was sent.
    Older,
    /// Another value, or its removal.
    New(Option<Value>),
}

impl Work<'_> {
    /// Puts the cells of a row into a value; `old` is nothing for what the row adds, `sent` for what was not sent.
    pub(super) fn fill(
        &mut self,
        line: &Line<'_>,
        old: Option<&Value>,
        sent: Option<SentRow<'_>>,
    ) -> CellsOf {
        let mut filled = CellsOf {
            value: old.cloned().unwrap_or_default(),
            changed: Vec::new(),
            removed: 0,
            newer: 0,
            is_whole: true,
        };
        let table = line.filled.found.table;
        for given in self.given(line) {
            let (column, place) = (given.column, given.place);
            if line.is_described && table.natural.contains(&column.key.as_str()) {
                continue;
            }
            let field = Field {
                column,
                cell: &given.cell,
                before: old
                    .and_then(|old| at(old, &column.path))
                    .filter(|value| !value.is_null()),
                sent,
            };
            let said = match given.trouble {
                Some(trouble) => Err(trouble),
                None => self.field(line, &place, &field),
            };
            match said {
                Ok(Said::Same) => {}
                Ok(Said::Older) => filled.newer += 1,
                Ok(Said::New(new)) => {
                    if new
                        .as_ref()
                        .is_some_and(|new| is_small_percentage(column, new))
                    {
                        self.problems.push(problems::small_percentage(&place));
                    }
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
            filled.is_whole &= self.lacks_nothing(line, &filled.value);
        }
        filled
    }

    /// Reports what is wrong with the cells of a row of which it is not known what it tells of.
    pub(super) fn look(&mut self, line: &Line<'_>) {
        for given in self.given(line) {
            let field = Field {
                column: given.column,
                cell: &given.cell,
                before: None,
                sent: None,
            };
            let said = self.field(line, &given.place, &field);
            if let Some(trouble) = given.trouble.or(said.err()) {
                self.problems.push(problems::cell(&given.place, trouble));
            }
        }
    }

    /// What a cell says of its field.
    fn field(&self, line: &Line<'_>, place: &Place, field: &Field<'_>) -> Result<Said, Trouble> {
        let Field {
            column,
            cell,
            before,
            ..
        } = *field;
        if line.filled.grid.merged.contains(&(place.row, place.column)) {
            return Err(Trouble::new(
                "ô này bị gộp với ô bên cạnh nên không biết thuộc cột nào",
                "this cell is merged with the one beside it, so its column is not clear",
                "bỏ gộp ô rồi điền riêng từng cột",
                "unmerge the cells and fill in each column",
            ));
        }
        let written = tidy(&self.written(field, before).into_text());
        if written == cell.text() || tidy(&self.as_sent(field, before).into_text()) == cell.text() {
            return Ok(Said::Same);
        }
        // A cell that nobody touched is no mistake, whatever became of what it says.
        if field.showed(Shown::Text(cell.text())) == Some(true) {
            return Ok(Said::Older);
        }
        if cell.is_empty() && column.required {
            // Which item this is was told by its other cells.
            return match line.filled.found.table.identity == [column.key.as_str()] {
                true => Ok(Said::Same),
                false => Err(required(column)),
            };
        }
        let new = match cell.is_empty() {
            true => None,
            false => Some(entered(&column.form, cell, &self.names)?),
        };
        match (before, &new) {
            (Some(before), Some(new)) if alike(&column.form, before, new) => return Ok(Said::Same),
            // No is what a field says that is not written.
            (None, Some(Value::Bool(false))) => return Ok(Said::Same),
            _ => {}
        }
        self.since(field, new)
    }

    /// What a cell that differs from the content says, given what it showed when it was sent.
    fn since(&self, field: &Field<'_>, new: Option<Value>) -> Result<Said, Trouble> {
        let form = &field.column.form;
        let said = match (field.before, new) {
            (Some(Value::String(before)), Some(new)) if *form == Form::Moment => {
                Some(in_zone(before, new))
            }
            (_, new) => new,
        };
        let is_touched = field.showed(self.as_sent(field, said.as_ref())) == Some(false);
        let is_newer = field.showed(self.as_sent(field, field.before)) == Some(false);
        match (field.sent.is_some(), is_touched, is_newer) {
            (true, false, true) => Ok(Said::Older),
            (true, true, true) => match self.prefer {
                Prefer::Sheet => Ok(Said::New(said)),
                Prefer::Site => Ok(Said::Older),
                Prefer::Neither => Err(both(&self.written(field, field.before).into_text())),
            },
            _ => Ok(Said::New(said)),
        }
    }

    /// What the cell of a field shows for a value.
    fn written(&self, field: &Field<'_>, value: Option<&Value>) -> Shown {
        value.map_or(Shown::Nothing, |value| {
            shown(&field.column.form, value, &self.names)
        })
    }

    /// The same, had it been written when the workbook was sent: records may have other names since.
    fn as_sent(&self, field: &Field<'_>, value: Option<&Value>) -> Shown {
        let Some((row, value)) = field.sent.zip(value) else {
            return self.written(field, value);
        };
        let names = AsSent {
            sent: row.sent,
            names: &self.names,
        };
        shown(&field.column.form, value, &names)
    }

    /// Whether a new row has all that it must; what is missing is reported at its cell.
    fn lacks_nothing(&mut self, line: &Line<'_>, value: &Value) -> bool {
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
            if is_empty && at(value, &column.path).is_none() {
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
        (Value::String(before), Value::String(new)) => {
            let (before, new) = (tidy(before), tidy(new));
            // Nobody means to change a text to capitals alone.
            before == new
                || *form == Form::Text && !is_shouted(&before) && before.to_uppercase() == new
        }
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

/// Whether a text has no small letter.
fn is_shouted(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
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

/// Whether a percentage is below one: some programs keep 88,7 % as 0,887 and do not say so.
fn is_small_percentage(column: &Column, new: &Value) -> bool {
    let is_below = |number: f64| number > 0.0 && number < 1.0;
    column.key.ends_with("_pct") && new.as_f64().is_some_and(is_below)
}

fn both(site: &str) -> Trouble {
    let now_vi = match site {
        "" => "trang đang để trống".to_owned(),
        site => format!("trang đang ghi {site:?}"),
    };
    let now_en = match site {
        "" => "the site has nothing".to_owned(),
        site => format!("the site has {site:?}"),
    };
    Trouble::new(
        format!("ô này và trang đều đã đổi từ khi gửi bảng; {now_vi}"),
        format!("this cell and the site were both changed after the workbook was sent; {now_en}"),
        "ghi vào ô giá trị đúng của trang; hoặc chạy lại với --prefer sheet để lấy bảng, --prefer site để giữ trang",
        "write what the site has into the cell; or run this again with --prefer sheet or --prefer site",
    )
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
