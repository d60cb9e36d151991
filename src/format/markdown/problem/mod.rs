//! The mistakes that a text can have, each with its code.

mod hint;
mod message;

use std::ops::Range;
use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Severity, codes};

/// A mistake in a text, with the words of the text that its message names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem<'p> {
    /// A raw HTML element outside the allow-list.
    HtmlTag(&'p str),
    /// An attribute that the element may not have.
    HtmlAttribute { tag: &'p str, attribute: &'p str },
    /// An allowed element without its closing tag in the same block.
    HtmlUnclosed(&'p str),
    /// A closing tag without its opening tag in the same block.
    HtmlStray(&'p str),
    /// `<details>` or `<summary>` where they cannot stand.
    HtmlMisplaced(&'p str),
    /// A link target that is not allowed.
    ForbiddenLink(&'p str),
    /// An image address that is not allowed.
    ForbiddenImage(&'p str),
    /// An image without a text alternative.
    ImageWithoutAlt,
    /// A first-level heading; the page's title is the only one.
    FirstLevelHeading,
    /// A heading more than one level below the one before it.
    SkippedLevel { from: u8, to: u8 },
    /// An explicit heading id of the wrong form.
    BadHeadingId(&'p str),
    /// An explicit heading id that an earlier heading has.
    RepeatedHeadingId(&'p str),
    /// Placeholder text.
    Placeholder(&'p str),
    /// Digits that look like a citizen-identity number.
    CitizenNumber,
    /// Digits that look like a mobile phone.
    MobilePhone,
    /// Nesting beyond the bound.
    TooDeep,
    /// A sentence of so many words, more than advised.
    LongSentence(usize),
    /// A callout of a kind that does not exist, or with text on the line of its kind.
    BadCallout(&'p str),
    /// Braces around something that is no named value.
    UnknownShortcode(&'p str),
    /// Two opening braces that are never closed.
    UnclosedShortcode,
    /// A statement of a template language.
    Statement(&'p str),
    /// A link without words.
    EmptyLink,
    /// A telephone number or mail address that cannot be used.
    BadContact(&'p str),
    /// A link by a name that the text does not define.
    UndefinedLink(&'p str),
    /// A link with something in its address that ends it, so that it stays as text.
    UnreadLink,
    /// A named value inside an address, where none is put in.
    ShortcodeInTarget,
    /// A footnote mark without its text.
    NoteWithoutText(&'p str),
    /// The text of a footnote to which nothing refers.
    UnusedNote(&'p str),
}

impl Problem<'_> {
    /// The finding about `file`, at `span`.
    pub(super) fn diagnostic(self, file: &Arc<str>, span: Range<usize>) -> Diagnostic {
        let message = self.message();
        let finding = match self.severity() {
            Severity::Error => Diagnostic::error(self.code(), Arc::clone(file), message),
            Severity::Warning => Diagnostic::warning(self.code(), Arc::clone(file), message),
        };
        finding.at(span).hint(self.hint())
    }

    fn severity(self) -> Severity {
        match self {
            Self::LongSentence(_) => Severity::Warning,
            _ => Severity::Error,
        }
    }

    fn code(self) -> Code {
        match self {
            Self::HtmlTag(_)
            | Self::HtmlAttribute { .. }
            | Self::HtmlUnclosed(_)
            | Self::HtmlStray(_)
            | Self::HtmlMisplaced(_) => codes::RAW_HTML,
            Self::ForbiddenLink(_) | Self::ForbiddenImage(_) => codes::FORBIDDEN_LINK,
            Self::ImageWithoutAlt => codes::IMAGE_ALT,
            Self::FirstLevelHeading | Self::SkippedLevel { .. } => codes::HEADING_LEVEL,
            Self::BadHeadingId(_) | Self::RepeatedHeadingId(_) => codes::BAD_ID,
            Self::Placeholder(_) => codes::PLACEHOLDER,
            Self::CitizenNumber | Self::MobilePhone => codes::PERSONAL_DATA,
            Self::TooDeep => codes::MARKDOWN_TOO_DEEP,
            Self::LongSentence(_) => codes::LONG_SENTENCE,
            Self::BadCallout(_)
            | Self::UnknownShortcode(_)
            | Self::UnclosedShortcode
            | Self::Statement(_)
            | Self::ShortcodeInTarget => codes::UNKNOWN_SHORTCODE,
            Self::EmptyLink => codes::EMPTY_LINK,
            Self::BadContact(_) => codes::BAD_CONTACT,
            Self::UndefinedLink(_) | Self::UnreadLink => codes::UNREAD_LINK,
            Self::NoteWithoutText(_) | Self::UnusedNote(_) => codes::FOOTNOTE,
        }
    }
}

/// The start of a text that may be long, for a message of one line.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.lines().next().unwrap_or_default();
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}
