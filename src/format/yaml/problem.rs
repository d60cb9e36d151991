//! What is wrong with a YAML text, before it is known in which file the text stands.

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Text};

/// A mistake at some bytes of a YAML text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stable code.
    pub code: Code,
    /// The bytes of the YAML text to underline.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub hint: Option<Text>,
    /// What to write at the bytes instead, when the hint can only mean that.
    pub(in crate::format) fix: Option<String>,
}

impl Problem {
    pub(in crate::format) fn new(code: Code, span: Range<usize>, message: Text) -> Self {
        Self {
            code,
            span,
            message,
            hint: None,
            fix: None,
        }
    }

    pub(in crate::format) fn hint(mut self, hint: Text) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Says what to write instead, as it would stand in YAML.
    pub(in crate::format) fn instead(mut self, fix: impl Into<String>) -> Self {
        self.fix = Some(fix.into());
        self
    }

    /// The same, for a text that has `bytes` more bytes in front.
    pub(super) fn after(mut self, bytes: usize) -> Self {
        self.span = self.span.start + bytes..self.span.end + bytes;
        self
    }

    /// The same, with all of the characters of `text` that it touches.
    pub(in crate::format) fn within(mut self, text: &str) -> Self {
        self.span =
            text.floor_char_boundary(self.span.start)..text.ceil_char_boundary(self.span.end);
        self
    }

    /// The same as an error of a file in which the YAML text starts at the byte `base`.
    pub fn into_diagnostic(self, file: &Arc<str>, base: usize) -> Diagnostic {
        let span = base + self.span.start..base + self.span.end;
        let diagnostic = Diagnostic::error(self.code, Arc::clone(file), self.message).at(span);
        match self.hint {
            Some(hint) => diagnostic.hint(hint),
            None => diagnostic,
        }
    }
}
