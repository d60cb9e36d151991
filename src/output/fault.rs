//! Why a text cannot be the path of an output, in words for people.

use super::marker;
use super::path::LONGEST_SEGMENT;
use crate::diag::{Lang, Text};

/// A text that cannot be the path of an output.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text().get(Lang::En))]
pub struct PathError {
    /// The text as it was given.
    pub path: String,
    /// The first thing that is wrong with it.
    pub fault: PathFault,
}

impl PathError {
    /// What is wrong, for people.
    pub fn text(&self) -> Text {
        let why = self.fault.text();
        Text::new(
            format!(
                "không thể dùng đường dẫn {:?}: {}",
                self.path,
                why.get(Lang::Vi)
            ),
            format!(
                "the path {:?} cannot be used: {}",
                self.path,
                why.get(Lang::En)
            ),
        )
    }
}

/// Why a text cannot be the path of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathFault {
    /// There is nothing in it.
    Empty,
    /// It begins with a slash.
    Absolute,
    /// Two slashes stand together, or one at the end.
    EmptySegment,
    /// A segment ends with a dot or a space: `.` and `..` move elsewhere, and Windows drops such an
    /// end.
    DotOrSpaceAtEnd,
    /// A backslash, or a character that Windows has no room for in a name.
    Forbidden(char),
    /// NUL, a line end or another character that cannot be seen.
    Control,
    /// `%` before two hexadecimal digits: after decoding it would be another path.
    Encoded,
    /// A segment has more than 200 bytes.
    TooLong,
    /// The name of the file by which the output folder is known again.
    Reserved,
}

impl PathFault {
    fn text(self) -> Text {
        match self {
            Self::Empty => Text::new("đường dẫn rỗng", "it is empty"),
            Self::Absolute => Text::new("đường dẫn bắt đầu bằng dấu /", "it begins with a slash"),
            Self::EmptySegment => Text::new(
                "có hai dấu / liền nhau hoặc dấu / ở cuối",
                "two slashes stand together, or one at the end",
            ),
            Self::DotOrSpaceAtEnd => Text::new(
                "có phần kết thúc bằng dấu chấm hoặc dấu cách",
                "a segment ends with a dot or a space",
            ),
            Self::Forbidden(character) => Text::new(
                format!("không dùng được ký tự {character}"),
                format!("the character {character} is not allowed"),
            ),
            Self::Control => Text::new(
                "có ký tự không nhìn thấy được",
                "it has a character that cannot be seen",
            ),
            Self::Encoded => Text::new(
                "có ký tự mã hóa kiểu %2e",
                "it has an encoded character such as %2e",
            ),
            Self::TooLong => Text::new(
                format!("có phần dài hơn {LONGEST_SEGMENT} byte"),
                format!("a segment is longer than {LONGEST_SEGMENT} bytes"),
            ),
            Self::Reserved => Text::new(
                format!("tên {} dành riêng cho Nghề", marker::NAME),
                format!("the name {} is kept for Nghề itself", marker::NAME),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_in_both_languages_what_is_wrong() {
        let error = PathError {
            path: "a\0".to_owned(),
            fault: PathFault::Control,
        };
        assert_eq!(
            error.text().get(Lang::Vi),
            r#"không thể dùng đường dẫn "a\0": có ký tự không nhìn thấy được"#
        );
        assert_eq!(
            error.to_string(),
            r#"the path "a\0" cannot be used: it has a character that cannot be seen"#
        );
    }
}
