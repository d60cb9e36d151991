//! What a cell shows for a value of the content.

use jiff::civil::{Date, DateTime};
use serde_yaml::Value;

use super::names::Labels;
use crate::format::schema::cell::{Choice, Form};

/// The words for yes and no.
pub(super) const YES: &str = "có";
pub(super) const NO: &str = "không";

/// The content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    Nothing,
    Text(String),
    Number(f64),
    Day(Date),
    Moment(DateTime),
}

/// The cell of a value; a value that does not have the form of its column is shown as it is written.
pub(super) fn shown(form: &Form, value: &Value, names: &dyn Labels) -> Shown {
    match (form, value) {
        (_, Value::Null) => Shown::Nothing,
        (Form::List(item), Value::Sequence(items)) => list(item, items, names),
        (Form::Bool, Value::Bool(yes)) => Shown::Text(if *yes { YES } else { NO }.to_owned()),
        (Form::Integer | Form::Money | Form::Number, Value::Number(number)) => number
            .as_f64()
            .map_or_else(|| Shown::Text(plain(value)), Shown::Number),
        (Form::Choice(choices), Value::String(key)) => Shown::Text(choice(choices, key)),
        (Form::DayOr(words), Value::String(text)) => {
            day(text).unwrap_or_else(|| Shown::Text(choice(words, text)))
        }
        (Form::Day, Value::String(text)) => day(text).unwrap_or_else(|| Shown::Text(text.clone())),
        (Form::Moment, Value::String(text)) => {
            moment(text).unwrap_or_else(|| Shown::Text(text.clone()))
        }
        (Form::Ref(kind), Value::String(id)) => Shown::Text(names.label(kind, id)),
        (_, value) => Shown::Text(plain(value)),
    }
}

impl Shown {
    /// The cell as text for a CSV file: days as `2027-03-20`, which no spreadsheet takes for another day.
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
            Self::Moment(moment) => moment.strftime("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// Words stand on lines of their own; what is short stands in a row.
fn list(item: &Form, items: &[Value], names: &dyn Labels) -> Shown {
    let between = match item {
        Form::Text => "\n",
        _ => "; ",
    };
    let items: Vec<String> = items
        .iter()
        .map(|one| shown(item, one, names).into_text())
        .collect();
    Shown::Text(items.join(between))
}

fn choice(choices: &[Choice], key: &str) -> String {
    let found = choices.iter().find(|choice| choice.key == key);
    found.map_or_else(|| key.to_owned(), |choice| choice.label.clone())
}

fn day(text: &str) -> Option<Shown> {
    let day: Date = (text.len() == 10).then(|| text.parse().ok()).flatten()?;
    is_shown_by_spreadsheets(day).then_some(Shown::Day(day))
}

/// The wall clock that a moment is written with; one with seconds or in another zone stays as it is written.
fn moment(text: &str) -> Option<Shown> {
    let wall = text.strip_suffix("+07:00").unwrap_or(text);
    if wall.len() == 10 {
        return day(wall);
    }
    let moment: DateTime = (wall.len() == 16).then(|| wall.parse().ok()).flatten()?;
    is_shown_by_spreadsheets(moment.date()).then_some(Shown::Moment(moment))
}

/// Spreadsheets count days from 1900, and have one too many in that year.
fn is_shown_by_spreadsheets(day: Date) -> bool {
    (1901..=9999).contains(&day.year())
}

/// A value as one line of text.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other)
            .unwrap_or_default()
            .trim_end()
            .to_owned(),
    }
}
