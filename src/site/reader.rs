//! One file of `content/`: identified, split, and made into documents, of which nothing is resolved yet.

use std::sync::{Arc, OnceLock};

use super::catalog::{Catalog, Doc, Front, Parent, SettingsTranslation};
use super::identify::{FileFormat, INDEX, Identity, identify, is_index, split_language};
use super::{Bodies, Entry, peek, problems, rows};
use crate::format::markdown::{self, Outlined};
use crate::format::schema::may_misread;
use crate::format::{text, yaml};
use crate::model::Body;
use crate::source::{self, MAX_ASSET, Source, read_text};

/// Reads one file, whatever it is.
pub(super) fn file(
    source: &dyn Source,
    entry: &source::Entry,
    registry: &[Entry],
    bodies: Bodies,
) -> Catalog {
    let (path, size) = (&entry.path, entry.size);
    let mut part = Catalog::default();
    let relative = path.strip_prefix("content/").unwrap_or(path);
    if let Some(language) = settings_language(relative) {
        part.settings.push(SettingsTranslation {
            language: language.into(),
            file: Arc::clone(path),
        });
        return part;
    }
    match identify(relative, registry) {
        Identity::Asset => asset(source, path, size, &mut part),
        Identity::Unknown => part
            .problems
            .push(problems::misplaced(path, relative, registry)),
        Identity::Record {
            kind,
            id,
            parent,
            format,
            language,
        } => {
            let Some(entry) = registry.get(kind) else {
                return part;
            };
            let name = relative.rsplit('/').next().unwrap_or_default();
            let stem = name.split('.').next().unwrap_or_default();
            if is_index(stem) && stem != INDEX {
                let proper = name.replacen(stem, INDEX, 1);
                part.problems.push(problems::capital_index(path, &proper));
            }
            let reader = Reader {
                path,
                kind,
                entry,
                id,
                parent,
                language,
                bodies,
            };
            match read_text(source, path) {
                Err(problem) => {
                    part.problems.push(problem);
                    part.docs.extend(reader.broken());
                }
                Ok(text) => reader.read(&text, format, &mut part),
            }
            if let Some(language) = language {
                part.be_translation(language);
            }
        }
    }
    part
}

/// The language of a translation of the settings, `site.en.yaml`.
fn settings_language(relative: &str) -> Option<&str> {
    match split_language(relative.strip_suffix(".yaml")?) {
        ("site", language) => language,
        _ => None,
    }
}

/// A file beside the records; it is published as it is, so it must be small and must not run.
fn asset(source: &dyn Source, path: &Arc<str>, size: u64, part: &mut Catalog) {
    let checked = if path.ends_with(".svg") {
        read_text(source, path).and_then(|svg| problems::active_svg(path, &svg))
    } else if size > MAX_ASSET {
        source.read(path, MAX_ASSET).map(|_| ())
    } else {
        Ok(())
    };
    part.problems.extend(checked.err());
    part.assets.push(Arc::clone(path));
}

/// What is known of a file of records before it is read.
struct Reader<'a> {
    path: &'a Arc<str>,
    kind: usize,
    entry: &'a Entry,
    id: String,
    parent: Option<&'a str>,
    language: Option<&'a str>,
    bodies: Bodies,
}

impl Reader<'_> {
    fn read(&self, text: &str, format: FileFormat, part: &mut Catalog) {
        part.problems.extend(problems::hidden_in(self.path, text));
        if text
            .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
            .is_empty()
        {
            part.problems
                .push(problems::empty_file(self.path, self.entry));
            part.docs.extend(self.broken());
            return;
        }
        match format {
            FileFormat::Markdown => self.markdown(text, part),
            FileFormat::Yaml if peek::is_list(text) => self.list(text, part),
            FileFormat::Yaml => {
                let base = text.len() - text.trim_start_matches('\u{feff}').len();
                let front = Front::Text {
                    yaml: text.get(base..).unwrap_or(text).into(),
                    base,
                };
                self.single(front, None, part);
            }
            FileFormat::Csv => rows::read(
                self.path,
                text,
                &super::schema::of(self.entry),
                part,
                |id, place, front| self.doc(id, Some(place), front, None),
            ),
        }
    }

    fn markdown(&self, text: &str, part: &mut Catalog) {
        let front = match yaml::split_front_matter(text) {
            Ok(front) => front,
            Err(problem) => {
                part.problems.push(problem.into_diagnostic(self.path, 0));
                part.docs.extend(self.broken());
                return;
            }
        };
        let body = text.get(front.body.clone()).unwrap_or_default();
        let kept: Option<Arc<str>> = (self.bodies != Bodies::Read).then(|| body.into());
        let (path, base) = (Arc::clone(self.path), front.body.start);
        let outline = match &kept {
            Some(body) if self.bodies == Bodies::Later => {
                let body = Arc::clone(body);
                Outlined::later(move || markdown::scan(&path, &body, base))
            }
            _ => {
                let mut outline = markdown::scan(&path, body, base);
                part.problems.append(&mut outline.problems);
                outline.into()
            }
        };
        if self.entry.needs_body && self.language.is_none() && body.trim().is_empty() {
            part.problems
                .push(problems::empty_body(self.path, self.entry, text.len()));
        }
        let yaml = text.get(front.yaml.clone()).unwrap_or_default().into();
        let range = front.body;
        self.single(
            Front::Text {
                yaml,
                base: front.yaml.start,
            },
            Some(Body {
                file: Arc::clone(self.path),
                range,
                outline: Arc::new(outline),
                text: kept,
            }),
            part,
        );
    }

    /// A file with one record.
    fn single(&self, front: Front, body: Option<Body>, part: &mut Catalog) {
        let written = match &front {
            Front::Text { yaml, .. } => peek::top_level(yaml, "id"),
            _ => None,
        };
        let id = written.unwrap_or_else(|| self.id.clone());
        if text::is_id(&id) {
            part.docs.push(self.doc(id, None, front, body));
        } else {
            part.problems.push(problems::bad_id(self.path, &id, &front));
            part.docs.extend(self.renamed(&id, None, front, body));
        }
    }

    /// A file whose root is a list of records, each with its id.
    fn list(&self, text: &str, part: &mut Catalog) {
        let items = match yaml::parse(text) {
            Ok(serde_yaml::Value::Sequence(items)) => items,
            Ok(_) => return,
            Err(_) => {
                part.problems
                    .extend(yaml::diagnose_syntax(self.path, text, 0));
                let ids = peek::item_ids(text).filter(|id| text::is_id(id));
                part.docs
                    .extend(ids.map(|id| self.doc(id, None, Front::Broken, None)));
                return;
            }
        };
        for (place, item) in items.into_iter().enumerate() {
            let id = item.get("id");
            match id.and_then(|id| id.as_str()) {
                Some(id) if text::is_id(id) => {
                    let id = id.to_owned();
                    part.docs
                        .push(self.doc(id, Some(place), Front::Value(item), None));
                }
                written => {
                    part.problems
                        .push(problems::bad_list_id(self.path, text, place, id));
                    let number = || id.and_then(|id| serde_yaml::to_string(id).ok());
                    if let Some(written) = written.map(str::to_owned).or_else(number) {
                        let front = Front::Value(item);
                        let doc = self.renamed(&written, Some(place), front, None);
                        part.docs.extend(doc);
                    }
                }
            }
        }
    }

    /// The record under what its id should be, so that references to that are not called dangling.
    fn renamed(
        &self,
        written: &str,
        prefix: Option<usize>,
        front: Front,
        body: Option<Body>,
    ) -> Option<Arc<Doc>> {
        let id = text::slug(written);
        text::is_id(&id).then(|| self.doc(id, prefix, front, body))
    }

    /// The record of a file that cannot be read, so that references to it are not called dangling.
    fn broken(&self) -> Option<Arc<Doc>> {
        self.renamed(&self.id, None, Front::Broken, None)
    }

    fn doc(&self, id: String, prefix: Option<usize>, front: Front, body: Option<Body>) -> Arc<Doc> {
        let parent = self.entry.parent_key.zip(self.parent);
        let doubtful = matches!(&front, Front::Text { yaml, .. } if may_misread(yaml));
        Arc::new(Doc {
            file: Arc::clone(self.path),
            kind: self.kind,
            id: id.into(),
            parent: parent.map(|(key, id)| Parent { key, id: id.into() }),
            prefix,
            front,
            body,
            title_key: self.entry.title_key,
            doubtful,
            words: OnceLock::new(),
        })
    }
}
