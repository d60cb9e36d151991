//! What a run found and made, for one that begins with the same: then nothing has to be done again.
//!
//! A site is a function of its files, of what was asked for, of the program and of the clock. Whoever finds the same
//! of all these would find the same mistakes and make the same bytes.

use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Census, Ready, Report, sealed};
use crate::diag::{Diagnostic, Severity};
use crate::output::{Committed, Imprint};
use crate::site::Options;
use crate::source::{Sight, Source, Witness};

/// The first line of the file; one that begins otherwise is as good as none.
const FORM: &[u8] = b"nghe-settled 1\n";

/// What came of a run that found no error.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The program, and what was asked of it.
    asked: String,
    /// The time for which the run was made, and the next one at which anything could differ.
    from: Timestamp,
    until: Timestamp,
    /// The files.
    sight: Sight,
    /// What was found, nothing of which stops publication.
    pub found: Vec<Diagnostic>,
    /// What was made; `None` if the run made nothing.
    pub made: Option<Made>,
}

/// The output of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// How much the site has.
    pub census: Census,
    /// How many files the output has, without the marker.
    pub files: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// What tells that nobody touched them.
    pub imprint: Imprint,
}

impl Settled {
    /// What came of a run over these files, the whole site made or nothing of it; `None` when there are errors, or
    /// when it cannot be told later whether the files are the same.
    pub fn new(
        options: &Options,
        files: &Witness,
        ready: &Ready,
        found: &[Diagnostic],
        made: Option<Made>,
    ) -> Option<Self> {
        let is_error = |one: &Diagnostic| one.severity == Severity::Error;
        if found.iter().any(is_error) {
            return None;
        }
        let clock = &ready.main.site.clock;
        // Findings may change with the day.
        let tomorrow = clock.end_of(clock.today());
        let next = ready.next_change();
        Some(Self {
            asked: asked(options),
            from: clock.now(),
            until: next.map_or(tomorrow, |next| next.min(tomorrow)),
            sight: files.sight()?,
            found: found.to_vec(),
            made,
        })
    }

    /// Reads what a former run has left, if it is whole.
    pub fn read(path: &Path) -> Option<Self> {
        let held = sealed::read(path, FORM)?;
        serde_json::from_slice(&held).ok()
    }

    /// Leaves it for the next run.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        sealed::write(path, FORM, &serde_json::to_vec(self)?)
    }

    /// Leaves nothing for the next run.
    ///
    /// # Errors
    /// When what is there cannot be removed.
    pub fn forget(path: &Path) -> io::Result<()> {
        sealed::remove(path)
    }

    /// What a build says that has nothing to do, since nobody touched what was made; `None` if nothing was.
    pub fn kept(self) -> Option<Kept> {
        let made = self.made?;
        Some(Kept {
            found: self.found,
            report: Report {
                census: made.census,
                ..Report::default()
            },
            committed: Committed {
                written: 0,
                unchanged: made.files,
                removed: 0,
                bytes: made.bytes,
                imprint: Some(made.imprint),
            },
        })
    }

    /// Whether a run with these options over these files would come to the same. A run that goes on should have these
    /// files from the same [`Witness`]: then it is noticed, too, when one changes between this look and its own.
    pub fn is_of(&self, options: &Options, files: &dyn Source) -> bool {
        let is_in_time = (self.from..self.until).contains(&options.now);
        is_in_time && self.asked == asked(options) && self.sight.is_of(files)
    }
}

impl Made {
    /// What was put in its place, if that can be known again.
    pub fn of(report: &Report, committed: &Committed) -> Option<Self> {
        Some(Self {
            census: report.census.clone(),
            files: committed.written + committed.unchanged,
            bytes: committed.bytes,
            imprint: committed.imprint.clone()?,
        })
    }
}

/// What a build says that had nothing to do.
#[derive(Debug)]
pub struct Kept {
    /// What was found.
    pub found: Vec<Diagnostic>,
    /// What there is; nothing of it was made.
    pub report: Report,
    /// What was done: nothing.
    pub committed: Committed,
}

/// What a site is made of besides its files and the time.
fn asked(options: &Options) -> String {
    // All of them by name, so that whoever adds one has to think of it here: the time is held against its span, and
    // where bodies are while a site stands makes no difference to it.
    let Options {
        now: _,
        drafts,
        base_url,
        bodies: _,
    } = options;
    format!("{} {drafts:?} {base_url:?}", env!("NGHE_SOURCES"))
}
