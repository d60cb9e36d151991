//! What is said to the user: results on standard output, findings and troubles on standard error.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::Arc;

use super::Failure;
use super::args::{Args, Format};
use super::repository;
use crate::diag::print::{self, Color, Review};
use crate::diag::{Diagnostic, Lang, Severity, Text};
use crate::format::sheet;

/// The two streams, and how the user wants to be spoken to.
#[derive(Clone)]
pub(super) struct Console {
    pub(super) lang: Lang,
    pub(super) format: Format,
    quiet: bool,
    /// The way from the root of the repository to the site's.
    prefix: String,
}

impl Console {
    pub(super) fn new(args: &Args, lang: Lang) -> Self {
        Self {
            lang,
            format: args.format(),
            quiet: args.quiet,
            prefix: repository::prefix(&args.root),
        }
    }

    /// Prints a result, such as a list that was asked for. A reader that went away is no error.
    ///
    /// # Errors
    /// When the text cannot be stored, on a full disk for instance.
    pub(super) fn result(&self, text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Print(cause)),
            _ => Ok(()),
        }
    }

    /// Prints a result for a program.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(super) fn json_result(&self, json: &serde_json::Value) -> Result<(), Failure> {
        self.result(&format!("{json:#}\n"))
    }

    /// Prints rows as a file for spreadsheets, the first of them the names of the columns.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(super) fn csv(&self, rows: &[Vec<String>]) -> Result<(), Failure> {
        let bytes = sheet::csv(rows.iter().map(Vec::as_slice));
        self.result(&String::from_utf8_lossy(&bytes))
    }

    /// Says something for a person who watches, unless they want quiet.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(super) fn say(&self, text: &Text) -> Result<(), Failure> {
        if self.quiet || !matches!(self.format, Format::Human | Format::Github) {
            return Ok(());
        }
        self.result(&format!("{}\n", text.get(self.lang)))
    }

    /// Says on standard error what cannot be missed.
    pub(super) fn warn(&self, text: &Text) {
        let _ = writeln!(io::stderr().lock(), "{}", text.get(self.lang));
    }

    /// Prints findings, unless they are part of a result for a program.
    pub(super) fn findings(
        &self,
        found: &[Diagnostic],
        sources: &dyn Fn(&str) -> Option<Arc<str>>,
    ) {
        if matches!(self.format, Format::Human | Format::Github) {
            self.show(found, sources);
        }
    }

    /// Prints findings for the service that shows them beside a change, where that was asked for.
    ///
    /// # Errors
    /// As [`Console::result`].
    pub(super) fn review(
        &self,
        found: &[Diagnostic],
        sources: &dyn Fn(&str) -> Option<Arc<str>>,
    ) -> Result<(), Failure> {
        let service = match self.format {
            Format::Sarif => Review::Sarif,
            Format::Github => Review::Github,
            Format::Gitlab => Review::Gitlab,
            Format::Human | Format::Json | Format::Csv => return Ok(()),
        };
        self.result(&print::review(
            service,
            self.lang,
            found,
            sources,
            &self.prefix,
        ))
    }

    /// Prints findings for people: all of them, or only errors when quiet was asked for.
    pub(super) fn show(&self, found: &[Diagnostic], sources: &dyn Fn(&str) -> Option<Arc<str>>) {
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
        if let Some(first) = shown.first() {
            let code = first.code.as_str();
            self.warn(&Text::new(
                format!("Giải thích một mã, ví dụ: nghe explain {code}"),
                format!("To explain a code: nghe explain {code}"),
            ));
        }
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
        trouble(self.lang, &message, hint.as_ref());
    }
}

/// Says on standard error what stops the program, and what to do about it.
pub(super) fn trouble(lang: Lang, message: &Text, hint: Option<&Text>) {
    let (error, help) = match lang {
        Lang::Vi => ("lỗi", "gợi ý"),
        Lang::En => ("error", "help"),
    };
    let mut err = io::stderr().lock();
    // Nothing can be said when even the terminal is gone.
    let _ = writeln!(err, "{error}: {}", message.get(lang));
    if let Some(hint) = hint {
        let _ = writeln!(err, "  {help}: {}", hint.get(lang));
    }
}
