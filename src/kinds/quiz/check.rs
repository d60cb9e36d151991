//! What is wrong with a quiz.

use std::collections::BTreeSet;

use super::{Quiz, QuizOption};
use crate::diag::{Text, codes};
use crate::kinds::rules;
use crate::model::{Findings, Record, at};

/// The most points that one option may give to one group, so that no answer decides the whole quiz.
const MOST_POINTS: u8 = 10;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Quiz>, findings: &mut Findings) {
    rules::at_least(
        findings,
        record,
        at!["questions"],
        record.questions.len(),
        1,
    );
    for (place, question) in record.questions.iter().enumerate() {
        let count = question.options.len();
        rules::at_least(
            findings,
            record,
            at!["questions", place, "options"],
            count,
            2,
        );
        let mut seen = BTreeSet::new();
        for (index, option) in question.options.iter().enumerate() {
            if !seen.insert(option.text.trim()) {
                rules::twice(
                    findings,
                    record,
                    at!["questions", place, "options", index, "text"],
                );
            }
            scores(record, place, index, option, findings);
        }
    }
}

fn scores(
    record: &Record<Quiz>,
    place: usize,
    index: usize,
    option: &QuizOption,
    findings: &mut Findings,
) {
    let field = at!["questions", place, "options", index, "scores"];
    if option.scores.values().all(|points| *points == 0) {
        findings
            .error(
                record,
                codes::RULE,
                field,
                Text::new(
                    "lựa chọn này không cho điểm nhóm sở thích nào",
                    "this option gives no points to any group",
                ),
            )
            .hint(Text::new(
                "cho ít nhất một nhóm 1 điểm, ví dụ {R: 1}",
                "give a point to one group or more, such as {R: 1}",
            ));
        return;
    }
    for (interest, points) in &option.scores {
        if *points > MOST_POINTS {
            findings
                .error(
                    record,
                    codes::RANGE,
                    at![
                        "questions",
                        place,
                        "options",
                        index,
                        "scores",
                        interest.key()
                    ],
                    Text::new(
                        format!("điểm phải từ 0 đến {MOST_POINTS}, đang là {points}"),
                        format!("points are 0 to {MOST_POINTS}; these are {points}"),
                    ),
                )
                .hint(Text::new(
                    "dùng điểm nhỏ, ví dụ 1 hoặc 2",
                    "use few points, such as 1 or 2",
                ));
        }
    }
}
