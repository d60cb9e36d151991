//! `nghe export`: the content as a spreadsheet that a school can fill in and send back.

use std::path::Path;

use super::args::{Args, Export};
use super::console::Console;
use super::load::disk;
use super::{End, Failure};
use crate::diag::{Lang, Text};
use crate::kinds::REGISTRY;
use crate::sheet::{self, Filter, TABLES, Table};
use crate::source::reason;

pub(super) fn run(args: &Args, export: &Export, console: &Console) -> Result<End, Failure> {
    let kind = kind(&export.file)?;
    let source = disk(args)?;
    let owners = [
        ("school", &export.school),
        ("employer", &export.employer),
        ("agency", &export.agency),
    ];
    let mut owners = owners
        .into_iter()
        .filter_map(|(kind, id)| Some((kind, id.clone()?)));
    let filter = Filter {
        owner: owners.next(),
        tables: tables(&export.only)?,
    };
    if export.file.exists() && !export.force {
        return Err(Failure::Sheet(exists(&export.file), Some(overwrite())));
    }
    let bytes = match kind {
        Kind::Csv => {
            let table = csv_table(&export.file, &filter)?;
            sheet::export_csv(&source, REGISTRY, table, &filter)
        }
        Kind::Workbook => sheet::export(&source, REGISTRY, &filter),
    };
    let bytes = bytes.map_err(|error| {
        let (message, hint) = error.text();
        Failure::Sheet(message, hint)
    })?;
    write(&export.file, &bytes)?;
    let file = export.file.display();
    console.say(&Text::new(
        format!("Đã ghi {file}. Điền xong, xem trước bằng: nghe import {file}"),
        format!("Wrote {file}. When it is filled in, look with: nghe import {file}"),
    ))?;
    Ok(End::Well)
}

/// What is written.
#[derive(Clone, Copy)]
enum Kind {
    Workbook,
    Csv,
}

/// What a file is to be, by the end of its name.
fn kind(file: &Path) -> Result<Kind, Failure> {
    let end = file.extension().unwrap_or_default().to_string_lossy();
    match end.to_lowercase().as_str() {
        "xlsx" => Ok(Kind::Workbook),
        "csv" => Ok(Kind::Csv),
        _ => {
            let name = file.display();
            let other = file.with_extension("xlsx");
            let other = other.display();
            Err(Failure::Sheet(
                Text::new(
                    format!("không xuất được ra {name}: chỉ ghi được .xlsx và .csv"),
                    format!("{name} cannot be written: only .xlsx and .csv can"),
                ),
                Some(Text::new(
                    format!(
                        "đặt tên tệp là {other}; Excel và LibreOffice mở tệp ấy rồi lưu được sang loại khác"
                    ),
                    format!(
                        "call the file {other}; Excel and LibreOffice open it and can save it as another kind"
                    ),
                )),
            ))
        }
    }
}

fn tables(names: &[String]) -> Result<Vec<&'static Table>, Failure> {
    names.iter().map(|name| table(name)).collect()
}

fn table(name: &str) -> Result<&'static Table, Failure> {
    sheet::table_of(name).ok_or_else(|| {
        let known = TABLES
            .iter()
            .map(|table| format!("{} ({})", table.name, table.sheet));
        let known = known.collect::<Vec<_>>().join(", ");
        Failure::Sheet(
            Text::new(
                format!("không có bảng {name:?}"),
                format!("there is no table {name:?}"),
            ),
            Some(Text::new(
                format!("các bảng: {known}"),
                format!("the tables: {known}"),
            )),
        )
    })
}

/// A CSV file holds one table: the one that was asked for, or else the one that the file is called by.
fn csv_table(file: &Path, filter: &Filter) -> Result<&'static Table, Failure> {
    match filter.tables.as_slice() {
        [only] => Ok(only),
        _ => {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy();
            table(&stem)
        }
    }
}

fn exists(file: &Path) -> Text {
    let file = file.display();
    Text::new(
        format!("đã có tệp {file}"),
        format!("the file {file} exists"),
    )
}

fn overwrite() -> Text {
    Text::new(
        "đặt tên khác, hoặc thêm --force để ghi đè",
        "choose another name, or add --force to overwrite it",
    )
}

/// Writes a file beside its place and moves it there, so that nobody opens half of it.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = file.with_file_name(name);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, file));
    written.map_err(|cause| {
        let reason = reason(&cause);
        let file = file.display();
        Failure::Sheet(
            Text::new(
                format!("không ghi được {file}: {}", reason.get(Lang::Vi)),
                format!("{file} cannot be written: {}", reason.get(Lang::En)),
            ),
            Some(Text::new(
                "đóng tệp nếu đang mở trong bảng tính, và kiểm tra thư mục",
                "close the file if a spreadsheet has it open, and check the folder",
            )),
        )
    })
}
