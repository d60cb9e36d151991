//! Several threads in one build, several builds on one folder, and a reader while builds go on.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use super::*;

const LONG: Duration = Duration::from_secs(60);

#[test]
fn many_threads_put_at_once() {
    let site = Site::new();
    let page =
        |thread: usize, number: usize| format!("page/{}/{number}-{thread}/index.html", number % 7);
    for round in 0..2 {
        let sink = site.begin();
        thread::scope(|scope| {
            for thread in 0..8 {
                let sink = &sink;
                scope.spawn(move || {
                    for number in 0..50 {
                        put(sink, &page(thread, number), "text").unwrap();
                    }
                });
            }
        });
        let committed = sink.commit().unwrap();
        let expected = if round == 0 { (400, 0, 0) } else { (0, 400, 0) };
        assert_eq!(
            (committed.written, committed.unchanged, committed.removed),
            expected
        );
        assert_eq!(tree(&site.public()).len(), 401);
    }
}

#[test]
fn of_many_puts_of_one_path_one_is_taken() {
    let site = Site::new();
    let (folder, memory) = (site.begin(), MemorySink::new());
    for sink in [&folder as &dyn Sink, &memory] {
        let puts = || {
            (0..8)
                .map(|_| put(sink, "a/b/c", "text").is_ok())
                .filter(|done| *done)
                .count()
        };
        let done: usize = thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(puts)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .sum()
        });
        assert_eq!(done, 1);
    }
}

#[test]
fn the_second_build_waits_and_says_for_whom() {
    let site = Site::new();
    let first = site.begin();
    put(&first, "index.html", "first").unwrap();
    let (said, hears) = mpsc::channel();
    let (done, ends) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(|| {
            let sink =
                FolderSink::begin(&site.public(), &[], |owner| said.send(owner.pid).unwrap())
                    .unwrap();
            assert_eq!(
                site.page("index.html").as_deref(),
                Some("first"),
                "it began before the first was done"
            );
            put(&sink, "index.html", "second").unwrap();
            sink.commit().unwrap();
            done.send(()).unwrap();
        });
        assert_eq!(hears.recv_timeout(LONG).unwrap(), Some(std::process::id()));
        assert!(
            ends.recv_timeout(Duration::from_millis(50)).is_err(),
            "it did not wait"
        );
        first.commit().unwrap();
        ends.recv_timeout(LONG).unwrap();
    });
    assert_eq!(site.page("index.html").as_deref(), Some("second"));
}

#[test]
fn cleaning_waits_too() {
    let site = Site::new();
    let first = site.begin();
    put(&first, "index.html", "first").unwrap();
    let (said, hears) = mpsc::channel();
    let cleaned = thread::scope(|scope| {
        let second =
            scope.spawn(|| clean(&site.public(), &[], |owner| said.send(owner.pid).unwrap()));
        hears.recv_timeout(LONG).unwrap();
        first.commit().unwrap();
        second.join().unwrap().unwrap()
    });
    assert_eq!(cleaned, Cleaned { files: 1 });
    assert!(!site.public().exists());
}

/// Many builds that begin at any moment of each other's switch are never refused.
#[test]
fn builds_take_turns() {
    let site = Site::new();
    thread::scope(|scope| {
        for name in ["a", "b", "c", "d"] {
            let site = &site;
            scope.spawn(move || {
                for _ in 0..25 {
                    let sink = FolderSink::begin(&site.public(), &[], |_| {}).unwrap();
                    put(&sink, "index.html", name).unwrap();
                    put(&sink, &format!("{name}/index.html"), name).unwrap();
                    sink.commit().unwrap();
                }
            });
        }
    });
    let last = site.page("index.html").unwrap();
    let page = format!("{last}/index.html");
    assert_eq!(
        tree(&site.public()),
        tree_of(&[("index.html", &last), (&page, &last)])
    );
}

/// With an exchange there is no moment without an output.
#[cfg(target_os = "linux")]
#[test]
fn a_reader_always_finds_the_output() {
    let site = Site::new();
    site.build(&[("index.html", "0")]);
    let ended = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut missing = 0;
            while !ended.load(Ordering::Relaxed) {
                missing += usize::from(!site.public().join("index.html").is_file());
            }
            missing
        });
        for number in 1..200 {
            site.build(&[("index.html", &number.to_string())]);
        }
        ended.store(true, Ordering::Relaxed);
        assert_eq!(reader.join().unwrap(), 0);
    });
}
