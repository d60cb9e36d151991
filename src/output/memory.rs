//! A sink that keeps the outputs in memory, for tests and for serving.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::taken::is_taken;
use super::{Outcome, OutputError, OutputPath, Sink};

/// All outputs by path, in the order of their paths.
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<Files>,
}

type Files = BTreeMap<OutputPath, Arc<[u8]>>;

impl MemorySink {
    /// A sink without outputs.
    pub fn new() -> Self {
        Self::default()
    }

    /// The bytes under a path, if there are any; nothing is copied.
    pub fn get(&self, path: &str) -> Option<Arc<[u8]>> {
        self.lock().get(path).cloned()
    }

    /// All outputs, in the order of their paths.
    pub fn into_files(self) -> BTreeMap<OutputPath, Arc<[u8]>> {
        self.files
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sink for MemorySink {
    fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<Outcome, OutputError> {
        let bytes = Arc::from(bytes);
        let mut files = self.lock();
        if is_taken(&files, path.as_str()) {
            return Err(OutputError::Taken { path: path.clone() });
        }
        files.insert(path.clone(), bytes);
        Ok(Outcome::Written)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn put(sink: &MemorySink, path: &str) -> Result<Outcome, OutputError> {
        sink.put(&OutputPath::new(path).unwrap(), path.as_bytes())
    }

    #[test]
    fn keeps_what_it_is_given() {
        let sink = MemorySink::new();
        assert_eq!(put(&sink, "b/index.html").unwrap(), Outcome::Written);
        put(&sink, "a.css").unwrap();
        assert_eq!(sink.get("a.css").as_deref(), Some(b"a.css".as_slice()));
        assert_eq!(sink.get("c"), None);
        let paths: Vec<_> = sink
            .into_files()
            .into_keys()
            .map(|path| path.to_string())
            .collect();
        assert_eq!(paths, ["a.css", "b/index.html"]);
    }

    #[test]
    fn refuses_a_path_that_is_taken() {
        let sink = MemorySink::new();
        put(&sink, "a/b/c").unwrap();
        for path in ["a/b/c", "a/b", "a", "a/b/c/d"] {
            let error = put(&sink, path).unwrap_err();
            assert!(matches!(error, OutputError::Taken { path: taken } if taken.as_str() == path));
        }
        for path in ["a/b-c", "a/b/c-d", "ab"] {
            put(&sink, path).unwrap();
        }
    }
}
