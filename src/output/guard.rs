//! The folders that must not be replaced or removed: not ours, a source of the site, or not a
//! folder at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::error::{Action, OutputError};
use super::marker;
use super::places::Places;

/// What may be replaced or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// There is nothing of this name.
    Missing,
    /// A folder without entries, whoever made it.
    Empty,
    /// A folder with our marker.
    Ours,
}

/// Finds the real place of the output folder and holds it against the sources of the site.
///
/// The target may be missing. Symbolic links on the way to it are resolved; it must not be one
/// itself.
///
/// # Errors
///
/// The target is a link or no folder, or it holds a protected path or lies in one.
pub(super) fn locate(target: &Path, protected: &[&Path]) -> Result<Places, OutputError> {
    let absolute = std::path::absolute(target).map_err(OutputError::io(Action::Read, target))?;
    // A slash at the end would make the system look through a link instead of at it.
    let absolute: PathBuf = absolute.components().collect();
    refuse_non_folder(&absolute)?;
    let folder = resolve(&absolute)?;
    for path in protected {
        refuse_overlap(&folder, &resolve(path)?)?;
    }
    if is_reserved(&folder) {
        return Err(OutputError::Reserved { folder });
    }
    Places::of(&folder).ok_or(OutputError::NotOurs { folder })
}

/// Whether a folder bears one of the names that lie beside an output.
fn is_reserved(folder: &Path) -> bool {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let endings = [".staging", ".old", ".lock"];
    name.starts_with('.') && endings.iter().any(|ending| name.ends_with(ending))
}

/// Looks at a folder that is to be replaced or removed.
///
/// # Errors
///
/// Everything that is not a [`State`]: a link, a file, or a folder with somebody else's files.
pub(super) fn inspect(folder: &Path) -> Result<State, OutputError> {
    if refuse_non_folder(folder)? == Found::Nothing {
        return Ok(State::Missing);
    }
    if marker::is_in(folder) {
        return Ok(State::Ours);
    }
    let mut entries = fs::read_dir(folder).map_err(OutputError::io(Action::Read, folder))?;
    match entries.next() {
        None => Ok(State::Empty),
        Some(_) => Err(OutputError::NotOurs {
            folder: folder.to_owned(),
        }),
    }
}

/// Refuses a folder before anything is made beside it, as [`inspect`] does.
///
/// Without the lock a folder can be seen in the middle of somebody's switch. So where there is a
/// lock file this says nothing, and the caller looks again when the lock is taken.
pub(super) fn refuse_early(places: &Places) -> Result<(), OutputError> {
    match inspect(&places.target) {
        Err(refusal) if !is_there(&places.lock) => Err(refusal),
        _ => Ok(()),
    }
}

/// Refuses a folder that lies in the output of a build, whose next build would remove it.
///
/// # Errors
///
/// The output that holds it.
pub(super) fn refuse_nested(folder: &Path) -> Result<(), OutputError> {
    match folder
        .ancestors()
        .skip(1)
        .find(|outer| marker::is_in(outer))
    {
        None => Ok(()),
        Some(outer) => Err(OutputError::InOutput {
            folder: folder.to_owned(),
            outer: outer.to_owned(),
        }),
    }
}

/// Says whether anything has this name, be it a link to nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

#[derive(PartialEq, Eq)]
enum Found {
    Nothing,
    Folder,
}

fn refuse_non_folder(path: &Path) -> Result<Found, OutputError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => Ok(Found::Folder),
        Ok(found) if found.is_symlink() => Err(OutputError::SymbolicLink {
            path: path.to_owned(),
        }),
        Ok(_) => Err(OutputError::NotAFolder {
            path: path.to_owned(),
        }),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Found::Nothing),
        Err(cause) => Err(OutputError::io(Action::Read, path)(cause)),
    }
}

fn refuse_overlap(folder: &Path, protected: &Path) -> Result<(), OutputError> {
    let (folder, protected) = (folder.to_owned(), protected.to_owned());
    if protected.starts_with(&folder) {
        return Err(OutputError::HoldsSource { folder, protected });
    }
    if folder.starts_with(&protected) {
        return Err(OutputError::InSource { folder, protected });
    }
    Ok(())
}

/// The path without symbolic links, as far as it exists; the rest is taken as it is written.
fn resolve(path: &Path) -> Result<PathBuf, OutputError> {
    let absolute = std::path::absolute(path).map_err(OutputError::io(Action::Read, path))?;
    let mut existing = absolute.as_path();
    let mut missing = Vec::new();
    loop {
        match fs::canonicalize(existing) {
            Ok(real) => {
                return Ok(missing
                    .into_iter()
                    .rev()
                    .fold(real, |path, name| path.join(name)));
            }
            Err(cause) => match (cause.kind(), existing.parent(), existing.file_name()) {
                (io::ErrorKind::NotFound, Some(parent), Some(name)) => {
                    missing.push(name);
                    existing = parent;
                }
                _ => return Err(OutputError::io(Action::Read, path)(cause)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    /// A site with `content/` and `themes/a/`, for targets that are written relative to it.
    fn site() -> tempfile::TempDir {
        let site = tempfile::tempdir().unwrap();
        fs::create_dir_all(site.path().join("content/truong")).unwrap();
        fs::create_dir_all(site.path().join("themes/a")).unwrap();
        site
    }

    fn locate_in(site: &Path, target: &str) -> Result<Places, OutputError> {
        let (content, themes) = (site.join("content"), site.join("themes"));
        locate(&site.join(target), &[&content, &themes])
    }

    #[test]
    fn allows_a_folder_beside_the_sources() {
        let site = site();
        let root = site.path().canonicalize().unwrap();
        for target in [
            "public",
            "public/",
            "content-2",
            "deep/er/public",
            "content/../public",
        ] {
            let places = locate_in(site.path(), target).unwrap();
            assert!(places.target.starts_with(&root), "{target}");
        }
        assert_eq!(
            locate_in(site.path(), "content/../public").unwrap().target,
            root.join("public")
        );
    }

    #[test]
    fn refuses_a_folder_that_holds_a_source() {
        let site = site();
        for target in [
            "content",
            "content/",
            "",
            ".",
            "..",
            "themes/a/../../content",
            "themes",
        ] {
            let error = locate_in(site.path(), target).unwrap_err();
            assert!(
                matches!(error, OutputError::HoldsSource { .. }),
                "{target}: {error}"
            );
        }
        let error = locate(Path::new("/"), &[site.path()]).unwrap_err();
        assert!(matches!(error, OutputError::HoldsSource { .. }));
    }

    #[test]
    fn refuses_a_folder_in_a_source() {
        let site = site();
        for target in [
            "content/public",
            "themes/a",
            "content/truong/a/b",
            "public/../content/x",
        ] {
            fs::create_dir_all(site.path().join("public")).unwrap();
            let error = locate_in(site.path(), target).unwrap_err();
            assert!(
                matches!(error, OutputError::InSource { .. }),
                "{target}: {error}"
            );
        }
    }

    #[test]
    fn refuses_the_root() {
        let error = locate(Path::new("/"), &[]).unwrap_err();
        assert!(matches!(error, OutputError::NotOurs { .. }));
    }

    #[test]
    fn refuses_a_file_and_what_lies_under_one() {
        let site = site();
        fs::write(site.path().join("public"), "").unwrap();
        let error = locate_in(site.path(), "public").unwrap_err();
        assert!(matches!(error, OutputError::NotAFolder { .. }));
        let error = locate_in(site.path(), "public/deeper").unwrap_err();
        assert!(
            matches!(
                error,
                OutputError::Io {
                    action: Action::Read,
                    ..
                }
            ),
            "{error}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn sees_through_links_on_the_way_but_refuses_a_link_as_target() {
        use std::os::unix::fs::symlink;
        let site = site();
        symlink("content", site.path().join("alias")).unwrap();
        symlink(site.path(), site.path().join("themes/a/home")).unwrap();
        symlink("nowhere", site.path().join("dangling")).unwrap();
        for target in ["alias", "alias/", "dangling", "alias/."] {
            let error = locate_in(site.path(), target).unwrap_err();
            assert!(
                matches!(error, OutputError::SymbolicLink { .. }),
                "{target}: {error}"
            );
        }
        let error = locate_in(site.path(), "alias/public").unwrap_err();
        assert!(matches!(error, OutputError::InSource { .. }));
        let error = locate_in(site.path(), "themes/a/home/content").unwrap_err();
        assert!(matches!(error, OutputError::HoldsSource { .. }));
        assert!(locate_in(site.path(), "themes/a/home/public").is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn sees_through_a_source_that_is_a_link() {
        let site = site();
        fs::create_dir(site.path().join("real")).unwrap();
        let link = site.path().join("linked");
        std::os::unix::fs::symlink("real", &link).unwrap();
        let error = locate(&site.path().join("real"), &[&link]).unwrap_err();
        assert!(matches!(error, OutputError::HoldsSource { .. }));
    }

    #[test]
    fn tells_our_folders_from_others() {
        let site = site();
        let folder = site.path().join("public");
        assert_eq!(inspect(&folder).unwrap(), State::Missing);
        fs::create_dir(&folder).unwrap();
        assert_eq!(inspect(&folder).unwrap(), State::Empty);
        fs::write(folder.join("letter.txt"), "dear").unwrap();
        assert!(matches!(
            inspect(&folder).unwrap_err(),
            OutputError::NotOurs { .. }
        ));
        fs::write(folder.join(marker::NAME), marker::BYTES).unwrap();
        assert_eq!(inspect(&folder).unwrap(), State::Ours);
    }

    #[test]
    fn is_silent_early_where_somebody_may_be_at_work() {
        let site = site();
        let places = Places::of(&site.path().join("public")).unwrap();
        fs::create_dir(&places.target).unwrap();
        fs::write(places.target.join("letter.txt"), "dear").unwrap();
        assert!(matches!(
            refuse_early(&places).unwrap_err(),
            OutputError::NotOurs { .. }
        ));
        fs::write(&places.lock, "").unwrap();
        refuse_early(&places).unwrap();
    }
}
