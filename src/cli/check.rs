//! `nghe check`: everything that `build` checks, no page written.

use super::args::{Args, Check, Format};
use super::console::Console;
use super::load::load;
use super::{End, Failure, external, remembered};
use crate::diag::{Severity, Text};

pub(super) fn run(args: &Args, what: &Check, console: &Console) -> Result<End, Failure> {
    let loaded = load(args)?;
    let mut found = loaded.prepared.diagnostics.clone();
    if let Some(ready) = &loaded.prepared.ready
        && !loaded.prepared.has_errors()
    {
        // A template can fail on a page too, so every page is made that is not known to be well.
        let remembered = remembered::read(args);
        let (problems, finished) = ready.try_all(&remembered);
        found.extend(problems);
        remembered::write(args, console, &finished);
    }
    if what.external {
        found.extend(external::find(args, &loaded, console)?);
    }
    if console.format == Format::Json {
        let json = console.json(&found, &|file| loaded.text(file));
        console.json_result(&json)?;
    }
    console.review(&found, &|file| loaded.text(file))?;
    console.findings(&found, &|file| loaded.text(file));
    if found.iter().any(|one| one.severity == Severity::Error) {
        return Ok(End::Refused);
    }
    console.say(&Text::new(
        "Nội dung không có lỗi.",
        "The content has no errors.",
    ))?;
    Ok(End::Well)
}
