//! The shortest way to a programme: a table of what one has learned by field of study, each cell a list.

use serde::Serialize;

use super::Education;
use super::divisions::Value;
use super::index::Index;
use crate::kinds::occupation::Field;
use crate::site::Site;

/// The table.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct Finder {
    columns: Vec<Column>,
    rows: Vec<Line>,
}

/// An education that programmes ask for.
#[derive(Debug, Serialize)]
struct Column {
    entry: Education,
    href: String,
}

/// A field of study that has programmes.
#[derive(Debug, Serialize)]
struct Line {
    field: Field,
    href: String,
    cells: Vec<Cell>,
}

/// The programmes of a field for an education.
#[derive(Debug, Serialize)]
struct Cell {
    entry: Education,
    count: usize,
    /// Their list; `None` when there are none.
    href: Option<String>,
}

/// The table of all listed programmes.
pub(in crate::kinds) fn finder(site: &Site) -> Finder {
    let index = site.derived::<Index>();
    let columns = Education::ALL.iter().map(|entry| Column {
        entry: *entry,
        href: site.base.href(&Value::Entry(*entry).path()),
    });
    let cell = |field: Field, entry: Education| {
        let count = Value::Entry(entry).of_field(&index, field).len();
        Cell {
            entry,
            count,
            href: (count > 0).then(|| site.base.href(&Value::Entry(entry).field_path(field))),
        }
    };
    let rows = index.by_field.keys().map(|field| Line {
        field: *field,
        href: site.base.href(&Value::Field(*field).path()),
        cells: Education::ALL
            .iter()
            .map(|entry| cell(*field, *entry))
            .collect(),
    });
    Finder {
        columns: columns.collect(),
        rows: rows.collect(),
    }
}
