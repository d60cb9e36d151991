//! The schema of a whole record, and every error of the documents that could not be read by it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::catalog::{Catalog, Doc, Front};
use super::{Entry, peek, problems, rows};
use crate::diag::{Diagnostic, Text};
use crate::format::schema::{self, Refs};
use crate::format::text;
use crate::format::yaml::{self, Seg, Tree};
use crate::model::{Common, Index};
use crate::source::{Source, read_text};

/// The JSON Schema of a record of a kind: its own fields and those that every record has.
pub fn of(entry: &Entry) -> Value {
    let mut whole = (entry.own_schema)();
    let mut common = schemars::schema_for!(Common).to_value();
    rename_title(&mut common, entry.title_key);
    for part in ["properties", "$defs"] {
        let more = common
            .get_mut(part)
            .and_then(Value::as_object_mut)
            .map(std::mem::take);
        merge(&mut whole, part, more.unwrap_or_default());
    }
    let id = json!({"type": "string", "x-format": "id", "description": "Mã, khi không lấy theo tên tệp."});
    merge(
        &mut whole,
        "properties",
        Map::from_iter([("id".to_owned(), id)]),
    );
    let required: Vec<Value> = [&common, &whole]
        .into_iter()
        .filter_map(|schema| schema.get("required")?.as_array())
        .flatten()
        .cloned()
        .collect();
    if let Some(object) = whole.as_object_mut() {
        object.insert("required".to_owned(), required.into());
    }
    whole
}

/// The JSON Schema of a translation of a record: any of its fields, none required.
pub fn of_translation(entry: &Entry) -> Value {
    let mut schema = of(entry);
    require_nothing(&mut schema);
    schema
}

/// Takes out everywhere what a value must have.
pub(super) fn require_nothing(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.retain(|key, value| key != "required" || !value.is_array());
            members.values_mut().for_each(require_nothing);
        }
        Value::Array(items) => items.iter_mut().for_each(require_nothing),
        _ => {}
    }
}

/// Gives the title the name that it has in the kind, or takes it out.
fn rename_title(common: &mut Value, key: Option<&str>) {
    let Some(properties) = common.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    let title = properties.remove("title");
    if let Some((key, title)) = key.zip(title) {
        properties.insert(key.to_owned(), title);
    }
    let required: Vec<Value> = key.into_iter().map(Value::from).collect();
    if let Some(object) = common.as_object_mut() {
        object.insert("required".to_owned(), required.into());
    }
}

fn merge(schema: &mut Value, part: &str, more: Map<String, Value>) {
    let Some(object) = schema.as_object_mut() else {
        return;
    };
    let into = object.entry(part.to_owned()).or_insert_with(|| json!({}));
    if let Some(into) = into.as_object_mut() {
        into.extend(more);
    }
}

/// Every error of the documents named, each found by its kind's schema; a document of which
/// the schema finds nothing is reported with the deserialiser's own words.
pub(super) fn errors(
    source: &dyn Source,
    catalog: &Catalog,
    registry: &'static [Entry],
    broken: &BTreeMap<usize, String>,
) -> Vec<Diagnostic> {
    let docs = broken
        .iter()
        .filter_map(|(place, cause)| Some((&**catalog.docs.get(*place)?, cause.as_str())));
    errors_by(of, source, catalog, registry, docs)
}

/// Every error of documents, each with the deserialiser's words, by the schema that `shape` gives.
pub(super) fn errors_by<'a>(
    shape: fn(&Entry) -> Value,
    source: &dyn Source,
    catalog: &Catalog,
    registry: &'static [Entry],
    docs: impl Iterator<Item = (&'a Doc, &'a str)>,
) -> Vec<Diagnostic> {
    let known = KnownRefs::new(catalog, registry);
    let mut schemas: BTreeMap<usize, Value> = BTreeMap::new();
    let mut done: BTreeSet<Arc<str>> = BTreeSet::new();
    let mut found = Vec::new();
    for (doc, cause) in docs {
        let Some(entry) = registry.get(doc.kind) else {
            continue;
        };
        let schema = schemas.entry(doc.kind).or_insert_with(|| shape(entry));
        let refs = From {
            known: &known,
            kind: entry.name,
            records: own(catalog, doc),
        };
        let mut errors = match &doc.front {
            Front::Laid(_) | Front::Broken => continue,
            Front::Text { yaml, base } => one(schema, doc, yaml, *base, &refs),
            Front::Value(_) if !done.insert(Arc::clone(&doc.file)) => continue,
            Front::Value(_) => list(source, schema, doc, &refs),
            Front::Row(value, bytes) => row(source, schema, doc, value, bytes, &refs),
        };
        if let Some(parent) = doc.parent.as_ref().filter(|p| !known.exists(p.key, &p.id)) {
            errors.push(problems::no_parent(
                doc,
                &parent.id,
                known.nearest(parent.key, &parent.id),
            ));
        }
        if errors.is_empty() && !cause.is_empty() {
            errors.push(problems::unexplained(doc));
        }
        // What is wrong with a column is wrong in every row, and told once.
        errors.retain(|one| !(matches!(doc.front, Front::Row(..)) && found.contains(one)));
        found.append(&mut errors);
    }
    found
}

/// The ids of the records of a file by their places in it.
fn own<'a>(catalog: &'a Catalog, doc: &'a Doc) -> BTreeMap<Option<usize>, &'a str> {
    let file = match &doc.front {
        Front::Value(_) => catalog.of_file(&doc.file),
        _ => 0..0,
    };
    let docs = file.filter_map(|place| catalog.docs.get(place));
    docs.map(|doc| (doc.prefix, &*doc.id))
        .chain([(None, &*doc.id)])
        .collect()
}

fn one(schema: &Value, doc: &Doc, yaml: &str, base: usize, refs: &dyn Refs) -> Vec<Diagnostic> {
    let mut found = schema::errors(schema, &doc.file, yaml, base, refs);
    // What is wrong with an id was told when the file was identified.
    if let Some(id) = yaml::locate(yaml, &[Seg::from("id")]) {
        let id = base + id.value.start..base + id.value.end;
        found.retain(|one| one.span.as_ref() != Some(&id));
    }
    found
}

/// A file of several records is checked as the list that it is.
fn list(source: &dyn Source, schema: &Value, doc: &Doc, refs: &dyn Refs) -> Vec<Diagnostic> {
    let Ok(text) = read_text(source, &doc.file) else {
        return Vec::new();
    };
    let mut items = schema.clone();
    let defs = items
        .as_object_mut()
        .and_then(|schema| schema.remove("$defs"));
    let whole =
        json!({"type": "array", "items": items, "$defs": defs.unwrap_or_else(|| json!({}))});
    let mut found = schema::errors(&whole, &doc.file, &text, 0, refs);
    let tree = Tree::read(&text);
    let ids: BTreeSet<(usize, usize)> = (0..)
        .map_while(|item| tree.find(&[Seg::Index(item)]).map(|_| item))
        .filter_map(|item| tree.find(&[Seg::Index(item), Seg::from("id")]))
        .map(|id| (id.value.start, id.value.end))
        .collect();
    // What is wrong with an id was told when the file was taken apart.
    found.retain(|one| {
        one.span
            .as_ref()
            .is_none_or(|span| !ids.contains(&(span.start, span.end)))
    });
    found
}

/// A row is checked as the YAML that it stands for; what is found is shown at the cell.
fn row(
    source: &dyn Source,
    schema: &Value,
    doc: &Doc,
    value: &serde_yaml::Value,
    bytes: &Range<usize>,
    refs: &dyn Refs,
) -> Vec<Diagnostic> {
    let csv = read_text(source, &doc.file).unwrap_or_default();
    let cell = |column: &str| {
        let cell = doc
            .prefix
            .and_then(|row| rows::span(&csv, row, Some(column)));
        cell.unwrap_or_else(|| bytes.clone())
    };
    let header = |column: &str| rows::header_span(&csv, column);
    schema::row_errors(
        schema,
        &doc.file,
        value,
        refs,
        &schema::Cells {
            cell: &cell,
            header: &header,
            headers: rows::headers(&csv),
        },
    )
}

/// References of which the names of records are asked at most: they are many, and who made more mistakes made one of them
/// over and over.
const MAX_NAMED: usize = 200;

/// The ids that references may name, with those of broken documents.
pub(super) struct KnownRefs<'a> {
    index: Index,
    catalog: &'a Catalog,
    registry: &'static [Entry],
    /// The ids and the names of the records of a kind.
    names: RefCell<BTreeMap<String, Names>>,
    asked: Cell<usize>,
}

/// Ids, each with what its record is called.
type Names = Vec<(Box<str>, String)>;

impl<'a> KnownRefs<'a> {
    pub(super) fn new(catalog: &'a Catalog, registry: &'static [Entry]) -> Self {
        Self {
            index: super::fill::known(catalog, registry),
            catalog,
            registry,
            names: RefCell::default(),
            asked: Cell::new(0),
        }
    }

    /// The id of another record than `own` that is like what is written, or whose name is.
    fn meant(&self, kind: &str, written: &str, own: Option<&str>) -> Option<String> {
        let is_other = |id: &str| own.is_none_or(|own| id != own);
        let ids = self.index.ids(kind).filter(|id| is_other(id));
        if let Some(near) = text::nearest(written, ids) {
            return Some(near.to_owned());
        }
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() > MAX_NAMED {
            return None;
        }
        let mut names = self.names.borrow_mut();
        let names = names
            .entry(kind.to_owned())
            .or_insert_with(|| self.names_of(kind));
        let others = names.iter().filter(|(id, _)| is_other(id));
        let others = others.map(|(id, name)| (&**id, name.as_str()));
        schema::meant_id(written, others).map(str::to_owned)
    }

    fn names_of(&self, kind: &str) -> Names {
        let is_kind = |doc: &&Arc<Doc>| {
            self.registry
                .get(doc.kind)
                .is_some_and(|it| it.name == kind)
        };
        let docs = self.catalog.docs.iter().filter(is_kind);
        docs.map(|doc| (doc.id.clone(), title(doc).unwrap_or_default()))
            .collect()
    }
}

/// What a record is called, as far as that can be seen.
fn title(doc: &Doc) -> Option<String> {
    let key = doc.title_key?;
    match &doc.front {
        Front::Text { yaml, .. } => peek::top_level(yaml, key),
        Front::Value(value) | Front::Row(value, _) => Some(value.get(key)?.as_str()?.to_owned()),
        Front::Laid(_) | Front::Broken => None,
    }
}

/// The same, asked by records of a file: none of them is meant by a reference that it makes itself.
struct From<'a> {
    known: &'a KnownRefs<'a>,
    kind: &'static str,
    records: BTreeMap<Option<usize>, &'a str>,
}

impl Refs for From<'_> {
    fn exists(&self, kind: &str, id: &str) -> bool {
        self.known.exists(kind, id)
    }

    fn nearest(&self, kind: &str, id: &str) -> Option<String> {
        self.nearest_at(kind, id, &[])
    }

    fn nearest_at(&self, kind: &str, id: &str, path: &[Seg]) -> Option<String> {
        let place = match path.first() {
            Some(Seg::Index(place)) => Some(*place),
            Some(Seg::Key(_)) | None => None,
        };
        let own = self.records.get(&place).filter(|_| kind == self.kind);
        self.known.meant(kind, id, own.copied())
    }

    fn kind_name(&self, kind: &str) -> Text {
        self.known.kind_name(kind)
    }
}

impl Refs for KnownRefs<'_> {
    fn exists(&self, kind: &str, id: &str) -> bool {
        self.index.contains(kind, id)
    }

    fn nearest(&self, kind: &str, id: &str) -> Option<String> {
        self.meant(kind, id, None)
    }

    fn kind_name(&self, kind: &str) -> Text {
        self.registry
            .iter()
            .find(|entry| entry.name == kind)
            .map_or_else(|| Text::new(kind, kind), |entry| (entry.label)())
    }

    fn nth(&self, kind: &str, number: usize) -> Option<String> {
        let count = self.index.ids(kind).count();
        let number = number.checked_rem(count)?;
        self.index.ids(kind).nth(number).map(str::to_owned)
    }
}
