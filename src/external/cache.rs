//! What was well a short while ago, so that a check asks nobody twice a day.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

/// For how many seconds a page that was well is taken to be well: a week.
const FRESH: i64 = 7 * 24 * 60 * 60;

/// The version of the file; another one is as good as none.
const VERSION: u32 = 1;

/// When each address was last well, in seconds since 1970.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Cache {
    version: u32,
    well: BTreeMap<String, i64>,
}

impl Cache {
    /// Reads what a former check has left; a file that is not there, torn or of another version is an empty cache.
    pub fn read(path: &Path) -> Self {
        let read = std::fs::read(path).ok();
        read.and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok())
            .filter(|cache| cache.version == VERSION)
            .unwrap_or_default()
    }

    /// Leaves it for the next check: the file is the old or the new one, never half.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let whole = Self {
            version: VERSION,
            well: self.well.clone(),
        };
        let beside = path.with_extension("new");
        std::fs::write(&beside, serde_json::to_vec_pretty(&whole)?)?;
        std::fs::rename(&beside, path)
    }

    /// Forgets addresses that no content has any more, so that the file stays as small as the content.
    pub(super) fn keep_only(&mut self, stands: impl Fn(&Url) -> bool) {
        self.well
            .retain(|url, _| Url::parse(url).is_ok_and(|url| stands(&url)));
    }

    /// Whether an address was well not long before `now`. A time that has not come yet says nothing.
    pub(super) fn is_well(&self, url: &Url, now: Timestamp) -> bool {
        let Some(at) = self.well.get(url.as_str()) else {
            return false;
        };
        (0..FRESH).contains(&(now.as_second() - at))
    }

    pub(super) fn remember(&mut self, url: &Url, now: Timestamp) {
        self.well.insert(url.as_str().to_owned(), now.as_second());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn what_was_well_is_known_for_a_week_and_what_is_torn_is_nothing() {
        let folder = std::env::temp_dir().join(format!("nghe-cache-{}", std::process::id()));
        let path = folder.join("sub/external.json");
        let url = Url::parse("https://a.vn/x").unwrap();
        let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
        let mut cache = Cache::read(&path);
        assert!(!cache.is_well(&url, now));
        cache.remember(&url, now);
        cache.write(&path).unwrap();

        let mut cache = Cache::read(&path);
        assert!(cache.is_well(&url, now + SignedDuration::from_hours(167)));
        assert!(!cache.is_well(&url, now + SignedDuration::from_hours(169)));
        assert!(!cache.is_well(&url, now - SignedDuration::from_hours(1)));
        cache.keep_only(|_| false);
        assert!(!cache.is_well(&url, now));

        std::fs::write(&path, "{\"version\": 1, \"we").unwrap();
        assert!(Cache::read(&path).well.is_empty());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
