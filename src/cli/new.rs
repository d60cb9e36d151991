//! `nghe new`: a record that a person or a script fills in, in the file where it belongs.

mod store;
mod terminal;
mod told;

use std::collections::BTreeSet;
use std::io::{IsTerminal as _, stdin, stdout};
use std::sync::Arc;

use super::args::{Args, Format, New};
use super::console::{Console, trouble};
use super::load::{options, site};
use super::{End, Failure};
use crate::compose::{
    self, Existing, Path, Record, Refusal, Refused, Stopped, Talk, Target, place, refusals, write,
};
use crate::diag::{Lang, codes};
use crate::format::text;
use crate::kinds::REGISTRY;
use crate::site::{Entry, Options};
use crate::source::Source;
use terminal::Terminal;

pub(super) fn run(args: &Args, new: &New, console: &Console) -> Result<End, Failure> {
    let Some(kind) = &new.kind else {
        console.result(&told::kinds(console.lang))?;
        return Ok(End::Well);
    };
    let entry = find(kind)?;
    let (source, root) = site(args)?;
    let existing = Existing::of(&*source, REGISTRY);
    let mut work = Work {
        source,
        options: options(args)?,
        record: filled(entry, new, &existing, console)?,
        existing,
        name: new.name.clone(),
    };
    let is_asked =
        console.format == Format::Human && stdin().is_terminal() && stdout().is_terminal();
    let made = match is_asked {
        true => work.ask(&mut Terminal::new(console)),
        false => work.take(),
    };
    if let (true, Err(_), Some(again)) = (is_asked, &made, told::again(&work)) {
        console.warn(&again);
    }
    let (target, text) = match made {
        Ok(made) => made,
        Err(Ended::Failed(failure)) => return Err(failure),
        Err(Ended::Unable(refused)) => return Err(all(refused, console)),
        Err(Ended::Refused { found, file, text }) => {
            told::refusals(&found, &file, &text, &*work.source, console);
            return Ok(End::Refused);
        }
    };
    store::store(&root, &target, &text)?;
    console.say(&told::done(&work.record, &target))?;
    Ok(End::Well)
}

/// The kind of this name; its folder or what people call it will do too.
fn find(written: &str) -> Result<&'static Entry, Failure> {
    let wanted = text::slug(written);
    let is_named = |entry: &&Entry| entry.name == wanted;
    let is_called = |entry: &&Entry| {
        let label = (entry.label)();
        text::slug(label.get(Lang::Vi)) == wanted || entry.folder == wanted
    };
    let mut kinds = REGISTRY.iter();
    let found = kinds.clone().find(is_named);
    found.or_else(|| kinds.find(is_called)).ok_or_else(|| {
        let names: Vec<&str> = REGISTRY.iter().map(|entry| entry.name).collect();
        Failure::Kind(written.to_owned(), names.join(", "))
    })
}

/// The record with what the arguments say; all that is wrong with them is said at once.
fn filled(
    entry: &'static Entry,
    new: &New,
    existing: &Existing,
    console: &Console,
) -> Result<Record, Failure> {
    let mut record = Record::new(entry);
    record.body = new.body.clone().unwrap_or_default();
    let mut refused: Vec<Refused> = Vec::new();
    for set in &new.set {
        let Some((field, value)) = set.split_once('=') else {
            refused.push(told::no_value(set));
            continue;
        };
        match record.answer(field.trim(), value, existing) {
            Ok(path) => {
                let wrong = record.wrong(&path, existing).into_iter();
                refused.extend(wrong.map(|one| Refused {
                    message: one.message,
                    hint: one.hint,
                }));
            }
            Err(one) => refused.push(one),
        }
    }
    match refused.is_empty() {
        true => Ok(record),
        false => Err(all(refused, console)),
    }
}

/// Says all but the last, which is said as the failure of the command.
fn all(mut refused: Vec<Refused>, console: &Console) -> Failure {
    let last = refused.pop();
    for one in &refused {
        trouble(console.lang, &one.message, one.hint.as_ref());
    }
    last.unwrap_or_else(told::stopped).into()
}

/// Why there is no record.
enum Ended {
    /// Something stands in the way that has nothing to do with the record.
    Failed(Failure),
    /// The arguments or the answers do not make one.
    Unable(Vec<Refused>),
    /// It would be wrong.
    Refused {
        found: Vec<Refusal>,
        file: Arc<str>,
        text: String,
    },
}

/// A record on its way to its file.
struct Work {
    source: Arc<dyn Source>,
    options: Options,
    existing: Existing,
    record: Record,
    name: Option<String>,
}

impl Work {
    /// What the arguments make, if they say all that is needed.
    fn take(&self) -> Result<(Target, String), Ended> {
        let missing = told::missing(self);
        let placed = self.name.as_deref().map(|name| self.place(name));
        match (placed, missing) {
            (Some(Ok(target)), None) => self.finish(&target),
            (Some(Err(refused)), missing) => Err(Ended::Unable(
                [refused].into_iter().chain(missing).collect(),
            )),
            (_, missing) => Err(Ended::Unable(missing.into_iter().collect())),
        }
    }

    fn finish(&self, target: &Target) -> Result<(Target, String), Ended> {
        let text = write(&self.record, target, &self.existing);
        let found = refusals(&self.source, &self.options, &self.record, target, &text);
        let found = found.map_err(|error| Ended::Failed(error.into()))?;
        match found.is_empty() {
            true => Ok((target.clone(), text)),
            false => Err(Ended::Refused {
                found,
                file: Arc::clone(&target.file),
                text,
            }),
        }
    }

    /// Asks until the record stands.
    fn ask(&mut self, talk: &mut dyn Talk) -> Result<(Target, String), Ended> {
        let stopped = |_: Stopped| Ended::Unable(vec![told::stopped()]);
        let target = self.ask_place(talk).map_err(stopped)?;
        compose::ask(&mut self.record, &self.existing, talk).map_err(stopped)?;
        if self.record.entry.needs_body && self.record.body.is_empty() {
            compose::ask_body(&mut self.record, talk).map_err(stopped)?;
        }
        // Whoever leaves here has said all that is needed, unless a field was begun.
        let more = compose::ask_more(&mut self.record, &self.existing, &told::more(), talk);
        if !self.record.missing().is_empty() {
            more.map_err(stopped)?;
        }
        loop {
            let ended = match self.finish(&target) {
                Err(ended) => ended,
                made => return made,
            };
            let before = self.record.value.clone();
            let mended = match &ended {
                Ended::Refused { found, .. } => self.mend(found, talk),
                _ => Ok(()),
            };
            if mended.is_err() || self.record.value == before {
                return Err(ended);
            }
        }
    }

    /// Says what is wrong, and asks again for the fields that are, or else which field is to change.
    fn mend(&mut self, found: &[Refusal], talk: &mut dyn Talk) -> Result<(), Stopped> {
        for one in found {
            talk.refuse(&Refused {
                message: one.found.message.clone(),
                hint: one.found.hint.clone(),
            });
        }
        let before = self.record.value.clone();
        // What is missing is told at the first field of the record, which has nothing to do with it.
        let written = found
            .iter()
            .filter(|one| one.found.code != codes::MISSING_FIELD);
        let fields: BTreeSet<&Path> = written.filter_map(|one| one.field.as_ref()).collect();
        for path in &fields {
            compose::ask_again(&mut self.record, path, &self.existing, talk)?;
        }
        if self.record.value == before {
            compose::ask_more(&mut self.record, &self.existing, &told::mend(), talk)?;
        }
        Ok(())
    }

    /// Where the record goes: as the arguments say, or as is asked for.
    fn ask_place(&mut self, talk: &mut dyn Talk) -> Result<Target, Stopped> {
        loop {
            let name = match self.name.take() {
                Some(name) => name,
                None => self.ask_name(talk)?,
            };
            match self.place(&name) {
                Ok(target) => {
                    self.name = Some(name);
                    return Ok(target);
                }
                Err(refused) => talk.refuse(&refused),
            }
        }
    }

    fn ask_name(&mut self, talk: &mut dyn Talk) -> Result<String, Stopped> {
        let entry = self.record.entry;
        let above = match entry.parent_key {
            Some(parent) => Some(compose::ask_above(parent, &self.existing, talk)?),
            None => None,
        };
        compose::ask_title(&mut self.record, &self.existing, talk)?;
        let title = entry
            .title_key
            .and_then(|key| self.record.value.get(key)?.as_str());
        let proposal = title.map(text::slug).unwrap_or_default();
        let own = compose::ask_name(&(entry.label)(), &proposal, talk)?;
        Ok(match above {
            Some(above) => format!("{above}/{own}"),
            None => own,
        })
    }

    fn place(&self, name: &str) -> Result<Target, Refused> {
        place(
            &*self.source,
            REGISTRY,
            &self.existing,
            self.record.entry,
            name,
        )
    }
}

#[cfg(test)]
mod tests;
