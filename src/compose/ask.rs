//! Asks a person for what a record must say, field by field, and then for what it may say.
//!
//! Lines are asked for and lines are read, so that input methods, screen readers and pipes work as they do
//! everywhere; whatever can be chosen is shown with numbers and found by words without marks.

mod name;
mod offer;

pub use name::{ask_above, ask_body, ask_name};

use serde_yaml::Value;

use self::offer::{Offer, offered};
use super::answer::answer;
use super::existing::has_words;
use super::{Existing, Missing, Path, Record, Refused};
use crate::diag::Text;
use crate::format::schema::{Field, Shape, Variant};
use crate::format::yaml::Seg;

/// Somebody to ask.
pub trait Talk {
    /// Shows a line.
    fn say(&mut self, text: &Text);

    /// Shows what is wrong with an answer, and what to do about it.
    fn refuse(&mut self, refused: &Refused);

    /// Asks for a line; `None` when there will be none any more.
    fn ask(&mut self, question: &Text) -> Option<String>;
}

/// The person went away before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped before the end")]
pub struct Stopped;

/// Asks for everything that is missing, each until it is right.
///
/// # Errors
/// When no more answers come.
pub fn ask(record: &mut Record, existing: &Existing, talk: &mut dyn Talk) -> Result<(), Stopped> {
    Asker {
        record,
        existing,
        talk,
    }
    .required()
}

/// Asks for the title alone, if the kind has one and it is not known.
///
/// # Errors
/// When no more answers come.
pub fn ask_title(
    record: &mut Record,
    existing: &Existing,
    talk: &mut dyn Talk,
) -> Result<(), Stopped> {
    let key = record.entry.title_key;
    let is_title = |missing: &Missing| key.is_some_and(|key| missing.path.to_string() == key);
    let Some(title) = record.missing().into_iter().find(is_title) else {
        return Ok(());
    };
    Asker {
        record,
        existing,
        talk,
    }
    .field(&title)
}

/// Asks again for a field that was refused, then for what is missing by that.
///
/// # Errors
/// When no more answers come.
pub fn ask_again(
    record: &mut Record,
    path: &Path,
    existing: &Existing,
    talk: &mut dyn Talk,
) -> Result<(), Stopped> {
    let mut asker = Asker {
        record,
        existing,
        talk,
    };
    asker.again(path)
}

/// Asks which further fields are to be written, until no more are wanted.
///
/// # Errors
/// When no more answers come.
pub fn ask_more(
    record: &mut Record,
    existing: &Existing,
    talk: &mut dyn Talk,
) -> Result<(), Stopped> {
    let mut asker = Asker {
        record,
        existing,
        talk,
    };
    asker.more()
}

struct Asker<'a> {
    record: &'a mut Record,
    existing: &'a Existing,
    talk: &'a mut dyn Talk,
}

impl Asker<'_> {
    fn required(&mut self) -> Result<(), Stopped> {
        while let Some(missing) = self.record.missing().into_iter().next() {
            self.field(&missing)?;
        }
        Ok(())
    }

    /// Asks for one value until it is right.
    fn field(&mut self, missing: &Missing) -> Result<(), Stopped> {
        if let Shape::Variants(variants) = missing.shape.item() {
            let path = match &missing.shape {
                Shape::List { .. } => missing.path.then(0),
                _ => missing.path.clone(),
            };
            return self.variant(&path, &missing.told, variants);
        }
        self.talk.say(&heading(&missing.path, &missing.told));
        let offer = offered(&missing.shape, self.existing);
        self.talk.say_all(&offer.shown());
        let may_be_empty = matches!(missing.shape, Shape::List { at_least: 0, .. });
        loop {
            let typed = self.line(&missing.shape)?;
            if typed.is_empty() && !may_be_empty {
                self.talk.refuse(&needed());
                continue;
            }
            let meant = offer.meant(&typed);
            let refused = match answer(&missing.shape, &meant, self.existing) {
                Ok(value) => match self.takes(&missing.path, value) {
                    true => return Ok(()),
                    false => continue,
                },
                Err(refused) => refused,
            };
            let found = offer.matching(&typed);
            match found.is_empty() {
                true => self.talk.refuse(&refused),
                false => self.talk.say_all(&found),
            }
        }
    }

    /// Puts a value in if the schema finds nothing wrong with it; says what is wrong otherwise.
    fn takes(&mut self, path: &Path, value: Value) -> bool {
        let before = self.record.value.clone();
        self.record.put(path, value);
        let wrong = self.record.wrong(path, self.existing);
        for one in &wrong {
            self.talk.refuse(&Refused {
                message: one.message.clone(),
                hint: one.hint.clone(),
            });
        }
        if !wrong.is_empty() {
            self.record.value = before;
        }
        wrong.is_empty()
    }

    /// A word, or a key whose value is asked for then.
    fn variant(&mut self, path: &Path, told: &str, variants: &[Variant]) -> Result<(), Stopped> {
        self.talk.say(&heading(path, told));
        let offer = Offer::of_variants(variants);
        self.talk.say_all(&offer.shown());
        loop {
            let typed = self.line(&Shape::Variants(Vec::new()))?;
            let meant = offer.meant(&typed);
            let chosen = variants.iter().find(|variant| match variant {
                Variant::Word(choice) => choice.key == meant,
                Variant::Keyed(field) => field.key == meant,
            });
            match chosen {
                Some(Variant::Word(choice)) => {
                    self.record.put(path, Value::from(choice.key.as_str()));
                    return Ok(());
                }
                Some(Variant::Keyed(field)) => {
                    self.record
                        .put(path, Value::Mapping(serde_yaml::Mapping::new()));
                    return self.field(&Missing {
                        path: path.then(field.key.as_str()),
                        told: field.told.clone(),
                        shape: field.shape.clone(),
                    });
                }
                None => self.talk.refuse(&needed()),
            }
        }
    }

    fn again(&mut self, path: &Path) -> Result<(), Stopped> {
        let typed = path.to_string();
        let Ok((path, shape)) = Path::read(self.record.shape(), &typed) else {
            return Ok(());
        };
        let shape = shape.clone();
        let told = self.told(&path);
        self.start(&path, &shape, &told)?;
        self.required()
    }

    /// Asks for a value, or makes a group or one more item of which `required` asks for the rest.
    fn start(&mut self, path: &Path, shape: &Shape, told: &str) -> Result<(), Stopped> {
        match shape {
            Shape::Group(fields) => self.group(path, fields),
            Shape::List { item, .. } if !matches!(**item, Shape::Scalar(_)) => {
                let items = self.record.at(path).and_then(Value::as_sequence);
                let next = path.then(items.map_or(0, Vec::len));
                match &**item {
                    Shape::Group(fields) => self.group(&next, fields),
                    Shape::Variants(variants) => self.variant(&next, told, variants),
                    _ => Ok(()),
                }
            }
            _ => self.field(&Missing {
                path: path.clone(),
                told: told.to_owned(),
                shape: shape.clone(),
            }),
        }
    }

    /// What a group must say; if nothing in it must be said, all of it may be.
    fn group(&mut self, path: &Path, fields: &[Field]) -> Result<(), Stopped> {
        if fields.iter().any(|field| field.required) {
            self.record
                .put(path, Value::Mapping(serde_yaml::Mapping::new()));
            return self.required();
        }
        self.talk.say(&Text::new(
            "Phần này không có trường bắt buộc; gõ tên trường ở dạng có dấu chấm:",
            "Nothing here is required; type the name of a field with a dot:",
        ));
        for field in fields {
            let path = path.then(field.key.as_str());
            self.talk.say(&heading(&path, &field.told));
        }
        Ok(())
    }

    fn more(&mut self) -> Result<(), Stopped> {
        self.talk.say(&Text::new(
            "Đã đủ trường bắt buộc. Muốn ghi thêm trường nào thì gõ tên hoặc nghĩa của trường (? để xem hết), Enter để thôi.",
            "All that is required is there. To write a further field type its name or meaning (? for all), Enter to end.",
        ));
        loop {
            let question = Text::new("Thêm trường > ", "Further field > ");
            let typed = self.talk.ask(&question).ok_or(Stopped)?;
            let typed = typed.trim();
            match typed {
                "" => return Ok(()),
                "?" => self.list(|_| true),
                _ => self.open(typed)?,
            }
        }
    }

    /// Begins the field that is meant, or shows those that can be.
    fn open(&mut self, typed: &str) -> Result<(), Stopped> {
        if let Ok((path, shape)) = Path::read(self.record.shape(), typed) {
            let (shape, told) = (shape.clone(), self.told(&path));
            self.start(&path, &shape, &told)?;
            return self.required();
        }
        let meant = |field: &Field| has_words(&[&field.key, &field.told], typed);
        let found: Vec<String> = self
            .fields()
            .iter()
            .filter(|field| meant(field))
            .map(|field| field.key.clone())
            .collect();
        match found.as_slice() {
            [only] => self.open(only),
            [] => {
                if let Err(refused) = Path::read(self.record.shape(), typed) {
                    self.talk.refuse(&refused);
                }
                Ok(())
            }
            _ => {
                self.list(meant);
                Ok(())
            }
        }
    }

    fn list(&mut self, takes: impl Fn(&Field) -> bool) {
        let fields = self.fields().to_vec();
        for field in fields.iter().filter(|field| takes(field)) {
            let path = Path::default().then(field.key.as_str());
            self.talk.say(&heading(&path, &field.told));
        }
    }

    fn fields(&self) -> &[Field] {
        match self.record.shape() {
            Shape::Group(fields) => fields,
            _ => &[],
        }
    }

    /// What the innermost field of a path means.
    fn told(&self, path: &Path) -> String {
        let mut fields = self.fields();
        let mut told = String::new();
        for seg in &path.0 {
            let Seg::Key(key) = seg else { continue };
            let Some(field) = fields.iter().find(|field| field.key == **key) else {
                break;
            };
            told.clone_from(&field.told);
            fields = match field.shape.item() {
                Shape::Group(inner) => inner,
                _ => &[],
            };
        }
        told
    }

    fn line(&mut self, shape: &Shape) -> Result<String, Stopped> {
        let question = match shape {
            Shape::List { .. } => Text::new(
                "(nhiều mục: cách nhau bằng ;) > ",
                "(several: with ; between) > ",
            ),
            Shape::Map { .. } => Text::new("(ví dụ R=2; A=1) > ", "(such as R=2; A=1) > "),
            _ => Text::new("> ", "> "),
        };
        let typed = self.talk.ask(&question).ok_or(Stopped)?;
        Ok(typed.trim().to_owned())
    }
}

impl dyn Talk + '_ {
    fn say_all(&mut self, lines: &[Text]) {
        for line in lines {
            self.say(line);
        }
    }
}

fn heading(path: &Path, told: &str) -> Text {
    let told: Vec<&str> = told.split_whitespace().collect();
    let told = told.join(" ");
    let line = format!("{} ({path})", told.trim_end_matches('.'));
    Text::new(line.clone(), line)
}

fn needed() -> Refused {
    Refused {
        message: Text::new("chỗ này phải có", "this is required"),
        hint: Some(Text::new(
            "gõ câu trả lời, số thứ tự hoặc vài chữ của mục muốn chọn; Ctrl+C để thôi, không ghi gì",
            "type the answer, a number, or some words of what is to be chosen; Ctrl+C ends and writes nothing",
        )),
    }
}

#[cfg(test)]
mod tests;
