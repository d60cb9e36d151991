//! `nghe build`: the whole site, or the old one untouched.

use std::path::PathBuf;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::{Args, Build, Format};
use super::console::Console;
use super::load::Asked;
use super::summary;
use super::{End, Failure, remembered};
use crate::build::{BuildError, Made, Ready, Report, Settled, Stage, Trust, Watch, Work};
use crate::diag::{Diagnostic, Severity};
use crate::output::{Committed, FolderSink, Owner, is_untouched};

pub(super) fn run(args: &Args, how: &Build, console: &Console) -> Result<End, Failure> {
    let begun = Instant::now();
    let asked = Asked::by(args)?;
    let (found, stored) = match kept(args, how, &asked, console)? {
        Some((found, kept)) => (found, Some(kept)),
        None => make(args, how, &asked, console)?,
    };
    let finished = stored.map(|stored| summary::Finished {
        report: stored.report,
        committed: stored.committed,
        stages: stored.stages,
        time: begun.elapsed(),
        output: args.output(),
        shows_timings: how.timings,
    });
    tell(console, &asked, &found, finished.as_ref())?;
    let refused = found.iter().any(|one| one.severity == Severity::Error);
    Ok(if refused { End::Refused } else { End::Well })
}

/// What is in its place now.
struct Stored {
    report: Report,
    committed: Committed,
    stages: Vec<Stage>,
}

/// The output of the last build, if this one would come to the same and nobody touched it.
fn kept(
    args: &Args,
    how: &Build,
    asked: &Asked,
    console: &Console,
) -> Result<Option<(Vec<Diagnostic>, Stored)>, Failure> {
    if how.verify_incremental || how.shard.is_some() {
        return Ok(None);
    }
    let mut watch = Watch::start();
    let Some(same) = remembered::same(args, asked) else {
        return Ok(None);
    };
    let Some(made) = &same.made else {
        return Ok(None);
    };
    let protected = args.protected();
    let protected = protected.each_ref().map(PathBuf::as_path);
    let waiting = |owner: &Owner| console.warn(&owner.text());
    if !is_untouched(&args.output(), &protected, &made.imprint, waiting)? {
        return Ok(None);
    }
    watch.lap("same");
    Ok(same.kept().map(|kept| {
        let stored = Stored {
            report: kept.report,
            committed: kept.committed,
            stages: watch.stages(),
        };
        (kept.found, stored)
    }))
}

/// Loads the site and makes it; gives everything that was found, and what was stored if all is well.
fn make(
    args: &Args,
    how: &Build,
    asked: &Asked,
    console: &Console,
) -> Result<(Vec<Diagnostic>, Option<Stored>), Failure> {
    let loaded = asked.load()?;
    let mut found = loaded.prepared.diagnostics.clone();
    let mut stored = match &loaded.prepared.ready {
        Some(ready) if !loaded.prepared.has_errors() => {
            write(args, how, asked, console, ready, &mut found)?
        }
        _ => None,
    };
    if let Some(stored) = &mut stored {
        stored.stages.splice(..0, loaded.prepared.stages);
    }
    Ok((found, stored))
}

/// The output folder, in which nothing is put yet.
fn sink(args: &Args, console: &Console) -> Result<FolderSink, Failure> {
    let protected = args.protected();
    let protected = protected.each_ref().map(PathBuf::as_path);
    let waiting = |owner: &Owner| console.warn(&owner.text());
    Ok(FolderSink::begin(&args.output(), &protected, waiting)?)
}

/// Renders into the output folder; `None` when a page could not be made, which is then in `found`.
fn write(
    args: &Args,
    how: &Build,
    asked: &Asked,
    console: &Console,
    ready: &Ready,
    found: &mut Vec<Diagnostic>,
) -> Result<Option<Stored>, Failure> {
    let sink = sink(args, console)?;
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
            let settled = match how.shard {
                Some(_) => None,
                None => {
                    let made = Made::of(&report, &committed);
                    Settled::new(&asked.options, &asked.files, ready, found, made)
                }
            };
            remembered::write(args, console, &report.finished, settled.as_ref());
            watch.lap("remember");
            Ok(Some(Stored {
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
    asked: &Asked,
    found: &[Diagnostic],
    finished: Option<&summary::Finished>,
) -> Result<(), Failure> {
    let sources = |file: &str| asked.text(file);
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
