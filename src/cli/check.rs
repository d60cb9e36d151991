//! `nghe check`: everything that `build` checks, no page written.

use super::args::{Args, Check, Format};
use super::console::Console;
use super::load::Asked;
use super::{End, Failure, external, remembered};
use crate::build::{Made, Settled};
use crate::diag::{Diagnostic, Severity, Text};

pub(super) fn run(args: &Args, what: &Check, console: &Console) -> Result<End, Failure> {
    let asked = Asked::by(args)?;
    let found = match remembered::same(args, &asked) {
        // Which pages to ask for, only a site that is loaded tells.
        Some(same) if !what.external => same.found,
        same => find(args, what, &asked, same.and_then(|same| same.made), console)?,
    };
    let text = |file: &str| asked.text(file);
    if console.format == Format::Json {
        let json = console.json(&found, &text);
        console.json_result(&json)?;
    }
    console.review(&found, &text)?;
    console.findings(&found, &text);
    if found.iter().any(|one| one.severity == Severity::Error) {
        return Ok(End::Refused);
    }
    console.say(&Text::new(
        "Nội dung không có lỗi.",
        "The content has no errors.",
    ))?;
    Ok(End::Well)
}

/// Everything that is wrong; it is left for the next run, with what was made of the same before.
fn find(
    args: &Args,
    what: &Check,
    asked: &Asked,
    made: Option<Made>,
    console: &Console,
) -> Result<Vec<Diagnostic>, Failure> {
    let loaded = asked.load()?;
    let mut found = loaded.prepared.diagnostics.clone();
    if let Some(ready) = &loaded.prepared.ready
        && !loaded.prepared.has_errors()
    {
        // A template can fail on a page too, so every page is made that is not known to be well.
        let (problems, finished) = ready.try_all(&remembered::read(args));
        found.extend(problems);
        let settled = Settled::new(&asked.options, &asked.files, ready, &found, made);
        remembered::write(args, console, &finished, settled.as_ref());
    }
    if what.external {
        found.extend(external::find(args, &loaded, console)?);
    }
    Ok(found)
}
