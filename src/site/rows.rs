//! Records written as rows of a CSV file, such as a spreadsheet exports it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};

use super::catalog::{Catalog, Doc};
use super::problems;
use crate::format::text;

/// A row with its id taken out.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) place: usize,
    pub(super) value: Value,
    pub(super) bytes: Range<usize>,
}

/// Reads every row: the first line names the fields, an empty cell is a field left out,
/// and a field that is a list has its items separated by `;`.
pub(super) fn read(
    path: &Arc<str>,
    csv: &str,
    schema: &Json,
    part: &mut Catalog,
    doc: impl Fn(Row) -> Arc<Doc>,
) {
    let mut reader = reader(csv);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return part.problems.push(problems::bad_csv(path, &error)),
    };
    let mut names = BTreeSet::new();
    for name in header.iter().filter(|name| !names.insert(*name)) {
        let line = csv.lines().next().map_or(0, str::len);
        part.problems
            .push(problems::column_twice(path, name, 0..line));
    }
    for (place, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                part.problems.push(problems::bad_csv(path, &error));
                continue;
            }
        };
        // Spreadsheets write the empty rows below a table too.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let bytes = first_line(csv, &record);
        let cells = header
            .iter()
            .zip(&record)
            .filter(|(_, cell)| !cell.is_empty());
        let mut mapping: Mapping = cells
            .map(|(key, cell)| (key.into(), value(schema, key, cell)))
            .collect();
        let id = mapping
            .remove("id")
            .and_then(|id| id.as_str().map(str::to_owned));
        match id {
            Some(id) if text::is_id(&id) => {
                let value = Value::Mapping(mapping);
                part.docs.push(doc(Row {
                    id,
                    place,
                    value,
                    bytes,
                }));
            }
            id => part
                .problems
                .push(problems::bad_row_id(path, id.as_deref(), bytes)),
        }
    }
}

/// The bytes of the first line of a row; cells may hold line breaks, and lines may be empty.
pub(super) fn span(csv: &str, row: usize) -> Option<Range<usize>> {
    let record = reader(csv).into_records().nth(row)?.ok()?;
    Some(first_line(csv, &record))
}

fn reader(csv: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .delimiter(delimiter(csv))
        .from_reader(csv.as_bytes())
}

fn first_line(csv: &str, record: &csv::StringRecord) -> Range<usize> {
    let before = record.position().map_or(0, |at| at.byte() as usize);
    let rest = csv.get(before..).unwrap_or_default();
    // The position of a row is the end of the one before; empty lines may lie between.
    let start = before + rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let length = csv
        .get(start..)
        .and_then(|rest| rest.lines().next())
        .map_or(0, str::len);
    start..start + length
}

/// Spreadsheets set to Vietnamese write `;` between cells.
fn delimiter(csv: &str) -> u8 {
    let header = csv.lines().next().unwrap_or_default();
    if header.contains(';') && !header.contains(',') {
        b';'
    } else {
        b','
    }
}

/// A cell as the type that its field has; what does not fit stays text, and is reported as that.
fn value(schema: &Json, key: &str, cell: &str) -> Value {
    let field = schema.get("properties").and_then(|fields| fields.get(key));
    let is = |name: &str| {
        field
            .and_then(|field| field.get("type"))
            .is_some_and(|kind| {
                kind.as_str() == Some(name)
                    || kind
                        .as_array()
                        .is_some_and(|kinds| kinds.iter().any(|kind| kind.as_str() == Some(name)))
            })
    };
    let text = || Value::from(cell);
    if is("integer") {
        cell.parse::<i64>().map_or_else(|_| text(), Value::from)
    } else if is("boolean") {
        cell.to_lowercase()
            .parse::<bool>()
            .map_or_else(|_| text(), Value::from)
    } else if is("array") {
        cell.split(';')
            .map(|item| Value::from(item.trim()))
            .collect()
    } else {
        text()
    }
}
