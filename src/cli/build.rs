//! `nghe build`: the whole site, or the old one untouched.

use std::path::PathBuf;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::{Args, Build, Format};
use super::console::Console;
use super::load::{Loaded, load};
use super::summary;
use super::{End, Failure, remembered};
use crate::build::{BuildError, Ready, Report, Stage, Trust, Watch, Work};
use crate::diag::{Diagnostic, Severity};
use crate::output::{Committed, FolderSink};

pub(super) fn run(args: &Args, how: &Build, console: &Console) -> Result<End, Failure> {
    let begun = Instant::now();
    let loaded = load(args)?;
    let mut found = loaded.prepared.diagnostics.clone();
    let made = match &loaded.prepared.ready {
        Some(ready) if !loaded.prepared.has_errors() => {
            write(args, how, console, ready, &mut found)?
        }
        _ => None,
    };
    let finished = made.map(|made| summary::Finished {
        report: made.report,
        committed: made.committed,
        stages: [loaded.prepared.stages.clone(), made.stages].concat(),
        time: begun.elapsed(),
        output: args.output(),
        shows_timings: how.timings,
    });
    tell(console, &loaded, &found, finished.as_ref())?;
    let refused = found.iter().any(|one| one.severity == Severity::Error);
    Ok(if refused { End::Refused } else { End::Well })
}

/// What was rendered and put in its place.
struct Made {
    report: Report,
    committed: Committed,
    stages: Vec<Stage>,
}

/// Renders into the output folder; `None` when a page could not be made, which is then in `found`.
fn write(
    args: &Args,
    how: &Build,
    console: &Console,
    ready: &Ready,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Made>, Failure> {
    let sources: Vec<PathBuf> = ["content", "themes"]
        .map(|name| args.root.join(name))
        .into();
    let protected: Vec<_> = sources.iter().map(PathBuf::as_path).collect();
    let sink = FolderSink::begin(&args.output(), &protected, |owner| {
        console.warn(&owner.text())
    })?;
    let mut watch = Watch::start();
    let work = Work {
        finished: remembered::read(args),
        trust: match how.verify_incremental {
            true => Trust::Nothing,
            false => Trust::Known,
        },
        shard: how.shard,
    };
    let bar = progress(console, ready.total() as u64);
    let written = ready.write(&sink, &work, &|| bar.inc(1));
    bar.finish_and_clear();
    match written {
        Ok(mut report) => {
            found.append(&mut report.warnings);
            watch.lap("pages");
            let committed = sink.commit()?;
            watch.lap("switch");
            if let Some(leftover) = &committed.leftover {
                console.warn(&leftover.text());
            }
            remembered::write(args, console, &report.finished);
            watch.lap("remember");
            Ok(Some(Made {
                report,
                committed,
                stages: watch.stages(),
            }))
        }
        Err(BuildError::Output(error)) => Err(error.into()),
        Err(BuildError::Stale(pages)) => Err(Failure::Stale(pages)),
        Err(BuildError::Page(problems)) => {
            found.extend(problems);
            Ok(None)
        }
    }
}

fn progress(console: &Console, length: u64) -> ProgressBar {
    if !console.is_watched() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}");
    ProgressBar::new(length).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn tell(
    console: &Console,
    loaded: &Loaded,
    found: &[Diagnostic],
    finished: Option<&summary::Finished>,
) -> Result<(), Failure> {
    let sources = |file: &str| loaded.text(file);
    if console.format == Format::Json {
        let mut json = console.json(found, &sources);
        if let (Some(finished), Some(object)) = (finished, json.as_object_mut()) {
            object.insert("build".to_owned(), finished.json());
        }
        return console.json_result(&json);
    }
    console.review(found, &sources)?;
    console.findings(found, &sources);
    match finished {
        Some(finished) => console.say(&finished.text(found)),
        None => {
            console.warn(&summary::refused());
            Ok(())
        }
    }
}
