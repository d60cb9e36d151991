//! From filled spreadsheets to the files that they would change. Nothing is written here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::book::Book;
use super::changes::{ChangedFile, Changes};
use super::compare::{Compared, Filled, Prefer, compare};
use super::content::Content;
use super::record::{Draft, Order};
use super::tables::{Table, table_of};
use super::{edit, header, overlaid, problems, read};
use crate::diag::{Diagnostic, Severity, Text, codes};
use crate::kinds::REGISTRY;
use crate::site::{LoadError, Options};
use crate::source::{Source, read_text};

/// A spreadsheet that came back.
#[derive(Debug)]
pub struct Input {
    /// Its name, as the user gave it.
    pub file: Arc<str>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Reads spreadsheets and holds them against the content; the result is checked as a whole site. `prefer` decides cells that
/// both the office and the site have changed.
///
/// # Errors
/// When the site cannot be loaded at all. What is wrong in the spreadsheets is in [`Changes::diagnostics`].
pub fn import(
    source: &Arc<dyn Source>,
    options: &Options,
    inputs: &[Input],
    prefer: Prefer,
) -> Result<Changes, LoadError> {
    let content = Content::read(&**source, REGISTRY);
    let mut diagnostics = Vec::new();
    let mut sheets = Vec::new();
    for input in inputs {
        match read::read(&input.file, &input.bytes) {
            Ok((book, notice)) => {
                diagnostics.extend(notice);
                sheets.extend(known(input, book, &content, &mut diagnostics));
            }
            Err(problem) => diagnostics.push(problem),
        }
    }
    let Compared {
        drafts,
        tallies,
        orders,
        origins,
        problems,
    } = compare(sheets, &content, prefer);
    diagnostics.extend(problems);
    let drafts: Vec<&Draft> = drafts.values().collect();
    let files = files(&**source, &drafts, &orders, &mut diagnostics);
    if !files.is_empty() {
        diagnostics.extend(overlaid::check(
            source, options, &content, &files, &drafts, &origins,
        )?);
    }
    Ok(Changes {
        files,
        tallies,
        diagnostics,
    })
}

/// The sheets whose table is known; of others it is said that they were not read.
fn known(input: &Input, book: Book, content: &Content, found: &mut Vec<Diagnostic>) -> Vec<Filled> {
    let hint = named_by(&input.file);
    let mut sheets = Vec::new();
    let mut unknown = Vec::new();
    for grid in book.grids {
        match header::find(&grid, content, hint) {
            Some(found) => sheets.push(Filled {
                grid,
                found,
                sent: book.sent.clone(),
            }),
            None if grid.rows.iter().flatten().all(super::book::Cell::is_empty) => {}
            None => unknown.push(problems::unknown_sheet(&grid.place(0, 0))),
        }
    }
    match sheets.is_empty() {
        true => found.push(problems::no_table(&input.file)),
        false => found.extend(unknown),
    }
    sheets
}

/// The table that a file is called by: `programmes.csv`, or `programmes-sao-khue.csv`.
fn named_by(file: &str) -> Option<&'static Table> {
    let name = file.rsplit(['/', '\\']).next()?;
    let stem = name.split('.').next()?;
    table_of(stem).or_else(|| table_of(stem.split(['-', '_', ' ']).next()?))
}

/// The files with their records changed.
fn files(
    source: &dyn Source,
    drafts: &[&Draft],
    orders: &BTreeMap<&'static str, Order>,
    found: &mut Vec<Diagnostic>,
) -> Vec<ChangedFile> {
    let mut by_file: BTreeMap<&Arc<str>, Vec<&Draft>> = BTreeMap::new();
    for draft in drafts
        .iter()
        .filter(|draft| !draft.is_broken && draft.old.as_ref() != Some(&draft.new))
    {
        by_file.entry(&draft.file).or_default().push(draft);
    }
    let mut files = Vec::new();
    for (path, drafts) in by_file {
        match file(source, path, &drafts, orders) {
            Ok(file) => files.push(file),
            Err(problem) => found.push(*problem),
        }
    }
    files
}

fn file(
    source: &dyn Source,
    path: &Arc<str>,
    drafts: &[&Draft],
    orders: &BTreeMap<&'static str, Order>,
) -> Result<ChangedFile, Box<Diagnostic>> {
    let first = drafts.first();
    let is_new = first.is_some_and(|draft| draft.old.is_none());
    if is_new {
        // A file of another kind, or one that could not be read, can lie where a new one is to be.
        if source.read(path, 0).is_ok() || read_text(source, path).is_ok() {
            return Err(Box::new(taken(path, drafts)));
        }
        let fields: String = drafts.iter().map(|draft| edit::fresh(&draft.new)).collect();
        let text = match path.ends_with(".md") {
            true => format!("---\n{fields}---\n"),
            false => fields,
        };
        return Ok(ChangedFile {
            path: Arc::clone(path),
            old: None,
            new: text.into(),
        });
    }
    let old = source
        .read(path, crate::source::MAX_TEXT)
        .map_err(Box::new)?;
    let old = String::from_utf8(old).map_err(|_| Box::new(unchangeable(path, drafts)))?;
    let edits: Vec<edit::Edit<'_>> = drafts
        .iter()
        .filter_map(|draft| {
            Some(edit::Edit {
                prefix: draft.prefix,
                old: draft.old.as_ref()?,
                new: &draft.new,
            })
        })
        .collect();
    let order = first.and_then(|draft| orders.get(draft.kind));
    let rank = |path: &[crate::format::yaml::Seg]| order.map_or(0, |order| order.rank(path));
    let new = edit::edited(path, &old, &edits, &rank)
        .ok_or_else(|| Box::new(unchangeable(path, drafts)))?;
    Ok(ChangedFile {
        path: Arc::clone(path),
        old: Some(old.into()),
        new: new.into(),
    })
}

fn taken(path: &str, drafts: &[&Draft]) -> Diagnostic {
    told(
        path,
        drafts,
        Text::new(
            format!("hàng mới cần tệp {path}, nhưng đã có tệp ấy"),
            format!("the new row needs the file {path}, which exists"),
        ),
        Text::new("đặt cho hàng một mã khác", "give the row another id"),
    )
}

fn unchangeable(path: &str, drafts: &[&Draft]) -> Diagnostic {
    told(
        path,
        drafts,
        Text::new(
            format!("không sửa được {path} mà vẫn giữ nguyên các dòng khác"),
            format!("{path} cannot be changed with its other lines kept"),
        ),
        Text::new(
            "sửa tệp ấy bằng tay theo hàng này",
            "change that file by hand as the row says",
        ),
    )
}

fn told(path: &str, drafts: &[&Draft], message: Text, hint: Text) -> Diagnostic {
    match drafts.first() {
        Some(draft) => problems::at(
            &draft.row,
            Severity::Error,
            codes::SHEET_TARGET,
            &message,
            Some(hint),
        ),
        None => Diagnostic::error(codes::SHEET_TARGET, path, message).hint(hint),
    }
}
