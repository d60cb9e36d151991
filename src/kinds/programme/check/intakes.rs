//! The intakes of a programme: their campus, their days in order, their state and the clock.

use super::super::{DurationUnit, Intake, IntakeState, Openness, Programme};
use crate::diag::{Text, codes};
use crate::format::text::calendar;
use crate::kinds::rules::{self, named};
use crate::model::{Findings, Record, Status, at};
use crate::site::Site;

pub(super) fn check(record: &Record<Programme>, site: &Site, findings: &mut Findings) {
    let ids = record.intakes.iter().enumerate();
    rules::local_ids(
        findings,
        record,
        ids.map(|(place, intake)| (at!["intakes", place, "id"], intake.id.as_str())),
    );
    let campuses = site
        .get(record.school)
        .campuses
        .iter()
        .map(|campus| campus.id.as_str());
    for (place, intake) in record.intakes.iter().enumerate() {
        let field = at!["intakes", place, "campus"];
        rules::known_id(
            findings,
            record,
            field,
            ("cơ sở", "campus"),
            &intake.campus,
            campuses.clone(),
        );
        rules::positive_if_known(
            findings,
            record,
            at!["intakes", place, "places"],
            intake.places,
        );
        days(record, place, intake, findings);
        length(record, place, intake, findings);
        mode_changes(record, site, place, intake, findings);
        state(record, site, place, intake, findings);
    }
}

fn days(record: &Record<Programme>, place: usize, intake: &Intake, findings: &mut Findings) {
    let start = named("ngày khai giảng", "start", intake.start.0);
    if let Some(deadline) = intake.deadline.day() {
        let deadline = named("hạn nộp hồ sơ", "deadline", deadline);
        if let Some(opens) = intake.opens {
            let opens = named("ngày nhận hồ sơ", "opens", opens.0);
            rules::in_order(
                findings,
                record,
                at!["intakes", place, "opens"],
                opens,
                deadline,
            );
        }
        rules::in_order(
            findings,
            record,
            at!["intakes", place, "deadline"],
            deadline,
            start,
        );
    }
    if let Some(end) = intake.end {
        let end = named("ngày kết thúc", "end", end.0);
        rules::in_order(findings, record, at!["intakes", place, "end"], start, end);
    }
}

/// An intake lasts about as long as its programme. Holidays and evening classes stretch it, so only what is
/// below half or above twice as long, with a month to spare, is named.
fn length(record: &Record<Programme>, place: usize, intake: &Intake, findings: &mut Findings) {
    let Some(end) = intake.end.filter(|end| end.0 > intake.start.0) else {
        return;
    };
    let value = i64::from(record.duration.value);
    // Hours say nothing of days.
    let expected = match record.duration.unit {
        DurationUnit::Months => value.saturating_mul(30),
        DurationUnit::Weeks => value.saturating_mul(7),
        DurationUnit::Hours => return,
    };
    let days = end.0.duration_since(intake.start.0).as_hours() / 24;
    let month = 30;
    let bounds = expected / 2 - month..=expected.saturating_mul(2).saturating_add(month);
    if bounds.contains(&days) {
        return;
    }
    let (vi, en) = match record.duration.unit {
        DurationUnit::Weeks => ("tuần", "weeks"),
        _ => ("tháng", "months"),
    };
    findings
        .warning(
            record,
            codes::LENGTH_DIFFERS,
            at!["intakes", place, "end"],
            Text::new(
                format!("đợt này kéo dài {days} ngày, còn chương trình học {value} {vi}"),
                format!("the intake lasts {days} days, the programme {value} {en}"),
            ),
        )
        .hint(Text::new(
            "xem lại start, end của đợt và duration của chương trình",
            "look at start and end of the intake and duration of the programme",
        ));
}

fn mode_changes(
    record: &Record<Programme>,
    site: &Site,
    place: usize,
    intake: &Intake,
    findings: &mut Findings,
) {
    let times = intake
        .mode_changes
        .iter()
        .map(|change| site.clock.instant(change.from));
    let later = times.clone().skip(1);
    for (index, (before, after)) in times.zip(later).enumerate() {
        if after <= before {
            findings
                .error(
                    record,
                    codes::TIME_ORDER,
                    at!["intakes", place, "mode_changes", index + 1, "from"],
                    Text::new(
                        "lần đổi cách học này không sau lần phía trên",
                        "this change of mode is not after the one above",
                    ),
                )
                .hint(Text::new(
                    "xếp các lần đổi theo thời gian",
                    "put the changes in the order of time",
                ));
        }
    }
}

fn state(
    record: &Record<Programme>,
    site: &Site,
    place: usize,
    intake: &Intake,
    findings: &mut Findings,
) {
    let openness = intake.openness(&site.clock);
    if intake.state == IntakeState::Open && openness == Openness::Closed {
        let last = intake
            .deadline
            .day()
            .or(intake.end.map(|end| end.0))
            .unwrap_or(intake.start.0);
        findings
            .error(
                record,
                codes::STATE_TIME,
                at!["intakes", place, "state"],
                Text::new(
                    format!(
                        "đợt này ghi đang mở nhưng đã hết hạn ngày {}",
                        calendar::date(last)
                    ),
                    format!("the intake is said to be open, but it closed on {last}"),
                ),
            )
            .hint(Text::new(
                "xóa dòng state (trang tự mở và đóng theo ngày), hoặc gia hạn deadline",
                "remove state, which then follows the days, or move the deadline",
            ));
    }
    let shown = record.visible && record.common.status != Status::Archived;
    if shown && openness == Openness::ClosingSoon && intake.apply_url.is_none() {
        findings
            .warning(
                record,
                codes::NO_APPLY_URL,
                at!["intakes", place],
                Text::new(
                    "đợt này sắp hết hạn mà chưa có địa chỉ đăng ký",
                    "the intake closes soon and has no address to apply at",
                ),
            )
            .hint(Text::new("thêm apply_url", "add apply_url"));
    }
}
