//! Asks a person for what a record must say, field by field, and then for what it may say.
//!
//! Lines are asked for and lines are read, so that input methods, screen readers and pipes work as they do
//! everywhere; whatever can be chosen is shown with numbers and found by words without marks.

mod more;
mod name;
mod offer;

pub use name::{ask_above, ask_body, ask_name};

use serde_yaml::Value;

use self::offer::{Offer, offered};
use super::answer::answer;
use super::existing::has_words;
use super::{Existing, Missing, Path, Record, Refused, inline};
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
    let mut asker = Asker {
        record,
        existing,
        talk,
    };
    asker.required()?;
    asker.summary()
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

/// Asks which further fields are to be written, after saying why, until no more are wanted.
///
/// # Errors
/// When no more answers come.
pub fn ask_more(
    record: &mut Record,
    existing: &Existing,
    intro: &Text,
    talk: &mut dyn Talk,
) -> Result<(), Stopped> {
    let mut asker = Asker {
        record,
        existing,
        talk,
    };
    asker.talk.say(intro);
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
        let heading = self.heading(&missing.path, &missing.told);
        self.talk.say(&heading);
        let offer = offered(&missing.shape, self.existing);
        let may_be_empty = matches!(missing.shape, Shape::List { at_least: 0, .. });
        let now = self.record.at(&missing.path).map(inline);
        self.until(&missing.shape, now.as_deref(), &offer, |asker, typed| {
            match (typed.is_empty(), now.is_some()) {
                (true, true) => return Ok(Some(())),
                (true, false) if !may_be_empty => return Err(needed()),
                _ => {}
            }
            let value = answer(&missing.shape, typed, asker.existing)?;
            // Words that several choices have are no answer yet.
            if !offer.has(&value) && !offer.matching(typed).is_empty() {
                return Err(needed());
            }
            Ok(asker.takes(&missing.path, value).then_some(()))
        })
    }

    /// Shows what can be chosen and asks until an answer is taken. An answer that gives nothing was told of; one that is
    /// refused may be a part of what can be chosen.
    fn until<T>(
        &mut self,
        shape: &Shape,
        now: Option<&str>,
        offer: &Offer,
        mut take: impl FnMut(&mut Self, &str) -> Result<Option<T>, Refused>,
    ) -> Result<T, Stopped> {
        self.talk.say_all(&offer.shown());
        loop {
            let typed = self.line(shape, now)?;
            match take(self, &offer.meant(&typed)) {
                Ok(Some(taken)) => return Ok(taken),
                Ok(None) => {}
                Err(refused) => match offer.matching(&typed) {
                    found if found.is_empty() || typed.is_empty() => self.talk.refuse(&refused),
                    found => self.talk.say_all(&found),
                },
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
        let heading = self.heading(path, told);
        self.talk.say(&heading);
        let offer = Offer::of_variants(variants);
        let shape = Shape::Variants(Vec::new());
        let chosen = self.until(&shape, None, &offer, |_, typed| {
            let is_meant = |variant: &&Variant| match variant {
                Variant::Word(choice) => choice.key == typed,
                Variant::Keyed(field) => field.key == typed,
            };
            let found = variants.iter().find(is_meant);
            found.map(Some).ok_or_else(needed)
        })?;
        match chosen {
            Variant::Word(choice) => {
                self.record.put(path, Value::from(choice.key.as_str()));
                Ok(())
            }
            Variant::Keyed(field) => {
                self.record
                    .put(path, Value::Mapping(serde_yaml::Mapping::new()));
                self.field(&Missing {
                    path: path.then(field.key.as_str()),
                    told: field.told.clone(),
                    shape: field.shape.clone(),
                })
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
            let line = heading(&path, &field.told);
            self.talk.say(&Text::new(line.clone(), line));
        }
        Ok(())
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

    /// What a field means, behind what it is a part of.
    fn heading(&self, path: &Path, told: &str) -> Text {
        let above = (1..path.0.len()).filter_map(|length| {
            let part = Path(path.0.get(..length)?.to_vec());
            matches!(part.0.last(), Some(Seg::Key(_))).then(|| short(&self.told(&part)))
        });
        let above: Vec<String> = above.collect();
        let line = heading(path, told);
        let line = above.into_iter().chain([line]).collect::<Vec<_>>();
        let line = format!("\n{}", line.join(" › "));
        Text::new(line.clone(), line)
    }

    fn line(&mut self, shape: &Shape, now: Option<&str>) -> Result<String, Stopped> {
        let question = match (shape, now) {
            (_, Some(now)) => Text::new(
                format!("(đang là {now}; Enter để giữ) > "),
                format!("(now {now}; Enter keeps it) > "),
            ),
            (Shape::List { .. }, None) => Text::new(
                "(nhiều mục: cách nhau bằng ;) > ",
                "(several: with ; between) > ",
            ),
            (Shape::Map { .. }, None) => Text::new("(ví dụ R=2; A=1) > ", "(such as R=2; A=1) > "),
            _ => Text::new("> ", "> "),
        };
        let typed = self.talk.ask(&question).ok_or(Stopped)?;
        Ok(typed.trim().to_owned())
    }
}

/// The name in a description, before it begins to explain.
fn short(told: &str) -> String {
    let end = told.find([';', ':', ',', '(', '.']).unwrap_or(told.len());
    told.get(..end).unwrap_or(told).trim().to_owned()
}

impl dyn Talk + '_ {
    fn say_all(&mut self, lines: &[Text]) {
        for line in lines {
            self.say(line);
        }
    }
}

fn heading(path: &Path, told: &str) -> String {
    let told: Vec<&str> = told.split_whitespace().collect();
    let told = told.join(" ");
    format!("{} ({path})", told.trim_end_matches('.'))
}

fn needed() -> Refused {
    Refused {
        message: Text::new("chỗ này phải có", "this is required"),
        hint: Some(Text::new(
            "gõ câu trả lời, số thứ tự hoặc vài chữ của mục muốn chọn; muốn dừng mà giữ các câu đã trả lời thì nhấn Ctrl+D (Windows: Ctrl+Z rồi Enter)",
            "type the answer, a number, or some words of what is to be chosen; Ctrl+D (on Windows Ctrl+Z and Enter) stops and keeps your answers",
        )),
    }
}

#[cfg(test)]
mod tests;
