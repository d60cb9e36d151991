//! Years written as a text: the school year of a fee, the cohort of outcomes.

use super::super::Programme;
use crate::diag::{Text, codes};
use crate::model::{Findings, Record, at};

/// A school year is two years, one after the other.
pub(super) fn school_year(record: &Record<Programme>, findings: &mut Findings) {
    let Some(fee) = &record.fee else {
        return;
    };
    if span(&fee.school_year).is_none_or(|(first, second)| second != first + 1) {
        findings
            .error(
                record,
                codes::BAD_VALUE,
                at!["fee", "school_year"],
                Text::new(
                    format!("{:?} không phải năm học", fee.school_year),
                    format!("{:?} is not a school year", fee.school_year),
                ),
            )
            .hint(Text::new(
                "viết hai năm liền nhau, ví dụ \"2026-2027\"",
                "write two years in a row, such as \"2026-2027\"",
            ));
    }
}

/// A cohort can have any name, but years in it run forward.
pub(super) fn cohort(record: &Record<Programme>, cohort: &str, findings: &mut Findings) {
    let Some((first, second)) = span(cohort).filter(|(first, second)| first > second) else {
        return;
    };
    findings
        .error(
            record,
            codes::TIME_ORDER,
            at!["outcomes", "cohort"],
            Text::new(
                format!("khóa {cohort:?} kết thúc trước khi bắt đầu"),
                format!("the cohort {cohort:?} ends before it begins"),
            ),
        )
        .hint(Text::new(
            format!("năm vào học viết trước: \"{second}-{first}\""),
            format!("the year in which it begins comes first: \"{second}-{first}\""),
        ));
}

/// The two years of `2026-2027`.
fn span(text: &str) -> Option<(u16, u16)> {
    let year = |text: &str| {
        let year = text.trim().parse().ok();
        year.filter(|year| (2000..2200).contains(year))
    };
    let (first, second) = text.split_once(['-', '–'])?;
    Some((year(first)?, year(second)?))
}
