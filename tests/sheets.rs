//! Spreadsheets as offices send them, and what becomes of them: every folder of `tests/sheets` is a case.
//!
//! A case is the small valid site of `tests/cases/_base` with its own `content/` over it, and either files as they were
//! sent or a `book.yaml`, which describes a workbook: what `export` writes, with cells set, merged, hidden or computed.
//! What lies in `later/` is laid over the content after the workbook was sent. What is found, what the rows come to, and the difference stand in `expected.txt`; `UPDATE_EXPECT=1` writes it anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use calamine::{Data, Reader as _, Xlsx};
use nghe::diag::Lang;
use nghe::diag::print::{Color, Format, render};
use nghe::kinds::REGISTRY;
use nghe::sheet::{Changes, Filter, Input, Prefer, TABLES, export, export_csv, import, store};
use nghe::site::Options;
use nghe::source::{DiskSource, Source};
use rust_xlsxwriter::{Format as CellFormat, Formula, Workbook};
use serde::Deserialize;

/// The hidden sheet that says what the workbook showed when it was sent.
const SENT: &str = "_da_gui";

const CLOCK: &str = "2026-11-23T08:00+07:00";

/// A workbook: sheets by name, each over what the export has under that name.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    /// Whether the workbook begins as what `export` writes.
    #[serde(default)]
    export: bool,
    #[serde(default)]
    sheets: BTreeMap<String, Sheet>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sheet {
    /// Cells by their names.
    cells: BTreeMap<String, Content>,
    /// Rows from the first on.
    rows: Vec<Vec<Content>>,
    /// Ranges such as `B4:C4`.
    merge: Vec<String>,
    hide_rows: Vec<u32>,
    hide_columns: Vec<String>,
    /// What the sheet is called instead.
    name: Option<String>,
    /// The rows of labels and keys that are there in the export are left out.
    without_keys: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
enum Content {
    Empty(()),
    Number(f64),
    Bool(bool),
    Text(String),
    Date { date: f64 },
    Percent { percent: f64 },
    Formula { formula: String, result: String },
}

fn site(case: &Path) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    copy(
        &tests.join("cases/_base/content"),
        &root.path().join("content"),
    );
    copy(&tests.join("../themes"), &root.path().join("themes"));
    if case.join("content").is_dir() {
        copy(&case.join("content"), &root.path().join("content"));
    }
    root
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(target).unwrap(),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

fn source(root: &Path) -> Arc<dyn Source> {
    Arc::new(DiskSource::new(root).unwrap())
}

fn options() -> Options {
    Options {
        now: CLOCK.parse().unwrap(),
        ..Options::default()
    }
}

fn take(root: &Path, inputs: &[Input]) -> Changes {
    import(&source(root), &options(), inputs, Prefer::Neither).unwrap()
}

#[test]
fn offices_are_told_what_their_sheets_do() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sheets");
    let mut folders: Vec<PathBuf> = fs::read_dir(cases)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(!folders.is_empty());
    let mut differences = String::new();
    for case in folders {
        let root = site(&case);
        let inputs = inputs(&case, root.path());
        if case.join("later").is_dir() {
            copy(&case.join("later"), root.path());
        }
        let changes = take(root.path(), &inputs);
        let got = told(&changes);
        let file = case.join("expected.txt");
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            fs::write(&file, &got).unwrap();
        }
        let wanted = fs::read_to_string(&file).unwrap_or_default();
        if got != wanted {
            writeln!(differences, "{}:\n{got}", case.display()).unwrap();
        }
        if !changes.has_errors() && !changes.files.is_empty() {
            store(root.path(), &changes).unwrap();
            for (what, inputs) in [("twice", inputs), ("exported", exported(root.path()))] {
                let again = take(root.path(), &inputs);
                let found = told(&again);
                if !again.files.is_empty() || again.has_errors() {
                    writeln!(differences, "{} {what}:\n{found}", case.display()).unwrap();
                }
            }
        }
    }
    assert!(differences.is_empty(), "{differences}");
}

/// What was written says the same when it is exported and comes back.
fn exported(root: &Path) -> Vec<Input> {
    let bytes = export(&*source(root), REGISTRY, &Filter::default()).unwrap();
    vec![Input {
        file: "lai.xlsx".into(),
        bytes,
    }]
}

fn inputs(case: &Path, root: &Path) -> Vec<Input> {
    if let Ok(text) = fs::read_to_string(case.join("book.yaml")) {
        let book: Book = serde_yaml::from_str(&text).unwrap();
        return vec![Input {
            file: "bang.xlsx".into(),
            bytes: workbook(&book, root),
        }];
    }
    let mut inputs = Vec::new();
    for entry in fs::read_dir(case).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| {
            ["csv", "xls", "xlsx", "ods"]
                .iter()
                .any(|known| end == *known)
        }) {
            inputs.push(Input {
                file: path.file_name().unwrap().to_string_lossy().into(),
                bytes: fs::read(&path).unwrap(),
            });
        }
    }
    inputs.sort_by(|a, b| a.file.cmp(&b.file));
    inputs
}

fn told(changes: &Changes) -> String {
    let mut out = String::new();
    let found = render(
        Format::Human,
        Lang::Vi,
        &changes.diagnostics,
        &|_| None,
        Color::Never,
    );
    out.push_str(&found);
    for tally in &changes.tallies {
        let line = tally.text();
        if !line.get(Lang::Vi).contains("thêm 0, sửa 0") || line.get(Lang::Vi).contains("lỗi")
        {
            writeln!(out, "{}", line.get(Lang::Vi)).unwrap();
        }
    }
    out.push_str(&changes.diff());
    out
}

/// The sheets of an export as cells, then what the description changes.
fn workbook(book: &Book, root: &Path) -> Vec<u8> {
    let mut sheets: BTreeMap<String, BTreeMap<(u32, u16), Content>> = BTreeMap::new();
    if book.export {
        let bytes = export(&*source(root), REGISTRY, &Filter::default()).unwrap();
        let mut exported: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        for name in TABLES.iter().map(|table| table.sheet).chain([SENT]) {
            let range = exported.worksheet_range(name).unwrap();
            let cells = range.used_cells().map(|(row, column, data)| {
                let content = match data {
                    Data::String(text) => Content::Text(text.clone()),
                    Data::Float(number) => Content::Number(*number),
                    Data::DateTime(date) => Content::Date {
                        date: date.as_f64(),
                    },
                    other => panic!("{other:?}"),
                };
                (
                    (u32::try_from(row).unwrap(), u16::try_from(column).unwrap()),
                    content,
                )
            });
            sheets.insert(name.to_owned(), cells.collect());
        }
    }
    for (name, sheet) in &book.sheets {
        let cells = sheets.entry(name.clone()).or_default();
        for (row, contents) in (0u32..).zip(&sheet.rows) {
            for (column, content) in (0u16..).zip(contents) {
                cells.insert((row, column), content.clone());
            }
        }
        for (cell, content) in &sheet.cells {
            cells.insert(place(cell), content.clone());
        }
        if sheet.without_keys {
            cells.retain(|(row, _), _| *row != 1);
        }
    }
    let mut workbook = Workbook::new();
    for (name, cells) in &sheets {
        let worksheet = workbook.add_worksheet();
        let change = book.sheets.get(name);
        worksheet.set_hidden(name == SENT);
        worksheet
            .set_name(
                change
                    .and_then(|change| change.name.as_ref())
                    .unwrap_or(name),
            )
            .unwrap();
        let day = CellFormat::new().set_num_format("dd/mm/yyyy");
        let percent = CellFormat::new().set_num_format("0.0%");
        for range in change.iter().flat_map(|change| &change.merge) {
            let (from, to) = range.split_once(':').unwrap();
            let (from, to) = (place(from), place(to));
            worksheet
                .merge_range(from.0, from.1, to.0, to.1, "", &CellFormat::new())
                .unwrap();
        }
        for ((row, column), content) in cells {
            let (row, column) = (*row, *column);
            match content {
                Content::Empty(()) => {}
                Content::Number(number) => {
                    worksheet.write_number(row, column, *number).unwrap();
                }
                Content::Bool(yes) => {
                    worksheet.write_boolean(row, column, *yes).unwrap();
                }
                Content::Text(text) => {
                    worksheet.write_string(row, column, text).unwrap();
                }
                Content::Date { date } => {
                    worksheet
                        .write_number_with_format(row, column, *date, &day)
                        .unwrap();
                }
                Content::Percent { percent: number } => {
                    worksheet
                        .write_number_with_format(row, column, *number, &percent)
                        .unwrap();
                }
                Content::Formula { formula, result } => {
                    let formula = Formula::new(formula).set_result(result);
                    worksheet.write_formula(row, column, formula).unwrap();
                }
            }
        }
        for row in change.iter().flat_map(|change| &change.hide_rows) {
            worksheet.set_row_hidden(row - 1).unwrap();
        }
        for column in change.iter().flat_map(|change| &change.hide_columns) {
            worksheet
                .set_column_hidden(place(&format!("{column}1")).1)
                .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// `D17` as row and column, counted from 0.
fn place(cell: &str) -> (u32, u16) {
    let split = cell.find(|c: char| c.is_ascii_digit()).unwrap();
    let column = cell[..split]
        .bytes()
        .fold(0u16, |sum, letter| sum * 26 + u16::from(letter - b'A') + 1);
    (cell[split..].parse::<u32>().unwrap() - 1, column - 1)
}

#[test]
fn what_is_exported_and_comes_back_changes_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bytes = export(&*source(root), REGISTRY, &Filter::default()).unwrap();
    let again = export(&*source(root), REGISTRY, &Filter::default()).unwrap();
    assert!(bytes == again, "the same content gives the same bytes");
    let mut inputs = vec![Input {
        file: "tat-ca.xlsx".into(),
        bytes,
    }];
    for table in TABLES {
        let bytes = export_csv(&*source(root), REGISTRY, table, &Filter::default()).unwrap();
        inputs.push(Input {
            file: format!("{}.csv", table.name).into(),
            bytes,
        });
    }
    for input in inputs {
        let name = Arc::clone(&input.file);
        let changes = take(root, &[input]);
        assert_eq!(changes.diff(), "", "{name}");
        assert!(
            changes.diagnostics.is_empty(),
            "{name}: {:?}",
            changes.diagnostics
        );
        assert!(
            changes
                .tallies
                .iter()
                .map(|tally| tally.left)
                .sum::<usize>()
                > 0,
            "{name}"
        );
        assert!(
            changes
                .tallies
                .iter()
                .all(|tally| tally.absent == 0 && tally.wrong == 0),
            "{name}"
        );
    }
}
