//! Years written as a text: the cohort of outcomes.

use super::super::Programme;
use crate::diag::{Text, codes};
use crate::format::text::years;
use crate::model::{Findings, Record, at};

/// A cohort can have any name, but years in it run forward.
pub(super) fn cohort(record: &Record<Programme>, cohort: &str, findings: &mut Findings) {
    let Some((first, second)) = years(cohort).filter(|(first, second)| first > second) else {
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
