//! What `build`, `check` and `list` begin with: the site of the root folder, at the time asked for.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use super::Failure;
use super::args::Args;
use crate::build::{Prepared, prepare};
use crate::model::ClockError;
use crate::site::{Drafts, Options};
use crate::source::{DiskSource, Source, Witness, read_lossy};
use crate::theme;

/// What a site is to be made from.
pub(super) struct Asked {
    pub(super) files: Arc<Witness>,
    pub(super) options: Options,
}

/// A site with the files it was read from.
pub(super) struct Loaded {
    pub(super) source: Arc<dyn Source>,
    pub(super) prepared: Prepared,
}

/// The files of the root folder.
///
/// # Errors
/// When there is no such folder.
pub(super) fn disk(args: &Args) -> Result<DiskSource, Failure> {
    DiskSource::new(&args.root)
        .map_err(|cause| Failure::Root(args.root.display().to_string(), cause))
}

/// The files of the root folder, with the theme that the program carries where it has none, and the folder itself.
///
/// # Errors
/// When there is no such folder.
pub(super) fn site(args: &Args) -> Result<(Arc<dyn Source>, PathBuf), Failure> {
    let disk = disk(args)?;
    let root = disk.root().to_owned();
    Ok((Arc::new(theme::bundled(Arc::new(disk))), root))
}

/// What the site is made from besides its files.
///
/// # Errors
/// When the time that was asked for is none.
pub(super) fn options(args: &Args) -> Result<Options, ClockError> {
    Ok(Options {
        now: now(args)?,
        drafts: if args.drafts {
            Drafts::Shown
        } else {
            Drafts::Hidden
        },
        base_url: args.base_url.clone(),
        ..Options::default()
    })
}

/// Loads, resolves, checks and plans.
pub(super) fn load(args: &Args) -> Result<Loaded, Failure> {
    Asked::by(args)?.load()
}

impl Asked {
    /// The text of a file, for the lines of findings.
    pub(super) fn text(&self, file: &str) -> Option<Arc<str>> {
        read_lossy(&*self.files, file)
    }

    /// What the arguments name; nothing is read yet.
    pub(super) fn by(args: &Args) -> Result<Self, Failure> {
        let options = options(args)?;
        let (source, _) = site(args)?;
        Ok(Self {
            files: Arc::new(Witness::new(source)),
            options,
        })
    }

    /// Loads, resolves, checks and plans.
    pub(super) fn load(&self) -> Result<Loaded, Failure> {
        let source: Arc<dyn Source> = Arc::clone(&self.files) as _;
        let prepared = prepare(Arc::clone(&source), &self.options)?;
        Ok(Loaded { source, prepared })
    }
}

impl Loaded {
    /// The text of a file, for the lines of findings.
    pub(super) fn text(&self, file: &str) -> Option<Arc<str>> {
        read_lossy(&*self.source, file)
    }
}

/// `--clock`, or else `SOURCE_DATE_EPOCH`, or else now.
fn now(args: &Args) -> Result<Timestamp, ClockError> {
    if let Some(clock) = &args.clock {
        return clock.parse().map_err(|_| ClockError::Moment(clock.clone()));
    }
    match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(epoch) if !epoch.is_empty() => epoch
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .ok_or(ClockError::Epoch(epoch)),
        _ => Ok(Timestamp::now()),
    }
}
