//! `nghe serve`: the site in the browser, again after every save.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::args::{Args, Serve};
use super::console::Console;
use super::load::{options, site};
use super::{End, Failure};
use crate::diag::{Severity, Text};
use crate::format::text::number;
use crate::serve::{self, Server, Session, Setup, Update, Watching};
use crate::site::Drafts;
use crate::source::{Source, read_lossy};

/// The port that is taken when none is asked for; when it is not free, the next that is.
const PORT: u16 = 8000;

pub(super) fn run(args: &Args, serve: &Serve, console: &Console) -> Result<End, Failure> {
    let (source, root) = site(args)?;
    let mut options = options(args)?;
    // An editor looks at what is not public yet; the preview says so on the page.
    options.drafts = Drafts::Shown;
    let setup = Setup {
        options,
        ticks: args.clock.is_none() && std::env::var_os("SOURCE_DATE_EPOCH").is_none(),
        root: Some(root.clone()),
        lang: console.lang,
        ..Setup::default()
    };
    let server = bind(serve.interface, serve.port)?;
    let asked = match serve.poll {
        true => Watching::Polled,
        false => Watching::Told,
    };
    // Watching begins before reading, so that nothing that is saved in between is missed.
    let (watch, how) = serve::watch(Arc::clone(&source), &root, &["content", "themes"], asked);
    let begun = Instant::now();
    let (session, first) = Session::begin(Arc::clone(&source), setup)?;
    let board = session.board();
    let address = address(server.address(), &board.shown().folder_url());
    console.say(&ready(&address, begun.elapsed()))?;
    if how == Watching::Unable {
        console.warn(&polling());
    }
    if !serve.interface.is_loopback() {
        console.warn(&exposed(serve.interface));
    }
    if serve.open
        && let Err(cause) = open::that_detached(&address)
    {
        console.warn(&unopened(&address, &cause));
    }
    let console = console.clone();
    let tell = move |update: &Update| {
        if !update.files.is_empty() {
            // The terminal may be gone; the browser is told all the same.
            let _ = console.say(&updated(update));
        }
        tell(&console, &*source, update);
    };
    std::thread::spawn(move || session.follow(watch, Some(first), tell));
    server.run(board);
    Err(Failure::Died)
}

/// Takes the port that is asked for, or else the first that is free.
pub(super) fn bind(host: IpAddr, port: Option<u16>) -> Result<Server, Failure> {
    let Some(port) = port else {
        let mut free = (PORT..PORT + 100).map(|port| Server::bind(host, port));
        let found = free.find_map(Result::ok);
        return match found {
            Some(server) => Ok(server),
            None => try_bind(host, PORT),
        };
    };
    try_bind(host, port)
}

fn try_bind(host: IpAddr, port: u16) -> Result<Server, Failure> {
    Server::bind(host, port).map_err(|cause| Failure::Port(port, cause))
}

/// Errors are for the terminal too; warnings stand in the bar of their page.
fn tell(console: &Console, source: &dyn Source, update: &Update) {
    let errors = update.found.iter();
    let errors = errors.filter(|one| one.severity == Severity::Error);
    let errors: Vec<_> = errors.cloned().collect();
    console.findings(&errors, &|file| read_lossy(source, file));
}

/// The address of the home page for a browser on this machine.
pub(super) fn address(bound: SocketAddr, folder: &str) -> String {
    let host = match bound.ip() {
        ip if ip.is_unspecified() => "localhost".to_owned(),
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    format!("http://{host}:{}{folder}/", bound.port())
}

fn ready(address: &str, time: Duration) -> Text {
    let seconds = number::decimal(time.as_secs_f64(), 2);
    Text::new(
        format!(
            "Xem trang ở {address} (đọc xong trong {seconds} giây). Sửa và lưu tệp, trang tự cập nhật. Ctrl+C để dừng."
        ),
        format!(
            "The site is at {address} (read in {seconds} s). Edit and save, and it follows. Ctrl+C ends."
        ),
    )
}

fn updated(update: &Update) -> Text {
    let millis = update.time.as_millis();
    let count = update.files.len();
    let name = update.files.first().map_or("", AsRef::as_ref);
    match count {
        0 => Text::new(
            format!("Giờ đã đổi, cập nhật trong {millis} ms"),
            format!("The time changed, updated in {millis} ms"),
        ),
        1 => Text::new(
            format!("{name}: cập nhật trong {millis} ms"),
            format!("{name}: updated in {millis} ms"),
        ),
        _ => Text::new(
            format!("{count} tệp thay đổi, cập nhật trong {millis} ms"),
            format!("{count} files changed, updated in {millis} ms"),
        ),
    }
}

fn polling() -> Text {
    Text::new(
        "Hệ thống không báo được tệp thay đổi (hết chỗ theo dõi, hoặc ổ đĩa mạng), nên nghe serve tự dò hai lần mỗi giây.",
        "The system cannot tell of changed files (its watches are used up, or this is a network drive), so nghe serve looks twice a second.",
    )
}

fn exposed(interface: IpAddr) -> Text {
    Text::new(
        format!("Máy khác trong mạng cũng xem được trang qua {interface}, kể cả bản nháp."),
        format!("Other machines of the network can see the site at {interface}, drafts too."),
    )
}

pub(super) fn unopened(address: &str, cause: &std::io::Error) -> Text {
    Text::new(
        format!("Không mở được trình duyệt ({cause}); hãy tự mở {address}"),
        format!("The browser cannot be opened ({cause}); open {address} yourself"),
    )
}
