//! What is wrong with an event.

use super::Event;
use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Event>, site: &Site, findings: &mut Findings) {
    times(record, site, findings);
    let day = site.clock.wall(record.start).date();
    match &record.venue {
        Some(venue) => rules::on_day(
            findings,
            record,
            at!["venue", "area"],
            site,
            venue.area,
            day,
        ),
        None if record.url.is_none() => {
            findings
                .error(
                    record,
                    codes::MISSING_FIELD,
                    at![],
                    Text::new(
                        "sự kiện không có nơi tổ chức lẫn địa chỉ trực tuyến",
                        "the event has neither a venue nor a url",
                    ),
                )
                .hint(Text::new(
                    "thêm venue (tên, địa chỉ, địa bàn) hoặc url",
                    "add a venue (name, address, area) or a url",
                ));
        }
        None => {}
    }
    if let Some(agency) = record.agency {
        rules::on_day(findings, record, at!["agency"], site, agency, day);
    }
    rules::no_repeats(findings, record, &record.schools, |place| {
        at!["schools", place]
    });
    rules::no_repeats(findings, record, &record.employers, |place| {
        at!["employers", place]
    });
}

fn times(record: &Record<Event>, site: &Site, findings: &mut Findings) {
    let (start, end) = (site.clock.wall(record.start), site.clock.wall(record.end));
    if end < start {
        findings
            .error(
                record,
                codes::TIME_ORDER,
                at!["end"],
                Text::new(
                    format!(
                        "sự kiện kết thúc ({}) trước khi bắt đầu ({})",
                        calendar::date_time(end),
                        calendar::date_time(start)
                    ),
                    format!("the event ends ({end}) before it starts ({start})"),
                ),
            )
            .hint(Text::new("xem lại hai thời điểm", "look at the two times"));
    }
}
