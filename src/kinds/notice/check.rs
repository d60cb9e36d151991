//! What is wrong with a notice.

use super::{Notice, Scope};
use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Notice>, site: &Site, findings: &mut Findings) {
    let (starts, expires) = (
        site.clock.wall(record.starts),
        site.clock.wall(record.expires),
    );
    if expires <= starts {
        findings
            .error(
                record,
                codes::TIME_ORDER,
                at!["expires"],
                Text::new(
                    format!(
                        "thông báo hết hạn ({}) khi chưa bắt đầu hiện ({})",
                        calendar::date_time(expires),
                        calendar::date_time(starts)
                    ),
                    format!("the notice expires ({expires}) before it starts ({starts})"),
                ),
            )
            .hint(Text::new("xem lại hai thời điểm", "look at the two times"));
    }
    rules::at_least(findings, record, at!["scope"], record.scope.len(), 1);
    for (place, scope) in record.scope.iter().enumerate() {
        if let Scope::Area(area) = scope {
            rules::on_day(
                findings,
                record,
                at!["scope", place, "area"],
                site,
                *area,
                starts.date(),
            );
        }
    }
    if record
        .mode_change
        .as_ref()
        .is_some_and(|change| change.from == change.to)
    {
        findings
            .error(
                record,
                codes::RULE,
                at!["mode_change", "to"],
                Text::new(
                    "cách học mới giống cách học cũ",
                    "the new mode is the old one",
                ),
            )
            .hint(Text::new("sửa from hoặc to", "mend from or to"));
    }
}
