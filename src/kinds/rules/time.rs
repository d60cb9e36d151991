//! Days that must follow each other, and days that must have come.

use jiff::civil::Date;

use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::format::yaml::Seg;
use crate::model::{Findings, Record};

/// A day with its name in both languages, for messages such as `hạn nộp 05/9/2027 sau …`.
#[derive(Debug, Clone, Copy)]
pub(in crate::kinds) struct Named {
    vi: &'static str,
    en: &'static str,
    day: Date,
}

/// Names a day.
pub(in crate::kinds) fn named(vi: &'static str, en: &'static str, day: Date) -> Named {
    Named { vi, en, day }
}

/// Reports `first` when it lies after `second`.
pub(in crate::kinds) fn in_order<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    first: Named,
    second: Named,
) {
    if first.day <= second.day {
        return;
    }
    let message = Text::new(
        format!(
            "{} {} sau {} {}",
            first.vi,
            calendar::date(first.day),
            second.vi,
            calendar::date(second.day)
        ),
        format!(
            "{} {} is after {} {}",
            first.en, first.day, second.en, second.day
        ),
    );
    findings
        .error(record, codes::TIME_ORDER, field, message)
        .hint(Text::new(
            "xem lại hai ngày này rồi sửa ngày ghi nhầm",
            "look at the two days and mend the wrong one",
        ));
}

/// Warns of the day of something that happened when it lies after `today`. It is no error, since the clock
/// can be set back to see the site of an earlier day.
pub(in crate::kinds) fn has_come<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    day: Named,
    today: Date,
) {
    if day.day <= today {
        return;
    }
    let message = Text::new(
        format!("{} {} chưa đến", day.vi, calendar::date(day.day)),
        format!("{} {} has not come yet", day.en, day.day),
    );
    findings
        .warning(record, codes::NOT_YET, field, message)
        .hint(Text::new(
            "ghi ngày việc ấy đã diễn ra; chưa diễn ra thì xóa mục này",
            "write the day on which it happened; remove it if it has not",
        ));
}
