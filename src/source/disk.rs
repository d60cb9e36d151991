//! Files of a folder on disk. Nothing outside the folder is read, whatever links say.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::SystemTime;

use rayon::prelude::*;
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

/// The path of a file in NFC, relative to the root.
struct Name {
    path: Arc<str>,
    /// Whether the file is called otherwise on the disk.
    is_other: bool,
}

/// A file that was found in a walk.
struct Found {
    entry: Entry,
    /// Where it is, if not at its path.
    place: Option<PathBuf>,
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
    fn name(&self, path: &Path) -> Result<Name, Arc<str>> {
        let relative = path.strip_prefix(&self.root).unwrap_or(path);
        let written = relative.to_string_lossy().replace('\\', "/");
        if relative.to_str().is_none() {
            return Err(written.into());
        }
        let path: Arc<str> = match written.is_ascii() {
            true => (*written).into(),
            false => written.nfc().collect::<String>().into(),
        };
        Ok(Name {
            is_other: *path != *written,
            path,
        })
    }

    /// A file that was found; `None` for what is no file.
    fn take(&self, entry: &DirEntry) -> Result<Option<Found>, Diagnostic> {
        let name = self
            .name(entry.path())
            .map_err(|lossy| problems::file_name(&lossy))?;
        if entry.path_is_symlink() {
            self.follow(entry.path(), &name.path)?;
        }
        let metadata = std::fs::metadata(entry.path())
            .map_err(|cause| problems::unreadable(&name.path, &cause))?;
        Ok(metadata.is_file().then(|| Found {
            place: name.is_other.then(|| entry.path().to_owned()),
            entry: Entry {
                path: name.path,
                size: metadata.len(),
                written: written(&metadata),
            },
        }))
    }

    /// What one step of a walk found; `None` for what is no file.
    fn step(&self, step: walkdir::Result<DirEntry>) -> Result<Option<Found>, Diagnostic> {
        match step {
            Ok(entry) if entry.file_type().is_dir() => Ok(None),
            Ok(entry) => self.take(&entry),
            Err(error) => {
                let path = error.path().unwrap_or(&self.root);
                let name = self.name(path).map_or_else(|lossy| lossy, |name| name.path);
                Err(problems::unreadable(&name, &error.into()))
            }
        }
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
        // The system takes longer to tell of each file than to name them all.
        let steps: Vec<walkdir::Result<DirEntry>> = walk.collect();
        let found: Vec<_> = steps.into_par_iter().map(|step| self.step(step)).collect();
        for found in found {
            match found {
                Ok(None) => {}
                Ok(Some(Found { entry, place })) => {
                    if let Ok(mut renamed) = self.renamed.write() {
                        match place {
                            Some(place) => renamed.insert(Arc::clone(&entry.path), place),
                            None => renamed.remove(&entry.path),
                        };
                    }
                    listing.entries.push(entry);
                }
                Err(problem) => listing.problems.push(problem),
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
