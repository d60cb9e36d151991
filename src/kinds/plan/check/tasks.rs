//! The tasks of a plan: numbers, who leads, and what their progress must be able to show.

use std::collections::BTreeSet;

use super::super::{Plan, Progress, Task};
use crate::diag::{Code, Text, codes};
use crate::format::yaml::Seg;
use crate::kinds::rules::{self, named};
use crate::model::{Findings, Record, at};
use crate::site::Site;

pub(super) fn check(record: &Record<Plan>, site: &Site, findings: &mut Findings) {
    let mut numbers = BTreeSet::new();
    for (place, task) in record.tasks.iter().enumerate() {
        let mut checked = Checked {
            record,
            site,
            place,
            task,
            findings,
        };
        checked.number(&mut numbers);
        checked.agencies();
        checked.works();
        checked.dates();
        checked.progress();
    }
}

/// A task at its place in its plan, with where to report what is wrong with it.
struct Checked<'a, 'f> {
    record: &'a Record<Plan>,
    site: &'a Site,
    place: usize,
    task: &'a Task,
    findings: &'f mut Findings,
}

impl<'a> Checked<'a, '_> {
    /// A field of the task.
    fn field(&self, rest: Vec<Seg>) -> Vec<Seg> {
        let mut field = at!["tasks", self.place];
        field.extend(rest);
        field
    }

    /// Reports a field of the task with a remedy.
    fn error(&mut self, code: Code, field: Vec<Seg>, message: Text, hint: Text) {
        let field = self.field(field);
        self.findings
            .error(self.record, code, field, message)
            .hint(hint);
    }

    fn number(&mut self, numbers: &mut BTreeSet<&'a str>) {
        let number = &self.task.number;
        if !is_number(number) {
            self.error(
                codes::BAD_VALUE,
                at!["number"],
                Text::new(
                    format!("số nhiệm vụ {number:?} không đúng dạng"),
                    format!("the number {number:?} has another form than III.6.1"),
                ),
                Text::new(
                    "viết như trong kế hoạch, ví dụ III.6.1",
                    "write it as the plan does, such as III.6.1",
                ),
            );
        } else if !numbers.insert(number) {
            self.error(
                codes::RECORDED_TWICE,
                at!["number"],
                Text::new(
                    format!("nhiệm vụ {number} đã có ở phía trên"),
                    format!("the task {number} stands above already"),
                ),
                Text::new(
                    "sửa số của một trong hai",
                    "mend the number of one of the two",
                ),
            );
        }
    }

    fn agencies(&mut self) {
        let issued = self.record.issued.0;
        let lead = self.field(at!["lead"]);
        rules::on_day(
            self.findings,
            self.record,
            lead,
            self.site,
            self.task.lead,
            issued,
        );
        self.no_repeats("with", &self.task.with);
        for (index, agency) in self.task.with.iter().enumerate() {
            if *agency == self.task.lead {
                self.error(
                    codes::RULE,
                    at!["with", index],
                    Text::new(
                        "cơ quan này đã là cơ quan chủ trì",
                        "this agency leads the task already",
                    ),
                    Text::new("xóa khỏi with", "remove it from with"),
                );
            } else {
                let field = self.field(at!["with", index]);
                rules::on_day(
                    self.findings,
                    self.record,
                    field,
                    self.site,
                    *agency,
                    issued,
                );
            }
        }
    }

    /// The measures and the documents that the task serves.
    fn works(&mut self) {
        self.no_repeats("measures", &self.task.measures);
        self.no_repeats("documents", &self.task.documents);
        for (index, document) in self.task.documents.iter().enumerate() {
            let field = self.field(at!["documents", index]);
            super::cited(self.record, self.site, *document, field, self.findings);
        }
        for (index, measure) in self.task.measures.iter().enumerate() {
            let measure = self.site.get(*measure);
            let plan = self.site.get(measure.plan);
            if plan.id != self.record.id {
                self.error(
                    codes::RULE,
                    at!["measures", index],
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
                    Text::new(
                        "chọn giải pháp của kế hoạch này",
                        "name a measure of this plan",
                    ),
                );
            }
        }
    }

    fn no_repeats<T: Ord + Copy>(&mut self, key: &'static str, list: &[T]) {
        let place = self.place;
        rules::no_repeats(self.findings, self.record, list, |index| {
            at!["tasks", place, key, index]
        });
    }

    /// Nothing of the task can be before the plan.
    fn dates(&mut self) {
        let issued = || named("ngày ban hành kế hoạch", "issued", self.record.issued.0);
        if let Some(due) = self.task.due {
            let due = named("hạn của nhiệm vụ", "due", due.0);
            let field = self.field(at!["due"]);
            rules::in_order(self.findings, self.record, field, issued(), due);
        }
        for (index, update) in self.task.updates.iter().enumerate() {
            let date = named("ngày cập nhật", "date", update.date.0);
            let field = self.field(at!["updates", index, "date"]);
            rules::in_order(self.findings, self.record, field, issued(), date);
        }
    }

    fn progress(&mut self) {
        let written =
            |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
        let number = &self.task.number;
        let mut updates = self.task.updates.iter();
        if self.task.progress == Progress::Done && !updates.any(|update| written(&update.evidence))
        {
            self.error(
                codes::RULE,
                at!["progress"],
                Text::new(
                    format!("nhiệm vụ {number} ghi đã xong nhưng không có bằng chứng"),
                    format!("the task {number} is done, but no update has evidence"),
                ),
                Text::new(
                    "thêm một lần cập nhật (updates) có evidence: địa chỉ hoặc số văn bản",
                    "add an update with evidence: an address or the number of a document",
                ),
            );
        } else if self.task.progress == Progress::Dropped && !written(&self.task.reason) {
            self.error(
                codes::RULE,
                at!["progress"],
                Text::new(
                    format!("nhiệm vụ {number} đã dừng nhưng không nói vì sao"),
                    format!("the task {number} was dropped without a reason"),
                ),
                Text::new("thêm reason: lý do dừng", "add the reason"),
            );
        }
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
