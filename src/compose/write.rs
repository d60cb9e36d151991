//! The text of a new record: what is known of it, and every other field as a comment to be taken away.
//!
//! A field that is not used stands behind `#` without a space; what explains it behind `##`. So a field, or all lines
//! of a group, come to life by taking one `#` from each, by hand or by the key of an editor for it.

mod line;
mod scalar;

use serde_yaml::Value;

use self::line::{Line, print};
pub use self::scalar::inline;
use self::scalar::{blank, key, plain};
use super::{Existing, Record, Target, Way};
use crate::format::schema::{Choice, Field, Shape, Variant};
use crate::model::{COMMON_KEYS, Form};

/// What stands before the fields that are not used.
const OPTIONAL: &str = "Từ đây trở xuống không bắt buộc. Muốn dùng trường nào: bỏ dấu # sát trước tên trường (cả các dòng con), rồi điền.";

/// The text of the file that a record goes to, with the record in it.
pub fn write(record: &Record, target: &Target, existing: &Existing) -> String {
    let mut writer = Writer {
        existing,
        lines: Vec::new(),
        is_terse: false,
    };
    match &target.way {
        Way::Made => {
            writer.record(record, &|_| true);
            let fields = print(&writer.lines);
            match record.entry.form {
                Form::Markdown => format!("---\n{fields}---\n{}", body(&record.body)),
                Form::Yaml | Form::Table => fields,
            }
        }
        Way::Added(list) => {
            writer.line(
                0,
                format!("id: {}", plain(&Value::from(target.id.as_str()))),
            );
            // What every record can have is explained in files of their own; a list would grow by it with each item.
            writer.record(record, &|field| {
                field.required || !COMMON_KEYS.contains(&field.key.as_str())
            });
            add(list, &writer.lines)
        }
    }
}

fn body(text: &str) -> String {
    match text.trim() {
        "" => String::new(),
        text => format!("\n{text}\n"),
    }
}

/// The list with one more item, every byte of it kept.
fn add(list: &str, lines: &[Line]) -> String {
    let newline = if list.contains("\r\n") { "\r\n" } else { "\n" };
    let first = list
        .lines()
        .rev()
        .find(|line| line.trim_start().starts_with("- "));
    // Items of a list can stand below its own margin.
    let items = list
        .lines()
        .filter(|line| line.trim_start().starts_with("- "));
    let margin = items.map(|line| line.len() - line.trim_start().len()).min();
    let margin = first.and(margin).unwrap_or_default();
    let item = print(&line::dashed(lines, margin));
    let gap = if list.is_empty() || list.ends_with('\n') {
        ""
    } else {
        newline
    };
    format!("{list}{gap}{}", item.replace('\n', newline))
}

struct Writer<'a> {
    existing: &'a Existing,
    lines: Vec<Line>,
    /// Whether fields are written without a word on them and on those beside them.
    is_terse: bool,
}

impl Writer<'_> {
    fn record(&mut self, record: &Record, takes: &dyn Fn(&Field) -> bool) {
        let Shape::Group(fields) = record.shape() else {
            return;
        };
        let (used, open): (Vec<&Field>, Vec<&Field>) = fields
            .iter()
            .filter(|field| record.value.get(&*field.key).is_some() || takes(field))
            .partition(|field| record.value.get(&*field.key).is_some());
        for field in used {
            self.field(field, record.value.get(&*field.key), 0);
        }
        if !open.is_empty() {
            self.lines.push(Line::gap());
            self.tell(0, OPTIONAL);
        }
        for field in open {
            self.field(field, None, 0);
        }
    }

    /// A field with its explanation above: as it is known, or as a comment.
    fn field(&mut self, field: &Field, value: Option<&Value>, indent: usize) {
        let from = self.lines.len();
        if !self.is_terse {
            self.tell(indent, &told(&field.told, &field.shape));
        }
        match value {
            Some(value) => self.value(&key(&field.key), &field.shape, value, indent),
            None => {
                self.open(field, indent);
                for line in self.lines.iter_mut().skip(from) {
                    line.comment_out(indent);
                }
            }
        }
    }

    /// A key with what is known to stand behind it.
    fn value(&mut self, key: &str, shape: &Shape, value: &Value, indent: usize) {
        match (shape, value) {
            (Shape::Group(fields), Value::Mapping(_)) => {
                self.line(indent, format!("{key}:"));
                self.group(fields, value, indent + 2);
            }
            (Shape::List { item, .. }, Value::Sequence(items)) if is_long(item) => {
                self.line(indent, format!("{key}:"));
                // The first item explains the others.
                let was_terse = self.is_terse;
                for one in items {
                    let from = self.lines.len();
                    self.item(item, one, indent + 4);
                    line::dash(&mut self.lines, from);
                    self.is_terse = true;
                }
                self.is_terse = was_terse;
            }
            (Shape::List { .. }, Value::Sequence(items)) => {
                let items: Vec<String> = items.iter().map(inline).collect();
                self.line(indent, format!("{key}: [{}]", items.join(", ")));
            }
            (Shape::Map { .. }, Value::Mapping(pairs)) => {
                let pairs: Vec<String> = pairs
                    .iter()
                    .map(|(key, value)| format!("{}: {}", inline(key), inline(value)))
                    .collect();
                self.line(indent, format!("{key}: {{{}}}", pairs.join(", ")));
            }
            _ => self.line(indent, format!("{key}: {}", plain(value))),
        }
    }

    /// What is known of an item of a list.
    fn item(&mut self, shape: &Shape, value: &Value, indent: usize) {
        match (shape, value) {
            (Shape::Group(fields), Value::Mapping(_)) => self.group(fields, value, indent),
            (Shape::Variants(variants), Value::Mapping(pairs)) => {
                for (name, inner) in pairs {
                    let name = name.as_str().unwrap_or_default();
                    let shape = variants.iter().find_map(|variant| match variant {
                        Variant::Keyed(field) if field.key == name => Some(&field.shape),
                        Variant::Keyed(_) | Variant::Word(_) => None,
                    });
                    self.value(&key(name), shape.unwrap_or(shape_of_text()), inner, indent);
                }
            }
            _ => self.line(indent, plain(value)),
        }
    }

    fn group(&mut self, fields: &[Field], value: &Value, indent: usize) {
        let is_written = |field: &&Field| value.get(&*field.key).is_some();
        let (used, open): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(is_written);
        for field in used {
            self.field(field, value.get(&*field.key), indent);
        }
        if self.is_terse {
            return;
        }
        for field in open {
            self.field(field, None, indent);
        }
    }

    /// A field of which nothing is known: what its lines would be.
    fn open(&mut self, field: &Field, indent: usize) {
        let name = key(&field.key);
        match &field.shape {
            Shape::Group(fields) => {
                self.line(indent, format!("{name}:"));
                self.open_group(fields, indent + 2);
            }
            Shape::List { item, .. } => match &**item {
                Shape::Group(fields) => {
                    self.line(indent, format!("{name}:"));
                    let from = self.lines.len();
                    self.open_group(fields, indent + 4);
                    line::dash(&mut self.lines, from);
                }
                Shape::Scalar(one) => {
                    let item = blank(one, self.existing);
                    self.line(indent, format!("{name}: [{item}]"));
                }
                _ => self.line(indent, format!("{name}: []")),
            },
            Shape::Scalar(one) => {
                let value = blank(one, self.existing);
                self.line(indent, format!("{name}: {value}").trim_end().to_owned());
            }
            Shape::Map { .. } => self.line(indent, format!("{name}: {{}}")),
            Shape::Variants(_) => self.line(indent, format!("{name}:")),
        }
    }

    fn open_group(&mut self, fields: &[Field], indent: usize) {
        for field in fields {
            self.tell(indent, &told(&field.told, &field.shape));
            self.open(field, indent);
        }
    }

    fn tell(&mut self, indent: usize, told: &str) {
        self.lines.extend(line::told(indent, told));
    }

    fn line(&mut self, indent: usize, text: String) {
        self.lines.push(Line::new(indent, text));
    }
}

/// Whether items stand below each other.
fn is_long(item: &Shape) -> bool {
    !matches!(item, Shape::Scalar(_))
}

fn shape_of_text() -> &'static Shape {
    static TEXT: Shape = Shape::Variants(Vec::new());
    &TEXT
}

/// What the schema says of a field, with the words or the records to choose from.
fn told(told: &str, shape: &Shape) -> String {
    let told: Vec<&str> = told.split_whitespace().collect();
    let told = told.join(" ");
    match shape.item() {
        Shape::Scalar(one) => {
            let more = match &one.reference {
                Some(kind) => format!(" Ghi mã; xem các mã bằng: nghe list {kind}."),
                None => choices(&one.choices),
            };
            told + &more
        }
        Shape::Variants(variants) => {
            let keys: Vec<String> = variants.iter().map(variant).collect();
            format!("{told} Chọn: {}.", keys.join(", "))
        }
        Shape::Map { keys, .. } => told + &choices(keys),
        Shape::Group(_) | Shape::List { .. } => told,
    }
}

fn choices(choices: &[Choice]) -> String {
    if choices.is_empty() {
        return String::new();
    }
    let words: Vec<String> = choices.iter().map(choice).collect();
    format!(" Chọn: {}.", words.join(", "))
}

fn choice(choice: &Choice) -> String {
    match choice.told.trim_end_matches('.') {
        "" => choice.key.clone(),
        told => format!("{} ({told})", choice.key),
    }
}

fn variant(variant: &Variant) -> String {
    match variant {
        Variant::Word(one) => choice(one),
        Variant::Keyed(field) => format!("{}: … ({})", field.key, field.told.trim_end_matches('.')),
    }
}
