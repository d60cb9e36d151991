//! An agency as schema.org's `GovernmentOrganization`; associations and groups are an `Organization`.

use serde_json::{Value, json};

use super::{Agency, AgencyKind, Contact};
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of an agency's page.
pub(super) fn agency(site: &Site, agency: &Record<Agency>) -> Json {
    let kind = match agency.kind {
        AgencyKind::City
        | AgencyKind::Department
        | AgencyKind::District
        | AgencyKind::ZoneBoard
        | AgencyKind::Central => "GovernmentOrganization",
        AgencyKind::Association | AgencyKind::Group => "Organization",
    };
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": kind,
        "name": agency.title(),
        "alternateName": agency.abbr,
        "description": agency.common.summary,
        "url": site.base.absolute(Agency::url(agency).as_str()),
        "foundingDate": agency.valid_from,
        "dissolutionDate": agency.valid_to,
        "contactPoint": agency.contacts.iter().map(contact).collect::<Vec<Value>>(),
    }))
}

fn contact(contact: &Contact) -> Value {
    json!({
        "@type": "ContactPoint",
        "name": contact.name,
        "telephone": contact.phone,
        "email": contact.email,
        "url": contact.url,
    })
}
