//! Tabs where YAML wants spaces: every one, not only the first.

use std::ops::Range;

use super::Problem;
use crate::diag::{Text, codes};

/// The tabs with which lines are indented. Text below `|` or `>` may hold tabs behind its own indentation.
pub(super) fn tabs(text: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    // The indentation of the line that opened a block of text, while lines deeper than it follow.
    let mut block: Option<usize> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end();
        let spaces = content.len() - content.trim_start_matches(' ').len();
        let indent = content.len() - content.trim_start_matches([' ', '\t']).len();
        let in_block = block.is_some_and(|opener| content.is_empty() || spaces > opener);
        if !in_block {
            block = opens_block(content).then_some(spaces);
            if spaces < indent && indent < content.len() {
                problems.push(problem(start + spaces..start + indent));
            }
        }
        start += line.len();
    }
    problems
}

/// The finding about these tabs.
pub(super) fn problem(span: Range<usize>) -> Problem {
    let message = Text::new("thụt dòng bằng phím Tab", "the line is indented with a tab");
    Problem::new(codes::YAML_TAB, span, message).hint(Text::new(
        "thay mỗi Tab bằng hai dấu cách",
        "replace each tab by two spaces",
    ))
}

/// Whether the lines below are text: the value is `|` or `>`, perhaps with a digit or sign behind it.
fn opens_block(line: &str) -> bool {
    let code = line.split(" #").next().unwrap_or_default();
    let value = code
        .trim_end()
        .trim_end_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    [": |", ": >", "- |", "- >"]
        .iter()
        .any(|opening| value.ends_with(opening))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, usize)]) {
        let spans = tabs(text).into_iter().map(|problem| problem.span);
        let found: Vec<_> = spans.map(|span| (span.start, span.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn every_indenting_tab_is_told() {
        check("a:\n\tb: 1\n  \t\tc: 2\n", &[(3, 4), (11, 13)]);
        check("a:\tb\n\t\n\t# x\n", &[(7, 8)]);
    }

    #[test]
    fn tabs_in_a_block_of_text_are_its_own() {
        check("a: |\n  x\n  \ty\n\n  z\nb:\n\tc: 1\n", &[(22, 23)]);
        check("- >-\n  \tx\n", &[]);
        check("- a: |2 # chú\n  \tx\n\tb: 1\n", &[(20, 21)]);
    }
}
