//! What an import comes to: the files as they would be, how many rows did what, and what is wrong.

use std::sync::Arc;

use similar::TextDiff;

use super::compare::CellsOf;
use super::tables::Table;
use crate::diag::{Diagnostic, Severity, Text};

/// Lines shown around each change.
const CONTEXT: usize = 3;

/// The files that an import would write, and what was found on the way.
#[derive(Debug, Default)]
pub struct Changes {
    /// The files in the order of their paths.
    pub files: Vec<ChangedFile>,
    /// What the rows of each table do.
    pub tallies: Vec<Tally>,
    /// Everything that was found, in the spreadsheet's own places.
    pub diagnostics: Vec<Diagnostic>,
}

/// A file before and after.
#[derive(Debug)]
pub struct ChangedFile {
    /// The path, relative to the root.
    pub path: Arc<str>,
    /// What it held; `None` for one that is new.
    pub old: Option<Arc<str>>,
    /// What it is to hold.
    pub new: Arc<str>,
}

/// What the rows of a table do.
#[derive(Debug, Clone)]
pub struct Tally {
    /// The table.
    pub table: &'static Table,
    /// Rows that add a record or an item.
    pub added: usize,
    /// Rows that change one.
    pub changed: usize,
    /// Rows that say what is there already.
    pub left: usize,
    /// Rows that cannot be taken.
    pub wrong: usize,
    /// What is there and has no row, so that it stays as it is.
    pub absent: usize,
    /// Fields that are taken away because their cell was emptied.
    pub removed: usize,
    /// Fields that the site has changed since the workbook was sent, and the office has not: they stay.
    pub newer: usize,
}

impl Changes {
    /// Whether anything keeps the import from being written.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|one| one.severity == Severity::Error)
    }

    /// The difference of all files, as `diff -u` shows it.
    pub fn diff(&self) -> String {
        let mut out = String::new();
        for file in &self.files {
            let old = file.old.as_deref().unwrap_or_default();
            let diff = TextDiff::from_lines(old, &*file.new);
            let before = if file.old.is_some() {
                format!("a/{}", file.path)
            } else {
                "/dev/null".to_owned()
            };
            let after = format!("b/{}", file.path);
            out.push_str(
                &diff
                    .unified_diff()
                    .context_radius(CONTEXT)
                    .header(&before, &after)
                    .to_string(),
            );
        }
        out
    }
}

impl Tally {
    /// A table of which so many records or items are there.
    pub(super) fn new(table: &'static Table, there: usize) -> Self {
        Self {
            table,
            added: 0,
            changed: 0,
            left: 0,
            wrong: 0,
            absent: there,
            removed: 0,
            newer: 0,
        }
    }

    /// Counts a row of something that is there.
    pub(super) fn count(&mut self, cells: &CellsOf) {
        self.absent = self.absent.saturating_sub(1);
        self.removed += cells.removed;
        self.newer += cells.newer;
        match (cells.is_whole, cells.changed.is_empty()) {
            (false, _) => self.wrong += 1,
            (true, true) => self.left += 1,
            (true, false) => self.changed += 1,
        }
    }

    /// The table and its numbers in one line.
    pub fn text(&self) -> Text {
        let Self {
            table,
            added,
            changed,
            left,
            wrong,
            absent,
            removed,
            newer,
        } = self;
        let more = |count: &usize, vi: &str, en: &str| match count {
            0 => (String::new(), String::new()),
            _ => (format!("; {count} {vi}"), format!("; {count} {en}")),
        };
        let (wrong_vi, wrong_en) = more(wrong, "hàng có lỗi", "rows with errors");
        let (absent_vi, absent_en) = more(
            absent,
            "mục không có trong bảng (giữ nguyên)",
            "not in the sheet (kept)",
        );
        let (removed_vi, removed_en) = more(
            removed,
            "ô để trống nên bỏ thông tin",
            "fields removed by an empty cell",
        );
        let (newer_vi, newer_en) = more(
            newer,
            "ô giữ nội dung mới hơn của trang",
            "fields kept that are newer on the site",
        );
        Text::new(
            format!(
                "{}: thêm {added}, sửa {changed}, giữ nguyên {left}{removed_vi}{newer_vi}{wrong_vi}{absent_vi}",
                table.sheet
            ),
            format!(
                "{}: {added} added, {changed} changed, {left} left{removed_en}{newer_en}{wrong_en}{absent_en}",
                table.name
            ),
        )
    }
}
