//! Texts that nobody should write: what the tests of this module throw at it.

use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that mean something to YAML, and a few that mean nothing.
const PIECES: &[&str] = &[
    "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", ",", ":", "?", "-",
    "- ", ": ", "? ", " ", "\n", "\n", "\n  ", "\n    ", "\r\n", "\t", "a", "ề", "đơ", "\\", "~",
    "a: ", "b: ", "ề: ", "- b: ", "\"x\"", "'ư'", "1", "0243", "224.500", "8:30", "NO", "true",
    "---\n", "...\n", "<<: ", "&a ", "*a", "!!str ", "!x ", "|\n  ", ">-\n ", " # ", "%YAML 1.2\n",
    "\u{feff}", "\u{85}", "\u{2028}", "\0", "\u{1b}", "title: ", "title: a\n", "level: ", "fee:\n  ",
];

/// Any text, more often one that has something of YAML.
pub(in crate::format) fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(select(PIECES), 0..40);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}
