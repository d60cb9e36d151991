//! What is wrong with a plan.

mod targets;
mod tasks;

pub(in crate::kinds) use targets::{differs, figure, has_parents, parts};

use std::collections::BTreeSet;

use super::Plan;
use crate::diag::{Text, codes};
use crate::format::yaml::Seg;
use crate::kinds::document::{Document, is_after};
use crate::kinds::rules::{self, named};
use crate::model::{Findings, PartialDay, Record, Ref, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Plan>, site: &Site, findings: &mut Findings) {
    let issued = record.issued.0;
    rules::on_day(findings, record, at!["issuer"], site, record.issuer, issued);
    rules::in_order(
        findings,
        record,
        at!["report_due"],
        named("ngày ban hành", "issued", issued),
        named("hạn báo cáo", "report_due", record.report_due.0),
    );
    rules::no_repeats(findings, record, &record.cites, |place| at!["cites", place]);
    for (place, document) in record.cites.iter().enumerate() {
        cited(record, site, *document, at!["cites", place], findings);
    }
    let mut groups = BTreeSet::new();
    for (place, group) in record.measure_groups.iter().enumerate() {
        if !groups.insert(&group.number) {
            rules::twice(findings, record, at!["measure_groups", place, "number"]);
        }
    }
    targets::check(record, findings);
    tasks::check(record, site, findings);
}

/// A plan cannot cite what was issued after it.
fn cited(
    record: &Record<Plan>,
    site: &Site,
    document: Ref<Document>,
    field: Vec<Seg>,
    findings: &mut Findings,
) {
    let document = site.get(document);
    let plan = PartialDay::Day(record.issued.0);
    if document.issued.is_some_and(|issued| is_after(issued, plan)) {
        findings
            .error(
                record,
                codes::TIME_ORDER,
                field,
                Text::new(
                    format!(
                        "{} ban hành sau kế hoạch này, nên kế hoạch không thể dẫn",
                        document.title()
                    ),
                    format!("{:?} was issued after the plan that cites it", document.id),
                ),
            )
            .hint(Text::new(
                "xem lại mã văn bản và ngày ban hành của hai bên",
                "look at the id of the document and the days of both",
            ));
    }
}
