//! Folders that a build refuses, and that it leaves as they are.

use super::*;
use crate::diag::Lang;

fn begin(target: &Path, protected: &Path) -> OutputError {
    FolderSink::begin(target, &[protected], |_| {}).unwrap_err()
}

#[test]
fn a_folder_of_somebody_else_is_refused() {
    let site = Site::new();
    fs::create_dir(site.public()).unwrap();
    fs::write(site.public().join("letter"), "dear").unwrap();
    let error = site.try_begin().unwrap_err();
    assert!(matches!(&error, OutputError::NotOurs { folder } if folder.ends_with("public")));
    assert!(
        error.to_string().ends_with("public is not Nghề's output"),
        "{error}"
    );
    let hint = error.hint();
    assert!(hint.get(crate::diag::Lang::En).contains("empty this one"));
    assert_eq!(site.page("letter").as_deref(), Some("dear"));
    assert_eq!(
        names(site.root()),
        ["content", "public"],
        "nothing is made beside it"
    );
}

#[test]
fn a_name_that_lies_beside_an_output_is_refused() {
    let site = Site::new();
    for name in [".public.staging", ".public.old", ".x.lock"] {
        let error = FolderSink::begin(&site.root().join(name), &[], |_| {}).unwrap_err();
        assert!(matches!(error, OutputError::Reserved { .. }), "{name}");
    }
    assert_eq!(names(site.root()), ["content"]);
}

#[test]
fn what_lies_in_the_place_of_the_spare_is_named() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    fs::write(site.root().join(".public.staging"), "letter").unwrap();
    let error = site.try_begin().unwrap_err();
    assert!(matches!(error, OutputError::NoSpare { .. }));
    assert!(error.text().get(Lang::Vi).contains(".public.staging"));
    assert_eq!(site.page("index.html").as_deref(), Some("old"));
}

#[test]
fn a_refusal_stands_when_there_is_a_lock_file() {
    let site = Site::new();
    site.build(&[("index.html", "a")]);
    fs::remove_file(site.public().join(marker::NAME)).unwrap();
    assert!(matches!(
        site.try_begin().unwrap_err(),
        OutputError::NotOurs { .. }
    ));
    assert_eq!(site.page("index.html").as_deref(), Some("a"));
}

#[test]
fn sources_are_refused() {
    let site = Site::new();
    let content = site.content();
    fs::write(content.join("a.md"), "text").unwrap();
    assert!(matches!(
        begin(&content, &content),
        OutputError::HoldsSource { .. }
    ));
    assert!(matches!(
        begin(site.root(), &content),
        OutputError::HoldsSource { .. }
    ));
    assert!(matches!(
        begin(&content.join("public"), &content),
        OutputError::InSource { .. }
    ));
    assert!(matches!(
        begin(&content.join("a/b"), &content),
        OutputError::InSource { .. }
    ));
    assert_eq!(names(site.root()), ["content"]);
    assert_eq!(names(&content), ["a.md"]);
}

#[test]
fn a_folder_in_another_output_is_refused() {
    let site = Site::new();
    site.build(&[("index.html", "a")]);
    for below in ["b", "b/c"] {
        assert!(matches!(
            begin(&site.public().join(below), &site.content()),
            OutputError::InOutput { outer, .. } if outer.ends_with("public")
        ));
    }
    assert_eq!(site.page("index.html").as_deref(), Some("a"));
}

/// Even an output of ours is refused when it has become a source.
#[test]
fn a_marker_does_not_make_a_source_an_output() {
    let site = Site::new();
    fs::write(site.content().join(marker::NAME), marker::BYTES).unwrap();
    assert!(matches!(
        begin(&site.content(), &site.content()),
        OutputError::HoldsSource { .. }
    ));
}

#[test]
fn a_file_is_refused() {
    let site = Site::new();
    fs::write(site.public(), "a file").unwrap();
    assert!(matches!(
        site.try_begin().unwrap_err(),
        OutputError::NotAFolder { .. }
    ));
    assert_eq!(fs::read_to_string(site.public()).unwrap(), "a file");
}

#[cfg(unix)]
#[test]
fn a_link_to_an_output_is_refused_with_the_way_out() {
    let site = Site::new();
    site.build(&[("index.html", "a")]);
    let link = site.root().join("www");
    std::os::unix::fs::symlink("public", &link).unwrap();
    let error = begin(&link, &site.content());
    assert!(matches!(error, OutputError::SymbolicLink { .. }));
    assert!(
        error
            .hint()
            .get(crate::diag::Lang::En)
            .starts_with("name the folder that it leads to")
    );
    assert!(link.is_symlink());
}
