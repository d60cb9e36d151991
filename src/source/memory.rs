//! Files in memory, for tests and for content that never was on disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, Listing, Source, is_within, problems};
use crate::diag::Diagnostic;

/// Files by their path.
#[derive(Debug, Clone, Default)]
pub struct MemorySource {
    files: BTreeMap<Arc<str>, Vec<u8>>,
}

impl MemorySource {
    /// Adds or replaces a file.
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.into(), bytes.into());
        self
    }
}

impl Source for MemorySource {
    fn list(&self, folder: &str) -> Listing {
        let entries = self
            .files
            .iter()
            .filter(|(path, _)| is_within(path, folder))
            .map(|(path, bytes)| Entry {
                path: Arc::clone(path),
                size: bytes.len() as u64,
                written: 0,
            })
            .collect();
        Listing {
            entries,
            problems: Vec::new(),
        }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        let name: Arc<str> = path.into();
        match self.files.get(path) {
            None => Err(problems::unreadable(
                &name,
                &std::io::Error::from(std::io::ErrorKind::NotFound),
            )),
            Some(bytes) if bytes.len() as u64 > limit => {
                Err(problems::too_large(&name, bytes.len() as u64, limit))
            }
            Some(bytes) => Ok(bytes.clone()),
        }
    }
}
