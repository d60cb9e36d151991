//! Records written as rows of a CSV file, such as a spreadsheet exports it.

mod uneven;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use csv::StringRecord;
use serde_json::Value as Json;
use serde_yaml::{Mapping, Value};

use super::catalog::{Catalog, Doc, Front};
use super::problems;
use crate::diag::Diagnostic;
use crate::format::text;

/// Reads every row: the first line names the fields, an empty cell is a field left out,
/// and a field that is a list has its items separated by `;`. `doc` makes a document of an id, the place of its row and what was read.
pub(super) fn read(
    path: &Arc<str>,
    csv: &str,
    schema: &Json,
    part: &mut Catalog,
    doc: impl Fn(String, usize, Front) -> Arc<Doc>,
) {
    let mut reader = reader(csv);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => return part.problems.push(uneven::unreadable(path, &error)),
    };
    let mut names = BTreeSet::new();
    for name in header.iter().filter(|name| !names.insert(*name)) {
        let places = header.iter().enumerate();
        let second = places
            .filter(|(_, one)| *one == name)
            .last()
            .map(|(place, _)| place);
        let span = second.and_then(|place| cell(csv, headers(csv).start, place));
        part.problems.push(problems::column_twice(
            path,
            name,
            span.unwrap_or_else(|| headers(csv)),
        ));
    }
    if !names.contains("id") {
        return part
            .problems
            .push(problems::no_id_column(path, headers(csv)));
    }
    for (place, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                part.problems.push(uneven::unreadable(path, &error));
                continue;
            }
        };
        // Spreadsheets write the empty rows below a table too.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let bytes = first_line(csv, &record);
        // One delimiter too few or too many gives the cells behind it to other columns, so nothing is read of them.
        if record.len() != header.len() {
            part.problems
                .push(unlike_header(path, csv, &header, &record));
            let id = header.iter().position(|name| name == "id");
            let id = id
                .and_then(|place| record.get(place))
                .filter(|id| text::is_id(id));
            part.docs
                .extend(id.map(|id| doc(id.to_owned(), place, Front::Broken)));
            continue;
        }
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
                part.docs.push(doc(id, place, Front::Row(value, bytes)));
            }
            id => {
                let cell = span(csv, place, Some("id")).unwrap_or_else(|| bytes.clone());
                part.problems
                    .push(problems::bad_row_id(path, id.as_deref(), cell));
                // References to what the id should be are not called dangling.
                let id = id.map(|id| text::slug(&id)).filter(|id| text::is_id(id));
                let front = Front::Row(Value::Mapping(mapping), bytes);
                part.docs.extend(id.map(|id| doc(id, place, front)));
            }
        }
    }
}

/// The bytes of a cell of a row by the name of its column; those of the first line of the row when it has no such cell.
pub(super) fn span(csv: &str, row: usize, column: Option<&str>) -> Option<Range<usize>> {
    let mut reader = reader(csv);
    let place = column.and_then(|name| {
        let mut names = reader.headers().ok()?.iter();
        names.position(|one| one == name)
    });
    let record = reader.into_records().nth(row)?.ok()?;
    let line = first_line(csv, &record);
    let place = place.filter(|place| *place < record.len());
    let cell = place.and_then(|place| cell(csv, line.start, place));
    Some(cell.unwrap_or(line))
}

/// The bytes of the name of a column.
pub(super) fn header_span(csv: &str, column: &str) -> Option<Range<usize>> {
    let mut reader = reader(csv);
    let place = reader
        .headers()
        .ok()?
        .iter()
        .position(|one| one == column)?;
    cell(csv, headers(csv).start, place)
}

/// The bytes of the first line, which names the columns.
pub(super) fn headers(csv: &str) -> Range<usize> {
    let start = csv.len() - csv.trim_start_matches(['\u{feff}', '\r', '\n']).len();
    let line = csv.get(start..).and_then(|rest| rest.lines().next());
    start..start + line.map_or(0, str::len)
}

/// The bytes of a cell of the row that begins at a byte, without the blanks around it; of a cell of several lines the
/// first. An empty cell is the place at which it would be filled in.
fn cell(csv: &str, start: usize, place: usize) -> Option<Range<usize>> {
    let delimiter = char::from(delimiter(csv));
    let (mut begin, mut number) = (start, 0);
    let rest = csv.get(start..)?;
    let (mut is_first, mut is_quoted, mut is_open) = (true, false, false);
    let ends = rest.char_indices().filter(|(_, letter)| {
        // Quotes count only in a cell that begins with one; two of them inside are one that does not end it.
        is_quoted = is_quoted || is_first && *letter == '"';
        is_open ^= is_quoted && *letter == '"';
        let is_end = !is_open && (*letter == delimiter || matches!(letter, '\r' | '\n'));
        is_quoted &= !is_end;
        is_first = is_end;
        is_end
    });
    let ends: Vec<usize> = ends.map(|(at, _)| start + at).take(place + 1).collect();
    for end in ends.into_iter().chain([csv.len()]) {
        if number == place {
            let written = csv.get(begin..end)?;
            let line = written.lines().next().unwrap_or_default();
            let begin = begin + line.len() - line.trim_start().len();
            return Some(begin..begin + line.trim().len());
        }
        number += 1;
        begin = end + delimiter.len_utf8();
    }
    None
}

fn reader(csv: &str) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .delimiter(delimiter(csv))
        .flexible(true)
        .from_reader(csv.as_bytes())
}

fn first_line(csv: &str, record: &StringRecord) -> Range<usize> {
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

/// Spreadsheets set to Vietnamese write `;` between cells, and copied tables have tabs there.
fn delimiter(csv: &str) -> u8 {
    let header = csv.get(headers(csv)).unwrap_or_default();
    let others = [b';', b'\t'];
    let found = others
        .iter()
        .find(|other| header.contains(char::from(**other)));
    match found {
        Some(other) if !header.contains(',') => *other,
        Some(_) | None => b',',
    }
}

/// What is wrong with a row that has not a cell for each column: the place is where the first is missing, or too much.
fn unlike_header(
    path: &Arc<str>,
    csv: &str,
    header: &StringRecord,
    row: &StringRecord,
) -> Diagnostic {
    let line = first_line(csv, row);
    let last = row.len().min(header.len() + 1).saturating_sub(1);
    let cell = cell(csv, line.start, last).unwrap_or_else(|| line.clone());
    let Some(missing) = header.get(row.len()) else {
        return uneven::too_many(path, header.len(), row.len(), cell);
    };
    // A quote that is not closed takes the lines below into its cell.
    let before = row.len().checked_sub(1).and_then(|last| row.get(last));
    let is_open = before.is_some_and(|cell| cell.contains('\n'));
    match is_open
        && csv
            .get(cell.clone())
            .is_some_and(|cell| cell.starts_with('"'))
    {
        true => uneven::open(path, cell),
        false => uneven::missing(path, header.len(), row.len(), missing, cell.end..cell.end),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(csv: &str, row: usize, column: &str, expected: &str) {
        let span = span(csv, row, Some(column)).unwrap_or_default();
        assert_eq!(csv.get(span), Some(expected));
    }

    #[test]
    fn a_cell_is_found_by_its_column() {
        let csv = "\u{feff}id,name,note\r\na,\"Một, \"\"hai\"\"\",\r\n\r\nb,\"ba\nbốn\",x\r\n";
        check(csv, 0, "id", "a");
        check(csv, 0, "name", "\"Một, \"\"hai\"\"\"");
        check(csv, 0, "note", "");
        check(csv, 1, "name", "\"ba");
        check(csv, 1, "note", "x");
        check(csv, 1, "khác", "b,\"ba");
        check("id;name\na;b", 0, "name", "b");
        assert_eq!(
            header_span(csv, "note").and_then(|span| csv.get(span)),
            Some("note")
        );
    }
}
