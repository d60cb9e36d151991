//! What a check finds: named by the field it is about, so that a check never counts bytes.

use std::ops::Range;
use std::sync::Arc;

use super::Record;
use crate::diag::{Code, Lang, Severity, Text};
use crate::format::yaml::Seg;

/// A finding about a field or some bytes of a file; it becomes a diagnostic once the field is located.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Whether it stops publication.
    pub severity: Severity,
    /// Its code.
    pub code: Code,
    /// The file it is about.
    pub file: Arc<str>,
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub hint: Option<Text>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    Whole,
    /// The value at this path of the file's YAML; the nearest enclosing value when it is not written.
    Field(Vec<Seg>),
    /// These bytes.
    Bytes(Range<usize>),
}

/// Collects findings while checks run.
#[derive(Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// Notes an error at a field of a record; give the remedy with [`Finding::hint`].
    pub fn error<K>(
        &mut self,
        record: &Record<K>,
        code: Code,
        field: Vec<Seg>,
        message: Text,
    ) -> &mut Finding {
        self.push(Finding::at_field(
            Severity::Error,
            record,
            code,
            field,
            message,
        ))
    }

    /// Notes a warning at a field of a record.
    pub fn warning<K>(
        &mut self,
        record: &Record<K>,
        code: Code,
        field: Vec<Seg>,
        message: Text,
    ) -> &mut Finding {
        self.push(Finding::at_field(
            Severity::Warning,
            record,
            code,
            field,
            message,
        ))
    }

    /// Notes an error at some bytes of a record's file.
    pub fn error_at<K>(
        &mut self,
        record: &Record<K>,
        code: Code,
        bytes: Range<usize>,
        message: Text,
    ) -> &mut Finding {
        let mut finding = Finding::at_field(Severity::Error, record, code, Vec::new(), message);
        finding.place = Place::Bytes(bytes);
        self.push(finding)
    }

    /// Adds what another check found.
    pub fn extend(&mut self, others: Self) {
        self.list.extend(others.list);
    }

    /// All findings so far.
    pub fn into_list(self) -> Vec<Finding> {
        self.list
    }

    #[expect(
        clippy::expect_used,
        reason = "the finding was pushed on the line before"
    )]
    pub(crate) fn push(&mut self, finding: Finding) -> &mut Finding {
        self.list.push(finding);
        self.list.last_mut().expect("just pushed")
    }
}

impl Finding {
    fn at_field<K>(
        severity: Severity,
        record: &Record<K>,
        code: Code,
        field: Vec<Seg>,
        message: Text,
    ) -> Self {
        Self {
            severity,
            code,
            file: Arc::clone(&record.file),
            place: Place::Field(record.path(field)),
            message,
            hint: None,
        }
    }

    /// Gives the finding its remedy.
    pub fn hint(&mut self, hint: Text) {
        self.hint = Some(hint);
    }
}

/// How a field is left out in a file of its own, in Vietnamese and English.
const LINE: [&str; 2] = ["xóa dòng này", "remove the line"];

/// How it is left out in a table, where a row is a whole record.
const CELL: [&str; 2] = ["để trống ô này", "leave the cell empty"];

/// How people leave out a field in a file: a row of a table is a whole record, so there it is a cell.
pub(crate) fn leave_out(file: &str) -> Text {
    let [vi, en] = if file.ends_with(".csv") { CELL } else { LINE };
    Text::new(vi, en)
}

/// A remedy for a field of a file as one for the cell of a sheet in which it was filled in.
pub(crate) fn for_cell(hint: &Text) -> Text {
    let ([vi, en], [vi_cell, en_cell]) = (LINE, CELL);
    Text::new(
        hint.get(Lang::Vi).replace(vi, vi_cell),
        hint.get(Lang::En).replace(en, en_cell),
    )
}

/// The path of a field: `at!["intakes", 0, "deadline"]`.
macro_rules! at {
    ($($seg:expr),* $(,)?) => {
        vec![$($crate::format::yaml::Seg::from($seg)),*]
    };
}
pub(crate) use at;
