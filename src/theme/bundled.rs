//! The theme that the program carries, so that a site needs no folder of one.

use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::folder;
use crate::source::{BackedSource, MemorySource, Source};

/// The name of the theme that is carried.
pub const BUNDLED: &str = "nghe";

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/nghe");

/// The files of a site, with the theme that the program carries wherever the site has no folder of its name.
/// So a theme of the site can extend it, and the newest program brings the newest theme.
pub fn bundled(site: Arc<dyn Source>) -> BackedSource {
    let folder = folder(BUNDLED);
    let mut files = MemorySource::default();
    let mut next = vec![&FILES];
    while let Some(dir) = next.pop() {
        next.extend(dir.dirs());
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            files = files.with(&format!("{folder}/{path}"), file.contents());
        }
    }
    BackedSource::new(site, &folder, files)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;
    use crate::source::DiskSource;

    /// Every file of the theme with its bytes.
    fn files(source: &dyn Source) -> BTreeMap<Arc<str>, Vec<u8>> {
        let listing = source.list("themes/nghe");
        let read = |path: &str| source.read(path, u64::MAX - 1).unwrap_or_default();
        let entries = listing.entries.into_iter();
        entries
            .map(|entry| (Arc::clone(&entry.path), read(&entry.path)))
            .collect()
    }

    #[test]
    #[allow(clippy::unwrap_used, reason = "tests")]
    fn the_program_carries_the_theme_of_the_repository() {
        let carried = files(&bundled(Arc::new(MemorySource::default())));
        let disk = DiskSource::new(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(carried.len() > 50);
        assert!(
            carried == files(&disk),
            "build.rs notices every file of the theme"
        );
    }
}
