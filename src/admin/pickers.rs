//! How a field that names a record lets one choose: among the records as they are then, or as they are now.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::site::Site;

/// What references can choose from, by kind.
pub(super) struct Pickers(BTreeMap<&'static str, Picker>);

struct Picker {
    /// The one collection that has the records of the kind, each named as it is referred to, and what shows them.
    collection: Option<(String, String)>,
    /// The records that are there now, with their titles.
    records: Vec<(String, String)>,
}

impl Pickers {
    /// Those of a site. `live` gives the collection of a kind from which the CMS can tell the ids by itself, and its title's key.
    pub(super) fn of(site: &Site, live: impl Fn(&str) -> Option<(String, String)>) -> Self {
        let mut pickers = BTreeMap::new();
        for entry in site.registry {
            let infos = (entry.infos)(site);
            let records = infos
                .iter()
                // The form is public: it does not tell what is not published yet.
                .filter(|info| info.visible)
                .map(|info| (info.id.to_owned(), info.common.title.clone()))
                .collect();
            let collection = live(entry.name);
            pickers.insert(
                entry.name,
                Picker {
                    collection,
                    records,
                },
            );
        }
        Self(pickers)
    }

    /// The options of a field that names one record of a kind, or several.
    pub(super) fn field(&self, kind: &str, several: bool) -> Value {
        let Some(picker) = self.0.get(kind) else {
            return json!({"widget": "string"});
        };
        match &picker.collection {
            Some((collection, title)) => json!({
                "widget": "relation",
                "collection": collection,
                "value_field": "{{slug}}",
                "display_fields": [title],
                "search_fields": [title],
                "multiple": several,
            }),
            None => json!({
                "widget": "select",
                "options": options(&picker.records),
                "multiple": several,
            }),
        }
    }
}

/// The records in the order of their ids, each by its title, and by its id too where others have the same title.
fn options(records: &[(String, String)]) -> Vec<Value> {
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<&String> = records
        .iter()
        .filter_map(|(_, title)| (!seen.insert(title)).then_some(title))
        .collect();
    records
        .iter()
        .map(|(id, title)| match twice.contains(title) {
            true => json!({"value": id, "label": format!("{title} ({id})")}),
            false => json!({"value": id, "label": title}),
        })
        .collect()
}
