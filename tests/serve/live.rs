//! A small site in a folder of its own, served and watched.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use nghe::serve::{Server, Session, Setup, TAIL, Watching, watch};
use nghe::site::{Drafts, Options};
use nghe::source::{DiskSource, Source};
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const CLOCK: &str = "2026-11-23T08:00+07:00";

/// How long a change may take on a busy machine, without optimisation.
const PATIENCE: Duration = Duration::from_secs(120);

pub(crate) struct Live {
    root: TempDir,
    pub(crate) address: SocketAddr,
}

/// An answer of the server.
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) location: String,
    /// The body, without the line that is not part of the page.
    pub(crate) text: String,
}

impl Live {
    pub(crate) fn start() -> Self {
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = tempfile::tempdir().unwrap();
        copy(&repository.join("tests/cases/_base"), root.path());
        copy(&repository.join("themes"), &root.path().join("themes"));
        let disk = DiskSource::new(root.path()).unwrap();
        let folder = disk.root().to_owned();
        let source: Arc<dyn Source> = Arc::new(disk);
        let folders = ["content", "themes"];
        let (watch, how) = watch(Arc::clone(&source), &folder, &folders, Watching::Told);
        assert_eq!(how, Watching::Told);
        let setup = Setup {
            options: Options {
                now: CLOCK.parse().unwrap(),
                drafts: Drafts::Shown,
                ..Options::default()
            },
            root: Some(folder),
            ..Setup::default()
        };
        let (session, first) = Session::open(source, setup).unwrap();
        assert!(session.board().shown().errors() == 0, "{:#?}", first.found);
        let server = Server::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
        let address = server.address();
        let board = session.board();
        std::thread::spawn(move || session.follow(watch, None, |_| ()));
        std::thread::spawn(move || server.run(board));
        Self { root, address }
    }

    pub(crate) fn page(&self, path: &str) -> Page {
        get(self.address, path)
    }

    /// Asks for a page until it is as it should be.
    #[track_caller]
    pub(crate) fn until(&self, path: &str, is_right: impl Fn(&Page) -> bool) {
        let begun = Instant::now();
        loop {
            let page = self.page(path);
            if is_right(&page) {
                return;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{path}: {} {}",
                page.status,
                page.text
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the script of a page is told first.
    pub(crate) fn state(&self, path: &str) -> Value {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let path = path.replace('/', "%2F");
        write!(
            stream,
            "GET /__nghe/events?path={path} HTTP/1.1\r\nhost: localhost:{}\r\n\r\n",
            self.address.port()
        )
        .unwrap();
        let mut text = Vec::new();
        let mut piece = [0; 4096];
        loop {
            let count = stream.read(&mut piece).unwrap();
            assert!(count > 0, "{}", String::from_utf8_lossy(&text));
            text.extend_from_slice(&piece[..count]);
            let whole = String::from_utf8_lossy(&text);
            if let Some((_, data)) = whole.split_once("data: ")
                && let Some((json, _)) = data.split_once("\n\n")
            {
                return serde_json::from_str(json).unwrap();
            }
        }
    }

    /// Asks for the state of a page until it is as it should be.
    #[track_caller]
    pub(crate) fn until_state(&self, path: &str, is_right: impl Fn(&Value) -> bool) -> Value {
        let begun = Instant::now();
        loop {
            let state = self.state(path);
            if is_right(&state) {
                return state;
            }
            assert!(begun.elapsed() < PATIENCE, "{path}: {state:#}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.root.path().join(file)).unwrap()
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let file = self.root.path().join(file);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }

    pub(crate) fn append(&self, file: &str, text: &str) {
        self.write(file, &(self.read(file) + text));
    }

    #[track_caller]
    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replace(from, to));
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        std::fs::rename(self.root.path().join(from), self.root.path().join(to)).unwrap();
    }

    pub(crate) fn remove(&self, file: &str) {
        std::fs::remove_file(self.root.path().join(file)).unwrap();
    }
}

pub(crate) fn get(address: SocketAddr, path: &str) -> Page {
    let host = format!("host: localhost:{}\r\n", address.port());
    request(address, &format!("GET {path} HTTP/1.1"), &host)
}

/// Sends a request and reads the whole answer.
pub(crate) fn request(address: SocketAddr, line: &str, headers: &str) -> Page {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{line}\r\n{headers}connection: close\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let header = |name: &str| head.lines().find_map(|line| line.strip_prefix(name));
    Page {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        location: header("location: ").unwrap_or_default().to_owned(),
        head: head.to_owned(),
        text: body.split(TAIL).next().unwrap().to_owned(),
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).unwrap();
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
