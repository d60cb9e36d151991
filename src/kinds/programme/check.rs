//! What is wrong with a programme, and with the programmes of one school together.

mod intakes;
mod years;

use std::collections::BTreeMap;

use super::{DurationUnit, Education, IntakeState, Level, Openness, Outcomes, Programme};
use crate::diag::{Text, codes};
use crate::format::text::{calendar, number};
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Programme>, site: &Site, findings: &mut Findings) {
    licence(record, site, findings);
    rules::at_least(findings, record, at!["entry"], record.entry.len(), 1);
    ages(record, findings);
    rules::positive(
        findings,
        record,
        at!["duration", "value"],
        record.duration.value,
    );
    short(record, findings);
    nine_plus(record, findings);
    if let Some(outcomes) = &record.outcomes {
        self::outcomes(record, outcomes, findings);
    }
    rules::no_repeats(findings, record, &record.partners, |place| {
        at!["partners", place]
    });
    rules::no_repeats(findings, record, &record.policies, |place| {
        at!["policies", place]
    });
    closed_policies(record, site, findings);
    intakes::check(record, site, findings);
}

/// A school teaches what its licence lists.
fn licence(record: &Record<Programme>, site: &Site, findings: &mut Findings) {
    let school = site.get(record.school);
    let Some(licence) = &school.licence else {
        return;
    };
    if licence.levels.contains(&record.level) {
        return;
    }
    let levels: Vec<&str> = licence.levels.iter().map(|level| level.key()).collect();
    let levels = levels.join(", ");
    findings
        .error(
            record,
            codes::RULE,
            at!["level"],
            Text::new(
                format!(
                    "giấy phép của {} không có trình độ {}",
                    school.title(),
                    record.level.key()
                ),
                format!(
                    "the licence of {:?} does not list the level {}",
                    school.id,
                    record.level.key()
                ),
            ),
        )
        .hint(Text::new(
            format!(
                "giấy phép có: {levels}; sửa trình độ, hoặc sửa licence trong {}",
                school.file
            ),
            format!(
                "it lists: {levels}; mend the level, or the licence in {}",
                school.file
            ),
        ));
}

/// A course below three months is shorter than three months: 13 weeks, or the 300 hours from which
/// a course counts as elementary.
fn short(record: &Record<Programme>, findings: &mut Findings) {
    let limit = match record.duration.unit {
        DurationUnit::Months => 3,
        DurationUnit::Weeks => 13,
        DurationUnit::Hours => 300,
    };
    if record.level == Level::Short && record.duration.value >= limit {
        findings
            .error(
                record,
                codes::RULE,
                at!["duration", "value"],
                Text::new(
                    "chương trình dưới 3 tháng nhưng học từ 3 tháng trở lên",
                    "a programme below three months lasts three months or more",
                ),
            )
            .hint(Text::new(
                format!("ghi thời gian dưới {limit}, hoặc đổi trình độ thành so-cap"),
                format!("write less than {limit}, or make the level so-cap"),
            ));
    }
}

/// The ages that can be the least for a learner; what lies outside is a slip of the hand.
const AGES: std::ops::RangeInclusive<u8> = 10..=100;

fn ages(record: &Record<Programme>, findings: &mut Findings) {
    for (place, entry) in record.entry.iter().enumerate() {
        let Some(age) = entry.age.filter(|age| !AGES.contains(age)) else {
            continue;
        };
        findings
            .error(
                record,
                codes::RANGE,
                at!["entry", place, "age"],
                Text::new(
                    format!("tuổi ít nhất của người học không thể là {age}"),
                    format!("{age} cannot be the least age of a learner"),
                ),
            )
            .hint(Text::new(
                "ghi tuổi theo năm, ví dụ 15; không giới hạn tuổi thì xóa dòng này",
                "write it in years, such as 15, or remove the line if there is none",
            ));
    }
}

fn nine_plus(record: &Record<Programme>, findings: &mut Findings) {
    if record.nine_plus
        && !record
            .entry
            .iter()
            .any(|entry| entry.education == Education::LowerSecondary)
    {
        findings
            .error(
                record,
                codes::RULE,
                at!["nine_plus"],
                Text::new(
                    "mô hình 9+ nhưng không nhận người học xong lớp 9",
                    "a 9+ programme that does not take pupils after grade 9",
                ),
            )
            .hint(Text::new(
                "thêm education: thcs vào entry, hoặc xóa nine_plus",
                "add education: thcs, or remove nine_plus",
            ));
    }
}

fn outcomes(record: &Record<Programme>, outcomes: &Outcomes, findings: &mut Findings) {
    years::cohort(record, &outcomes.cohort, findings);
    rules::positive(findings, record, at!["outcomes", "n"], outcomes.n);
    rules::percentage(
        findings,
        record,
        at!["outcomes", "employed_pct"],
        outcomes.employed_pct,
    );
    let Some(further) = outcomes.further_pct else {
        return;
    };
    rules::percentage(findings, record, at!["outcomes", "further_pct"], further);
    // Each of the two may be rounded up.
    let sum = outcomes.employed_pct + further;
    if sum > 100.1 && outcomes.employed_pct <= 100.0 && further <= 100.0 {
        findings
            .error(
                record,
                codes::SUM,
                at!["outcomes", "further_pct"],
                Text::new(
                    format!(
                        "có việc làm và học tiếp cộng lại là {} %, hơn 100 %",
                        number::decimal(sum, 2)
                    ),
                    format!("employed and further education add up to {sum} %, more than 100 %"),
                ),
            )
            .hint(Text::new(
                "mỗi người chỉ tính một lần; sửa một trong hai tỷ lệ",
                "each person counts once; mend one of the two",
            ));
    }
}

/// Support that one can no longer apply for must not be promised to those who still can apply here.
fn closed_policies(record: &Record<Programme>, site: &Site, findings: &mut Findings) {
    let takes = |state: Openness| state.is_open() || state == Openness::Upcoming;
    if !record
        .intakes
        .iter()
        .any(|intake| takes(intake.openness(&site.clock)))
    {
        return;
    }
    for (place, policy) in record.policies.iter().enumerate() {
        let policy = site.get(*policy);
        if let Some(to) = policy.apply_to.filter(|to| to.0 < site.clock.today()) {
            findings
                .error(
                    record,
                    codes::STATE_TIME,
                    at!["policies", place],
                    Text::new(
                        format!(
                            "{:?} đã ngừng nhận hồ sơ từ sau ngày {}",
                            policy.id,
                            calendar::date(to.0)
                        ),
                        format!("{:?} takes no applications since {to}", policy.id),
                    ),
                )
                .hint(Text::new(
                    "xóa chính sách này khỏi chương trình, hoặc sửa apply_to của chính sách",
                    "remove it from the programme, or mend apply_to of the policy",
                ));
        }
    }
}

/// Finds intakes that stand twice: the same occupation, level, campus and start in one school.
pub(super) fn check_all(site: &Site, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for (_, record) in site.all::<Programme>() {
        for (place, intake) in record.intakes.iter().enumerate() {
            if intake.state == IntakeState::Cancelled {
                continue;
            }
            let key = (
                record.school,
                record.occupation,
                record.level,
                &intake.campus,
                intake.start,
            );
            if let Some(first) = seen.insert(key, record) {
                findings
                    .error(
                        record,
                        codes::RECORDED_TWICE,
                        at!["intakes", place, "start"],
                        Text::new(
                            format!(
                                "đã có đợt cùng nghề, trình độ, cơ sở và ngày khai giảng {} ở {}",
                                calendar::date(intake.start.0),
                                first.file
                            ),
                            format!(
                                "an intake of the same occupation, level and campus starts on {} in {}",
                                intake.start, first.file
                            ),
                        ),
                    )
                    .hint(Text::new("xóa đợt ghi hai lần, hoặc sửa ngày hay cơ sở", "remove one, or mend its day or campus"));
            }
        }
    }
}
