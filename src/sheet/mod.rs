//! Spreadsheets: content out as a workbook that a school office can fill in, and back in without a loss.
//!
//! A [table](TABLES) is a kind of record, or a list inside one, as rows; its columns come from the kind's
//! schema. [`export`](fn@export) shows every record of a table. [`import`](fn@import) reads a workbook, holds it against the records that are there,
//! and gives the files that would change, which nothing has written yet; [`store`] writes them, all or none.

mod blame;
mod book;
mod changes;
mod column;
mod compare;
mod content;
mod edit;
mod entered;
mod export;
mod header;
mod import;
mod journal;
mod names;
mod origin;
mod overlaid;
mod parts;
mod place;
mod problems;
mod read;
mod read_csv;
mod read_other;
mod read_xlsx;
mod record;
mod rows;
mod sent;
mod shown;
mod tables;
mod target;
mod told;
mod told_ods;
mod told_xls;
mod told_xls_notes;
mod told_xlsx;
mod write_csv;
mod write_guide;
mod write_xlsx;

pub use changes::{Changes, Tally};
pub use compare::Prefer;
pub use export::{ExportError, Filter, export, export_csv};
pub use import::{Input, import};
pub use journal::{StoreError, recover, store};
pub use tables::{TABLES, Table, table_of};
