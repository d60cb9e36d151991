//! An employer as schema.org's `Organization`.

use serde_json::{Value, json};

use super::Employer;
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of an employer's page.
pub(super) fn employer(site: &Site, employer: &Record<Employer>) -> Json {
    let address = employer
        .contacts
        .iter()
        .find_map(|contact| contact.address.as_deref());
    let area = employer.area.map(|area| site.get(area).title());
    let websites: Vec<&str> = employer
        .contacts
        .iter()
        .filter_map(|contact| contact.url.as_ref())
        .map(|url| url.as_str())
        .collect();
    let country = address.or(area).map(|_| "VN");
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": employer.title(),
        "description": employer.common.summary,
        "url": site.base.absolute(Employer::url(employer).as_str()),
        "sameAs": websites,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": address,
            "addressLocality": area,
            "addressCountry": country,
        },
        "contactPoint": contacts(employer),
    }))
}

fn contacts(employer: &Employer) -> Vec<Value> {
    employer
        .contacts
        .iter()
        .filter(|contact| contact.phone.is_some() || contact.email.is_some())
        .map(|contact| {
            json!({
                "@type": "ContactPoint",
                "name": contact.name,
                "telephone": contact.phone,
                "email": contact.email,
            })
        })
        .collect()
}
