//! What is wrong with a policy, and with pages that tell of it something else than its record.

mod money;
mod pages;
mod promise;

pub(super) use pages::check_all;

use std::collections::BTreeMap;

use super::Policy;
use crate::diag::{Text, codes};
use crate::format::text::number;
use crate::kinds::rules::{self, named};
use crate::model::{Findings, Record, at};

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Policy>, findings: &mut Findings) {
    rules::at_least(findings, record, at!["who"], record.who.len(), 1);
    if let (Some(from), Some(to)) = (record.apply_from, record.apply_to) {
        let from = named("ngày bắt đầu nhận hồ sơ", "apply_from", from.0);
        rules::in_order(
            findings,
            record,
            at!["apply_to"],
            from,
            named("ngày hết nhận hồ sơ", "apply_to", to.0),
        );
    }
    let mut seen = BTreeMap::new();
    for (place, amount) in record.amounts.iter().enumerate() {
        let first = seen.insert((amount.group.trim(), amount.per.trim()), amount.amount);
        if let Some(first) = first {
            findings
                .error(
                    record,
                    codes::RECORDED_TWICE,
                    at!["amounts", place, "group"],
                    Text::new(
                        format!(
                            "nhóm này đã có mức {} đồng",
                            number::integer(i64::try_from(first).unwrap_or(i64::MAX))
                        ),
                        format!("this group has an amount already, {first} VND"),
                    ),
                )
                .hint(Text::new(
                    "xóa một trong hai, hoặc phân biệt tên nhóm",
                    "remove one, or tell the groups apart",
                ));
        }
    }
}
