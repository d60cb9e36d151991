//! How long an editor waits: from the start of `nghe serve` to the first page, and from a save to the new
//! text being served, over generated sites; and how much memory it holds.
//!
//!     cargo bench --bench serve                      10,000 programmes
//!     cargo bench --bench serve -- 100000 20         this many programmes, this many saves
//!
//! The program runs as an editor runs it and is asked over a socket. A save is an ordinary write of the
//! file; a page is asked for until the new text is in it, so the time of a page is part of every figure.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]
#![allow(missing_docs, unreachable_pub)]

mod corpus;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// What no save may take.
const PATIENCE: Duration = Duration::from_secs(60);

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let size = numbers.first().copied().unwrap_or(10_000);
    let saves = numbers.get(1).copied().unwrap_or(10).max(1);
    let site = prepare(size);
    let mut starts: Vec<f64> = (0..3).map(|_| Served::start(&site).1).collect();
    let (served, start) = Served::start(&site);
    starts.push(start);
    println!("{size} programmes, {saves} saves each, milliseconds: median (least to most)");
    report("start to first page", &mut starts);
    let after_start = served.memory();

    let school = site.join("content/truong/truong-0");
    let programme = std::fs::read_dir(&school)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let programme = programme
        .filter(|path| !path.ends_with("index.md"))
        .min()
        .unwrap();
    let name = programme.file_stem().unwrap().to_str().unwrap();
    let page = format!("/chuong-trinh/truong-0-{name}/");
    let template = site.join("themes/nghe/templates/programme.html");
    let settings = site.join("content/site.yaml");
    let cases: [(&str, &Path, &str, Edit); 4] = [
        ("content file", &programme, &page, |text, mark| {
            format!("{text}\n\n{mark}\n")
        }),
        ("template", &template, &page, |text, mark| {
            text.replacen("</article>", &format!("<p>{mark}</p></article>"), 1)
        }),
        ("settings", &settings, "/", |text, mark| {
            text.replacen("title: ", &format!("title: {mark} "), 1)
        }),
        (
            "new file",
            &school.join("them.md"),
            "/chuong-trinh/truong-0-them/",
            |text, mark| format!("{text}\n\n{mark}\n"),
        ),
    ];
    for (case, file, page, edit) in cases {
        let before = std::fs::read_to_string(file).ok();
        let text = before.clone().unwrap_or_else(|| {
            std::fs::read_to_string(&programme)
                .unwrap()
                .replace("start: 2026-10-01", "start: 2026-10-29")
        });
        let mut times = Vec::new();
        for number in 0..saves {
            let mark = format!("mốc{number}mốc");
            std::fs::write(file, edit(&text, &mark)).unwrap();
            times.push(served.wait(page, &mark));
            if before.is_none() {
                std::fs::remove_file(file).unwrap();
            }
            // The look at everything that follows a save is no part of the next.
            std::thread::sleep(Duration::from_millis(1500));
        }
        if let Some(before) = before {
            std::fs::write(file, before).unwrap();
            std::thread::sleep(Duration::from_millis(1500));
        }
        report(&format!("save to served: {case}"), &mut times);
    }
    let peak = served.memory();
    println!("  memory after the start     {:>9.0} MiB", after_start.0);
    println!(
        "  memory in the end          {:>9.0} MiB, at most {:.0} MiB",
        peak.0, peak.1
    );
}

/// The new text of a file, with a mark in it.
type Edit = fn(&str, &str) -> String;

fn report(name: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    println!(
        "  {name:<26} {:>9.1}  ({:.1} to {:.1})",
        times[times.len() / 2],
        times[0],
        times[times.len() - 1]
    );
}

/// Writes the site of a size, with the theme of the repository.
fn prepare(size: usize) -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = repository.join(format!("target/bench/serve-{size}"));
    let _ = std::fs::remove_dir_all(&site);
    corpus::write(&site, &corpus::Shape::city(size)).unwrap();
    for entry in walkdir::WalkDir::new(repository.join("themes")) {
        let entry = entry.unwrap();
        let target = site.join(entry.path().strip_prefix(repository).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
    site
}

/// The program, serving a site.
struct Served {
    child: Child,
    /// Held open, so that the program can go on telling what it does.
    _told: BufReader<ChildStdout>,
    port: u16,
}

impl Served {
    /// Starts the program; gives how many milliseconds it took until the home page was there.
    fn start(site: &Path) -> (Self, f64) {
        let begun = Instant::now();
        let mut child = Command::new(env!("CARGO_BIN_EXE_nghe"))
            .args(["serve", "--clock", "2026-03-01T08:00:00+07:00", "--root"])
            .arg(site)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        told.read_line(&mut line).unwrap();
        let port = line.split("http://127.0.0.1:").nth(1).unwrap();
        let port = port.split('/').next().unwrap().parse().unwrap();
        let served = Self {
            child,
            _told: told,
            port,
        };
        assert!(served.get("/").contains("</html>"));
        (served, begun.elapsed().as_secs_f64() * 1000.0)
    }

    /// Asks for a page until a text is in it; gives how many milliseconds that took.
    fn wait(&self, page: &str, mark: &str) -> f64 {
        let begun = Instant::now();
        while !self.get(page).contains(mark) {
            assert!(begun.elapsed() < PATIENCE, "{page} never had {mark}");
        }
        begun.elapsed().as_secs_f64() * 1000.0
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let host = format!("127.0.0.1:{}", self.port);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n"
        )
        .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The memory of the program now and at most, in MiB.
    fn memory(&self) -> (f64, f64) {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let of = |name: &str| {
            let line = status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .unwrap();
            let kib: f64 = line.trim().trim_end_matches(" kB").parse().unwrap();
            kib / 1024.0
        };
        (of("VmRSS:"), of("VmHWM:"))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
