//! From the content to a workbook or a CSV file.

use serde_yaml::Value;

use super::column::{Column, columns};
use super::content::Content;
use super::names::Names;
use super::rows::{Row, longest, rows};
use super::shown::{Shown, shown};
use super::tables::{TABLES, Table};
use super::{write_csv, write_xlsx};
use crate::diag::{Lang, Text};
use crate::site::Entry;
use crate::source::Source;

/// Which rows are exported.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only tables whose rows belong to a record of this kind, and of them only the rows of this id.
    pub owner: Option<(&'static str, String)>,
    /// Only these tables; all when there are none.
    pub tables: Vec<&'static Table>,
}

/// Why a spreadsheet cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A filter names a record that is not there: what its kind is called, the id, and the one that is most like it.
    #[error("there is no {kind} with the id {1:?}", kind = .0.get(Lang::En))]
    NoOwner(Text, String, Option<String>),
    /// The workbook cannot hold the content.
    #[error("the workbook cannot be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
}

impl ExportError {
    /// What is wrong and what to do, for the user.
    pub fn text(&self) -> (Text, Option<Text>) {
        match self {
            Self::NoOwner(kind, id, near) => (
                Text::new(
                    format!("không có {} nào mang mã {id:?}", kind.get(Lang::Vi)),
                    format!("there is no {} with the id {id:?}", kind.get(Lang::En)),
                ),
                near.as_ref().map(|near| {
                    Text::new(
                        format!("có phải {near:?}?"),
                        format!("did you mean {near:?}?"),
                    )
                }),
            ),
            Self::Workbook(cause) => (
                Text::new(
                    format!("không làm được bảng tính: {cause}"),
                    format!("the workbook cannot be made: {cause}"),
                ),
                None,
            ),
        }
    }
}

/// A table with its columns and cells, ready to be written.
pub(super) struct Sheet {
    pub(super) table: &'static Table,
    pub(super) columns: Vec<Column>,
    pub(super) cells: Vec<Vec<Shown>>,
    /// What tells each row from the others.
    pub(super) names: Vec<String>,
}

/// The workbook of the content: a sheet of instructions, one for every table, and the lists of what cells can hold.
///
/// # Errors
/// When the filter names nothing, or a sheet would have more than a workbook can hold.
pub fn export(
    source: &dyn Source,
    registry: &'static [Entry],
    filter: &Filter,
) -> Result<Vec<u8>, ExportError> {
    let (sheets, names) = sheets(source, registry, filter)?;
    Ok(write_xlsx::workbook(&sheets, &names)?)
}

/// A table as a CSV file.
///
/// # Errors
/// When the filter names nothing.
pub fn export_csv(
    source: &dyn Source,
    registry: &'static [Entry],
    table: &'static Table,
    filter: &Filter,
) -> Result<Vec<u8>, ExportError> {
    let only = Filter {
        tables: vec![table],
        ..filter.clone()
    };
    let (sheets, _) = sheets(source, registry, &only)?;
    Ok(sheets.first().map(write_csv::csv).unwrap_or_default())
}

fn sheets(
    source: &dyn Source,
    registry: &'static [Entry],
    filter: &Filter,
) -> Result<(Vec<Sheet>, Names), ExportError> {
    let content = Content::read(source, registry);
    if let Some((kind, id)) = &filter.owner
        && content.find(kind, id).is_none()
    {
        let ids: Vec<&str> = content.of(kind).map(|record| &*record.id).collect();
        let near = crate::format::text::likeliest(id, ids.into_iter()).map(str::to_owned);
        let label = content.entry(kind).map(|entry| (entry.label)());
        let label = label.unwrap_or_else(|| Text::new(*kind, *kind));
        return Err(ExportError::NoOwner(label, id.clone(), near));
    }
    let names = Names::of(&content);
    let wanted = TABLES.iter().filter(|table| {
        let named =
            filter.tables.is_empty() || filter.tables.iter().any(|one| one.name == table.name);
        named
            && filter
                .owner
                .as_ref()
                .is_none_or(|(kind, _)| owner_key(table, kind).is_some())
    });
    let sheets = wanted
        .filter_map(|table| sheet(table, &content, &names, filter))
        .collect();
    Ok((sheets, names))
}

fn sheet(
    table: &'static Table,
    content: &Content,
    names: &Names,
    filter: &Filter,
) -> Option<Sheet> {
    let entry = content.entry(table.kind)?;
    let mut rows = rows(table, content);
    if let Some((kind, id)) = &filter.owner {
        rows.retain(|row| belongs(table, row, kind, id));
    }
    // One group more than is used leaves room for a new one.
    let columns = columns(table, entry, &|key| longest(&rows, key) + 1);
    let cell = |row: &Row<'_>, column: &Column| {
        let value = row.get(table, column);
        value.map_or(Shown::Nothing, |value| shown(&column.form, &value, names))
    };
    let cells = rows
        .iter()
        .map(|row| columns.iter().map(|column| cell(row, column)).collect())
        .collect();
    let names = rows.iter().map(|row| row.name(table)).collect();
    Some(Sheet {
        table,
        columns,
        cells,
        names,
    })
}

/// The key that names the owner of this kind, where the table's rows have one.
fn owner_key(table: &Table, kind: &str) -> Option<&'static str> {
    table
        .owners
        .iter()
        .find(|(owner, _)| *owner == kind)
        .map(|(_, key)| *key)
}

fn belongs(table: &Table, row: &Row<'_>, kind: &str, id: &str) -> bool {
    match owner_key(table, kind) {
        Some("id") => &*row.record.id == id,
        Some(_) if row.record.parent.is_some() => row.record.parent.as_deref() == Some(id),
        Some(key) => match row.value.get(key) {
            Some(Value::String(one)) => one == id,
            Some(Value::Sequence(several)) => several.iter().any(|one| one.as_str() == Some(id)),
            _ => false,
        },
        None => false,
    }
}
