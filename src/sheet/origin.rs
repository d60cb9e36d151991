//! Where in the spreadsheets each record stands: its rows, and in them the cell of each field.

use std::collections::{BTreeMap, BTreeSet};

use super::column::Column;
use super::compare::Filled;
use super::place::Place;
use super::record::full_path;
use crate::format::yaml::Seg;

/// The rows of all records that sheets tell of.
#[derive(Default)]
pub(super) struct Origins {
    sheets: Vec<Filled>,
    rows: BTreeMap<(&'static str, String), Vec<Origin>>,
}

/// A row of a record.
#[derive(Clone, Copy)]
pub(super) struct Origin {
    /// The sheet by its place among those that were compared.
    pub(super) sheet: usize,
    pub(super) row: u32,
    /// The item that the row tells of, where it does not tell of the record as a whole.
    pub(super) item: Option<usize>,
}

/// The cell of a field.
pub(super) struct Cell {
    /// The field in its record; that of the record or item itself for the row as a whole.
    pub(super) path: Vec<Seg>,
    pub(super) place: Place,
    /// What heads its column; nothing for the row as a whole.
    pub(super) label: Option<String>,
    /// Whether the sheet has such a column; where it has none, the place is that of a field beside it.
    pub(super) is_there: bool,
}

impl Origins {
    /// The sheets, with the rows of each record in them.
    pub(super) fn new(
        sheets: Vec<Filled>,
        rows: BTreeMap<(&'static str, String), Vec<Origin>>,
    ) -> Self {
        Self { sheets, rows }
    }

    /// The cells of a record in all its rows; each row as a whole comes before its cells.
    pub(super) fn cells(&self, kind: &'static str, id: &str) -> Vec<Cell> {
        let rows = self.rows.get(&(kind, id.to_owned()));
        let rows = rows.into_iter().flatten();
        rows.flat_map(|origin| self.cells_of(*origin)).collect()
    }

    fn cells_of(&self, origin: Origin) -> Vec<Cell> {
        let Some(filled) = self.sheets.get(origin.sheet) else {
            return Vec::new();
        };
        let table = filled.found.table;
        let around = table.list.zip(origin.item);
        let around = around.map(|(list, item)| vec![Seg::from(list), Seg::Index(item)]);
        let mut cells = vec![Cell {
            path: around.unwrap_or_default(),
            place: filled.row_place(origin.row),
            label: None,
            is_there: true,
        }];
        for (column, field) in &filled.found.columns {
            let path = match field.is_frame() {
                false => full_path(table, origin.item, field),
                // A record that cannot be told by its file has its id among its fields.
                true if field.key == "id" => vec![Seg::from("id")],
                true => continue,
            };
            cells.push(Cell {
                path,
                place: filled.grid.place(origin.row, *column),
                label: Some(field.label.clone()),
                is_there: true,
            });
        }
        cells.extend(absent(filled, origin));
        cells
    }
}

/// The fields of a row that its sheet has no columns for, at each cell of their group, or else at the row as a whole.
fn absent(filled: &Filled, origin: Origin) -> Vec<Cell> {
    let table = filled.found.table;
    let mut keys: BTreeSet<&str> = BTreeSet::new();
    let mut groups: BTreeMap<&[Seg], Vec<Place>> = BTreeMap::new();
    for (column, field) in &filled.found.columns {
        keys.insert(&field.key);
        if let Some(group) = group(field) {
            let place = filled.grid.place(origin.row, *column);
            groups.entry(group).or_default().push(place);
        }
    }
    let whole = [filled.row_place(origin.row)];
    let mut cells = Vec::new();
    let fields = filled.found.all.iter();
    for field in fields.filter(|field| !field.is_frame() && !keys.contains(field.key.as_str())) {
        let beside = group(field).and_then(|group| groups.get(group));
        for place in beside.map_or(whole.as_slice(), Vec::as_slice) {
            cells.push(Cell {
                path: full_path(table, origin.item, field),
                place: place.clone(),
                label: Some(field.label.clone()),
                is_there: false,
            });
        }
    }
    cells
}

/// The path of what is around a field in its row; nothing where that is the row itself.
fn group(field: &Column) -> Option<&[Seg]> {
    let (_, around) = field.path.split_last()?;
    (!around.is_empty()).then_some(around)
}
