//! The list of policies, and the page of each: who gets what, until when, and how to apply.

use serde::Serialize;
use serde_json::json;

use super::{Policy, Standing};
use crate::diag::Diagnostic;
use crate::kinds::programme::{Programme, ProgrammeIndex};
use crate::kinds::shared::{
    self, BodyView, Card, Head, Json, Link, PAGE_SIZE, Programmes, RecordList, all_programmes,
    by_title, drop_nulls, first_programmes, record_pages, references,
};
use crate::model::{Audience, Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where the policies are listed.
const PATH: &str = "/chinh-sach/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = list(site);
    routes.extend(record_pages(site, page));
    for (reference, _) in site.shown::<Policy>() {
        let programmes = programmes(site, reference);
        routes.extend(all_programmes(
            site,
            reference,
            &programmes,
            PAGE_SIZE,
            (PATH, "list.policies"),
        ));
    }
    routes
}

/// The list: what one can apply for now comes first, what is over last.
fn list(site: &Site) -> Vec<Route> {
    let mut policies = by_title::<Policy>(site);
    policies.sort_by_key(|(_, policy)| policy.standing(&site.clock) == Standing::Closed);
    RecordList {
        path: PATH,
        template: "policies.html",
        title: "list.policies",
        lead: "policy.lead",
        items: references(&policies),
        item: card,
    }
    .routes()
}

/// A policy in a list.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct PolicyCard {
    #[serde(flatten)]
    card: Card,
    when: When,
}

/// A policy in a list.
///
/// # Errors
/// When the theme lacks a word.
pub(in crate::kinds) fn card(
    site: &Site,
    reference: Ref<Policy>,
) -> Result<PolicyCard, Diagnostic> {
    let policy = site.get(reference);
    Ok(PolicyCard {
        card: Card {
            title: policy.title().to_owned(),
            href: site.base.href(Policy::url(policy).as_str()),
            summary: policy.common.summary.clone().unwrap_or_default(),
            facts: Vec::new(),
            date: None,
            sample: policy.common.sample,
        },
        when: When::new(site, policy),
    })
}

/// When one can apply, with the instants at which the answer changes.
#[derive(Debug, Serialize)]
struct When {
    state: Standing,
    from: Option<Day>,
    to: Option<Day>,
    opens_at: Option<String>,
    closes_at: Option<String>,
}

impl When {
    fn new(site: &Site, policy: &Policy) -> Self {
        Self {
            state: policy.standing(&site.clock),
            from: policy.apply_from,
            to: policy.apply_to,
            opens_at: policy.opens_at(&site.clock).map(|at| at.to_string()),
            closes_at: policy.closes_at(&site.clock).map(|at| at.to_string()),
        }
    }
}

#[derive(Serialize)]
struct View {
    summary: String,
    when: When,
    audience: Vec<Audience>,
    who: Vec<String>,
    benefit: Option<String>,
    amounts: Vec<AmountView>,
    conditions: Vec<String>,
    procedure: Vec<String>,
    stackable: Option<bool>,
    document: Link,
    issued: Option<String>,
    body: BodyView,
    programmes: Programmes,
}

#[derive(Serialize)]
struct AmountView {
    group: String,
    amount: u64,
    per: String,
    cap: Option<String>,
}

fn page(site: &Site, reference: Ref<Policy>) -> Result<Page, Diagnostic> {
    let policy = site.get(reference);
    let document = site.get(policy.document);
    let issued = document.issued.map(|issued| match issued {
        crate::model::PartialDay::Year(year) => year.to_string(),
        crate::model::PartialDay::Day(day) => site.locale().date(day),
    });
    let path = Policy::url(policy);
    let amounts = policy.amounts.iter().map(|amount| AmountView {
        group: amount.group.clone(),
        amount: amount.amount,
        per: amount.per.clone(),
        cap: amount.cap.clone(),
    });
    let view = View {
        summary: policy.common.summary.clone().unwrap_or_default(),
        when: When::new(site, policy),
        audience: policy.common.audience.clone(),
        who: policy.who.clone(),
        benefit: policy.benefit.clone(),
        amounts: amounts.collect(),
        conditions: policy.conditions.clone(),
        procedure: policy.procedure.clone(),
        stackable: policy.stackable,
        document: Link::to(site, policy.document),
        issued,
        body: shared::body(site, policy)?,
        programmes: first_programmes(site, path.as_str(), &programmes(site, reference)),
    };
    let head = Head::of(site, policy)?
        .under(site, PATH, "list.policies")?
        .json_ld(json_ld(site, policy))
        .done(site);
    Ok(shared::page("policy.html", head, view))
}

/// The listed programmes that name a policy.
fn programmes(site: &Site, reference: Ref<Policy>) -> Vec<Ref<Programme>> {
    let index = site.derived::<ProgrammeIndex>();
    let named = |programme: &&Ref<Programme>| site.get(**programme).policies.contains(&reference);
    index.all.iter().filter(named).copied().collect()
}

/// A policy as schema.org's `GovernmentService`.
fn json_ld(site: &Site, policy: &Record<Policy>) -> Json {
    let output = policy
        .benefit
        .as_ref()
        .map(|benefit| json!({"@type": "Thing", "name": benefit}));
    let audience = policy
        .who
        .iter()
        .map(|who| json!({"@type": "Audience", "audienceType": who}));
    let hours = (policy.apply_from.is_some() || policy.apply_to.is_some()).then(|| {
        json!({
            "@type": "OpeningHoursSpecification",
            "validFrom": policy.apply_from.map(|day| day.to_string()),
            "validThrough": policy.apply_to.map(|day| day.to_string()),
        })
    });
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": policy.title(),
        "description": policy.common.summary,
        "url": site.base.absolute(Policy::url(policy).as_str()),
        "audience": audience.collect::<Vec<_>>(),
        "serviceOutput": output,
        "hoursAvailable": hours,
        "subjectOf": legislation(site, policy),
    }))
}

/// The document that a policy stands on.
fn legislation(site: &Site, policy: &Policy) -> Json {
    let document = site.get(policy.document);
    json!({
        "@type": "Legislation",
        "name": document.title(),
        "legislationIdentifier": document.symbol,
    })
}
