//! Which table a sheet holds, where its rows begin, and which cell belongs to which column.

mod also;

use std::collections::{BTreeMap, BTreeSet};

use also::ALSO;

use super::book::{Cell, Grid};
use super::column::{Column, columns};
use super::content::Content;
use super::problems;
use super::tables::{TABLES, Table};
use crate::diag::Diagnostic;
use crate::format::schema::cell::Form;
use crate::format::text;

/// Rows at the top of a sheet among which the headers are looked for; a letterhead may stand above them.
const TOP: u32 = 20;

/// Groups of a list of fields that a header can name.
const GROUPS: usize = 40;

/// What heads a column that only numbers the rows.
const NUMBERS: &[&str] = &["stt", "tt", "so tt", "so thu tu", "no", "no."];

/// A sheet whose table is known.
pub(super) struct Found {
    pub(super) table: &'static Table,
    /// The columns that were found, each with its place in the sheet.
    pub(super) columns: Vec<(u32, Column)>,
    /// All columns that the table could have.
    pub(super) all: Vec<Column>,
    /// The row of headers.
    pub(super) header_row: Option<u32>,
    /// The first row below the headers.
    pub(super) first_row: u32,
    /// The row of keys, where it may stand among those of the table.
    pub(super) keys_row: Option<u32>,
    pub(super) problems: Vec<Diagnostic>,
}

/// Finds the table of a sheet: by its row of keys, or else by the headers that people read.
pub(super) fn find(grid: &Grid, content: &Content, hint: Option<&'static Table>) -> Option<Found> {
    let tables: Vec<Known> = TABLES
        .iter()
        .filter_map(|table| Known::of(table, content))
        .collect();
    by_keys(grid, &tables).or_else(|| by_labels(grid, &tables, hint))
}

/// A table with the ways in which its columns are named.
struct Known {
    table: &'static Table,
    all: Vec<Column>,
    keys: BTreeMap<String, usize>,
    labels: BTreeMap<String, usize>,
}

impl Known {
    fn of(table: &'static Table, content: &Content) -> Option<Self> {
        let all = columns(table, content.entry(table.kind)?, &|_| GROUPS);
        let keys: BTreeMap<String, usize> = all
            .iter()
            .enumerate()
            .map(|(place, column)| (column.key.clone(), place))
            .collect();
        let mut labels: BTreeMap<String, usize> = BTreeMap::new();
        for (words, means) in ALSO {
            if let Some(place) = means.iter().find_map(|key| keys.get(*key)) {
                labels.insert((*words).to_owned(), *place);
            }
        }
        for (place, column) in all.iter().enumerate() {
            labels.insert(folded(&column.label), place);
        }
        Some(Self {
            table,
            all,
            keys,
            labels,
        })
    }

    fn column(&self, header: &str) -> Option<usize> {
        let header = header.trim_end_matches(['*', ':', ' ']);
        let bare = without_remarks(header);
        let known = |words: &str| self.labels.get(&folded(words)).copied();
        known(header)
            .or_else(|| self.keys.get(header).copied())
            .or_else(|| known(&bare))
            .or_else(|| self.longer(&folded(&bare)))
    }

    /// The column of whose label a header says more, such as `Trình độ đào tạo`, or only the beginning; nothing where
    /// several could be meant, or where the part that is the same is a single word.
    fn longer(&self, header: &str) -> Option<usize> {
        let begins = |long: &str, short: &str| {
            short.contains(' ')
                && long
                    .strip_prefix(short)
                    .is_some_and(|rest| rest.starts_with([' ', ':', ',', '/']))
        };
        let mut found = self
            .labels
            .iter()
            .filter(|(label, _)| begins(header, label) || begins(label, header))
            .map(|(_, place)| *place);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }
}

fn by_keys(grid: &Grid, tables: &[Known]) -> Option<Found> {
    // Somebody may have sorted the rows with that of the keys among them.
    (0..grid.height()).find_map(|row| {
        let known = named_in(grid, row, tables)?;
        let cells: Vec<(u32, String)> = texts(grid, row);
        let named: Vec<(u32, &str, Option<usize>)> = cells
            .iter()
            .map(|(column, cell)| {
                let key = cell.split_once(':').map_or(cell.as_str(), |(_, key)| key);
                (*column, cell.as_str(), known.keys.get(key).copied())
            })
            .collect();
        let mut found = found(grid, known, row, &named);
        unkeyed(grid, row, &cells, &mut found);
        found.header_row = labels_above(grid, row, known);
        if let Some(labels) = found.header_row {
            found.first_row = labels + 1;
            found.keys_row = Some(row);
        }
        Some(found)
    })
}

/// The table whose keys stand in a row: a cell names both.
fn named_in<'a>(grid: &Grid, row: u32, tables: &'a [Known]) -> Option<&'a Known> {
    let mut cells = grid.rows.get(row as usize)?.iter();
    cells.find_map(|cell| {
        let Cell::Text(text) = cell else { return None };
        let (name, key) = text.trim().split_once(':')?;
        let is_named = |known: &&Known| known.table.name == name && known.keys.contains_key(key);
        tables.iter().find(is_named)
    })
}

/// The row of labels, if it stands above that of the keys.
fn labels_above(grid: &Grid, keys: u32, known: &Known) -> Option<u32> {
    let hits = |row: u32| {
        let cells = texts(grid, row);
        let labels = cells
            .iter()
            .filter(|(_, cell)| known.labels.contains_key(&folded(cell)));
        (labels.count(), std::cmp::Reverse(row))
    };
    let best = (0..keys.min(TOP)).max_by_key(|row| hits(*row))?;
    (hits(best).0 >= 2).then_some(best)
}

/// Columns that were added beside those with keys have only a header.
fn unkeyed(grid: &Grid, keys: u32, cells: &[(u32, String)], found: &mut Found) {
    let Some(above) = keys.checked_sub(1) else {
        return;
    };
    for (column, label) in texts(grid, above) {
        if !cells.iter().any(|(keyed, _)| *keyed == column) {
            found.problems.push(problems::unknown_column(
                &grid.place(above, column),
                &label,
                None,
            ));
        }
    }
}

fn by_labels(grid: &Grid, tables: &[Known], hint: Option<&'static Table>) -> Option<Found> {
    let sheet = grid.sheet.as_ref().map(|(_, name)| folded(name));
    let is_named = |table: &Table| {
        let by_sheet = sheet.as_deref().is_some_and(|sheet| {
            sheet == folded(table.sheet) || table.other.iter().any(|other| sheet.contains(other))
        });
        by_sheet || hint.is_some_and(|hint| hint.name == table.name)
    };
    let mut best: Option<(usize, Headers, &Known)> = None;
    for row in 0..TOP.min(grid.height()) {
        for headers in [Headers::one(grid, row), Headers::two(grid, row)] {
            let cells = headers.cells.len();
            for known in tables {
                let hits = headers.hits(known);
                let named = is_named(known.table);
                let score = hits * 2 + usize::from(named) * 3;
                let most = hits * 2 >= cells || (named && hits * 3 >= cells);
                let enough = hits >= 2 && most;
                if enough && best.as_ref().is_none_or(|(most, ..)| score > *most) {
                    best = Some((score, headers.clone(), known));
                }
            }
        }
    }
    let (_, headers, known) = best?;
    let named: Vec<(u32, &str, Option<usize>)> = headers
        .cells
        .iter()
        .map(|(column, cell)| (*column, cell.as_str(), known.column(cell)))
        .collect();
    let mut found = found(grid, known, headers.last, &named);
    found.header_row = Some(headers.last);
    Some(found)
}

/// What heads the columns of a sheet.
#[derive(Clone)]
struct Headers {
    cells: Vec<(u32, String)>,
    /// The last row of them.
    last: u32,
}

impl Headers {
    /// The headers in one row; a column that only numbers the rows is left out.
    fn one(grid: &Grid, row: u32) -> Self {
        let mut cells = texts(grid, row);
        cells.retain(|(_, cell)| !numbers_rows(cell));
        Self { cells, last: row }
    }

    /// The headers in two rows, the upper of which heads groups: `Học phí` above `Số tiền`.
    fn two(grid: &Grid, row: u32) -> Self {
        let mut cells = Vec::new();
        let mut group = String::new();
        let width = |row: u32| grid.rows.get(row as usize).map_or(0, Vec::len);
        let width = u32::try_from(width(row).max(width(row + 1))).unwrap_or(u32::MAX);
        for column in 0..width {
            let (above, below) = (
                grid.cell(row, column).text(),
                grid.cell(row + 1, column).text(),
            );
            if !above.is_empty() {
                group.clone_from(&above);
            }
            let header = match (above.is_empty(), below.is_empty()) {
                (true, true) => continue,
                (false, true) => above,
                _ if below == above || group.is_empty() => below,
                _ => format!("{group}: {below}"),
            };
            if !numbers_rows(&header) {
                cells.push((column, header));
            }
        }
        Self {
            cells,
            last: row + 1,
        }
    }

    /// The columns of a table that they name, each once.
    fn hits(&self, known: &Known) -> usize {
        let named = self.cells.iter().filter_map(|(_, cell)| known.column(cell));
        named.collect::<BTreeSet<usize>>().len()
    }
}

fn found(grid: &Grid, known: &Known, row: u32, named: &[(u32, &str, Option<usize>)]) -> Found {
    let mut columns: Vec<(u32, Column)> = Vec::new();
    let mut problems = Vec::new();
    for (column, header, means) in named {
        let place = grid.place(row, *column);
        let Some(means) = means.and_then(|means| known.all.get(means)) else {
            let labels = known.all.iter().map(|column| column.label.as_str());
            problems.push(problems::unknown_column(
                &place,
                header,
                text::likeliest(header, labels),
            ));
            continue;
        };
        match columns.iter().any(|(_, before)| before.key == means.key) {
            true => problems.push(problems::column_twice(&place, header)),
            false => {
                let unit = unit(header);
                if let Some(unit) = &unit
                    && means.form == Form::Money
                    && is_scale(unit)
                {
                    problems.push(problems::scaled(&place, unit));
                }
                columns.push((
                    *column,
                    Column {
                        unit,
                        ..means.clone()
                    },
                ));
            }
        }
    }
    Found {
        table: known.table,
        columns,
        all: known.all.clone(),
        header_row: None,
        first_row: row + 1,
        keys_row: None,
        problems,
    }
}

fn texts(grid: &Grid, row: u32) -> Vec<(u32, String)> {
    let cells = grid.rows.get(row as usize).into_iter().flatten();
    (0u32..)
        .zip(cells)
        .map(|(column, cell)| (column, cell.text()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn numbers_rows(header: &str) -> bool {
    NUMBERS.contains(&folded(header).as_str())
}

/// A header without what stands in brackets, such as the unit.
fn without_remarks(header: &str) -> String {
    let mut depth = 0usize;
    let kept = header.chars().filter(|letter| match letter {
        '(' | '[' => {
            depth += 1;
            false
        }
        ')' | ']' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    kept.collect::<String>().trim().to_owned()
}

/// What a header says of the numbers below it: in brackets, or behind a slash.
fn unit(header: &str) -> Option<String> {
    let (_, behind) = header.split_once(['(', '[', '/'])?;
    let unit = behind.trim_end_matches([')', ']', '*', ':', ' ']).trim();
    // As in `Học phí (đồng/tháng)`.
    let unit = unit.rsplit('/').next().unwrap_or(unit);
    (!unit.is_empty()).then(|| unit.to_owned())
}

/// Whether a unit of money makes its numbers larger than they look.
fn is_scale(unit: &str) -> bool {
    let unit = folded(unit);
    let has = |word: &&str| unit.split([' ', '.']).any(|one| one == *word);
    [
        "trieu", "tr", "nghin", "ngan", "ty", "ti", "1000", "000", "000d",
    ]
    .iter()
    .any(has)
}

fn folded(words: &str) -> String {
    let folded = text::fold(words);
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
