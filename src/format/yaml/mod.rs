//! YAML: reading it fast and safely, and telling every mistake at its place.
//!
//! Two parsers share the work. [`parse`] uses the one that serde knows, which is fast but tells little of
//! places; it is all that good content needs. Everything about places is read again by a parser of events:
//! [`Tree`] and [`locate`] find values, [`diagnose_syntax`] finds mistakes. All functions take any text: they
//! never panic, never recurse into it, and take time and memory in proportion to its length.

mod events;
mod explain;
mod front_matter;
mod guard;
#[cfg(test)]
pub(in crate::format) mod hostile;
mod lines;
mod path;
mod problem;
mod quote;
mod raw;
mod repeated;
mod survey;
mod tabs;
mod tree;

use std::sync::Arc;

pub use front_matter::{FrontMatter, split_front_matter};
pub use path::Seg;
pub use problem::Problem;
pub(in crate::format) use quote::quote;
pub(in crate::format) use survey::{Lost, Rest, survey};
pub(in crate::format) use tree::Scalar;
pub use tree::{Located, Tree, locate};

use crate::diag::Diagnostic;

/// Reads a YAML text; an empty one is null.
///
/// # Errors
/// The first mistake of a text that is not YAML, repeats a key, nests too deep, or uses aliases, anchors or
/// tags; [`diagnose_syntax`] tells the others too.
pub fn parse(text: &str) -> Result<serde_yaml::Value, Box<Problem>> {
    // The library counts a byte order mark as a column and would see the first line indented.
    let content = text.strip_prefix('\u{feff}').unwrap_or(text);
    let read =
        || serde_yaml::from_str(content).map_err(|error| Box::new(raw::problem(content, &error)));
    let refused = |problem: Box<Problem>| Box::new(problem.after(text.len() - content.len()));
    guard::guard(content).and_then(|()| read()).map_err(refused)
}

/// A text that [`parse`] refuses, with blanks in place of all that cannot be read, so that every other byte is where it
/// was; `None` for a text that can be read, or of which nothing can.
pub fn blanked(text: &str) -> Option<String> {
    match parse(text) {
        Ok(_) => None,
        Err(_) => Some(survey(text).rest?.text),
    }
}

/// All that is wrong with a text that [`parse`] refuses, at the bytes of a file in which it starts at `base`.
pub fn diagnose_syntax(file: &Arc<str>, text: &str, base: usize) -> Vec<Diagnostic> {
    let problems = survey(text).problems.into_iter();
    problems
        .map(|problem| problem.into_diagnostic(file, base))
        .collect()
}

#[cfg(test)]
mod tests;
