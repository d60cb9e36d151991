//! The workbook: sheets with their columns, lists to choose from, and formats that keep what is typed.

use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};

use super::column::Column;
use super::export::Sheet;
use super::names::{Labels as _, Names};
use super::sent::{CALLED, SENT, mark};
use super::shown::{NO, Shown, YES};
use super::write_guide;
use crate::format::schema::cell::Form;

/// The sheet that holds what cells can be chosen from.
pub(super) const LISTS: &str = "_danh_sach";

/// Rows below the last record that are ready for new ones.
const SPARE_ROWS: u32 = 500;

/// The first row of records; above it stand the labels and the keys, which are hidden.
pub(super) const FIRST_ROW: u32 = 2;

/// The longest help that a spreadsheet shows beside a cell, in characters.
const HELP: usize = 255;

/// The longest title of such help.
const HELP_TITLE: usize = 32;

/// The bytes of a workbook. The same sheets give the same bytes: no time of making stands in the file.
///
/// # Errors
/// When a sheet has more rows or longer cells than a workbook can hold.
pub(super) fn workbook(sheets: &[Sheet], names: &Names) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    write_guide::guide(workbook.add_worksheet(), sheets)?;
    let formats = Formats::new();
    let mut lists = Lists {
        names,
        columns: BTreeMap::new(),
        ranges: Vec::new(),
    };
    for sheet in sheets {
        write(workbook.add_worksheet(), sheet, &formats, &mut lists)?;
    }
    lists.write(workbook.add_worksheet())?;
    write_sent(workbook.add_worksheet(), sheets, names)?;
    workbook.save_to_buffer()
}

/// The formats of cells.
struct Formats {
    header: Format,
    required: Format,
    text: Format,
    number: Format,
    money: Format,
    day: Format,
    moment: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top).set_text_wrap();
        let header = || {
            let format = Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top);
            format.set_border_bottom(FormatBorder::Medium)
        };
        Self {
            header: header().set_background_color(Color::RGB(0x00E8_EEF4)),
            required: header().set_background_color(Color::RGB(0x00FF_E9B8)),
            // As text, so that a phone keeps its zero and 1/2 stays 1/2.
            text: cell().set_num_format("@"),
            number: cell(),
            money: cell().set_num_format("#,##0"),
            day: cell().set_num_format("dd/mm/yyyy"),
            moment: cell().set_num_format("dd/mm/yyyy hh:mm"),
        }
    }

    fn of(&self, form: &Form) -> &Format {
        match form {
            Form::Integer | Form::Number => &self.number,
            Form::Money => &self.money,
            Form::Day | Form::DayOr(_) => &self.day,
            Form::Moment => &self.moment,
            _ => &self.text,
        }
    }
}

fn write(
    worksheet: &mut Worksheet,
    sheet: &Sheet,
    formats: &Formats,
    lists: &mut Lists<'_>,
) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.table.sheet)?;
    for (place, column) in (0u16..).zip(&sheet.columns) {
        worksheet.set_column_width(place, width(column))?;
        worksheet.set_column_format(place, formats.of(&column.form))?;
        let header = if column.required {
            &formats.required
        } else {
            &formats.header
        };
        worksheet.write_string_with_format(0, place, &column.label, header)?;
    }
    for (place, column) in (0u16..).zip(&sheet.columns) {
        // The first key says which table this is, whatever its sheet is called later.
        let key = match place {
            0 => format!("{}:{}", sheet.table.name, column.key),
            _ => column.key.clone(),
        };
        worksheet.write_string(1, place, key)?;
    }
    worksheet.set_row_hidden(1)?;
    worksheet.set_freeze_panes(FIRST_ROW, 1)?;
    for (row, cells) in (FIRST_ROW..).zip(&sheet.cells) {
        for ((place, column), cell) in (0u16..).zip(&sheet.columns).zip(cells) {
            write_cell(worksheet, row, place, cell, formats.of(&column.form))?;
        }
    }
    let rows = u32::try_from(sheet.cells.len()).unwrap_or(u32::MAX / 2);
    let last = FIRST_ROW + rows + SPARE_ROWS;
    for (place, column) in (0u16..).zip(&sheet.columns) {
        if let Some(validation) = validation(column, lists)? {
            worksheet.add_data_validation(FIRST_ROW, place, last, place, &validation)?;
        }
    }
    Ok(())
}

/// Notes what every cell shows, so that it is known later who has changed it since, and what the records are called that
/// cells can name.
fn write_sent(worksheet: &mut Worksheet, sheets: &[Sheet], names: &Names) -> Result<(), XlsxError> {
    worksheet.set_name(SENT)?;
    worksheet.set_hidden(true);
    let mut lines = 0u32..;
    let mut line = |table: &str, name: &str, marks: &str| {
        let Some(line) = lines.next() else {
            return Ok(());
        };
        for (column, text) in (0u16..).zip([table, name, marks]) {
            worksheet.write_string(line, column, text)?;
        }
        Ok::<(), XlsxError>(())
    };
    for sheet in sheets {
        let keys: Vec<&str> = sheet.columns.iter().map(|one| one.key.as_str()).collect();
        line(sheet.table.name, "", &keys.join(" "))?;
        for (name, cells) in sheet.names.iter().zip(&sheet.cells) {
            let marks: Vec<String> = cells.iter().cloned().map(mark).collect();
            line(sheet.table.name, name, &marks.join(" "))?;
        }
    }
    let columns = sheets.iter().flat_map(|sheet| &sheet.columns);
    let kinds: BTreeSet<&str> = columns
        .filter_map(|column| match column.form.item() {
            Form::Ref(kind) => Some(kind.as_str()),
            _ => None,
        })
        .collect();
    for kind in kinds {
        for id in names.ids(kind) {
            line(&format!("{CALLED}{kind}"), id, &names.label(kind, id))?;
        }
    }
    Ok(())
}

fn write_cell(
    worksheet: &mut Worksheet,
    row: u32,
    place: u16,
    cell: &Shown,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Shown::Nothing => {}
        Shown::Text(text) => {
            worksheet.write_string_with_format(row, place, text, format)?;
        }
        Shown::Number(number) => {
            worksheet.write_number_with_format(row, place, *number, format)?;
        }
        Shown::Day(day) => {
            let (year, month, day) = (
                day.year().unsigned_abs(),
                day.month().unsigned_abs(),
                day.day().unsigned_abs(),
            );
            worksheet.write_datetime_with_format(
                row,
                place,
                &ExcelDateTime::from_ymd(year, month, day)?,
                format,
            )?;
        }
        Shown::Moment(moment) => {
            let day = ExcelDateTime::from_ymd(
                moment.year().unsigned_abs(),
                moment.month().unsigned_abs(),
                moment.day().unsigned_abs(),
            )?;
            let time = day.and_hms(
                u16::from(moment.hour().unsigned_abs()),
                moment.minute().unsigned_abs(),
                0,
            )?;
            worksheet.write_datetime_with_format(row, place, &time, format)?;
        }
    }
    Ok(())
}

/// The help beside the cells of a column, and what can be chosen in them.
fn validation(column: &Column, lists: &mut Lists<'_>) -> Result<Option<DataValidation>, XlsxError> {
    let mut title: String = column.label.chars().take(HELP_TITLE).collect();
    if title.len() < column.label.len() {
        title.pop();
        title.push('…');
    }
    let mut help = column.help.clone();
    if let Form::List(item) = &column.form {
        help.push_str(match **item {
            Form::Text => " Mỗi mục một dòng (Alt+Enter).",
            _ => " Nhiều mục thì cách nhau bằng dấu chấm phẩy.",
        });
    }
    if let Form::DayOr(words) = &column.form {
        let words: Vec<&str> = words.iter().map(|word| word.label.as_str()).collect();
        help.push_str(&format!(" Ghi ngày, hoặc: {}.", words.join(", ")));
    }
    let help: String = help.chars().take(HELP).collect();
    let base = match &column.form {
        Form::Bool => DataValidation::new().allow_list_strings(&[YES, NO])?,
        // A record that is added in the same workbook is in no list yet.
        Form::Choice(_) | Form::Ref(_) => match lists.range(&column.form) {
            None => DataValidation::new().allow_any_value(),
            Some(range) => DataValidation::new().allow_list_formula(Formula::new(range)),
        },
        _ => DataValidation::new().allow_any_value(),
    };
    let base = match column.form {
        Form::Ref(_) => base.set_error_style(DataValidationErrorStyle::Warning),
        _ => base,
    };
    let base = base
        .set_error_title("Không có trong danh sách")?
        .set_error_message("Hãy chọn một mục trong danh sách của ô này.")?;
    if help.is_empty() {
        return Ok(Some(base));
    }
    Ok(Some(base.set_input_title(title)?.set_input_message(help)?))
}

/// How wide a column is, in characters.
fn width(column: &Column) -> f64 {
    match &column.form {
        Form::Bool | Form::Integer | Form::Number => 11.0,
        Form::Day | Form::DayOr(_) | Form::Money => 13.0,
        Form::Moment | Form::Choice(_) | Form::Code => 18.0,
        Form::Id | Form::Phone | Form::Url => 24.0,
        Form::Ref(_) => 28.0,
        Form::List(_) | Form::Text => 36.0,
    }
}

/// The lists to choose from, each once.
struct Lists<'a> {
    names: &'a Names,
    /// Where the list of a kind or of choices stands.
    columns: BTreeMap<String, usize>,
    /// What the lists hold, in the order of their columns.
    ranges: Vec<Vec<String>>,
}

impl Lists<'_> {
    /// The cells of the list that a form is chosen from; `None` for one that is empty.
    fn range(&mut self, form: &Form) -> Option<String> {
        let (key, items): (String, Vec<String>) = match form {
            Form::Ref(kind) => (format!("ref {kind}"), self.names.labels(kind)),
            Form::Choice(choices) => {
                let labels: Vec<String> =
                    choices.iter().map(|choice| choice.label.clone()).collect();
                (labels.join("\n"), labels)
            }
            _ => return None,
        };
        if items.is_empty() {
            return None;
        }
        let count = items.len();
        let place = *self.columns.entry(key).or_insert_with(|| {
            self.ranges.push(items);
            self.ranges.len() - 1
        });
        let letter = super::place::letters(u32::try_from(place).ok()?);
        Some(format!("='{LISTS}'!${letter}$1:${letter}${count}"))
    }

    fn write(&self, worksheet: &mut Worksheet) -> Result<(), XlsxError> {
        worksheet.set_name(LISTS)?.set_hidden(true);
        for (column, items) in (0u16..).zip(&self.ranges) {
            for (row, item) in (0u32..).zip(items) {
                worksheet.write_string(row, column, item)?;
            }
        }
        Ok(())
    }
}
