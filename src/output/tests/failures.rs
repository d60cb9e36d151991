//! Disks that are full and folders that cannot be written: the old output stands.

use std::fs::{File, OpenOptions};
use std::io;

use super::*;
use crate::diag::Lang;

/// Builds with a way of making files that fails, after a good build.
fn fail_with(create: fn(&Path) -> io::Result<File>) -> OutputError {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let mut sink = site.begin();
    sink.system.create = create;
    let error = put(&sink, "a/index.html", "new").unwrap_err();
    assert!(matches!(
        sink.commit().unwrap_err(),
        OutputError::Incomplete
    ));
    assert_eq!(tree(&site.public()), tree_of(&[("index.html", "old")]));
    assert_eq!(names(site.root()), [".public.lock", "content", "public"]);
    error
}

/// `/dev/full` takes no byte, as a full disk does not.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    let error = fail_with(|_| OpenOptions::new().write(true).open("/dev/full"));
    assert!(matches!(
        &error,
        OutputError::Io { action: Action::Write, path, cause }
            if path.ends_with("a/index.html") && cause.kind() == io::ErrorKind::StorageFull
    ));
    assert!(error.hint().get(Lang::Vi).starts_with("ổ đĩa đã đầy"));
}

#[test]
fn a_folder_without_the_right_to_write() {
    let error = fail_with(|_| Err(io::ErrorKind::PermissionDenied.into()));
    assert!(error.to_string().contains("a/index.html"), "{error}");
    assert!(
        error
            .hint()
            .get(Lang::En)
            .starts_with("you may not write here")
    );
}

#[test]
fn a_file_in_place_of_a_folder_on_the_way() {
    let site = Site::new();
    fs::write(site.root().join("file"), "").unwrap();
    let target = site.root().join("file/public");
    let error = FolderSink::begin(&target, &[], |_| {}).unwrap_err();
    assert!(matches!(error, OutputError::Io { .. }), "{error}");
    assert!(
        error
            .hint()
            .get(Lang::En)
            .contains("is a file, not a folder")
    );
}

#[test]
fn a_path_that_is_taken_stops_the_publication() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    for path in ["a/b", "a", "a/b/c"] {
        let sink = site.begin();
        put(&sink, "a/b", "first").unwrap();
        let error = put(&sink, path, "first").unwrap_err();
        assert!(matches!(error, OutputError::Taken { path: taken } if taken.as_str() == path));
        assert!(matches!(
            sink.commit().unwrap_err(),
            OutputError::Incomplete
        ));
        assert_eq!(site.page("index.html").as_deref(), Some("old"));
    }
}

/// The second put finds the same bytes in the old output, and must be refused all the same.
#[test]
fn an_unchanged_file_is_taken_too() {
    let site = Site::new();
    site.build(&[("index.html", "same")]);
    let sink = site.begin();
    put(&sink, "index.html", "same").unwrap();
    assert!(matches!(
        put(&sink, "index.html", "same").unwrap_err(),
        OutputError::Taken { .. }
    ));
    assert!(matches!(
        put(&sink, "index.html", "other").unwrap_err(),
        OutputError::Taken { .. }
    ));
}

#[test]
fn a_target_that_became_somebody_elses_during_the_build() {
    let site = Site::new();
    let sink = site.begin();
    put(&sink, "index.html", "new").unwrap();
    fs::create_dir(site.public()).unwrap();
    fs::write(site.public().join("letter"), "dear").unwrap();
    assert!(matches!(
        sink.commit().unwrap_err(),
        OutputError::NotOurs { .. }
    ));
    assert_eq!(names(&site.public()), ["letter"]);
    assert_eq!(names(site.root()), [".public.lock", "content", "public"]);
}
