//! The output folder as a whole: what a build leaves, refuses, keeps, and survives.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod builds;
mod failures;
mod killed;
mod model;
mod refusals;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;

/// A folder with `content/`, and `public/` to build into.
pub(super) struct Site {
    root: tempfile::TempDir,
}

impl Site {
    pub(super) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        Self { root }
    }

    pub(super) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(super) fn public(&self) -> PathBuf {
        self.root().join("public")
    }

    pub(super) fn content(&self) -> PathBuf {
        self.root().join("content")
    }

    pub(super) fn try_begin(&self) -> Result<FolderSink, OutputError> {
        FolderSink::begin(&self.public(), &[&self.content()], |owner| {
            unreachable!("nobody else is at work: {owner:?}")
        })
    }

    pub(super) fn begin(&self) -> FolderSink {
        self.try_begin().unwrap()
    }

    pub(super) fn build(&self, files: &[(&str, &str)]) -> Committed {
        let sink = self.begin();
        for (path, text) in files {
            put(&sink, path, text).unwrap();
        }
        sink.commit().unwrap()
    }

    pub(super) fn clean(&self) -> Result<Cleaned, OutputError> {
        clean(&self.public(), &[&self.content()], |_| {})
    }

    /// The text of a page of the output, if it is there.
    pub(super) fn page(&self, path: &str) -> Option<String> {
        fs::read_to_string(self.public().join(path)).ok()
    }
}

pub(super) fn put(sink: &dyn Sink, path: &str, text: &str) -> Result<Outcome, OutputError> {
    sink.put(&OutputPath::new(path).unwrap(), text.as_bytes())
}

/// The names of what a folder holds, in order.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// All files of an output by path, the marker among them.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|file| {
            let path = file.path().strip_prefix(folder).unwrap();
            let text = fs::read_to_string(file.path()).unwrap();
            (path.to_str().unwrap().replace('\\', "/"), text)
        })
        .collect()
}

/// The tree that an output with these files must be.
fn tree_of(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    let marker = str::from_utf8(marker::BYTES).unwrap();
    let all = files.iter().copied().chain([(marker::NAME, marker)]);
    all.map(|(path, text)| (path.to_owned(), text.to_owned()))
        .collect()
}
