//! A document becomes a record: its fields are read and its references resolved.

use std::sync::Arc;

use serde::Deserialize as _;
use serde_yaml::{Mapping, Value};

use super::catalog::{Doc, Front};
use crate::format::yaml;
use crate::model::{COMMON_KEYS, Common, Fields, Kind};

/// Reads a document as a record of kind `K`; references are read in the scope of an index.
///
/// # Errors
/// The deserialiser's words for the first thing wrong; what the editor is told is found by the schema.
pub(super) fn record<K: Kind>(doc: &Doc) -> Result<Fields<K>, String> {
    let mut own = match mapping(doc)? {
        Value::Mapping(mapping) => mapping,
        _ => return Err("not a mapping".to_owned()),
    };
    let common = split_common(&mut own, doc);
    let common = Common::deserialize(Value::Mapping(common)).map_err(|e| e.to_string())?;
    add_parent(&mut own, doc)?;
    let data = K::deserialize(Value::Mapping(own)).map_err(|e| e.to_string())?;
    Ok(Fields {
        id: doc.id.clone(),
        file: Arc::clone(&doc.file),
        prefix: doc.prefix,
        common,
        data,
        body: doc.body.clone(),
    })
}

fn mapping(doc: &Doc) -> Result<Value, String> {
    match &doc.front {
        Front::Text { yaml, .. } => yaml::parse(yaml).map_err(|_| "the YAML is broken".to_owned()),
        Front::Value(value) | Front::Row(value, _) => Ok(value.clone()),
        Front::Laid(laid) => laid.fields().ok_or_else(|| "the YAML is broken".to_owned()),
        Front::Broken => Err("the file is broken".to_owned()),
    }
}

/// Takes the common fields out of a record's fields. The title goes by its name in the kind.
fn split_common(own: &mut Mapping, doc: &Doc) -> Mapping {
    own.remove("id");
    let mut common = Mapping::new();
    for key in COMMON_KEYS.iter().filter(|key| **key != "title") {
        if let Some(value) = own.remove(*key) {
            common.insert((*key).into(), value);
        }
    }
    let title = match doc.title_key {
        Some(key) => own.remove(key),
        None => Some(Value::from(&*doc.id)),
    };
    if let Some(title) = title {
        common.insert("title".into(), title);
    }
    common
}

/// Gives a record the id of the one it stands under; it cannot be written in the record itself.
fn add_parent(own: &mut Mapping, doc: &Doc) -> Result<(), String> {
    let Some(parent) = &doc.parent else {
        return Ok(());
    };
    match own.insert(parent.key.into(), Value::from(&*parent.id)) {
        None => Ok(()),
        Some(_) => Err(format!("{} is told by the folder", parent.key)),
    }
}
