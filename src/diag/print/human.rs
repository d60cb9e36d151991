//! Findings for a person: place and message, the line underlined, the remedy.

use std::sync::Arc;

use annotate_snippets::renderer::{AnsiColor, Effects, Style};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::clean::clean;
use super::excerpt::{Excerpt, excerpt};
use super::{Color, FileFindings, Lang, Severity};
use crate::diag::Diagnostic;
use crate::diag::position::{LineIndex, Position};

/// Where a finding about a whole file is said to be, so that every first line has the same shape.
const FILE_START: Position = Position { line: 1, column: 1 };

pub(super) fn render(
    lang: Lang,
    files: &[FileFindings<'_>],
    sources: &dyn Fn(&str) -> Option<Arc<str>>,
    color: Color,
) -> String {
    let page = Page { lang, color };
    let mut entries = Vec::new();
    for FileFindings { file, findings } in files {
        let source = sources(file);
        let place = source.as_deref().map(|text| (text, LineIndex::new(text)));
        entries.extend(
            findings
                .iter()
                .map(|finding| page.entry(finding, place.as_ref())),
        );
    }
    entries.join("\n")
}

struct Page {
    lang: Lang,
    color: Color,
}

impl Page {
    /// One finding, ending with a line break.
    fn entry(&self, finding: &Diagnostic, source: Option<&(&str, LineIndex<'_>)>) -> String {
        let place = source.zip(finding.span.clone());
        let start = place
            .as_ref()
            .map_or(FILE_START, |((_, lines), span)| lines.position(span.start));
        // A spreadsheet has no lines; the message names the cell.
        let name = finding.file.to_lowercase();
        let is_sheet = [".xlsx", ".xls", ".ods", ".csv"]
            .iter()
            .any(|end| name.ends_with(end));
        let is_text = source.is_some() || !is_sheet;
        let mut entry = self.header(finding, is_text.then_some(start));
        if let Some(((text, lines), span)) = place {
            let line = lines.line(start.line);
            // A finding over several lines is underlined where it starts; the rest is not what one looks for.
            let mark = span.start.saturating_sub(line.start)..span.end.saturating_sub(line.start);
            let shown = excerpt(text.get(line).unwrap_or_default(), mark);
            entry.push_str(&self.snippet(finding.severity, start.line, &shown));
        }
        if let Some(hint) = &finding.hint {
            let word = match self.lang {
                Lang::Vi => "gợi ý:",
                Lang::En => "help:",
            };
            let word = self.paint(
                word,
                AnsiColor::BrightCyan.on_default().effects(Effects::BOLD),
            );
            entry.push_str(&format!("  {word} {}\n", clean(hint.get(self.lang))));
        }
        entry
    }

    /// `file:line:column severity[code]: message`, which editors and `grep` understand.
    fn header(&self, finding: &Diagnostic, start: Option<Position>) -> String {
        let word = match (finding.severity, self.lang) {
            (Severity::Error, Lang::Vi) => "lỗi",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Vi) => "cảnh báo",
            (Severity::Warning, Lang::En) => "warning",
        };
        let file = clean(&finding.file);
        let place = match start {
            Some(Position { line, column }) => format!("{file}:{line}:{column}"),
            None => file.to_string(),
        };
        let kind = format!("{word}[{}]", finding.code.as_str());
        let color = match finding.severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::Yellow,
        };
        format!(
            "{} {}: {}\n",
            self.paint(&place, Style::new().effects(Effects::BOLD)),
            self.paint(&kind, color.on_default().effects(Effects::BOLD)),
            clean(finding.message.get(self.lang)),
        )
    }

    /// The line with its number and its underline.
    fn snippet(&self, severity: Severity, line: usize, shown: &Excerpt) -> String {
        let level = match severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let source = Snippet::source(shown.line.as_str())
            .line_start(line)
            .annotation(AnnotationKind::Primary.span(shown.mark.clone()));
        let renderer = match self.color {
            Color::Never => Renderer::plain(),
            Color::Always => Renderer::styled(),
        };
        renderer.render(&[Group::with_level(level).element(source)]) + "\n"
    }

    fn paint(&self, text: &str, style: Style) -> String {
        match self.color {
            Color::Never => text.to_owned(),
            Color::Always => format!("{style}{text}{style:#}"),
        }
    }
}
