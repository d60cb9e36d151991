//! The paths of an output, by which it is known that no two outputs are in each other's way.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::OutputPath;
use super::path::folder_of;

/// Says whether a folder on a disk would have no room for the path: it is there, is a folder, or
/// lies in a file.
pub(super) fn is_taken<T>(files: &BTreeMap<OutputPath, T>, path: &str) -> bool {
    let mut part = path;
    while !part.is_empty() {
        if files.contains_key(part) {
            return true;
        }
        part = folder_of(part);
    }
    let inside = format!("{path}/");
    let from = (Bound::Included(inside.as_str()), Bound::Unbounded);
    let next = files.range::<str, _>(from).next();
    next.is_some_and(|(next, _)| next.as_str().starts_with(&inside))
}
