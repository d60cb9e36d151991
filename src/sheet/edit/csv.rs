//! The difference between two rows, written into the CSV file that holds the first.

use std::ops::Range;

use serde_yaml::Value;

use super::{Edit, Splice, lines, spliced};

/// The text with every edit in it; `None` when a cell cannot hold a value.
pub(super) fn edited(text: &str, edits: &[Edit<'_>]) -> Option<String> {
    let table = Table::read(text);
    let mut splices = Vec::new();
    let mut added: Vec<&str> = Vec::new();
    for edit in edits {
        for (key, _) in changes(edit)? {
            if !table.header.iter().any(|name| name == key) && !added.contains(&key) {
                added.push(key);
            }
        }
    }
    for edit in edits {
        let cells = table.rows.get(edit.prefix? + 1)?;
        for (key, value) in changes(edit)? {
            if let Some(place) = table.header.iter().position(|name| name == key) {
                let range = cells.get(place)?.clone();
                splices.push(Splice {
                    range,
                    text: table.quoted(&cell(value)?),
                });
            }
        }
    }
    if !added.is_empty() {
        table.add_columns(edits, &added, &mut splices)?;
    }
    spliced(text, splices)
}

/// The fields that differ, with what they are to be; nothing for one that goes.
fn changes<'a>(edit: &Edit<'a>) -> Option<Vec<(&'a str, Option<&'a Value>)>> {
    let (Value::Mapping(old), Value::Mapping(new)) = (edit.old, edit.new) else {
        return None;
    };
    let gone = old
        .keys()
        .filter(|key| !new.contains_key(key))
        .map(|key| (key, None));
    let other = new
        .iter()
        .filter(|(key, value)| old.get(*key) != Some(*value))
        .map(|(key, value)| (key, Some(value)));
    gone.chain(other)
        .map(|(key, value)| Some((key.as_str()?, value)))
        .collect()
}

/// The cells of a file, by their bytes, quotes included.
struct Table<'a> {
    text: &'a str,
    mark: char,
    header: Vec<String>,
    rows: Vec<Vec<Range<usize>>>,
}

impl<'a> Table<'a> {
    fn read(text: &'a str) -> Self {
        let first = text.lines().next().unwrap_or_default();
        let mark = if first.contains(';') && !first.contains(',') {
            ';'
        } else {
            ','
        };
        let mut rows = Vec::new();
        let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
        while at < text.len() {
            let (row, next) = row(text, at, mark);
            if !row.iter().all(Range::is_empty) || row.len() > 1 {
                rows.push(row);
            }
            at = next;
        }
        let header = rows.first().into_iter().flatten();
        let header = header
            .map(|cell| unquoted(text.get(cell.clone()).unwrap_or_default()))
            .collect();
        Self {
            text,
            mark,
            header,
            rows,
        }
    }

    fn quoted(&self, cell: &str) -> String {
        // A semicolon parts nothing in a file of commas, and a comma nothing in one of semicolons but for other readers.
        let needs = cell.contains(['"', '\n', '\r', ',', self.mark]);
        if needs {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.to_owned()
        }
    }

    /// Every row gets a cell for each new column, so that all rows have as many as the header.
    fn add_columns(
        &self,
        edits: &[Edit<'_>],
        added: &[&str],
        splices: &mut Vec<Splice>,
    ) -> Option<()> {
        for (place, row) in self.rows.iter().enumerate() {
            let edit = edits
                .iter()
                .find(|edit| edit.prefix.map(|prefix| prefix + 1) == Some(place));
            let mut text = String::new();
            for key in added {
                text.push(self.mark);
                let value = edit.and_then(|edit| edit.new.get(*key));
                match place {
                    0 => text.push_str(key),
                    _ => text.push_str(&self.quoted(&cell(value)?)),
                }
            }
            let end = lines::end(self.text, row.last()?.end);
            splices.push(Splice {
                range: end..end,
                text,
            });
        }
        Some(())
    }
}

/// The cells of the row at a byte, and where the next row begins.
fn row(text: &str, start: usize, mark: char) -> (Vec<Range<usize>>, usize) {
    let mut cells = Vec::new();
    let mut from = start;
    let mut quoted = false;
    for (at, letter) in text.get(start..).unwrap_or_default().char_indices() {
        let at = start + at;
        match letter {
            '"' => quoted = !quoted,
            '\n' if !quoted => {
                let end = if text.get(..at).is_some_and(|before| before.ends_with('\r')) {
                    at - 1
                } else {
                    at
                };
                cells.push(from..end.max(from));
                return (cells, at + 1);
            }
            _ if letter == mark && !quoted => {
                cells.push(from..at);
                from = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    cells.push(from..text.len());
    (cells, text.len())
}

fn unquoted(cell: &str) -> String {
    let cell = cell.trim();
    let inner = cell
        .strip_prefix('"')
        .and_then(|cell| cell.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""))
}

/// A value as the content's CSV files write it; `None` for what a cell cannot hold.
fn cell(value: Option<&Value>) -> Option<String> {
    match value {
        None | Some(Value::Null) => Some(String::new()),
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Bool(yes)) => Some(yes.to_string()),
        Some(Value::Number(number)) => Some(number.to_string()),
        Some(Value::Sequence(items)) => {
            let items: Option<Vec<&str>> = items
                .iter()
                .map(|item| item.as_str().filter(|text| !text.contains(';')))
                .collect();
            Some(items?.join(";"))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn mapping(pairs: &[(&str, &str)]) -> Value {
        let pairs = pairs
            .iter()
            .map(|(key, value)| (Value::from(*key), Value::from(*value)));
        Value::Mapping(pairs.collect())
    }

    #[test]
    fn only_the_cell_of_a_value_changes() {
        let text = "id,a,b\r\nx,\"một, hai\",2\r\n\r\ny,ba,4\r\n";
        let old = mapping(&[("a", "ba"), ("b", "4")]);
        let new = mapping(&[("a", "b,c")]);
        let edit = Edit {
            prefix: Some(1),
            old: &old,
            new: &new,
        };
        assert_eq!(
            edited(text, &[edit]).unwrap(),
            "id,a,b\r\nx,\"một, hai\",2\r\n\r\ny,\"b,c\",\r\n"
        );
    }

    #[test]
    fn a_new_field_is_a_new_column() {
        let old = mapping(&[("a", "1")]);
        let new = mapping(&[("a", "1"), ("c", "3")]);
        let edit = Edit {
            prefix: Some(1),
            old: &old,
            new: &new,
        };
        assert_eq!(
            edited("id;a\nx;0\ny;1\n", &[edit]).unwrap(),
            "id;a;c\nx;0;\ny;1;3\n"
        );
    }
}
