//! Builds that are killed at any moment: the output is the old or the new one, and the next build
//! goes on.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use super::*;
use crate::output::places::Places;
use crate::output::system::{Exchange, System};

/// Tells a process that runs one of these tests to be the one that builds until it is killed: the
/// folder and the number of its first build.
const TARGET: &str = "NGHE_TEST_KILLED_TARGET";
const FIRST: &str = "NGHE_TEST_KILLED_FIRST";

/// How often a building process is killed, and how many builds it may make if nobody kills it.
const KILLS: u64 = 24;
const MOST_BUILDS: u64 = 20_000;

/// How many files a build has, and what the building process says after each and after each commit.
const FILES: usize = 42;
const PUT: &str = "put";
const DONE: &str = "done";

#[test]
fn by_exchange() {
    check("by_exchange", System::default().exchange);
}

#[test]
fn by_renames() {
    check("by_renames", |_, _| {
        Err(std::io::ErrorKind::Unsupported.into())
    });
}

fn check(test: &str, exchange: Exchange) {
    match std::env::var(TARGET) {
        Ok(target) => build_until_killed(Path::new(&target), exchange),
        Err(_) => kill_builds(test),
    }
}

fn build_until_killed(target: &Path, exchange: Exchange) {
    let first: u64 = std::env::var(FIRST).unwrap().parse().unwrap();
    say("");
    for number in first..first + MOST_BUILDS {
        build(target, exchange, number, say);
    }
}

/// What is written like this is not held back by the test harness.
fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").unwrap();
}

fn build(target: &Path, exchange: Exchange, number: u64, say: fn(&str)) {
    let mut sink = FolderSink::begin(target, &[], |_| {}).unwrap();
    sink.system.exchange = exchange;
    for (path, text) in files(number) {
        put(&sink, &path, &text).unwrap();
        say(PUT);
    }
    sink.commit().unwrap();
    say(DONE);
}

/// Build `number`: pages that differ, pages that never differ, and one that no other build has.
fn files(number: u64) -> Vec<(String, String)> {
    let pages = (0..30).map(|page| {
        (
            format!("page/{page}/index.html"),
            format!("{page} of {number}"),
        )
    });
    let same = (0..10).map(|page| (format!("same/{page}.html"), format!("same {page}")));
    let own = [
        ("number".to_owned(), number.to_string()),
        (format!("only/{number}.html"), "only".to_owned()),
    ];
    pages.chain(same).chain(own).collect()
}

fn kill_builds(test: &str) {
    let site = Site::new();
    let places = Places::of(&site.public()).unwrap();
    let mut in_the_middle = 0;
    for round in 1..=KILLS {
        let first = round * MOST_BUILDS;
        kill_one(test, &site.public(), first, Moment::of(round));
        // A spare is whole; one in which a build was at work is not.
        let is_half = places.staging.exists() && whole(&places.staging).is_none();
        in_the_middle += usize::from(is_half || places.old.exists());
        let stepped_aside = !places.target.exists();
        let number = assert_whole(if stepped_aside {
            &places.old
        } else {
            &places.target
        });
        assert!(number >= first, "a build that was done is lost");
        drop(site.begin());
        assert_eq!(
            assert_whole(&site.public()),
            number,
            "the next build took up another output"
        );
        assert!(!places.old.exists());
    }
    assert!(in_the_middle > 0, "no build was killed in the middle");
}

/// When a process is killed: so many files after its first build is done, and so much later.
struct Moment {
    puts: usize,
    later: Duration,
}

impl Moment {
    /// Half of the moments lie among the puts, half in the commit that follows on the last put.
    fn of(round: u64) -> Self {
        let among = usize::try_from(round).unwrap() * 5 % FILES;
        Self {
            puts: if round.is_multiple_of(2) {
                among
            } else {
                FILES
            },
            later: Duration::from_micros(round * 40),
        }
    }
}

fn kill_one(test: &str, target: &Path, first: u64, moment: Moment) {
    let (_crate_name, module) = module_path!().split_once("::").unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([&format!("{module}::{test}"), "--exact", "--nocapture"])
        .env(TARGET, target)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap())
        .lines()
        .map(Result::unwrap);
    let one_is_done = lines.by_ref().any(|line| line == DONE);
    let puts = lines
        .by_ref()
        .take(moment.puts)
        .filter(|line| line == PUT)
        .count();
    thread::sleep(moment.later);
    child.kill().unwrap();
    assert_eq!(
        child.wait().unwrap().code(),
        None,
        "the process ended by itself"
    );
    drop(lines);
    assert!(
        one_is_done && puts == moment.puts,
        "the process ended before it was killed"
    );
}

/// Gives the number of the build that the folder is, file by file.
fn assert_whole(folder: &Path) -> u64 {
    let number = whole(folder);
    assert!(number.is_some(), "no whole output: {:?}", tree(folder));
    number.unwrap()
}

/// The number of the build of which a folder has every file and no other.
fn whole(folder: &Path) -> Option<u64> {
    let number = fs::read_to_string(folder.join("number")).ok()?;
    let files = files(number.parse().ok()?);
    let files: Vec<_> = files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect();
    (tree(folder) == tree_of(&files)).then(|| number.parse().unwrap())
}
