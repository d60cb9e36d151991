//! What is said to the user: results on standard output, findings and troubles on standard error.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;

use super::Failure;
use super::args::{Args, Format};
use crate::diag::print::{self, Color};
use crate::diag::{Diagnostic, Lang, Severity, Text};

/// The two streams, and how the user wants to be spoken to.
pub(super) struct Console {
    pub(super) lang: Lang,
    pub(super) format: Format,
    quiet: bool,
}

impl Console {
    pub(super) fn new(args: &Args) -> Self {
        Self {
            lang: args.lang(),
            format: args.format,
            quiet: args.quiet,
        }
    }

    /// Prints a result, such as a list that was asked for. A reader that went away is no error.
    pub(super) fn result(&self, text: &str) {
        let mut out = io::stdout().lock();
        let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    }

    /// Says something for a person who watches, unless they want quiet.
    pub(super) fn say(&self, text: &Text) {
        if !self.quiet && self.format == Format::Human {
            self.result(&format!("{}\n", text.get(self.lang)));
        }
    }

    /// Says on standard error what cannot be missed.
    pub(super) fn warn(&self, text: &Text) {
        let _ = writeln!(io::stderr().lock(), "{}", text.get(self.lang));
    }

    /// Prints findings: all of them, or only errors when quiet was asked for.
    pub(super) fn findings(
        &self,
        found: &[Diagnostic],
        sources: &dyn Fn(&str) -> Option<Arc<str>>,
    ) {
        if self.format == Format::Json {
            return;
        }
        let shown: Vec<Diagnostic> = found
            .iter()
            .filter(|one| !self.quiet || one.severity == Severity::Error)
            .cloned()
            .collect();
        if shown.is_empty() {
            return;
        }
        let color = if io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none() {
            Color::Always
        } else {
            Color::Never
        };
        let text = print::render(print::Format::Human, self.lang, &shown, sources, color);
        let _ = writeln!(
            io::stderr().lock(),
            "{text}{}",
            print::summary(self.lang, &shown)
        );
    }

    /// The findings as JSON, for commands that add to them.
    pub(super) fn json(
        &self,
        found: &[Diagnostic],
        sources: &dyn Fn(&str) -> Option<Arc<str>>,
    ) -> serde_json::Value {
        let text = print::render(print::Format::Json, self.lang, found, sources, Color::Never);
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Whether a bar that moves would reach a person.
    pub(super) fn is_watched(&self) -> bool {
        !self.quiet
            && self.format == Format::Human
            && io::stderr().is_terminal()
            && std::env::var_os("CI").is_none()
    }

    /// Says why a command could not run.
    pub(super) fn fail(&self, failure: &Failure) {
        let (message, hint) = failure.texts();
        let (error, help) = match self.lang {
            Lang::Vi => ("lỗi", "gợi ý"),
            Lang::En => ("error", "help"),
        };
        let mut err = io::stderr().lock();
        let _ = writeln!(err, "{error}: {}", message.get(self.lang));
        if let Some(hint) = hint {
            let _ = writeln!(err, "  {help}: {}", hint.get(self.lang));
        }
    }
}
