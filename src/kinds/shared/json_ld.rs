//! Structured data of schema.org: said only when the page says it too.

use serde_json::{Value, json};

use crate::kinds::school::{School, SchoolKind};
use crate::model::{Kind, Record};
use crate::site::Site;

/// A JSON-LD document.
pub(in crate::kinds) type Json = Value;

/// Takes out what is `null` or empty: a fact that is not known is not stated.
pub(in crate::kinds) fn drop_nulls(value: Json) -> Json {
    match value {
        Value::Object(members) => members
            .into_iter()
            .map(|(key, value)| (key, drop_nulls(value)))
            .filter(|(_, value)| !is_nothing(value))
            .collect(),
        Value::Array(items) => items
            .into_iter()
            .map(drop_nulls)
            .filter(|value| !is_nothing(value))
            .collect(),
        other => other,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.keys().all(|key| key == "@type"),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// A school as the provider or organiser of something.
pub(in crate::kinds) fn organisation(site: &Site, school: &Record<School>) -> Json {
    let kind = match school.kind {
        SchoolKind::College => "CollegeOrUniversity",
        _ => "EducationalOrganization",
    };
    json!({
        "@type": kind,
        "name": school.title(),
        "url": site.base.absolute(School::url(school).as_str()),
    })
}
