//! Removing the output, for `nghe clean`.

use std::fs;
use std::path::Path;

use super::error::{Action, OutputError};
use super::guard::{self, State};
use super::lock::{Lock, Owner};
use super::places::Places;
use super::remove::discard;
use super::switch::recover;

/// What [`clean`] removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cleaned {
    /// The files of the output, without the marker.
    pub files: u64,
}

/// Removes the output folder, and beside it the spare and what killed builds left. A missing or empty
/// folder is left as it is.
///
/// The paths are as for [`super::FolderSink::begin`], and so is `waiting`.
///
/// # Errors
///
/// The folder is one that a build would refuse, or something cannot be removed.
pub fn clean(
    target: &Path,
    protected: &[&Path],
    waiting: impl FnOnce(&Owner),
) -> Result<Cleaned, OutputError> {
    let places = guard::locate(target, protected)?;
    guard::refuse_early(&places)?;
    if !was_ever_built(&places) {
        return Ok(Cleaned { files: 0 });
    }
    let _lock = Lock::take(&places.lock, waiting)?;
    recover(&places)?;
    discard(&places.staging).all()?;
    if guard::inspect(&places.target)? != State::Ours {
        return Ok(Cleaned { files: 0 });
    }
    fs::rename(&places.target, &places.staging)
        .map_err(OutputError::io(Action::Remove, &places.target))?;
    let files = discard(&places.staging).all()?;
    Ok(Cleaned { files })
}

/// Without this, cleaning a site that was never built would leave a lock file or want its parent
/// folder.
fn was_ever_built(places: &Places) -> bool {
    [&places.lock, &places.target, &places.staging, &places.old]
        .into_iter()
        .any(|path| guard::is_there(path))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::super::tests::{Site, names};
    use super::*;

    #[test]
    fn removes_the_output_and_leftovers() {
        let site = Site::new();
        site.build(&[("index.html", "a"), ("a/index.html", "b")]);
        fs::rename(site.public(), site.root().join(".public.old")).unwrap();
        site.build(&[("index.html", "a")]);
        assert!(site.root().join(".public.staging").exists());
        assert_eq!(site.clean().unwrap(), Cleaned { files: 1 });
        assert_eq!(names(site.root()), [".public.lock", "content"]);
        assert_eq!(site.clean().unwrap(), Cleaned { files: 0 });
    }

    #[test]
    fn leaves_no_trace_where_nothing_was_built() {
        let site = Site::new();
        assert_eq!(site.clean().unwrap(), Cleaned { files: 0 });
        assert_eq!(names(site.root()), ["content"]);
        let deep = site.root().join("not/there");
        assert_eq!(clean(&deep, &[], |_| {}).unwrap(), Cleaned { files: 0 });
        assert_eq!(names(site.root()), ["content"]);
    }

    #[test]
    fn leaves_an_empty_folder() {
        let site = Site::new();
        fs::create_dir(site.public()).unwrap();
        assert_eq!(site.clean().unwrap(), Cleaned { files: 0 });
        assert!(site.public().is_dir());
    }

    #[test]
    fn refuses_what_a_build_refuses() {
        let site = Site::new();
        fs::create_dir(site.public()).unwrap();
        fs::write(site.public().join("letter"), "dear").unwrap();
        assert!(matches!(
            site.clean().unwrap_err(),
            OutputError::NotOurs { .. }
        ));
        assert!(site.public().join("letter").exists());
        let content = site.content();
        let error = clean(&content, &[&content], |_| {}).unwrap_err();
        assert!(matches!(error, OutputError::HoldsSource { .. }));
        assert_eq!(names(site.root()), ["content", "public"]);
    }
}
