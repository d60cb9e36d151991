//! What a kind of record is to the layers below the domain.

use schemars::JsonSchema;
use serde::de::DeserializeOwned;

use super::Record;
use crate::diag::Text;

/// How the records of a kind are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown with YAML front matter, one record a file.
    Markdown,
    /// YAML, one record a file or a list of records.
    Yaml,
    /// YAML as above, or CSV with a record a row.
    Table,
}

/// A kind of record: the struct of its own fields, and how it stands in `content/`.
pub trait Kind: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// The name of the kind in schemas, messages and the command line.
    const NAME: &'static str;
    /// The folder below `content/` that holds its records.
    const FOLDER: &'static str;
    /// How its records are written.
    const FORM: Form;
    /// The key that holds the title; `None` for a kind whose records have none of their own.
    const TITLE_KEY: Option<&'static str> = Some("title");
    /// The key that names the folder a record lies in, for a kind whose records lie below
    /// those of another: a programme at `truong/<school>/<name>.md` has its `school` from there.
    const PARENT_KEY: Option<&'static str> = None;
    /// Whether a record must have a body.
    const NEEDS_BODY: bool = false;

    /// What people call a record of this kind, in the middle of a sentence.
    fn label() -> Text;

    /// Where the page of a record is.
    fn url(record: &Record<Self>) -> RecordUrl
    where
        Self: Sized;
}

/// Where a record is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordUrl {
    /// On a page of its own, at this path of the site, such as `/truong/cd-sao-khue/`.
    Page(String),
    /// At an anchor of another page, such as `/tu-dien/#cntt`.
    Anchor(String),
}

impl RecordUrl {
    /// The path of the site, with the anchor.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Page(path) | Self::Anchor(path) => path,
        }
    }
}
