//! An area as schema.org's `AdministrativeArea`.

use serde_json::json;

use super::Area;
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of an area's page.
pub(super) fn area(site: &Site, area: &Record<Area>) -> Json {
    let parent = area.parent.map(|parent| site.get(parent));
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "AdministrativeArea",
        "name": area.title(),
        "description": area.common.summary,
        "identifier": area.code,
        "url": site.base.absolute(Area::url(area).as_str()),
        "containedInPlace": parent.map(|parent| json!({
            "@type": "AdministrativeArea",
            "name": parent.title(),
            "url": parent.visible.then(|| site.base.absolute(Area::url(parent).as_str())),
        })),
    }))
}
