//! The piece of a source line that is shown under a finding, however long the line is.

use std::ops::Range;

use super::clean::visible;

/// Characters of a line that are shown at most.
const WINDOW: usize = 110;

/// Of these, the characters before the place that is underlined.
const LEAD: usize = 40;

/// Stands where something of the line was left out.
const CUT: &str = "…";

/// How wide a tab is shown.
const TAB: &str = "    ";

/// A line made fit to be shown, and the bytes of it to underline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, or the window of it around the underlined bytes.
    pub(super) line: String,
    /// The bytes of `line` to underline.
    pub(super) mark: Range<usize>,
}

/// Cuts a window around the bytes `mark` out of a line; what of `mark` is outside is not underlined.
pub(super) fn excerpt(line: &str, mark: Range<usize>) -> Excerpt {
    let total = line.chars().count();
    let marked = line
        .char_indices()
        .take_while(|(at, _)| *at < mark.start)
        .count();
    let first = window_start(marked, total);
    let mut shown = Excerpt {
        line: String::new(),
        mark: 0..0,
    };
    if first > 0 {
        shown.line.push_str(CUT);
    }
    let mut underlined = None;
    for (at, letter) in line.char_indices().skip(first).take(WINDOW) {
        let from = shown.line.len();
        match letter {
            '\t' => shown.line.push_str(TAB),
            other => shown.line.push(visible(other)),
        }
        if mark.contains(&at) {
            let start = underlined.map_or(from, |Range { start, .. }| start);
            underlined = Some(start..shown.line.len());
        } else if at >= mark.start && underlined.is_none() {
            // An empty mark, such as a value that is not there, still has a place.
            underlined = Some(from..from);
        }
    }
    shown.mark = underlined.unwrap_or(shown.line.len()..shown.line.len());
    if first + WINDOW < total {
        shown.line.push_str(CUT);
    }
    shown
}

/// The first character to show, so that the marked one is seen with what stands before it.
fn window_start(marked: usize, total: usize) -> usize {
    if total <= WINDOW {
        return 0;
    }
    marked.saturating_sub(LEAD).min(total - WINDOW)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(line: &str, mark: Range<usize>, shown: &str, underlined: &str) {
        let excerpt = excerpt(line, mark);
        assert_eq!(excerpt.line, shown);
        assert_eq!(excerpt.line.get(excerpt.mark).unwrap(), underlined);
    }

    #[test]
    fn short_lines_are_shown_whole() {
        check("tên: nghề", 6..11, "tên: nghề", "nghề");
        check("\ta\u{1b}", 0..1, "    a␛", "    ");
        check("a:", 2..2, "a:", "");
    }

    #[test]
    fn long_lines_are_cut_around_the_mark() {
        let line = format!("{}X{}", "a".repeat(30_000), "b".repeat(30_000));
        let expected = format!("…{}X{}…", "a".repeat(40), "b".repeat(69));
        check(&line, 30_000..30_001, &expected, "X");
        let all = excerpt(&line, 0..line.len());
        assert_eq!(all.line.chars().count(), WINDOW + 1);
        assert_eq!(all.mark, 0..WINDOW);
    }

    proptest! {
        #[test]
        fn the_mark_is_inside_the_line(line in "(\\PC|\t|\u{1b}){0,300}", start in 0usize..600, length in 0usize..600) {
            let excerpt = excerpt(&line, start..start + length);
            prop_assert!(excerpt.line.get(excerpt.mark).is_some());
            prop_assert!(excerpt.line.chars().count() <= 4 * WINDOW + 2);
        }
    }
}
