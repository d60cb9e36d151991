//! Tables for spreadsheets: CSV (RFC 4180) that opens with its marks intact and runs nothing.

/// Rows as CSV, the first of them the names of the columns.
///
/// A byte order mark tells spreadsheets that the text is UTF-8. A cell that a spreadsheet would
/// take for a formula gets an apostrophe in front, which makes it text.
pub fn csv<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Vec<u8> {
    let mut out = String::from('\u{feff}');
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            push(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out.into_bytes()
}

fn push(out: &mut String, cell: &str) {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    if cell.contains([',', ';', '"', '\n', '\r']) || cell.trim() != cell {
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(guard);
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// The cells as a spreadsheet sees them.
    fn read(cells: &[&str]) -> Vec<String> {
        let row: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        let bytes = csv([row.as_slice()]);
        let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text);
        let record = reader.records().next().unwrap().unwrap();
        record.iter().map(str::to_owned).collect()
    }

    #[test]
    fn cells_are_read_back_as_they_were() {
        let cells = [
            "Hàn TIG;Hàn MAG",
            "nói \"được\"",
            "a,b",
            "hai\ndòng",
            "",
            " mép ",
        ];
        assert_eq!(read(&cells), cells);
    }

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(
            read(&["=1+1", "+84", "-2", "@a", "\tx", "a=b"]),
            ["'=1+1", "'+84", "'-2", "'@a", "'\tx", "a=b"]
        );
    }
}
