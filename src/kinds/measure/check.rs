//! What is wrong with a measure.

use std::collections::BTreeMap;

use super::Measure;
use crate::diag::{Text, codes};
use crate::kinds::rules;
use crate::model::{Findings, Record, at};
use crate::site::Site;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Measure>, site: &Site, findings: &mut Findings) {
    let parts: Vec<&str> = record.number.split('.').collect();
    let digits = |part: &&str| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.len() != 3 || !parts.iter().all(digits) {
        findings
            .error(
                record,
                codes::BAD_VALUE,
                at!["number"],
                Text::new(
                    format!("số giải pháp {:?} không đúng dạng", record.number),
                    format!("the number {:?} has another form than 2.3.2", record.number),
                ),
            )
            .hint(Text::new(
                "viết ba số cách nhau bằng dấu chấm, ví dụ \"2.3.2\"",
                "write three numbers, such as \"2.3.2\"",
            ));
        return;
    }
    let groups = &site.get(record.plan).measure_groups;
    let group = record
        .number
        .rsplit_once('.')
        .map_or("", |(group, _)| group);
    if !groups.is_empty() {
        let known = groups.iter().map(|group| group.number.as_str());
        rules::known(
            findings,
            record,
            at!["number"],
            ("nhóm giải pháp", "group of measures"),
            group,
            known,
        );
    }
}

/// Finds numbers that a plan has twice.
pub(super) fn check_all(site: &Site, findings: &mut Findings) {
    let mut seen = BTreeMap::new();
    for (_, record) in site.all::<Measure>() {
        if let Some(first) = seen.insert((record.plan, &record.number), record) {
            findings
                .error(
                    record,
                    codes::RECORDED_TWICE,
                    at!["number"],
                    Text::new(
                        format!("giải pháp {} đã có ở {}", record.number, first.file),
                        format!(
                            "the measure {} stands in {} already",
                            record.number, first.file
                        ),
                    ),
                )
                .hint(Text::new(
                    "sửa số của một trong hai",
                    "mend the number of one of the two",
                ));
        }
    }
}
