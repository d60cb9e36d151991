//! What is asked for when all that is required is there.

use serde_yaml::Value;

use super::{Asker, Path, Stopped, has_words, heading};
use crate::diag::Text;
use crate::format::schema::Field;
use crate::model::Form;

impl Asker<'_> {
    /// The sentence that lists and search engines show, which checks remind of; it can wait.
    pub(super) fn summary(&mut self) -> Result<(), Stopped> {
        let summary = Path::default().then("summary");
        if self.record.entry.form != Form::Markdown || self.record.at(&summary).is_some() {
            return Ok(());
        }
        let heading = self.heading(&summary, &self.told(&summary));
        self.talk.say(&heading);
        let question = Text::new("(Enter để viết sau) > ", "(Enter to write it later) > ");
        let typed = self.talk.ask(&question).ok_or(Stopped)?;
        if !typed.trim().is_empty() {
            self.takes(&summary, Value::from(typed.trim()));
        }
        Ok(())
    }

    pub(super) fn more(&mut self) -> Result<(), Stopped> {
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
            let line = heading(&path, &field.told);
            self.talk.say(&Text::new(line.clone(), line));
        }
    }
}
