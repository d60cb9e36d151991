//! A document as schema.org's `Legislation`.

use serde_json::json;

use super::{Document, Force};
use crate::diag::Diagnostic;
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record, Ref};
use crate::site::Site;

/// The structured data of a document's page.
///
/// # Errors
/// When the theme lacks the word for its type.
pub(super) fn document(site: &Site, document: &Record<Document>) -> Result<Json, Diagnostic> {
    let force = match document.state {
        Force::InForce => "InForce",
        Force::Expired => "NotInForce",
        Force::Partly => "PartiallyInForce",
    };
    let urls = |others: &[Ref<Document>]| -> Vec<String> {
        let shown = others
            .iter()
            .map(|other| site.get(*other))
            .filter(|other| other.visible);
        shown
            .map(|other| site.base.absolute(Document::url(other).as_str()))
            .collect()
    };
    Ok(drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": document.title(),
        "description": document.subject,
        "url": site.base.absolute(Document::url(document).as_str()),
        "legislationIdentifier": document.symbol,
        "legislationType": site.word(&format!("document.type.{}", document.r#type.key()))?,
        "legislationPassedBy": {"@type": "Organization", "name": document.issuer},
        "legislationDate": document.issued,
        "legislationDateOfApplicability": document.effective,
        "expires": document.expires,
        "legislationLegalForce": format!("https://schema.org/{force}"),
        "legislationChanges": urls(&document.amends),
        "legislationRepeals": urls(&document.replaces),
        "sameAs": document.url,
    })))
}
