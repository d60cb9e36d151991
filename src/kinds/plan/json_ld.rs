//! A plan as schema.org's `Legislation`.

use serde_json::json;

use super::Plan;
use crate::kinds::agency::Agency;
use crate::kinds::shared::{Json, drop_nulls};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of a plan's page.
pub(super) fn plan(site: &Site, plan: &Record<Plan>) -> Json {
    let issuer = site.get(plan.issuer);
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": plan.title(),
        "description": plan.common.summary,
        "url": site.base.absolute(Plan::url(plan).as_str()),
        "legislationIdentifier": plan.number,
        "legislationDate": plan.issued,
        "legislationPassedBy": {
            "@type": "GovernmentOrganization",
            "name": issuer.title(),
            "url": issuer.visible.then(|| site.base.absolute(Agency::url(issuer).as_str())),
        },
        "inLanguage": site.language_of(plan),
    }))
}
