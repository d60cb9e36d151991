//! The tables of a workbook: which kinds, and which lists inside their records, have a sheet of their own.

use crate::format::text;

/// A sheet of a workbook, or a CSV file.
#[derive(Debug)]
pub struct Table {
    /// The name by which commands, CSV files and the hidden row of keys know the table.
    pub name: &'static str,
    /// What its sheet is called.
    pub sheet: &'static str,
    /// Other words for the same, folded, by which a sheet is known whose keys are gone.
    pub other: &'static [&'static str],
    /// The kind of record that holds the rows.
    pub kind: &'static str,
    /// The list inside a record whose items are the rows; `None` where a row is a record.
    pub list: Option<&'static str>,
    /// The keys that tell an item of the list from the others.
    pub identity: &'static [&'static str],
    /// The keys of the fields by which people know a row that has no id, the name before others.
    pub natural: &'static [&'static str],
    /// Lists inside a row that have a table of their own, so that they are no columns here.
    pub elsewhere: &'static [&'static str],
    /// Which column names the record that a filter asks for: the kind of that record, and the key.
    pub owners: &'static [(&'static str, &'static str)],
}

/// Every table, in the order of the sheets. A list inside a record comes after its records.
pub static TABLES: &[Table] = &[
    Table {
        name: "schools",
        sheet: "Trường",
        other: &["co so giao duc", "danh sach truong", "school"],
        kind: "school",
        list: None,
        identity: &["id"],
        natural: &["name"],
        elsewhere: &["campuses", "enrolment_plan"],
        owners: &[("school", "id")],
    },
    Table {
        name: "campuses",
        sheet: "Cơ sở",
        other: &["co so dao tao", "dia diem", "campus"],
        kind: "school",
        list: Some("campuses"),
        identity: &["id"],
        natural: &["name"],
        elsewhere: &[],
        owners: &[("school", "id")],
    },
    Table {
        name: "enrolment",
        sheet: "Chỉ tiêu tuyển sinh",
        other: &["chi tieu", "ke hoach tuyen sinh", "enrolment plan"],
        kind: "school",
        list: Some("enrolment_plan"),
        identity: &["year", "level"],
        natural: &[],
        elsewhere: &[],
        owners: &[("school", "id")],
    },
    Table {
        name: "programmes",
        sheet: "Ngành",
        other: &["chuong trinh", "nganh nghe", "nganh dao tao", "programme"],
        kind: "programme",
        list: None,
        identity: &["id"],
        natural: &["title", "level"],
        elsewhere: &["intakes"],
        owners: &[("school", "school")],
    },
    Table {
        name: "intakes",
        sheet: "Đợt tuyển sinh",
        other: &["dot tuyen", "tuyen sinh", "khai giang", "intake"],
        kind: "programme",
        list: Some("intakes"),
        identity: &["id"],
        natural: &["campus", "start"],
        elsewhere: &[],
        owners: &[("school", "school")],
    },
    Table {
        name: "demand",
        sheet: "Nhu cầu lao động",
        other: &["nhu cau", "nhu cau tuyen dung", "labour demand"],
        kind: "demand",
        list: None,
        identity: &["id"],
        natural: &["employer", "occupation", "by", "area"],
        elsewhere: &[],
        owners: &[("employer", "employer")],
    },
    Table {
        name: "events",
        sheet: "Sự kiện",
        other: &["lich su kien", "event"],
        kind: "event",
        list: None,
        identity: &["id"],
        natural: &["title"],
        elsewhere: &[],
        owners: &[
            ("school", "schools"),
            ("employer", "employers"),
            ("agency", "agency"),
        ],
    },
    Table {
        name: "reports",
        sheet: "Báo cáo",
        other: &["bao cao co quan", "agency report", "report"],
        kind: "report",
        list: None,
        identity: &["id"],
        natural: &["agency", "task", "period"],
        elsewhere: &[],
        owners: &[("agency", "agency")],
    },
];

/// The table that a word names: its name, with or without the plural's `s`, that of its kind, or what its sheet is called.
pub fn table_of(word: &str) -> Option<&'static Table> {
    let word = word.to_lowercase();
    let is_named = |table: &&Table| {
        table.name == word
            || table.name.strip_suffix('s') == Some(word.as_str())
            || (table.list.is_none() && table.kind == word)
            || text::slug(table.sheet) == text::slug(&word)
    };
    TABLES.iter().find(is_named)
}

impl Table {
    /// The key of the column that names the record around a row, for a list inside records: the kind's name.
    pub(super) fn around(&self) -> Option<&'static str> {
        self.list.map(|_| self.kind)
    }

    /// The key of the column that holds the id of that record: a name can change while a sheet is away.
    pub(super) fn around_id(&self) -> Option<String> {
        self.around().map(|kind| format!("{kind}_id"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_goes_by_its_name_and_its_kind() {
        for (word, name) in [
            ("programmes", "programmes"),
            ("Programme", "programmes"),
            ("demand", "demand"),
            ("intake", "intakes"),
            ("nganh", "programmes"),
            ("Đợt tuyển sinh", "intakes"),
            ("dot-tuyen-sinh", "intakes"),
        ] {
            assert_eq!(table_of(word).map(|table| table.name), Some(name));
        }
        assert!(table_of("quiz").is_none());
    }
}
