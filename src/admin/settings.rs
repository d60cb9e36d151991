//! The form of the settings of the site, all but those of the form itself.

use serde_json::{Value, json};

use super::field::set;
use super::fields::{Maker, Shapes};
use super::pickers::Pickers;
use crate::model::Settings;
use crate::site::{Field, SETTINGS, Site};

/// The name of the format of the file.
pub(super) const FORMAT: &str = "nghe-settings";

/// The file as the CMS knows it, and its format.
pub(super) struct Made {
    pub(super) file: Value,
    pub(super) format: Value,
}

/// The form of the settings of a site.
pub(super) fn of(site: &Site, pickers: &Pickers, root: &str) -> Made {
    let schema = schemars::schema_for!(Settings).to_value();
    let translated = !site.settings.translations.is_empty();
    let mut maker = Maker {
        root: &schema,
        pickers,
        title: Some("title"),
        translated: translated.then_some(&*site.settings.language),
        shapes: Shapes::default(),
    };
    let properties = schema.get("properties").and_then(Value::as_object);
    let keys: Vec<&str> = properties
        .into_iter()
        .flatten()
        .map(|(key, _)| key.as_str())
        .filter(|key| *key != "admin")
        .collect();
    let fields = maker.fields(keys.iter().copied(), &Field::whole(&schema));
    let (stem, ending) = SETTINGS.rsplit_once('.').unwrap_or((SETTINGS, "yaml"));
    let locale = if translated { ".{{locale}}" } else { "" };
    let mut file = json!({
        "name": "site",
        "label": "Thiết lập chung",
        "file": format!("{root}{stem}{locale}.{ending}"),
        "format": FORMAT,
        "fields": fields,
    });
    if translated {
        set(&mut file, "i18n", true.into());
    }
    let format = json!({
        "extension": ending, "list": false, "markdown": false, "order": keys,
        "tagged": maker.shapes.tagged, "figures": maker.shapes.figures,
    });
    Made { file, format }
}
