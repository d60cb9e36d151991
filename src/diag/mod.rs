//! What is wrong, where, and what to do: the values that every stage hands back instead of stopping.

pub(crate) mod address;
pub mod codes;
mod explain;
pub mod position;
pub mod print;
mod text;

pub use codes::Code;
pub use explain::{Explanation, Sample, explain};
pub use text::{Lang, Text};

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// How bad a finding is. An error stops publication; a warning is for a person to weigh.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The content must not be published like this.
    Error,
    /// The content can be published, but somebody should look.
    Warning,
}

/// One finding: what is wrong, at which bytes of which file, and the remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// Whether this stops publication.
    pub severity: Severity,
    /// The stable code under which `nghe explain` tells more of it.
    pub code: Code,
    /// The file, relative to the site's root, with `/` between folders.
    pub file: Arc<str>,
    /// The bytes of the file to underline; `None` when the finding is about the file as a whole.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub hint: Option<Text>,
}

impl Diagnostic {
    /// An error about a whole file; narrow it with [`Diagnostic::at`], help with [`Diagnostic::hint`].
    pub fn error(code: Code, file: impl Into<Arc<str>>, message: Text) -> Self {
        Self {
            severity: Severity::Error,
            code,
            file: file.into(),
            span: None,
            message,
            hint: None,
        }
    }

    /// A warning about a whole file.
    pub fn warning(code: Code, file: impl Into<Arc<str>>, message: Text) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, file, message)
        }
    }

    /// The same finding, at these bytes.
    pub fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    /// The same finding, with its remedy.
    pub fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }
}
