//! Keys that are written twice: all of them, each told how far above the first is.

use super::{Problem, Tree};
use crate::diag::position::LineIndex;
use crate::diag::{Text, codes};

/// The findings about all keys that a mapping has twice, in the order of the text.
pub(super) fn problems(tree: &Tree<'_>) -> Vec<Problem> {
    let lines = LineIndex::new(tree.text());
    let mut repeated: Vec<_> = tree.repeated().collect();
    repeated.sort_by_key(|repeated| repeated.again.start);
    let problem = |repeated: super::tree::Repeated<'_>| {
        let lines_between =
            lines.line_of(repeated.again.start) - lines.line_of(repeated.first.start);
        let (vi, en) = match lines_between {
            0 => ("ngay trên dòng này".to_owned(), "on this line".to_owned()),
            1 => ("ở dòng trên".to_owned(), "on the line above".to_owned()),
            count => (
                format!("ở {count} dòng phía trên"),
                format!("{count} lines above"),
            ),
        };
        Problem::new(
            codes::YAML_DUPLICATE_KEY,
            repeated.again,
            Text::new(
                format!("trường \"{}\" đã có {vi}", repeated.key),
                format!("the field \"{}\" is already given {en}", repeated.key),
            ),
        )
        .hint(Text::new(
            "gộp hai chỗ lại, hoặc xóa một chỗ",
            "merge the two, or delete one",
        ))
    };
    repeated.into_iter().map(problem).collect()
}
