//! Files of a folder on disk. Nothing outside the folder is read, whatever links say.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::SystemTime;

use unicode_normalization::UnicodeNormalization as _;
use walkdir::{DirEntry, WalkDir};

use super::{Entry, Listing, Source, problems};
use crate::diag::Diagnostic;

/// The files below a root folder.
#[derive(Debug)]
pub struct DiskSource {
    root: PathBuf,
    /// Where a file is whose NFC path differs from its name on disk.
    renamed: RwLock<BTreeMap<Arc<str>, PathBuf>>,
}

impl DiskSource {
    /// The files below `root`.
    ///
    /// # Errors
    /// When the folder cannot be found.
    pub fn new(root: &Path) -> std::io::Result<Self> {
        Ok(Self {
            root: root.canonicalize()?,
            renamed: RwLock::default(),
        })
    }

    /// The root, with links resolved.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The path in NFC, relative to the root.
    fn name(&self, path: &Path) -> Result<Arc<str>, Arc<str>> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let lossy = relative.to_string_lossy().replace('\\', "/");
        match relative.to_str() {
            Some(_) => Ok(lossy.nfc().collect::<String>().into()),
            None => Err(lossy.into()),
        }
    }

    fn take(&self, entry: &DirEntry, listing: &mut Listing) {
        let name = match self.name(entry.path()) {
            Ok(name) => name,
            Err(lossy) => return listing.problems.push(problems::file_name(&lossy)),
        };
        if entry.path_is_symlink()
            && let Err(problem) = self.follow(entry.path(), &name)
        {
            return listing.problems.push(problem);
        }
        let metadata = match std::fs::metadata(entry.path()) {
            Ok(metadata) if metadata.is_file() => metadata,
            Ok(_) => return,
            Err(cause) => return listing.problems.push(problems::unreadable(&name, &cause)),
        };
        if entry.path() != self.root.join(&*name)
            && let Ok(mut renamed) = self.renamed.write()
        {
            renamed.insert(Arc::clone(&name), entry.path().to_owned());
        }
        listing.entries.push(Entry {
            path: name,
            size: metadata.len(),
            written: written(&metadata),
        });
    }

    /// Refuses a link that leaves the root, that leads to a folder, or that leads nowhere.
    fn follow(&self, path: &Path, name: &Arc<str>) -> Result<(), Diagnostic> {
        let target = path.canonicalize().map_err(|_| {
            problems::symlink(
                name,
                "liên kết này không dẫn tới đâu hoặc dẫn vòng tròn",
                "this link leads nowhere or runs in a circle",
            )
        })?;
        if !target.starts_with(&self.root) {
            return Err(problems::symlink(
                name,
                "liên kết này dẫn ra ngoài thư mục của trang",
                "this link leaves the site's folder",
            ));
        }
        if target.is_dir() {
            return Err(problems::symlink(
                name,
                "liên kết này dẫn tới một thư mục",
                "this link leads to a folder",
            ));
        }
        Ok(())
    }

    fn locate(&self, path: &str) -> PathBuf {
        self.renamed
            .read()
            .ok()
            .and_then(|renamed| renamed.get(path).cloned())
            .unwrap_or_else(|| self.root.join(path))
    }
}

impl Source for DiskSource {
    fn list(&self, folder: &str) -> Listing {
        let mut listing = Listing::default();
        let path = self.root.join(folder);
        if path.symlink_metadata().is_err() || folder.split('/').any(is_ignored) {
            return listing;
        }
        let walk = WalkDir::new(&path)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| !is_ignored(&entry.file_name().to_string_lossy()));
        for entry in walk {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => self.take(&entry, &mut listing),
                Err(error) => {
                    let path = error.path().unwrap_or(&self.root);
                    let name = self.name(path).unwrap_or_else(|lossy| lossy);
                    listing
                        .problems
                        .push(problems::unreadable(&name, &error.into()));
                }
            }
        }
        listing.entries.sort();
        let twice = listing.entries.windows(2).filter_map(|pair| match pair {
            [a, b] if a.path == b.path => Some(problems::same_name(&a.path)),
            _ => None,
        });
        listing.problems.extend(twice.collect::<Vec<_>>());
        listing
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        let name: Arc<str> = path.into();
        let read = || -> std::io::Result<Vec<u8>> {
            let file = std::fs::File::open(self.locate(path))?;
            let mut bytes =
                Vec::with_capacity(file.metadata().map_or(0, |m| m.len().min(limit)) as usize + 1);
            // One byte more than the limit tells a file that grew from one that fits.
            file.take(limit + 1).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().map_err(|cause| problems::unreadable(&name, &cause))?;
        if bytes.len() as u64 > limit {
            let size = std::fs::metadata(self.locate(path)).map_or(bytes.len() as u64, |m| m.len());
            return Err(problems::too_large(&name, size, limit));
        }
        Ok(bytes)
    }
}

/// When a file was last written; 0 where the system does not say.
fn written(metadata: &std::fs::Metadata) -> u128 {
    let since = metadata.modified().ok();
    let since = since.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos())
}

/// Hidden files and the backups that editors and systems leave behind.
fn is_ignored(name: &str) -> bool {
    name.starts_with(['.', '~', '#'])
        || name.ends_with('~')
        || [".swp", ".bak", ".tmp", ".orig"]
            .iter()
            .any(|end| name.ends_with(end))
        || matches!(name, "Thumbs.db" | "desktop.ini" | "__MACOSX")
}
