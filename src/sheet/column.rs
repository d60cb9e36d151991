//! The columns of a table, made from the schema of its kind.

use serde_json::{Map, Value as Json};

use super::tables::Table;
use crate::format::schema::cell::{Form, Shape, shape, short};
use crate::format::yaml::Seg;
use crate::model::COMMON_KEYS;
use crate::site::{Entry, record_schema};

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// The stable name, such as `fee.amount` or `entry.1.education`; items of lists count from 1.
    pub(super) key: String,
    /// What heads the column.
    pub(super) label: String,
    /// What the schema says of the field.
    pub(super) help: String,
    pub(super) form: Form,
    /// Whether a row cannot be without it.
    pub(super) required: bool,
    /// What the header of a sheet says of the numbers below it: `tháng`.
    pub(super) unit: Option<String>,
    /// Where the value is in a row's value; empty for the names of what stands around the row.
    pub(super) path: Vec<Seg>,
}

impl Column {
    /// Whether the column says which record the row belongs to, rather than a field of it.
    pub(super) fn is_frame(&self) -> bool {
        self.path.is_empty()
    }
}

/// The columns of a table. Lists of fields get as many numbered groups as `groups` says for their key.
pub(super) fn columns(table: &Table, entry: &Entry, groups: &dyn Fn(&str) -> usize) -> Vec<Column> {
    let root = record_schema(entry);
    let mut all = Vec::new();
    let mut reader = Reader {
        root: &root,
        table,
        groups,
        out: &mut all,
    };
    match table.list {
        None => reader.record(entry),
        Some(list) => reader.items(entry, list),
    }
    all
}

struct Reader<'a> {
    root: &'a Json,
    table: &'a Table,
    groups: &'a dyn Fn(&str) -> usize,
    out: &'a mut Vec<Column>,
}

/// Where a field stands: the beginnings of its key and label, and its path.
#[derive(Default, Clone)]
struct Under {
    key: String,
    label: String,
    path: Vec<Seg>,
    /// Whether all that is around it is required.
    required: bool,
}

impl<'a> Reader<'a> {
    fn record(&mut self, entry: &Entry) {
        self.frame("id", "Mã", "Mã của bản ghi. Để trống ở hàng mới thì mã được lấy theo tên; đừng sửa mã của hàng có sẵn.", Form::Id, false);
        if let Some(parent) = entry.parent_key {
            self.frame(
                parent,
                "Trường",
                "Trường mở ngành này; không đổi được ở hàng có sẵn.",
                Form::Ref(parent.to_owned()),
                true,
            );
        }
        let root = self.root;
        let Some(properties) = root.get("properties").and_then(Json::as_object) else {
            return;
        };
        let top = Under {
            required: true,
            ..Under::default()
        };
        // What every record has stands behind what its kind has, but for what it is called and is about.
        let first: Vec<&str> = entry.title_key.into_iter().chain(["summary"]).collect();
        let rank = |key: &str| match first.iter().position(|one| *one == key) {
            Some(first) => (0, first),
            None => match COMMON_KEYS.iter().position(|common| *common == key) {
                None => (1, 0),
                Some(common) => (2, common),
            },
        };
        let mut keys: Vec<&String> = properties.keys().filter(|key| *key != "id").collect();
        keys.sort_by_key(|key| rank(key));
        for key in keys {
            self.field(&top, root, properties, key);
        }
    }

    /// The rows are the items of a list: the record around them comes first.
    fn items(&mut self, entry: &Entry, list: &str) {
        let (label, help) = match entry.name {
            "school" => ("Trường", "Trường mà hàng này thuộc về."),
            _ => (
                "Ngành",
                "Ngành mà hàng này thuộc về: tên hoặc mã ở trang Ngành.",
            ),
        };
        self.frame(
            entry.name,
            label,
            help,
            Form::Ref(entry.name.to_owned()),
            true,
        );
        let root = self.root;
        let field = root.get("properties").and_then(|all| all.get(list));
        if let Some(Shape::Objects(item)) = field.map(|field| shape(root, field)) {
            let top = Under {
                required: true,
                ..Under::default()
            };
            self.object(&top, item);
        }
        if let Some(key) = self.table.around_id() {
            self.frame(
                &key,
                &format!("Mã {}", label.to_lowercase()),
                "Mã của mục ở cột đầu, để hàng vẫn tìm được nó khi nó đổi tên. Để trống ở hàng mới.",
                Form::Id,
                false,
            );
        }
    }

    fn frame(&mut self, key: &str, label: &str, help: &str, form: Form, required: bool) {
        self.out.push(Column {
            key: key.to_owned(),
            label: label.to_owned(),
            help: help.to_owned(),
            form,
            required,
            unit: None,
            path: Vec::new(),
        });
    }

    fn object(&mut self, under: &Under, object: &'a Json) {
        if let Some(properties) = object.get("properties").and_then(Json::as_object) {
            for key in properties.keys() {
                self.field(under, object, properties, key);
            }
        }
    }

    fn field(
        &mut self,
        under: &Under,
        object: &'a Json,
        properties: &'a Map<String, Json>,
        key: &str,
    ) {
        if under.path.is_empty() && self.table.elsewhere.contains(&key) {
            return;
        }
        let Some(field) = properties.get(key) else {
            return;
        };
        let listed = object.get("required").and_then(Json::as_array);
        let required = under.required
            && listed.is_some_and(|all| all.iter().any(|one| one.as_str() == Some(key)));
        let help = described(field).unwrap_or_default();
        let mut here = Under {
            key: joined(&under.key, ".", key),
            label: joined(&under.label, ": ", &label(field, help)),
            path: under.path.clone(),
            required,
        };
        here.path.push(Seg::from(key));
        match shape(self.root, field) {
            Shape::Object(inner) => self.object(&here, inner),
            Shape::Objects(inner) => {
                for place in 0..(self.groups)(&here.key) {
                    let mut item = here.clone();
                    item.key = format!("{}.{}", here.key, place + 1);
                    item.label = format!("{} {}", here.label, place + 1);
                    item.path.push(Seg::Index(place));
                    item.required = required && place == 0;
                    self.object(&item, inner);
                }
            }
            Shape::Cell(form) => self.out.push(Column {
                key: here.key,
                label: here.label,
                help: help.to_owned(),
                form,
                required,
                unit: None,
                path: here.path,
            }),
        }
    }
}

fn described(field: &Json) -> Option<&str> {
    field.get("description")?.as_str()
}

fn label(field: &Json, help: &str) -> String {
    match field.get("x-label").and_then(Json::as_str) {
        Some(label) => label.to_owned(),
        None => short(help),
    }
}

fn joined(before: &str, between: &str, after: &str) -> String {
    match before {
        "" => after.to_owned(),
        _ => format!("{before}{between}{after}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::super::tables::TABLES;
    use super::*;
    use crate::format::text::fold;
    use crate::kinds::REGISTRY;

    #[test]
    fn every_column_of_a_table_has_its_own_key_and_label() {
        for table in TABLES {
            let entry = REGISTRY
                .iter()
                .find(|entry| entry.name == table.kind)
                .unwrap();
            let columns = columns(table, entry, &|_| 2);
            assert!(columns.len() > 3, "{}", table.name);
            let mut seen = BTreeSet::new();
            for column in &columns {
                assert!(
                    seen.insert(fold(&column.label)),
                    "{}: {}",
                    table.name,
                    column.label
                );
                assert!(
                    column.label.chars().count() <= 70,
                    "{}: {}",
                    table.name,
                    column.label
                );
            }
        }
    }
}
