//! What is wrong with a document.

use super::{Document, Force};
use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::kinds::rules::{self, named};
use crate::model::{Findings, PartialDay, Record, Ref, at};
use crate::site::{Link, Site, resolve};

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Document>, site: &Site, findings: &mut Findings) {
    times(record, findings);
    force(record, site, findings);
    others(record, site, "amends", &record.amends, findings);
    others(record, site, "replaces", &record.replaces, findings);
    file(record, site, findings);
}

fn times(record: &Record<Document>, findings: &mut Findings) {
    let Some(expires) = record.expires else {
        return;
    };
    let expires = named("ngày hết hiệu lực", "expires", expires.0);
    let field = || at!["expires"];
    if let Some(effective) = record.effective {
        let effective = named("ngày có hiệu lực", "effective", effective.0);
        rules::in_order(findings, record, field(), effective, expires);
    } else if let Some(issued) = record.issued {
        let issued = named("ngày ban hành", "issued", issued.earliest());
        rules::in_order(findings, record, field(), issued, expires);
    }
}

/// A document that has expired cannot be in force.
fn force(record: &Record<Document>, site: &Site, findings: &mut Findings) {
    let ended = record
        .expires
        .filter(|expires| expires.0 < site.clock.today());
    if let Some(expires) = ended.filter(|_| record.state != Force::Expired) {
        findings
            .error(
                record,
                codes::STATE_TIME,
                at!["state"],
                Text::new(
                    format!(
                        "văn bản ghi còn hiệu lực nhưng đã hết từ sau ngày {}",
                        calendar::date(expires.0)
                    ),
                    format!("the document is said to be in force, but it expired on {expires}"),
                ),
            )
            .hint(Text::new(
                "ghi state: expired, hoặc sửa ngày",
                "write state: expired, or mend the day",
            ));
    }
}

/// What a document amends or replaces was issued before it.
fn others(
    record: &Record<Document>,
    site: &Site,
    key: &'static str,
    list: &[Ref<Document>],
    findings: &mut Findings,
) {
    rules::no_repeats(findings, record, list, |place| at![key, place]);
    for (place, other) in list.iter().enumerate() {
        let other = site.get(*other);
        let field = at![key, place];
        if other.id == record.id {
            rules::itself(findings, record, field);
        } else if let (Some(mine), Some(theirs)) = (record.issued, other.issued)
            && is_after(theirs, mine)
        {
            findings
                .error(
                    record,
                    codes::TIME_ORDER,
                    field,
                    Text::new(
                        format!("{} ban hành sau chính văn bản này", other.title()),
                        format!("{:?} was issued after this document", other.id),
                    ),
                )
                .hint(Text::new(
                    "văn bản mới sửa hoặc thay văn bản cũ; xem lại mã và ngày ban hành",
                    "the newer one amends or replaces the older; look at the id and the days",
                ));
        }
    }
}

/// Whether one day lies after the other for certain, however little is known of the two.
pub(in crate::kinds) fn is_after(one: PartialDay, other: PartialDay) -> bool {
    match (one, other) {
        (PartialDay::Day(one), PartialDay::Day(other)) => one > other,
        _ => one.earliest().year() > other.earliest().year(),
    }
}

fn file(record: &Record<Document>, site: &Site, findings: &mut Findings) {
    let Some(file) = &record.data.file else {
        return;
    };
    let found = resolve(site, &record.file, &[], file);
    if !matches!(found, Link::Inside(_)) || file.contains('#') {
        findings
            .error(
                record,
                codes::BROKEN_LINK,
                at!["file"],
                Text::new(
                    format!("không có tệp {file:?} cạnh bản ghi"),
                    format!("there is no file {file:?} beside the record"),
                ),
            )
            .hint(Text::new(
                "đặt tệp (pdf, docx…) cạnh bản ghi và viết đúng tên",
                "put the file beside the record and write its name",
            ));
    }
}
