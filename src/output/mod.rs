//! The last stage: every output is a value, a path and its bytes, handed to a sink as it is made.
//!
//! Nothing else of the program writes files. A sink takes outputs from several threads at once and
//! keeps none of them in mind longer than it takes to store it, so memory does not grow with the
//! site.
//!
//! # How a folder is replaced
//!
//! [`FolderSink`] fills `.public.staging` beside `public/` and switches the two at the end in one
//! step of the file system. The old output stays under the other name as the spare, in which the next one is made: most
//! of its files are the right ones already, and to make and remove a folder for every page takes longer than anything
//! else in a build that changes few of them. Whoever looks at `public/` sees the old site or the new one, never a
//! mixture, also when the process is killed. These names lie beside the output:
//!
//! | name | what it holds |
//! |---|---|
//! | `.public.staging` | a new output that is not finished, or the one before: files of any state, none of which is needed |
//! | `.public.old` | a whole old output, in the moment between two renames where the file system cannot exchange |
//! | `.public.lock` | who is at work; it stays, since removing a lock file lets two processes hold "the" lock |
//!
//! Files that are the same as before are only noted while the output is made. At the end they are linked
//! into the new tree, where they are not in it already; if there is nothing else in it, and nothing else in the old one,
//! the old one stays. What the two trees share are the same files, so no file is ever written into: another takes its name.
//!
//! # What is not done
//!
//! Nothing is forced to the disk (`fsync`). A killed process loses nothing without it, because the
//! kernel has the bytes already. A power cut may leave files without their bytes; flushing ten
//! thousand files at every build would cost many times the build, and the next build compares the
//! bytes themselves, so it writes such files again: what it may believe instead ([`Imprint`]) is
//! good until the system is started again.

mod clean;
mod digest;
mod error;
mod fault;
mod folder;
mod guard;
mod imprint;
mod lock;
mod made;
mod marker;
mod memory;
mod path;
mod places;
mod previous;
mod remove;
mod spare;
mod switch;
mod system;
mod taken;
mod tree;
#[cfg(test)]
mod tests;

pub use clean::{Cleaned, clean};
pub use digest::Digest;
pub use error::{Action, OutputError};
pub use fault::{PathError, PathFault};
pub use folder::{Committed, FolderSink};
pub use imprint::{Imprint, is_untouched};
pub use lock::Owner;
pub use memory::MemorySink;
pub use path::OutputPath;

/// Where outputs go. A sink is shared by all threads that render.
pub trait Sink: Sync {
    /// Stores the bytes under the path and says whether they are new there.
    ///
    /// # Errors
    ///
    /// [`OutputError::Taken`] when another output has this path, or has it as a folder or in place
    /// of a folder; [`OutputError::Io`] when the bytes cannot be stored.
    fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<Outcome, OutputError>;

    /// Keeps what the sink has under the path from the time before, if it is whole and has this digest;
    /// `false` when it has nothing such, and nothing was stored.
    ///
    /// # Errors
    ///
    /// As [`Sink::put`].
    fn keep(&self, _path: &OutputPath, _digest: &Digest) -> Result<bool, OutputError> {
        Ok(false)
    }

    /// What the sink has under the path from the time before, as it lies there: the bytes may have
    /// been cut short or replaced since. `None` when there is nothing that can be read.
    fn previous(&self, _path: &OutputPath) -> Option<Vec<u8>> {
        None
    }
}

/// What a [`Sink`] did with an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The bytes were stored.
    Written,
    /// The sink had these bytes under this path from the time before, and kept them.
    Unchanged,
}
