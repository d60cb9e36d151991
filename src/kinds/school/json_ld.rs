//! A school as schema.org's `CollegeOrUniversity` or `EducationalOrganization`, with what its page says.

use serde_json::json;

use super::{Campus, School};
use crate::kinds::shared::{Json, drop_nulls, organisation};
use crate::model::Record;
use crate::site::Site;

/// The structured data of a school's page.
pub(super) fn school(site: &Site, school: &Record<School>) -> Json {
    let mut document = json!({"@context": "https://schema.org"});
    let more = json!({
        "alternateName": school.short,
        "description": school.common.summary,
        "telephone": school.phones.first(),
        "email": school.email,
        "sameAs": same_as(school),
        "address": school.campuses.first().map(|campus| address(site, campus)),
        "location": school.campuses.iter().map(|campus| place(site, campus)).collect::<Vec<_>>(),
    });
    for part in [organisation(site, school), more] {
        if let (Some(all), Json::Object(members)) = (document.as_object_mut(), part) {
            all.extend(members);
        }
    }
    drop_nulls(document)
}

/// The addresses of the school's own website and channels, each once.
fn same_as(school: &School) -> Vec<&str> {
    let mut urls: Vec<&str> = Vec::new();
    for url in school
        .website
        .iter()
        .chain(school.channels.iter().map(|channel| &channel.url))
    {
        if !urls.contains(&url.as_str()) {
            urls.push(url.as_str());
        }
    }
    urls
}

fn place(site: &Site, campus: &Campus) -> Json {
    let geo = campus
        .lat
        .zip(campus.lng)
        .map(|(lat, lng)| json!({"@type": "GeoCoordinates", "latitude": lat, "longitude": lng}));
    json!({"@type": "Place", "name": campus.name, "address": address(site, campus), "geo": geo})
}

fn address(site: &Site, campus: &Campus) -> Json {
    json!({
        "@type": "PostalAddress",
        "streetAddress": campus.address,
        "addressLocality": site.get(campus.area).title(),
        "addressCountry": "VN",
    })
}
