//! The path of an output inside the site, checked once so that no sink has to distrust it.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::fault::{PathError, PathFault};
use super::marker;

/// The longest segment in bytes. File systems hold 255; the rest leaves room for added endings such
/// as `.br`.
pub(super) const LONGEST_SEGMENT: usize = 200;

/// The characters that mean something else than themselves in a path, or cannot be part of a file
/// name on Windows.
const FORBIDDEN: &[char] = &['\\', '<', '>', ':', '"', '|', '?', '*'];

/// A relative path of the site such as `truong/cd-a/index.html`, which cannot leave the output
/// folder.
///
/// It has one or more segments between single slashes. Cloning shares the text. Paths are ordered
/// as their texts are. Normalising to NFC is the work of whoever makes the path.
///
/// Names that Windows keeps for devices are allowed: `con` is an everyday Vietnamese word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Checks the text and takes it as it is.
    ///
    /// # Errors
    ///
    /// The first [`PathFault`] from the left.
    pub fn new(path: &str) -> Result<Self, PathError> {
        match fault(path) {
            None => Ok(Self(path.into())),
            Some(fault) => Err(PathError {
                path: path.to_owned(),
                fault,
            }),
        }
    }

    /// The path with `/` between its segments.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The folder of a relative path: `truong/cd-a` for `truong/cd-a/index.html`, the empty text at the
/// top.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn fault(path: &str) -> Option<PathFault> {
    if path.is_empty() {
        return Some(PathFault::Empty);
    }
    if path.starts_with('/') {
        return Some(PathFault::Absolute);
    }
    if path.split('/').next() == Some(marker::NAME) {
        return Some(PathFault::Reserved);
    }
    path.split('/').find_map(segment_fault)
}

fn segment_fault(segment: &str) -> Option<PathFault> {
    if segment.is_empty() {
        return Some(PathFault::EmptySegment);
    }
    if segment.len() > LONGEST_SEGMENT {
        return Some(PathFault::TooLong);
    }
    if segment.contains(char::is_control) {
        return Some(PathFault::Control);
    }
    if let Some(character) = segment
        .chars()
        .find(|character| FORBIDDEN.contains(character))
    {
        return Some(PathFault::Forbidden(character));
    }
    if segment.ends_with(['.', ' ']) {
        return Some(PathFault::DotOrSpaceAtEnd);
    }
    has_encoding(segment).then_some(PathFault::Encoded)
}

fn has_encoding(segment: &str) -> bool {
    segment.as_bytes().windows(3).any(
        |three| matches!(three, [b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit()),
    )
}

#[cfg(test)]
mod tests {
    use std::path::{Component, Path};

    use proptest::prelude::*;

    use super::*;

    fn check(path: &str, expected: Option<PathFault>) {
        assert_eq!(
            OutputPath::new(path).err().map(|error| error.fault),
            expected,
            "{path:?}"
        );
    }

    #[test]
    fn accepts_the_paths_of_a_site() {
        let longest = "a".repeat(LONGEST_SEGMENT);
        for path in [
            "index.html",
            "truong/cd-a/index.html",
            "tài-liệu/kế hoạch 72.pdf",
            "con/index.html",
            ".well-known/security.txt",
            "giảm-20%.pdf",
            "a..b/...c",
            "truong/.nghe",
            &longest,
        ] {
            check(path, None);
        }
    }

    #[test]
    fn refuses_what_could_lead_elsewhere() {
        check("", Some(PathFault::Empty));
        check("/etc/passwd", Some(PathFault::Absolute));
        check("//host/share", Some(PathFault::Absolute));
        check("a//b", Some(PathFault::EmptySegment));
        check("a/", Some(PathFault::EmptySegment));
        check(".", Some(PathFault::DotOrSpaceAtEnd));
        check("a/../../b", Some(PathFault::DotOrSpaceAtEnd));
        check("a/./b", Some(PathFault::DotOrSpaceAtEnd));
        check("a /b", Some(PathFault::DotOrSpaceAtEnd));
        check("..\\b", Some(PathFault::Forbidden('\\')));
        check("C:/b", Some(PathFault::Forbidden(':')));
        check("a\0b", Some(PathFault::Control));
        check("a\nb", Some(PathFault::Control));
        check("%2e%2e/b", Some(PathFault::Encoded));
        check("a%2Fb", Some(PathFault::Encoded));
        check("%252e%252e/b", Some(PathFault::Encoded));
        check(
            &"đ".repeat(LONGEST_SEGMENT / 2 + 1),
            Some(PathFault::TooLong),
        );
        check(".nghe", Some(PathFault::Reserved));
        check(".nghe/a", Some(PathFault::Reserved));
    }

    #[test]
    fn knows_the_folder_of_a_path() {
        assert_eq!(folder_of("truong/cd-a/index.html"), "truong/cd-a");
        assert_eq!(folder_of("index.html"), "");
    }

    /// Texts that are made of what attacks are made of.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            Just("..".to_owned()),
            Just(".".to_owned()),
            Just("/".to_owned()),
            Just("\\".to_owned()),
            Just("%2e".to_owned()),
            Just("%".to_owned()),
            Just("2F".to_owned()),
            Just("%5c".to_owned()),
            Just("\0".to_owned()),
            Just("C:".to_owned()),
            Just("~".to_owned()),
            "[a-z]{1,4}",
            any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
    }

    fn decoded(path: &str) -> String {
        let mut text = path.to_owned();
        for (code, character) in [("%2e", "."), ("%2f", "/"), ("%5c", "\\"), ("%25", "%")] {
            text = text
                .replace(code, character)
                .replace(&code.to_uppercase(), character);
        }
        text
    }

    proptest! {
        #[test]
        fn an_accepted_path_stays_inside(path in hostile()) {
            if let Ok(accepted) = OutputPath::new(&path) {
                prop_assert_eq!(accepted.as_str(), &path);
                let decoded = decoded(&path).replace('\\', "/");
                let parts: Vec<_> = Path::new(&decoded).components().collect();
                prop_assert!(!parts.is_empty());
                prop_assert!(parts.iter().all(|part| matches!(part, Component::Normal(_))));
                prop_assert_eq!(parts.len(), path.split('/').count());
                prop_assert!(!path.contains('\0'));
            }
        }

        #[test]
        fn a_path_of_plain_segments_is_accepted(path in "[a-z0-9-]{1,20}(/[a-z0-9-]{1,20}){0,5}") {
            prop_assert!(OutputPath::new(&path).is_ok());
        }
    }
}
