//! The path of a file as a part of an address, for programs that open or show it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a path keeps when it becomes a part of an address.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A path with everything escaped that could mean something else in an address.
pub(crate) fn path_in_address(path: &str) -> String {
    utf8_percent_encode(path, KEPT).to_string()
}
