//! What a site is made from, and a whole one with everything that is wrong with it.

use std::sync::Arc;

use jiff::Timestamp;

use super::assemble::assemble;
use super::catalog::CONTENT;
use super::{Entry, Memo, Site};
use crate::diag::{Diagnostic, Severity, Text};
use crate::model::ClockError;
use crate::source::Source;
use crate::theme::Chain;

/// What a site is made from, besides its files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Options {
    /// The instant for which the site is made.
    pub now: Timestamp,
    /// Whether drafts and records before or after their time are shown.
    pub drafts: Drafts,
    /// The public address, when it is not the one of the settings.
    pub base_url: Option<String>,
    /// Where the bodies of records are while the site stands.
    pub bodies: Bodies,
}

/// Where the bodies of records are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bodies {
    /// In their files, read when a page is made: memory does not grow with the text.
    #[default]
    Read,
    /// In memory: the site stays as it was read while its files are edited.
    Kept,
    /// As [`Bodies::Kept`], and read for headings, links and mistakes only when somebody asks for them, at the latest a
    /// check. A site can so be shown before all its texts were looked at.
    Later,
}

/// Whether what is not published yet is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drafts {
    /// Left out, as the public sees the site.
    #[default]
    Hidden,
    /// Shown, for its editors.
    Shown,
}

/// A site with what its checks found. Without errors the site is whole.
pub struct Loaded {
    /// The site of all records that can be read; `None` when not even the settings can.
    pub site: Option<Arc<Site>>,
    /// The theme of the settings; `None` when it cannot be used.
    pub theme: Option<Arc<Chain>>,
    /// The same site in the further languages of its settings.
    pub translations: Vec<Arc<Site>>,
    /// Everything that was found.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether anything stops publication.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error)
    }
}

/// Why a site cannot be loaded at all, whatever its content.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The folder holds no content.
    #[error("there is no {CONTENT}/ here")]
    NoContent,
    /// The time zone of the settings is not known.
    #[error(transparent)]
    Clock(#[from] ClockError),
    /// The base address is not one.
    #[error("{0:?} is no address of the web")]
    BaseUrl(String),
}

impl LoadError {
    /// What is wrong and what to do, for the user.
    pub fn text(&self) -> Text {
        match self {
            Self::NoContent => Text::new(
                format!(
                    "không thấy thư mục {CONTENT}/ có tệp nào ở đây; chạy lệnh ở thư mục của trang, hoặc chỉ thư mục ấy bằng --root"
                ),
                format!(
                    "there is no folder {CONTENT}/ with files here; run in the site's folder, or name it with --root"
                ),
            ),
            Self::Clock(error) => error.text(),
            Self::BaseUrl(url) => Text::new(
                format!(
                    "địa chỉ gốc {url:?} không dùng được; phải bắt đầu bằng https:// hoặc http://, có tên máy chủ, không có dấu ? hay #"
                ),
                format!(
                    "the base address {url:?} cannot be used; it starts with https:// or http://, has a host, and no ? or #"
                ),
            ),
        }
    }
}

/// Reads, resolves and checks a site.
///
/// # Errors
/// When there is no content, or the settings make no sense. What is wrong in the content
/// is not an error of this function: it is in [`Loaded::diagnostics`].
pub fn load(
    source: Arc<dyn Source>,
    registry: &'static [Entry],
    options: &Options,
) -> Result<Loaded, LoadError> {
    let read = assemble(source, registry, options, &mut Memo::default(), None)?;
    let found = read.check();
    let diagnostics = read.diagnostics.into_iter().chain(found).collect();
    let (site, theme, translations) = match read.assembled {
        Some(made) => {
            let further = made.translations.into_iter().map(|one| one.site);
            (Some(made.site), made.theme, further.collect())
        }
        None => (None, None, Vec::new()),
    };
    Ok(Loaded {
        site,
        theme,
        translations,
        diagnostics,
    })
}
