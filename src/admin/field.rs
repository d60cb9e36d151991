//! How one value is filled in: the widget of the CMS for each form that a field can have.

use serde_json::{Value, json};

use super::pickers::Pickers;
use crate::format::schema::cell::{Choice, Form};

/// What an id is made of.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const ID_HINT: &str = "Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ cong-nghe-o-to";

/// The widget of a value.
pub(super) fn widget(form: &Form, schema: &Value, pickers: &Pickers) -> Value {
    match form {
        Form::Text => json!({"widget": "text", "use_emoji_autocomplete": false}),
        Form::Code => json!({"widget": "string", "use_emoji_autocomplete": false}),
        Form::Id => {
            json!({"widget": "string", "pattern": [ID, ID_HINT], "use_emoji_autocomplete": false})
        }
        Form::Integer | Form::Money => number("int", schema),
        Form::Number => number("float", schema),
        Form::Bool => json!({"widget": "boolean"}),
        Form::Day => json!({"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}),
        Form::DayOr(words) => day_or(words),
        Form::Moment => json!({
            "widget": "string",
            "pattern": [
                r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$",
                "Viết năm-tháng-ngày, có giờ thì thêm T và giờ:phút, ví dụ 2027-03-20T08:00",
            ],
            "use_emoji_autocomplete": false,
        }),
        Form::Phone => json!({
            "widget": "string",
            "pattern": [r"^(\+\d{7,15}|\d{3,8})$", "Viết theo dạng quốc tế, liền nhau, ví dụ +842439990001"],
            "use_emoji_autocomplete": false,
        }),
        Form::Url => json!({
            "widget": "string",
            "type": "url",
            "pattern": [r"^https?://\S+$", "Địa chỉ bắt đầu bằng https://"],
        }),
        Form::Choice(choices) => json!({"widget": "select", "options": options(choices)}),
        Form::Ref(kind) => pickers.field(kind, false),
        Form::List(item) => list(item, schema, pickers),
    }
}

fn list(item: &Form, schema: &Value, pickers: &Pickers) -> Value {
    match item {
        Form::Choice(choices) => {
            json!({"widget": "select", "multiple": true, "options": options(choices)})
        }
        Form::Ref(kind) => pickers.field(kind, true),
        item => {
            let mut field = widget(item, schema, pickers);
            set(&mut field, "name", "value".into());
            set(&mut field, "label", "Nội dung".into());
            json!({"widget": "list", "field": field})
        }
    }
}

fn options(choices: &[Choice]) -> Vec<Value> {
    choices
        .iter()
        .map(|choice| json!({"value": choice.key, "label": choice.label}))
        .collect()
}

fn number(kind: &str, schema: &Value) -> Value {
    let mut made = json!({"widget": "number", "value_type": kind});
    for (key, option) in [("minimum", "min"), ("maximum", "max")] {
        if let Some(bound) = schema.get(key).filter(|bound| bound.is_number()) {
            set(&mut made, option, bound.clone());
        }
    }
    made
}

fn day_or(words: &[Choice]) -> Value {
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    let told: Vec<String> = words
        .iter()
        .map(|word| format!("{} ({})", word.key, word.label.to_lowercase()))
        .collect();
    json!({
        "widget": "string",
        "pattern": [
            format!(r"^(\d{{4}}-\d{{2}}-\d{{2}}|{})$", keys.join("|")),
            format!("Viết năm-tháng-ngày, ví dụ 2027-03-20, hoặc {}", told.join(", ")),
        ],
        "use_emoji_autocomplete": false,
    })
}

/// Sets an option of a field.
pub(super) fn set(field: &mut Value, key: &str, value: Value) {
    if let Some(options) = field.as_object_mut() {
        options.insert(key.to_owned(), value);
    }
}
