//! `nghe check`: everything that `build` checks, no page written.

use super::args::{Args, Check, Format};
use super::console::Console;
use super::load::load;
use super::{End, Failure, external};
use crate::diag::{Severity, Text};

pub(super) fn run(args: &Args, what: &Check, console: &Console) -> Result<End, Failure> {
    let loaded = load(args)?;
    let mut found = loaded.prepared.diagnostics.clone();
    if !loaded.prepared.has_errors() {
        // A template can fail on a page too, so every page is made, and none is kept.
        found.extend(
            loaded
                .prepared
                .ready
                .iter()
                .flat_map(|ready| ready.try_all()),
        );
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
