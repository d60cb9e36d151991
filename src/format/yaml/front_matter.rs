//! Splits a Markdown file into the YAML at its start and the body below.

use std::ops::Range;

use super::Problem;
use crate::diag::{Text, codes};

/// The line that stands before and after the YAML.
const FENCE: &str = "---";

/// Where the two parts of a file are, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The YAML between the fences.
    pub yaml: Range<usize>,
    /// Everything below the second fence.
    pub body: Range<usize>,
}

/// Finds front matter: a first line `---`, YAML, a line `---`, the body. A byte order mark and CRLF are fine.
///
/// # Errors
/// When the first line is something else, or no second fence follows.
pub fn split_front_matter(text: &str) -> Result<FrontMatter, Box<Problem>> {
    let mut lines = lines(text);
    let first = lines.next().unwrap_or(0..0);
    if !is_fence(text, &first) {
        return Err(missing(text, first).into());
    }
    let start = first.end;
    match lines.find(|line| is_fence(text, line)) {
        Some(fence) => Ok(FrontMatter {
            yaml: start..fence.start,
            body: fence.end..text.len(),
        }),
        None => Err(unclosed(text, &first).into()),
    }
}

/// The lines with their line breaks; a byte order mark belongs to none.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut start = text.len() - content.len();
    content.split_inclusive('\n').map(move |line| {
        let from = start;
        start += line.len();
        from..start
    })
}

fn is_fence(text: &str, line: &Range<usize>) -> bool {
    text.get(line.clone())
        .is_some_and(|line| line.trim_end() == FENCE)
}

fn trimmed(text: &str, line: &Range<usize>) -> Range<usize> {
    let shown = text.get(line.clone()).unwrap_or_default().trim_end();
    line.start..line.start + shown.len()
}

fn missing(text: &str, first: Range<usize>) -> Problem {
    let message = Text::new(
        "tệp phải mở đầu bằng phần thông tin nằm giữa hai dòng ---",
        "the file must start with its fields between two lines of ---",
    );
    let start = text.get(first.clone()).unwrap_or_default().trim();
    // Word processors turn hyphens into dashes, and a blank line or spaces easily come before the fence.
    let hint = if start.starts_with(['–', '—']) {
        Text::new(
            "viết ba dấu gạch nối ngắn --- thay cho dấu gạch dài",
            "write three hyphens --- instead of a dash",
        )
    } else if text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with(FENCE)
    {
        Text::new(
            "xóa dòng trống và dấu cách đứng trước dòng --- đầu tiên",
            "remove the blank lines and spaces before the first ---",
        )
    } else {
        Text::new(
            "thêm ở đầu tệp: một dòng ---, các trường như title: …, rồi một dòng --- nữa",
            "add at the top: a line ---, fields such as title: …, and another line ---",
        )
    };
    Problem::new(codes::FRONT_MATTER, trimmed(text, &first), message).hint(hint)
}

fn unclosed(text: &str, fence: &Range<usize>) -> Problem {
    let dashes = ['-', '–', '—'];
    let is_almost = |line: &Range<usize>| {
        let line = text.get(line.clone()).unwrap_or_default().trim();
        line.len() > 1 && line.trim_matches(dashes).is_empty()
    };
    if let Some(almost) = lines(text).skip(1).find(is_almost) {
        let message = Text::new(
            "dòng này phải là đúng ba dấu gạch nối --- ở đầu dòng thì mới đóng phần thông tin",
            "only three hyphens --- at the beginning of the line close the fields",
        );
        let problem = Problem::new(codes::FRONT_MATTER, trimmed(text, &almost), message);
        return problem.hint(Text::new("viết ---", "write ---"));
    }
    let message = Text::new(
        "phần thông tin mở bằng --- ở đây nhưng không có dòng --- đóng lại",
        "the fields opened by this --- are not closed by another ---",
    );
    Problem::new(codes::FRONT_MATTER, trimmed(text, fence), message).hint(Text::new(
        "thêm một dòng chỉ có --- ngay sau trường cuối cùng",
        "add a line with only --- right after the last field",
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, yaml: &str, body: &str) {
        let parts = split_front_matter(text).unwrap();
        assert_eq!(
            (text.get(parts.yaml), text.get(parts.body)),
            (Some(yaml), Some(body))
        );
    }

    #[track_caller]
    fn check_refused(text: &str, underlined: &str, hint: &str) {
        let problem = split_front_matter(text).unwrap_err();
        assert_eq!(problem.code, codes::FRONT_MATTER);
        assert_eq!(text.get(problem.span), Some(underlined));
        assert!(
            problem
                .hint
                .unwrap()
                .get(crate::diag::Lang::Vi)
                .contains(hint)
        );
    }

    #[test]
    fn the_fences_may_be_written_on_any_system() {
        check("---\na: 1\n---\nthân\n", "a: 1\n", "thân\n");
        check("\u{feff}---\r\na: 1\r\n---\r\nthân", "a: 1\r\n", "thân");
        check("--- \na: --- \n--- \n", "a: --- \n", "");
        check("---\n---", "", "");
        check("---\n---\nxin\n---\nchào", "", "xin\n---\nchào");
    }

    #[test]
    fn what_is_missing_is_said() {
        check_refused("", "", "thêm ở đầu tệp");
        check_refused("# Chào\n", "# Chào", "thêm ở đầu tệp");
        check_refused("\n---\na: 1\n---\n", "", "xóa dòng trống");
        check_refused("\u{feff} ---\na: 1\n---\n", " ---", "xóa dòng trống");
        check_refused("—-\na: 1\n", "—-", "gạch nối ngắn");
        check_refused("---\r\na: 1\r\n", "---", "ngay sau trường cuối");
        check_refused("---\na: 1\n --- \n", " ---", "viết ---");
        check_refused("---\na: 1\n--\n\nthân\n", "--", "viết ---");
        check_refused("---\na: 1\n———\nthân\n", "———", "viết ---");
    }

    proptest! {
        #[test]
        fn parts_never_cut_a_character(text in "(---|\n|\r|\u{feff}|\\PC){0,20}") {
            match split_front_matter(&text) {
                Ok(parts) => {
                    prop_assert!(text.get(parts.yaml).is_some());
                    prop_assert!(text.get(parts.body).is_some());
                }
                Err(problem) => prop_assert!(text.get(problem.span).is_some()),
            }
        }
    }
}
