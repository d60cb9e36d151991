//! The tasks of a plan: numbers, who leads, and what their progress must be able to show.

use std::collections::BTreeSet;

use super::super::{Plan, Progress, Task};
use crate::diag::{Text, codes};
use crate::kinds::rules::{self, named};
use crate::model::{Findings, Record, at};
use crate::site::Site;

pub(super) fn check(record: &Record<Plan>, site: &Site, findings: &mut Findings) {
    let mut numbers = BTreeSet::new();
    for (place, task) in record.tasks.iter().enumerate() {
        if !is_number(&task.number) {
            findings
                .error(
                    record,
                    codes::BAD_VALUE,
                    at!["tasks", place, "number"],
                    Text::new(
                        format!("số nhiệm vụ {:?} không đúng dạng", task.number),
                        format!("the number {:?} has another form than III.6.1", task.number),
                    ),
                )
                .hint(Text::new(
                    "viết như trong kế hoạch, ví dụ III.6.1",
                    "write it as the plan does, such as III.6.1",
                ));
        } else if !numbers.insert(&task.number) {
            findings
                .error(
                    record,
                    codes::RECORDED_TWICE,
                    at!["tasks", place, "number"],
                    Text::new(
                        format!("nhiệm vụ {} đã có ở phía trên", task.number),
                        format!("the task {} stands above already", task.number),
                    ),
                )
                .hint(Text::new(
                    "sửa số của một trong hai",
                    "mend the number of one of the two",
                ));
        }
        agencies(record, site, place, task, findings);
        works(record, site, place, task, findings);
        progress(record, place, task, findings);
    }
}

/// `III.x.y`: the part of the plan that gives tasks, the group of agencies, the task.
fn is_number(number: &str) -> bool {
    let digits = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    number
        .strip_prefix("III.")
        .and_then(|rest| rest.split_once('.'))
        .is_some_and(|(group, task)| digits(group) && digits(task))
}

fn agencies(
    record: &Record<Plan>,
    site: &Site,
    place: usize,
    task: &Task,
    findings: &mut Findings,
) {
    let issued = record.issued.0;
    rules::on_day(
        findings,
        record,
        at!["tasks", place, "lead"],
        site,
        task.lead,
        issued,
    );
    rules::no_repeats(findings, record, &task.with, |index| {
        at!["tasks", place, "with", index]
    });
    for (index, agency) in task.with.iter().enumerate() {
        let field = at!["tasks", place, "with", index];
        if *agency == task.lead {
            findings
                .error(
                    record,
                    codes::RULE,
                    field,
                    Text::new(
                        "cơ quan này đã là cơ quan chủ trì",
                        "this agency leads the task already",
                    ),
                )
                .hint(Text::new("xóa khỏi with", "remove it from with"));
        } else {
            rules::on_day(findings, record, field, site, *agency, issued);
        }
    }
}

/// The measures and the documents that a task serves.
fn works(record: &Record<Plan>, site: &Site, place: usize, task: &Task, findings: &mut Findings) {
    rules::no_repeats(findings, record, &task.measures, |index| {
        at!["tasks", place, "measures", index]
    });
    rules::no_repeats(findings, record, &task.documents, |index| {
        at!["tasks", place, "documents", index]
    });
    for (index, document) in task.documents.iter().enumerate() {
        super::cited(
            record,
            site,
            *document,
            at!["tasks", place, "documents", index],
            findings,
        );
    }
    for (index, measure) in task.measures.iter().enumerate() {
        let measure = site.get(*measure);
        let plan = site.get(measure.plan);
        if plan.id != record.id {
            findings
                .error(
                    record,
                    codes::RULE,
                    at!["tasks", place, "measures", index],
                    Text::new(
                        format!(
                            "giải pháp {:?} thuộc kế hoạch khác, {:?}",
                            measure.id, plan.id
                        ),
                        format!(
                            "the measure {:?} belongs to another plan, {:?}",
                            measure.id, plan.id
                        ),
                    ),
                )
                .hint(Text::new(
                    "chọn giải pháp của kế hoạch này",
                    "name a measure of this plan",
                ));
        }
    }
}

fn progress(record: &Record<Plan>, place: usize, task: &Task, findings: &mut Findings) {
    let issued = named("ngày ban hành kế hoạch", "issued", record.issued.0);
    if let Some(due) = task.due {
        let due = named("hạn của nhiệm vụ", "due", due.0);
        rules::in_order(findings, record, at!["tasks", place, "due"], issued, due);
    }
    for (index, update) in task.updates.iter().enumerate() {
        let date = named("ngày cập nhật", "date", update.date.0);
        rules::in_order(
            findings,
            record,
            at!["tasks", place, "updates", index, "date"],
            issued,
            date,
        );
    }
    let written = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let field = at!["tasks", place, "progress"];
    if task.progress == Progress::Done
        && !task.updates.iter().any(|update| written(&update.evidence))
    {
        findings
            .error(
                record,
                codes::RULE,
                field,
                Text::new(
                    format!(
                        "nhiệm vụ {} ghi đã xong nhưng không có bằng chứng",
                        task.number
                    ),
                    format!(
                        "the task {} is done, but no update has evidence",
                        task.number
                    ),
                ),
            )
            .hint(Text::new(
                "thêm một lần cập nhật (updates) có evidence: địa chỉ hoặc số văn bản",
                "add an update with evidence: an address or the number of a document",
            ));
    } else if task.progress == Progress::Dropped && !written(&task.reason) {
        findings
            .error(
                record,
                codes::RULE,
                field,
                Text::new(
                    format!("nhiệm vụ {} đã dừng nhưng không nói vì sao", task.number),
                    format!("the task {} was dropped without a reason", task.number),
                ),
            )
            .hint(Text::new("thêm reason: lý do dừng", "add the reason"));
    }
}
