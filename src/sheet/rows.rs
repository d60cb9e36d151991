//! The rows that a table has in the content: records, or the items of a list inside them.

use serde_yaml::Value;

use super::column::Column;
use super::content::{Content, at};
use super::shown::plain;
use super::tables::Table;
use crate::format::yaml::Seg;
use crate::site::Raw;

/// What is written in a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) record: &'a Raw,
    /// The fields.
    pub(super) value: &'a Value,
}

impl<'a> Row<'a> {
    /// What tells the row from the others of its table: an id, and for an item of a list what it goes by in there.
    pub(super) fn name(&self, table: &Table) -> String {
        let id = &self.record.id;
        match table.list {
            None => id.to_string(),
            Some(_) => item_name(id, &told(table.identity, self.value)),
        }
    }

    /// The value of a column.
    pub(super) fn get(&self, table: &Table, column: &Column) -> Option<Value> {
        if !column.is_frame() {
            return at(self.value, &column.path)
                .filter(|value| !value.is_null())
                .cloned();
        }
        match column.key.as_str() {
            "id" if table.list.is_none() => Some(Value::from(&*self.record.id)),
            key if table.around() == Some(key) || table.around_id().as_deref() == Some(key) => {
                Some(Value::from(&*self.record.id))
            }
            _ => self.record.parent.as_deref().map(Value::from),
        }
    }
}

/// The rows of a table; records whose file cannot be read have none.
pub(super) fn rows<'a>(table: &Table, content: &'a Content) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for record in content.of(table.kind) {
        let Some(value) = &record.value else { continue };
        match table.list {
            None => rows.push(Row { record, value }),
            Some(list) => {
                let items = value
                    .get(list)
                    .and_then(Value::as_sequence)
                    .into_iter()
                    .flatten();
                rows.extend(items.map(|value| Row { record, value }));
            }
        }
    }
    rows
}

/// The most items that the list at a column's key has in any row: `entry`, or `mode_changes` of an intake.
pub(super) fn longest(rows: &[Row<'_>], key: &str) -> usize {
    let path: Vec<Seg> = key.split('.').map(Seg::from).collect();
    let lengths = rows
        .iter()
        .filter_map(|row| at(row.value, &path)?.as_sequence().map(Vec::len));
    lengths.max().unwrap_or(0)
}

/// What tells an item of a list from the others of its record.
pub(super) fn told(identity: &[&str], item: &Value) -> Vec<String> {
    identity
        .iter()
        .map(|key| item.get(*key).map(plain).unwrap_or_default())
        .collect()
}

/// The name of an item of a list among all items of the table.
pub(super) fn item_name(record: &str, told: &[String]) -> String {
    format!("{record}/{}", told.join("/"))
}
