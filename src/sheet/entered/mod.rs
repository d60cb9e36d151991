//! What a filled cell means in the form of its column. Nothing is guessed that could mean two things.

mod day;
mod number;

use serde_yaml::Value;

use super::book::{Cell, tidy};
use super::names::{Found, Names, written_out};
use super::problems::Trouble;
use crate::format::schema::cell::{Choice, Form};
use crate::format::text;

/// The value of a cell that is not empty.
///
/// # Errors
/// What is wrong with the cell, and what to write instead.
pub(super) fn entered(form: &Form, cell: &Cell, names: &Names) -> Result<Value, Trouble> {
    if let Cell::Error(error) = cell {
        return Err(Trouble::new(
            format!("công thức cho kết quả lỗi {error}"),
            format!("the formula gives the error {error}"),
            "gõ thẳng giá trị vào ô",
            "type the value itself into the cell",
        ));
    }
    if *cell == Cell::Uncomputed {
        return Err(Trouble::new(
            "ô có công thức, nhưng tệp không lưu kết quả của nó",
            "the cell has a formula, and the file does not hold its result",
            "mở tệp bằng Excel hoặc LibreOffice rồi lưu lại, hoặc gõ thẳng giá trị vào ô",
            "open the file in Excel or LibreOffice and save it, or type the value itself into the cell",
        ));
    }
    match form {
        Form::Integer => number::integer(cell),
        Form::Money => number::money(cell),
        Form::Number => number::decimal(cell),
        Form::Bool => yes_or_no(cell),
        Form::Day => day::day(cell).map(|day| Value::from(day.to_string())),
        Form::DayOr(words) => match choice(words, &cell.text()) {
            Ok(word) => Ok(word),
            Err(_) => day::day(cell).map(|day| Value::from(day.to_string())),
        },
        Form::Moment => day::moment(cell).map(Value::from),
        Form::List(item) => list(item, cell, names),
        Form::Phone => phone(&cell.text()),
        Form::Choice(choices) => choice(choices, &cell.text()),
        Form::Ref(kind) => reference(kind, &cell.text(), names),
        Form::Url => Ok(Value::from(url(&cell.text()))),
        Form::Id => id(&cell.text()),
        Form::Text | Form::Code => words(cell),
    }
}

fn words(cell: &Cell) -> Result<Value, Trouble> {
    match cell {
        Cell::Date(_) => Err(Trouble::new(
            "bảng tính đã đổi nội dung ô này thành ngày",
            "the spreadsheet has turned this cell into a date",
            "định dạng ô là Văn bản (Text) rồi gõ lại",
            "format the cell as Text and type it again",
        )),
        _ => Ok(Value::from(cell.text())),
    }
}

fn yes_or_no(cell: &Cell) -> Result<Value, Trouble> {
    let word = match cell {
        Cell::Bool(yes) => return Ok(Value::from(*yes)),
        _ => text::fold(&cell.text()),
    };
    match word.as_str() {
        "co" | "yes" | "y" | "true" | "dung" | "x" | "1" | "✓" | "✔" => Ok(Value::from(true)),
        "khong" | "ko" | "no" | "n" | "false" | "sai" | "0" => Ok(Value::from(false)),
        _ => Err(Trouble::new(
            format!("{:?} không phải có hay không", cell.text()),
            format!("{:?} is neither yes nor no", cell.text()),
            "ghi có hoặc không",
            "write có or không",
        )),
    }
}

fn phone(written: &str) -> Result<Value, Trouble> {
    // As in `ĐT: 024 3999 0001`.
    let number = written
        .split_once(':')
        .map_or(written, |(_, number)| number);
    text::stored_phone(number.trim())
        .map(Value::from)
        .ok_or_else(|| {
            Trouble::new(
                format!("{written:?} không phải số điện thoại gọi được"),
                format!("{written:?} is no telephone number that can be called"),
                "ghi một số như khi gọi, ví dụ 024 3999 0001",
                "write a number as it is dialled, such as 024 3999 0001",
            )
        })
}

fn url(written: &str) -> String {
    let bare =
        !written.contains("://") && written.contains('.') && !written.contains([' ', '@', ':']);
    if bare {
        format!("https://{written}")
    } else {
        written.to_owned()
    }
}

fn id(written: &str) -> Result<Value, Trouble> {
    if text::is_id(written) {
        return Ok(Value::from(written));
    }
    let slug = text::slug(written);
    Err(Trouble::new(
        format!("mã {written:?} chỉ được gồm chữ a-z, số và gạch nối"),
        format!("the id {written:?} must be made of a-z, digits and hyphens"),
        format!("đổi thành {slug:?}, hoặc để trống ở hàng mới"),
        format!("make it {slug:?}, or leave it empty in a new row"),
    ))
}

/// A key or a label in any case; without marks, in short words, or its first words alone, where only one can be meant.
fn choice(choices: &[Choice], written: &str) -> Result<Value, Trouble> {
    let lower = written.to_lowercase();
    let exact = choices
        .iter()
        .find(|one| one.key == lower || one.label.to_lowercase() == lower);
    let only = |is_meant: &dyn Fn(&str) -> bool| {
        let mut found = choices.iter().filter(|one| is_meant(&one.label));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let (folded, out) = (text::fold(written), written_out(written));
    let found = exact
        .or_else(|| only(&|label| text::fold(label) == folded))
        .or_else(|| only(&|label| written_out(label) == out))
        .or_else(|| only(&|label| text::begins(&written_out(label), &out)));
    match found {
        Some(one) => Ok(Value::from(one.key.as_str())),
        None => Err(outside(choices, written)),
    }
}

fn outside(choices: &[Choice], written: &str) -> Trouble {
    let labels = || choices.iter().map(|one| one.label.as_str());
    let all: Vec<&str> = labels().collect();
    let all = all.join(", ");
    let (vi, en) = match near(labels(), written) {
        Some(near) => (
            format!("có phải {near:?}? Các mục: {all}"),
            format!("did you mean {near:?}? The values: {all}"),
        ),
        None => (
            format!("chọn một trong: {all}"),
            format!("choose one of: {all}"),
        ),
    };
    Trouble::new(
        format!("{written:?} không có trong danh sách"),
        format!("{written:?} is not in the list"),
        vi,
        en,
    )
}

/// The label that was most likely meant: the only one with these words in it, or else the likeliest.
fn near<'a>(labels: impl Iterator<Item = &'a str> + Clone, written: &str) -> Option<&'a str> {
    let words = format!(" {} ", text::fold(written));
    let mut within = labels.clone().filter(|label| {
        let label = text::fold(label).replace(|letter: char| !letter.is_alphanumeric(), " ");
        format!(" {label} ").contains(&words)
    });
    let only = within.next().filter(|_| within.next().is_none());
    only.or_else(|| text::likeliest(written, labels))
}

fn reference(kind: &str, written: &str, names: &Names) -> Result<Value, Trouble> {
    match names.find(kind, written) {
        Found::One(id) => Ok(Value::from(id)),
        Found::Several(ids) => {
            let ids = ids.join(", ");
            Err(Trouble::new(
                format!("{written:?} có thể là nhiều mục"),
                format!("{written:?} can mean several records"),
                format!("ghi mã của mục muốn nói: {ids}"),
                format!("write the id of the one that is meant: {ids}"),
            ))
        }
        Found::None(near) => {
            let (vi, en) = match near {
                Some(near) => (
                    format!("có phải {near:?}?"),
                    format!("did you mean {near:?}?"),
                ),
                None => (
                    "chọn trong danh sách của ô".to_owned(),
                    "choose from the list of the cell".to_owned(),
                ),
            };
            Err(Trouble::new(
                format!("không có mục nào tên {written:?}"),
                format!("nothing is called {written:?}"),
                vi,
                en,
            ))
        }
    }
}

/// The items of a cell. What stands on lines is told apart by lines, other things by semicolons too.
fn list(item: &Form, cell: &Cell, names: &Names) -> Result<Value, Trouble> {
    let Cell::Text(text) = cell else {
        return Ok(Value::Sequence(vec![entered(item, cell, names)?]));
    };
    let text = tidy(text);
    let parts: Vec<&str> = match item {
        Form::Text if text.contains('\n') => text.split('\n').collect(),
        Form::Phone => text.split([';', '\n', ',', '/']).collect(),
        _ => text.split([';', '\n']).collect(),
    };
    let mut items = Vec::new();
    for part in parts
        .into_iter()
        .map(unmarked)
        .filter(|part| !part.is_empty())
    {
        match one(item, part, names) {
            // A comma is part of many names, so it parts only what has no meaning as a whole.
            Err(trouble)
                if part.contains(',') && matches!(item, Form::Ref(_) | Form::Choice(_)) =>
            {
                let parts = part.split(',').map(|part| one(item, part.trim(), names));
                items.extend(parts.collect::<Result<Vec<_>, _>>().map_err(|_| trouble)?);
            }
            Err(trouble) if *item == Form::Phone => {
                let between = BETWEEN_PHONES
                    .iter()
                    .find(|between| part.contains(**between));
                let Some(between) = between else {
                    return Err(trouble);
                };
                let parts = part
                    .split(between)
                    .map(|part| one(item, part.trim(), names));
                items.extend(parts.collect::<Result<Vec<_>, _>>().map_err(|_| trouble)?);
            }
            read => items.push(read?),
        }
    }
    Ok(Value::Sequence(items))
}

/// What else stands between telephone numbers.
const BETWEEN_PHONES: &[&str] = &[" - ", " – ", " hoặc ", " và "];

fn one(item: &Form, part: &str, names: &Names) -> Result<Value, Trouble> {
    entered(item, &Cell::Text(part.to_owned()), names)
}

/// An item without the dash or dot that people put before it.
fn unmarked(part: &str) -> &str {
    let part = part.trim();
    let rest = part
        .strip_prefix("- ")
        .or_else(|| part.strip_prefix("• "))
        .or_else(|| part.strip_prefix('•'));
    rest.unwrap_or(part).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(form: &Form, written: &str) -> Option<Value> {
        entered(form, &Cell::Text(written.to_owned()), &Names::default()).ok()
    }

    #[test]
    fn phones_get_their_zero_back() {
        for written in [
            "024 3999 0001",
            "2439990001",
            "84 24 3999 0001",
            "+842439990001",
            "(024) 3999.0001",
            "+84 (0)24 3999 0001",
            "ĐT: 024.3999.0001",
        ] {
            assert_eq!(
                text(&Form::Phone, written),
                Some(Value::from("+842439990001")),
                "{written}"
            );
        }
        let lost = entered(
            &Form::Phone,
            &Cell::Number(2_439_990_001.0),
            &Names::default(),
        );
        assert_eq!(lost.ok(), Some(Value::from("+842439990001")));
        assert_eq!(text(&Form::Phone, "12"), None);
    }

    #[test]
    fn yes_and_no_have_many_words() {
        for (written, yes) in [
            ("Có", true),
            ("x", true),
            ("KHÔNG", false),
            ("khong", false),
        ] {
            assert_eq!(text(&Form::Bool, written), Some(Value::from(yes)));
        }
        assert_eq!(text(&Form::Bool, "có lẽ"), None);
    }

    #[test]
    fn a_choice_is_a_key_or_a_label() {
        let choice = |key: &str, label: &str| Choice {
            key: key.to_owned(),
            label: label.to_owned(),
        };
        let form = Form::Choice(vec![
            choice("cao-dang", "Cao đẳng"),
            choice("a", "Bán"),
            choice("b", "Bạn"),
        ]);
        for written in ["cao-dang", "CAO ĐẲNG", "cao dang", "cao", "CĐ"] {
            assert_eq!(text(&form, written), Some(Value::from("cao-dang")));
        }
        assert_eq!(text(&form, "bạn"), Some(Value::from("b")));
        assert_eq!(text(&form, "ban"), None);
    }
}
