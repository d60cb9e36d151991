//! The last good bytes of the pages that were asked for lately.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// How many pages are kept: more than anybody has open.
const MOST: usize = 64;

/// Bytes of pages by their addresses, the one asked for last in front.
///
/// A template can fail on one page only, which shows when that page is made. Then its last good
/// bytes stay up, as the last good site does.
#[derive(Debug, Default)]
pub(super) struct Recent(Mutex<VecDeque<(String, Arc<[u8]>)>>);

impl Recent {
    /// Keeps the bytes of a page.
    pub(super) fn keep(&self, url: &str, bytes: &Arc<[u8]>) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.retain(|(known, _)| known != url);
        pages.push_front((url.to_owned(), Arc::clone(bytes)));
        pages.truncate(MOST);
    }

    /// The bytes that a page last had.
    pub(super) fn get(&self, url: &str) -> Option<Arc<[u8]>> {
        let pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, bytes) = pages.iter().find(|(known, _)| known == url)?;
        Some(Arc::clone(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_latest_are_kept() {
        let recent = Recent::default();
        for number in 0..=MOST {
            recent.keep(&number.to_string(), &Arc::from(vec![1]));
        }
        assert_eq!(recent.get("0"), None);
        recent.keep("1", &Arc::from(vec![2]));
        assert_eq!(recent.get("1").as_deref(), Some([2].as_slice()));
    }
}
