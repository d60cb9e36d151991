//! The targets of a plan: parents that exist, and parts that add up to their whole.

use std::collections::BTreeSet;

use super::super::{Plan, Relation, Target, Unit};
use crate::diag::{Text, codes};
use crate::format::text::number;
use crate::format::yaml::Seg;
use crate::kinds::rules::{self, named};
use crate::model::{Findings, Record, at};

/// How far two sums may differ and still be the same figure, since fractions are not exact.
const ROUNDING: f64 = 0.005;

pub(super) fn check(record: &Record<Plan>, findings: &mut Findings) {
    let targets = &record.targets;
    let places =
        |(place, target): (usize, &'_ Target)| (at!["targets", place, "id"], target.id.clone());
    let ids: Vec<(Vec<Seg>, String)> = targets.iter().enumerate().map(places).collect();
    rules::local_ids(
        findings,
        record,
        ids.iter().map(|(field, id)| (field.clone(), id.as_str())),
    );
    for (place, target) in targets.iter().enumerate() {
        figure(
            findings,
            record,
            at!["targets", place, "value"],
            target.unit,
            target.value,
        );
        if let Some(result) = &target.result {
            figure(
                findings,
                record,
                at!["targets", place, "result", "value"],
                target.unit,
                result.value,
            );
            rules::in_order(
                findings,
                record,
                at!["targets", place, "result", "as_of"],
                named("ngày ban hành kế hoạch", "issued", record.issued.0),
                named("ngày lấy số liệu", "as_of", result.as_of.0),
            );
        }
        parent(record, place, target, findings);
    }
    // A parent that is wrong makes sums wrong that are not; it is enough to hear of the parent.
    if has_parents(targets) {
        for (place, target) in targets.iter().enumerate() {
            sum(record, place, target, findings);
        }
    }
}

/// Whether every target of a plan stands under one that exists, or under none.
pub(in crate::kinds) fn has_parents(targets: &[Target]) -> bool {
    targets.iter().all(|target| has_parent(targets, target))
}

fn has_parent(targets: &[Target], target: &Target) -> bool {
    let known = |id: &String| targets.iter().any(|other| other.id == *id);
    target.parent.as_ref().is_none_or(known) && !is_circle(targets, target)
}

/// Reports a figure that its unit cannot have.
pub(in crate::kinds) fn figure<K>(
    findings: &mut Findings,
    record: &Record<K>,
    field: Vec<Seg>,
    unit: Unit,
    value: f64,
) {
    if unit == Unit::Percent {
        rules::percentage(findings, record, field, value);
    } else if !(value >= 0.0 && value.is_finite()) {
        findings
            .error(
                record,
                codes::RANGE,
                field,
                Text::new(
                    "con số này không thể âm",
                    "this number cannot be below zero",
                ),
            )
            .hint(Text::new(
                "ghi số nguyên viết liền, ví dụ 224500",
                "write a whole number, such as 224500",
            ));
    }
}

fn parent(record: &Record<Plan>, place: usize, target: &Target, findings: &mut Findings) {
    let Some(id) = &target.parent else {
        return;
    };
    let field = at!["targets", place, "parent"];
    let ids = record.targets.iter().map(|target| target.id.as_str());
    let ids = ids.filter(|id| *id != target.id);
    let Some(parent) = record.targets.iter().find(|other| other.id == *id) else {
        return rules::known_id(findings, record, field, ("chỉ tiêu", "target"), id, ids);
    };
    if is_circle(&record.targets, target) {
        findings
            .error(
                record,
                codes::RULE,
                field,
                Text::new(
                    format!("chỉ tiêu {:?} là cha của chính nó", target.id),
                    format!("following the parents of {:?} leads back to it", target.id),
                ),
            )
            .hint(Text::new(
                "sửa hoặc xóa parent",
                "mend or remove the parent",
            ));
    } else if parent.unit != target.unit {
        findings
            .error(
                record,
                codes::SUM,
                at!["targets", place, "unit"],
                Text::new(
                    format!(
                        "đơn vị {:?} khác đơn vị {:?} của chỉ tiêu cha",
                        target.unit.key(),
                        parent.unit.key()
                    ),
                    format!(
                        "the unit {:?} is not the parent's, {:?}",
                        target.unit.key(),
                        parent.unit.key()
                    ),
                ),
            )
            .hint(Text::new(
                "dùng cùng một đơn vị, hoặc bỏ parent",
                "use one unit, or remove the parent",
            ));
    } else if target.relation == Relation::Within && target.value > parent.value + ROUNDING {
        findings
            .error(
                record,
                codes::SUM,
                at!["targets", place, "value"],
                Text::new(
                    format!(
                        "{} lớn hơn chỉ tiêu cha, {}",
                        shown(target.value),
                        shown(parent.value)
                    ),
                    format!(
                        "{} is more than the parent's {}",
                        target.value, parent.value
                    ),
                ),
            )
            .hint(Text::new(
                "sửa một trong hai con số",
                "mend one of the two numbers",
            ));
    }
}

fn is_circle(targets: &[Target], start: &Target) -> bool {
    let mut seen = BTreeSet::new();
    let mut above = start.parent.as_deref();
    while let Some(id) = above.filter(|id| seen.insert(*id)) {
        if id == start.id {
            return true;
        }
        above = targets
            .iter()
            .find(|target| target.id == id)
            .and_then(|target| target.parent.as_deref());
    }
    false
}

/// The targets that are parts of one and add up to it.
pub(in crate::kinds) fn parts<'a>(
    plan: &'a Plan,
    whole: &'a Target,
) -> impl Iterator<Item = &'a Target> {
    plan.targets.iter().filter(|target| {
        target.relation == Relation::Part
            && target.unit == whole.unit
            && target.id != whole.id
            && target.parent.as_ref() == Some(&whole.id)
    })
}

/// Whether two figures are the same but for rounding.
fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= ROUNDING
}

fn sum(record: &Record<Plan>, place: usize, whole: &Target, findings: &mut Findings) {
    let values: Vec<f64> = parts(record, whole).map(|part| part.value).collect();
    differs(
        record,
        at!["targets", place, "value"],
        &values,
        whole.value,
        findings,
    );
    let results: Option<Vec<f64>> = parts(record, whole)
        .map(|part| part.result.as_ref().map(|result| result.value))
        .collect();
    if let (Some(result), Some(results)) = (&whole.result, results) {
        differs(
            record,
            at!["targets", place, "result", "value"],
            &results,
            result.value,
            findings,
        );
    }
}

/// Reports parts that do not add up to their whole; no parts are no sum.
pub(in crate::kinds) fn differs<K>(
    record: &Record<K>,
    field: Vec<Seg>,
    parts: &[f64],
    whole: f64,
    findings: &mut Findings,
) {
    let sum: f64 = parts.iter().sum();
    if parts.is_empty() || same(sum, whole) || !(sum.is_finite() && whole.is_finite()) {
        return;
    }
    let terms: Vec<String> = parts.iter().map(|part| shown(*part)).collect();
    let terms = terms.join(" + ");
    findings
        .error(
            record,
            codes::SUM,
            field,
            Text::new(
                format!(
                    "các phần cộng lại là {terms} = {}, không phải {}",
                    shown(sum),
                    shown(whole)
                ),
                format!(
                    "the parts add up to {terms} = {}, not to {}",
                    shown(sum),
                    shown(whole)
                ),
            ),
        )
        .hint(Text::new(
            "sửa con số tổng hoặc các phần cho khớp với nguồn",
            "mend the whole or the parts by the source",
        ));
}

fn shown(value: f64) -> String {
    number::decimal(value, 2)
}
