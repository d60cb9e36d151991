//! Keys that are written twice: all of them, each with the line of the first.

use super::{Problem, Tree};
use crate::diag::position::LineIndex;
use crate::diag::{Text, codes};

/// The findings about all keys that a mapping has twice, in the order of the text.
pub(super) fn problems(tree: &Tree<'_>) -> Vec<Problem> {
    let lines = LineIndex::new(tree.text());
    let mut repeated: Vec<_> = tree.repeated().collect();
    repeated.sort_by_key(|repeated| repeated.again.start);
    let problem = |repeated: super::tree::Repeated<'_>| {
        let first = lines.position(repeated.first.start).line;
        Problem::new(
            codes::YAML_DUPLICATE_KEY,
            repeated.again,
            Text::new(
                format!("trường \"{}\" đã có ở trên", repeated.key),
                format!("the field \"{}\" is already given above", repeated.key),
            ),
        )
        .hint(Text::new(
            format!("xem dòng {first}; gộp lại hoặc xóa một chỗ"),
            format!("see line {first}; merge the two or delete one"),
        ))
    };
    repeated.into_iter().map(problem).collect()
}
