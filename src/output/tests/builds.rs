//! What one build after another leaves in the output folder.

use std::fs::File;
use std::time::{Duration, SystemTime};

use super::*;
use crate::output::places::Places;
use crate::output::system::{Exchange, System};

#[test]
fn the_first_build_makes_the_folder_and_its_parents() {
    let site = Site::new();
    let target = site.root().join("deep/er/public/");
    let sink = FolderSink::begin(&target, &[], |_| {}).unwrap();
    put(&sink, "a/index.html", "a").unwrap();
    sink.commit().unwrap();
    assert_eq!(tree(&target), tree_of(&[("a/index.html", "a")]));
}

#[test]
fn an_empty_folder_is_filled() {
    let site = Site::new();
    fs::create_dir(site.public()).unwrap();
    site.build(&[("index.html", "a")]);
    assert_eq!(tree(&site.public()), tree_of(&[("index.html", "a")]));
}

#[test]
fn nothing_is_seen_before_the_commit() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let sink = site.begin();
    put(&sink, "index.html", "new").unwrap();
    put(&sink, "new.html", "new").unwrap();
    assert_eq!(tree(&site.public()), tree_of(&[("index.html", "old")]));
    sink.commit().unwrap();
    assert_eq!(
        tree(&site.public()),
        tree_of(&[("index.html", "new"), ("new.html", "new")])
    );
}

#[test]
fn only_the_output_the_one_before_and_the_lock_are_left() {
    let without: Exchange = |_, _| Err(std::io::ErrorKind::Unsupported.into());
    for exchange in [System::default().exchange, without] {
        let site = Site::new();
        for (text, left) in [("a", 3), ("b", 4), ("c", 4)] {
            let mut sink = site.begin();
            sink.system.exchange = exchange;
            put(&sink, "a/index.html", text).unwrap();
            sink.commit().unwrap();
            let all = [".public.lock", "content", "public", ".public.staging"];
            let mut expected = all.into_iter().take(left).collect::<Vec<_>>();
            expected.sort_unstable();
            assert_eq!(names(site.root()), expected);
            assert_eq!(site.page("a/index.html").as_deref(), Some(text));
        }
    }
}

#[test]
fn a_dropped_build_leaves_the_old_output() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    let sink = site.begin();
    put(&sink, "index.html", "new").unwrap();
    drop(sink);
    assert_eq!(tree(&site.public()), tree_of(&[("index.html", "old")]));
    assert_eq!(names(site.root()), [".public.lock", "content", "public"]);
}

#[test]
fn counts_files_and_bytes() {
    let site = Site::new();
    let first = site.build(&[("a", "1"), ("b", "22"), ("c/d", "333"), ("c/e", "4444")]);
    assert_eq!(
        (first.written, first.unchanged, first.removed, first.bytes),
        (4, 0, 0, 10)
    );
    let second = site.build(&[("a", "1"), ("b", "two"), ("f/g", "five!")]);
    assert_eq!(
        (
            second.written,
            second.unchanged,
            second.removed,
            second.bytes
        ),
        (2, 1, 2, 9)
    );
    assert_eq!(names(&site.public()), [".nghe", "a", "b", "f"]);
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let site = Site::new();
    site.build(&[("a", "file"), ("b/c", "in a folder")]);
    let second = site.build(&[("a/d", "in a folder"), ("b", "file")]);
    assert_eq!(
        (second.written, second.unchanged, second.removed),
        (2, 0, 2)
    );
    assert_eq!(
        tree(&site.public()),
        tree_of(&[("a/d", "in a folder"), ("b", "file")])
    );
}

/// Sets a time in the past, so that a file that is written again shows.
fn age(path: &Path) -> SystemTime {
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1_646_352_000);
    File::options()
        .write(true)
        .open(path)
        .unwrap()
        .set_modified(past)
        .unwrap();
    past
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

#[cfg(unix)]
fn inode(path: &Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_stays_the_same_file() {
    let site = Site::new();
    site.build(&[("a/same", "same"), ("a/other", "one")]);
    let (same, other) = (site.public().join("a/same"), site.public().join("a/other"));
    let marker = site.public().join(marker::NAME);
    let past = age(&same);
    age(&other);
    age(&marker);
    let inode_before = inode(&same);
    let sink = site.begin();
    assert_eq!(put(&sink, "a/same", "same").unwrap(), Outcome::Unchanged);
    assert_eq!(put(&sink, "a/other", "two").unwrap(), Outcome::Written);
    sink.commit().unwrap();
    assert_eq!((inode(&same), modified(&same)), (inode_before, past));
    assert_eq!(modified(&marker), past);
    assert_ne!(modified(&other), past);
}

#[cfg(unix)]
#[test]
fn without_hard_links_an_unchanged_file_keeps_its_time() {
    let site = Site::new();
    site.build(&[("same", "same")]);
    let same = site.public().join("same");
    let past = age(&same);
    let inode_before = inode(&same);
    let mut sink = site.begin();
    sink.system.link = |_, _| Err(std::io::ErrorKind::Unsupported.into());
    assert_eq!(put(&sink, "same", "same").unwrap(), Outcome::Unchanged);
    assert!(matches!(
        put(&sink, "same", "same").unwrap_err(),
        OutputError::Taken { .. }
    ));
    drop(sink);
    let mut sink = site.begin();
    sink.system.link = |_, _| Err(std::io::ErrorKind::Unsupported.into());
    put(&sink, "same", "same").unwrap();
    put(&sink, "new", "new").unwrap();
    sink.commit().unwrap();
    assert_eq!(
        (site.page("same").as_deref(), modified(&same)),
        (Some("same"), past)
    );
    assert_ne!(inode(&same), inode_before);
}

#[cfg(unix)]
#[test]
fn links_in_the_old_output_are_not_followed() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    site.build(&[("page", "text"), ("folder/page", "text")]);
    let secret = site.root().join("secret");
    fs::create_dir(&secret).unwrap();
    fs::write(secret.join("page"), "text").unwrap();
    fs::remove_file(site.public().join("page")).unwrap();
    symlink("../secret/page", site.public().join("page")).unwrap();
    fs::remove_dir_all(site.public().join("folder")).unwrap();
    symlink("../secret", site.public().join("folder")).unwrap();
    let sink = site.begin();
    assert_eq!(put(&sink, "page", "text").unwrap(), Outcome::Written);
    assert_eq!(put(&sink, "folder/page", "text").unwrap(), Outcome::Written);
    sink.commit().unwrap();
    assert!(!site.public().join("page").is_symlink());
    assert!(!site.public().join("folder").is_symlink());
    for path in ["page", "folder/page"] {
        assert_ne!(
            inode(&site.public().join(path)),
            inode(&secret.join("page"))
        );
    }
    assert_eq!(names(&secret), ["page"]);
}

#[test]
fn leftovers_of_a_killed_build_are_taken_up() {
    for killed_after in ["the folder", "half of the marker", "some files"] {
        let site = Site::new();
        site.build(&[("index.html", "old")]);
        let staging = site.root().join(".public.staging");
        fs::create_dir(&staging).unwrap();
        if killed_after != "the folder" {
            fs::write(staging.join(marker::NAME), "nghe").unwrap();
        }
        if killed_after == "some files" {
            fs::create_dir(staging.join("a")).unwrap();
            fs::write(staging.join("a/index.html"), "half").unwrap();
        }
        site.build(&[("index.html", "new")]);
        assert_eq!(
            tree(&site.public()),
            tree_of(&[("index.html", "new")]),
            "{killed_after}"
        );
        assert_eq!(
            tree(&staging),
            tree_of(&[("index.html", "old")]),
            "{killed_after}"
        );
    }
}

/// What was served yesterday may still be read by somebody, and shares its files with what is served today.
#[cfg(unix)]
#[test]
fn no_file_is_written_into() {
    let site = Site::new();
    site.build(&[("same", "same"), ("page", "1")]);
    let mut readers = Vec::new();
    for number in 2..6 {
        let before = number - 1;
        readers.push((before, File::open(site.public().join("page")).unwrap()));
        let now = number.to_string();
        let committed = site.build(&[("same", "same"), ("page", &now)]);
        assert_eq!((committed.written, committed.unchanged), (1, 1));
        let spare = site.root().join(".public.staging");
        assert_eq!(
            tree(&spare),
            tree_of(&[("same", "same"), ("page", &before.to_string())])
        );
        let same = |folder: &Path| inode(&folder.join("same"));
        assert_eq!(same(&spare), same(&site.public()));
    }
    for (number, mut reader) in readers {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut reader, &mut text).unwrap();
        assert_eq!(text, number.to_string());
    }
}

#[test]
fn an_output_that_stepped_aside_is_put_back() {
    let site = Site::new();
    site.build(&[("index.html", "old")]);
    fs::rename(site.public(), site.root().join(".public.old")).unwrap();
    drop(site.begin());
    assert_eq!(tree(&site.public()), tree_of(&[("index.html", "old")]));
    assert_eq!(names(site.root()), [".public.lock", "content", "public"]);
}

#[cfg(target_os = "linux")]
#[test]
fn what_others_change_during_a_build_is_not_vouched_for() {
    for text in ["a", "b"] {
        let site = Site::new();
        let whole = site.build(&[("index.html", "a"), ("same.html", "same")]);
        assert!(whole.imprint.is_some());
        let sink = site.begin();
        put(&sink, "index.html", text).unwrap();
        put(&sink, "same.html", "same").unwrap();
        // After it was compared, before it is taken over; and not in the step of the clock in which the build began.
        std::thread::sleep(Duration::from_millis(20));
        fs::write(site.public().join("same.html"), "mine").unwrap();
        assert_eq!(sink.commit().unwrap().imprint, None);
        let again = site.build(&[("index.html", text), ("same.html", "same")]);
        assert_eq!(again.written, 1);
        assert!(again.imprint.is_some());
    }
}

#[test]
fn a_tree_without_a_spare_leaves_nothing_beside_it() {
    let site = Site::new();
    for text in ["a", "b", "c", "c"] {
        let sink = site.begin().without_spare();
        put(&sink, "index.html", text).unwrap();
        sink.commit().unwrap();
        assert_eq!(tree(&site.public()), tree_of(&[("index.html", text)]));
        assert!(!Places::of(&site.public()).unwrap().staging.exists());
    }
}
