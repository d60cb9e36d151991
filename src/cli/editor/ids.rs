//! The ids that exist, offered where a field names a record. An id that is written today is no mistake: what is wrong
//! is told by `nghe check`.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::site::Site;

/// The ids of each kind with the titles of their records.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, Vec<(String, String)>>);

impl Ids {
    /// The ids of a site.
    pub(super) fn of(site: &Site) -> Self {
        let mut ids: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for info in site.infos() {
            let title = info.common.title.clone();
            let of_kind = ids.entry(info.kind.to_owned()).or_default();
            of_kind.push((info.id.to_owned(), title));
        }
        Self(ids)
    }

    /// Adds the ids to every field of a schema that names a record.
    pub(super) fn offer(&self, schema: &mut Value) {
        match schema {
            Value::Object(members) => {
                let kind = members.get("x-ref").and_then(Value::as_str);
                if let Some(known) = kind.and_then(|kind| self.0.get(kind)) {
                    let offers = known
                        .iter()
                        .map(|(id, title)| json!({"const": id, "description": title}));
                    let any: Vec<Value> = offers.chain([json!({"type": "string"})]).collect();
                    members.remove("type");
                    members.insert("anyOf".to_owned(), any.into());
                }
                members.values_mut().for_each(|value| self.offer(value));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.offer(item)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_offers_what_exists_and_takes_what_is_new() {
        let known = vec![("cd-a".to_owned(), "Trường A".to_owned())];
        let ids = Ids(BTreeMap::from([("school".to_owned(), known)]));
        let mut schema = json!({"items": {"type": "string", "x-ref": "school"}});
        ids.offer(&mut schema);
        let any = json!([{"const": "cd-a", "description": "Trường A"}, {"type": "string"}]);
        assert_eq!(schema, json!({"items": {"x-ref": "school", "anyOf": any}}));
    }
}
