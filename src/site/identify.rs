//! Which kind and which id a file has, told by its path alone.

use super::Entry;
use crate::model::Form;

/// What the path of a file below `content/` says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Identity<'a> {
    /// A record, or a file of several.
    Record {
        /// The kind's place in the registry.
        kind: usize,
        /// The id that the path gives.
        id: String,
        /// The folder that the record stands under, for a kind below another.
        parent: Option<&'a str>,
        /// How the file is written.
        format: FileFormat,
        /// The language, for a translation of the file of the same name without it.
        language: Option<&'a str>,
    },
    /// A picture or another file that stands beside a record.
    Asset,
    /// A file that has no place here.
    Unknown,
}

/// How a file of records is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileFormat {
    Markdown,
    Yaml,
    Csv,
}

/// The endings of files that are published as they are.
const ASSETS: &[&str] = &[
    "avif", "csv", "docx", "gif", "ics", "jpeg", "jpg", "mp3", "pdf", "png", "svg", "webp", "xlsx",
];

/// The name of the file that describes the folder in which it lies.
pub(super) const INDEX: &str = "index";

/// Tells a file by its path relative to `content/`.
pub(super) fn identify<'a>(path: &'a str, registry: &[Entry]) -> Identity<'a> {
    let Some((folder, rest)) = path.split_once('/') else {
        return Identity::Unknown;
    };
    let (stem, extension) = rest.rsplit_once('.').unwrap_or((rest, ""));
    let extension = extension.to_ascii_lowercase();
    let format = match extension.as_str() {
        "md" => Some(FileFormat::Markdown),
        "yaml" | "yml" => Some(FileFormat::Yaml),
        "csv" => Some(FileFormat::Csv),
        _ => None,
    };
    let (stem, language) = split_language(stem);
    let mut folders: Vec<&str> = stem.split('/').collect();
    // Some systems take no notice of capitals, and to others it is told which name the file must have.
    if let Some(name) = folders.last_mut().filter(|name| is_index(name)) {
        *name = INDEX;
    }
    let found = format.and_then(|format| {
        let accepts = |kind: &Entry| kind.folder == folder && takes(kind.form, format);
        let place = |below: bool| {
            registry
                .iter()
                .position(|kind| accepts(kind) && kind.parent_key.is_some() == below)
        };
        record(&folders, format, place)
    });
    match found {
        Some(found) => Identity::Record {
            kind: found.kind,
            id: found.id,
            parent: found.parent,
            format: found.format,
            language,
        },
        None if ASSETS.contains(&extension.as_str()) => Identity::Asset,
        None => Identity::Unknown,
    }
}

/// Whether a file is called like the one that describes its folder, whatever its capitals.
pub(super) fn is_index(name: &str) -> bool {
    name.eq_ignore_ascii_case(INDEX)
}

/// `han.en` as `han` and `en`, where the last part can be the tag of a language.
pub(super) fn split_language(stem: &str) -> (&str, Option<&str>) {
    match stem.rsplit_once('.') {
        Some((name, language)) if is_language(language) => (name, Some(language)),
        _ => (stem, None),
    }
}

/// Whether a text has the form of a language's tag as folders and files are named by it: `en`, `zh-hant`.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            matches!(part.len(), 2..=8)
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// What the folders and the name of a file of records say.
struct Named<'a> {
    kind: usize,
    id: String,
    parent: Option<&'a str>,
    format: FileFormat,
}

/// `<id>.md`, `<id>/index.md`, and `<parent>/<name>.md` or `<parent>/<name>/index.md` where a kind
/// stands below another. Nothing stands deeper there, and no record is called `index`.
fn record<'a>(
    folders: &[&'a str],
    format: FileFormat,
    place: impl Fn(bool) -> Option<usize>,
) -> Option<Named<'a>> {
    let found = |kind, id: String, parent| {
        Some(Named {
            kind,
            id,
            parent,
            format,
        })
    };
    let below = place(true);
    match (folders, below) {
        ([INDEX] | [], _) => None,
        ([id, INDEX], _) => found(place(false)?, (*id).to_owned(), None),
        ([parent, name] | [parent, name, INDEX], Some(below)) => {
            found(below, format!("{parent}-{name}"), Some(parent))
        }
        ([_, _, ..], Some(_)) => None,
        ([.., id, INDEX] | [.., id], _) => found(place(false)?, (*id).to_owned(), None),
    }
}

fn takes(form: Form, format: FileFormat) -> bool {
    match format {
        FileFormat::Markdown => form == Form::Markdown,
        FileFormat::Yaml => form != Form::Markdown,
        FileFormat::Csv => form == Form::Table,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_stands_before_the_ending() {
        assert_eq!(split_language("nghe/han.en"), ("nghe/han", Some("en")));
        assert_eq!(
            split_language("a/index.zh-hant"),
            ("a/index", Some("zh-hant"))
        );
        for none in ["han", "han.v2", "han.EN", "han.english", "a.en/b", "han."] {
            assert_eq!(split_language(none), (none, None), "{none}");
        }
    }
}
