//! Putting the new output in the place of the old one in one step, and mending what a killed switch
//! left.

use std::fs;
use std::io;
use std::path::Path;

use super::error::{Action, OutputError};
use super::guard::{self, State};
use super::places::Places;
use super::remove::discard;
use super::system::Exchange;

/// Switches to the staged output. Afterwards the staging name holds the old output, or nothing if
/// there was none.
///
/// # Errors
///
/// The old output is in its place when this fails, unless even putting it back failed; then
/// [`recover`] does that.
pub(super) fn switch(places: &Places, exchange: Exchange) -> Result<(), OutputError> {
    if guard::inspect(&places.target)? == State::Missing {
        return rename(&places.staging, &places.target);
    }
    match exchange(&places.staging, &places.target) {
        Err(cause) if cause.kind() == io::ErrorKind::Unsupported => by_renames(places),
        exchanged => exchanged.map_err(|cause| refused(&places.target, cause)),
    }
}

/// Mends what killed processes left: afterwards there is the output, if there ever was one, and perhaps a spare.
///
/// # Errors
///
/// A leftover is not ours, or cannot be moved or removed.
pub(super) fn recover(places: &Places) -> Result<(), OutputError> {
    guard::inspect(&places.staging).map_err(|refusal| match refusal {
        OutputError::Io { .. } => refusal,
        _ => OutputError::NoSpare {
            folder: places.staging.clone(),
        },
    })?;
    match (
        guard::inspect(&places.target)?,
        guard::inspect(&places.old)?,
    ) {
        (_, State::Missing) => Ok(()),
        (State::Missing, _) => rename(&places.old, &places.target),
        _ => {
            discard(&places.staging).all()?;
            rename(&places.old, &places.staging)
        }
    }
}

/// The old output steps aside, then the new one takes its name. A process that is killed in between
/// leaves no output, but a whole old one that [`recover`] puts back.
///
/// The old output is moved on to the staging name before anything of it is removed, so that what
/// [`recover`] finds under the name of an old output is always whole.
fn by_renames(places: &Places) -> Result<(), OutputError> {
    rename(&places.target, &places.old)?;
    if let Err(failure) = rename(&places.staging, &places.target) {
        rename(&places.old, &places.target)?;
        return Err(failure);
    }
    // The switch is done and must not be called a failure; `recover` moves on what stays here.
    rename(&places.old, &places.staging).or(Ok(()))
}

fn rename(from: &Path, to: &Path) -> Result<(), OutputError> {
    fs::rename(from, to).map_err(|cause| refused(to, cause))
}

fn refused(target: &Path, cause: io::Error) -> OutputError {
    match cause.kind() {
        io::ErrorKind::ResourceBusy | io::ErrorKind::CrossesDevices => OutputError::Immovable {
            folder: target.to_owned(),
        },
        _ => OutputError::io(Action::Switch, target)(cause),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;
    use crate::output::marker;
    use crate::output::system::System;

    /// The real exchange, and a file system that has none.
    fn exchanges() -> [Exchange; 2] {
        [System::default().exchange, |_, _| {
            Err(io::ErrorKind::Unsupported.into())
        }]
    }

    fn places() -> (tempfile::TempDir, Places) {
        let root = tempfile::tempdir().unwrap();
        let places = Places::of(&root.path().join("public")).unwrap();
        (root, places)
    }

    /// An output whose only page holds the name that it is known by.
    fn output(folder: &Path, name: &str) {
        fs::create_dir(folder).unwrap();
        fs::write(folder.join(marker::NAME), marker::BYTES).unwrap();
        fs::write(folder.join("page"), name).unwrap();
    }

    fn page(folder: &Path) -> Option<String> {
        fs::read_to_string(folder.join("page")).ok()
    }

    #[test]
    fn the_new_takes_the_place_of_the_old() {
        for exchange in exchanges() {
            let (_root, places) = places();
            output(&places.target, "old");
            output(&places.staging, "new");
            switch(&places, exchange).unwrap();
            assert_eq!(page(&places.target).as_deref(), Some("new"));
            assert_eq!(page(&places.staging).as_deref(), Some("old"));
            assert!(!places.old.exists());
        }
    }

    #[test]
    fn the_new_takes_an_empty_or_a_missing_place() {
        for exchange in exchanges() {
            let (_root, places) = places();
            output(&places.staging, "new");
            switch(&places, exchange).unwrap();
            assert_eq!(page(&places.target).as_deref(), Some("new"));
            fs::remove_dir_all(&places.target).unwrap();
            fs::create_dir(&places.target).unwrap();
            output(&places.staging, "newer");
            switch(&places, exchange).unwrap();
            assert_eq!(page(&places.target).as_deref(), Some("newer"));
        }
    }

    #[test]
    fn a_folder_that_became_somebody_elses_is_left_alone() {
        for exchange in exchanges() {
            let (_root, places) = places();
            output(&places.staging, "new");
            fs::create_dir(&places.target).unwrap();
            fs::write(places.target.join("page"), "letter").unwrap();
            assert!(matches!(
                switch(&places, exchange).unwrap_err(),
                OutputError::NotOurs { .. }
            ));
            assert_eq!(page(&places.target).as_deref(), Some("letter"));
        }
    }

    #[test]
    fn the_old_is_put_back_when_there_is_no_new() {
        for exchange in exchanges() {
            let (_root, places) = places();
            output(&places.target, "old");
            let error = switch(&places, exchange).unwrap_err();
            assert!(matches!(
                error,
                OutputError::Io {
                    action: Action::Switch,
                    ..
                }
            ));
            assert_eq!(page(&places.target).as_deref(), Some("old"));
            assert!(!places.old.exists());
        }
    }

    #[test]
    fn says_that_a_folder_cannot_be_renamed() {
        for kind in [io::ErrorKind::ResourceBusy, io::ErrorKind::CrossesDevices] {
            let error = refused(Path::new("/out"), kind.into());
            assert!(matches!(error, OutputError::Immovable { .. }));
        }
    }

    /// Every state in which a process can be killed, and what must be the output afterwards.
    #[test]
    fn recovers_from_every_state() {
        for (target, staging, old, expected, spare) in [
            (None, None, None, None, None),
            (None, Some("half"), None, None, Some("half")),
            (Some("old"), None, None, Some("old"), None),
            (Some("old"), Some("half"), None, Some("old"), Some("half")),
            (None, Some("new"), Some("old"), Some("old"), Some("new")),
            (Some("new"), None, Some("old"), Some("new"), Some("old")),
            (
                Some("new"),
                Some("half"),
                Some("old"),
                Some("new"),
                Some("old"),
            ),
        ] {
            let (_root, places) = places();
            for (folder, name) in [
                (&places.target, target),
                (&places.staging, staging),
                (&places.old, old),
            ] {
                name.into_iter().for_each(|name| output(folder, name));
            }
            recover(&places).unwrap();
            assert_eq!(page(&places.target).as_deref(), expected);
            assert_eq!(page(&places.staging).as_deref(), spare);
            assert!(!places.old.exists());
        }
    }

    #[test]
    fn a_leftover_of_somebody_else_is_refused_and_kept() {
        let (_root, places) = places();
        output(&places.target, "old");
        fs::create_dir(&places.staging).unwrap();
        fs::write(places.staging.join("page"), "letter").unwrap();
        assert!(matches!(
            recover(&places).unwrap_err(),
            OutputError::NoSpare { .. }
        ));
        assert_eq!(page(&places.staging).as_deref(), Some("letter"));
    }
}
