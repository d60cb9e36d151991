//! `nghe serve` over a real socket: what is saved is served, what is wrong is told, and nobody else is answered.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

pub(crate) mod edits;
mod live;
mod property;

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use live::{Live, get, request};
use nghe::diag::Diagnostic;
use nghe::serve::{Server, Session, Setup, Watching, watch};
use nghe::source::{Listing, MemorySource, Source};

/// One site for all that only asks, since starting one takes seconds without optimisation.
fn asked() -> &'static Live {
    static LIVE: std::sync::OnceLock<Live> = std::sync::OnceLock::new();
    LIVE.get_or_init(Live::start)
}

#[test]
fn what_is_saved_is_served() {
    let live = Live::start();
    let article = "content/tin-tuc/bai-viet.md";
    let url = "/tin-tuc/bai-viet/";
    let page = live.page(url);
    assert_eq!(page.status, 200);

    live.append(article, "\n\nCâu vừa thêm.\n");
    live.until(url, |page| page.text.contains("Câu vừa thêm."));
    assert!(live.page("/tin-tuc/bai-viet").location.ends_with(url));

    live.edit("content/site.yaml", "Học nghề thử", "Tên vừa đổi");
    live.until("/", |page| page.text.contains("Tên vừa đổi"));

    live.edit(
        "themes/nghe/templates/article.html",
        "</article>",
        "<p>Mẫu vừa đổi.</p></article>",
    );
    live.until(url, |page| page.text.contains("Mẫu vừa đổi."));

    live.edit(
        "themes/nghe/i18n/vi.yaml",
        "home: Trang chủ",
        "home: Chữ vừa đổi",
    );
    live.until(url, |page| page.text.contains("Chữ vừa đổi"));

    let before = live.state(url);
    live.append(
        "themes/nghe/styles/90-print.css",
        "\n@layer print { h1 { color: #123456; } }\n",
    );
    let after = live.until_state(url, |state| state["styles"] != before["styles"]);
    assert_eq!(
        after["bytes"], before["bytes"],
        "a style is no reason to load a page again"
    );
    let style = get(live.address, after["styles"]["style"].as_str().unwrap());
    assert!(style.text.contains("#123456"));

    let text = live.read(article).replace("Câu vừa thêm.", "Bài mới.");
    live.write("content/tin-tuc/moi.md", &text);
    live.until("/tin-tuc/moi/", |page| {
        page.status == 200 && page.text.contains("Bài mới.")
    });
    live.rename("content/tin-tuc/moi.md", "content/tin-tuc/ten-khac.md");
    live.until("/tin-tuc/ten-khac/", |page| page.status == 200);
    assert_eq!(live.page("/tin-tuc/moi/").status, 404);

    // Editors save by writing beside the file and renaming.
    live.write(
        "content/tin-tuc/.ten-khac.md.swp",
        &text.replace("Bài mới.", "Bài lưu kiểu khác."),
    );
    live.rename(
        "content/tin-tuc/.ten-khac.md.swp",
        "content/tin-tuc/ten-khac.md",
    );
    live.until("/tin-tuc/ten-khac/", |page| {
        page.text.contains("Bài lưu kiểu khác.")
    });

    live.remove("content/tin-tuc/ten-khac.md");
    live.until("/tin-tuc/ten-khac/", |page| page.status == 404);

    live.rename("content/hoi-dap", "hoi-dap");
    live.until("/hoi-dap/hoc-phi/", |page| page.status == 404);
    live.rename("hoi-dap", "content/hoi-dap");
    live.until("/hoi-dap/hoc-phi/", |page| page.status == 200);
}

#[test]
fn the_last_good_site_stays_up_while_something_is_wrong() {
    let live = Live::start();
    let article = "content/tin-tuc/bai-viet.md";
    let url = "/tin-tuc/bai-viet/";
    let good = live.page(url).text;
    let text = live.read(article);

    live.write(
        article,
        &text.replacen("title:", "titel: <script>alert(1)</script>\nbody:", 1),
    );
    let state = live.until_state("/", |state| state["errors"][0].is_object());
    let first = &state["errors"][0];
    assert_eq!(first["code"], "E0201");
    assert!(
        first["place"]["name"]
            .as_str()
            .unwrap()
            .starts_with("content/tin-tuc/bai-viet.md:2")
    );
    assert!(
        first["place"]["link"]
            .as_str()
            .unwrap()
            .starts_with("vscode://file/")
    );
    assert!(first["hint"].as_str().unwrap().contains("title"));
    assert_eq!(
        live.page(url).text,
        good,
        "also the body, which lies in the broken file"
    );

    live.write(article, &text);
    live.until_state("/", |state| state["errors"].as_array().unwrap().is_empty());
    assert_eq!(live.page(url).text, good);

    let template = live.read("themes/nghe/templates/article.html");
    live.write(
        "themes/nghe/templates/article.html",
        &format!("{template}{{{{ no_such_value }}}}"),
    );
    live.until_state(url, |state| state["errors"][0]["code"] == "E0801");
    // Every page tells of it, also where nobody has opened one that it is on.
    live.until_state("/", |state| state["errors"][0]["code"] == "E0801");
    assert_eq!(live.page(url).text, good);
    live.write("themes/nghe/templates/article.html", &template);
    for path in [url, "/"] {
        live.until_state(path, |state| state["errors"].as_array().unwrap().is_empty());
    }
}

#[test]
fn a_checkout_of_many_files_and_a_folder_that_comes_back_are_followed() {
    let live = Live::start();
    let text = live.read("content/tin-tuc/bai-viet.md");
    for number in 0..400 {
        live.write(&format!("content/tin-tuc/bai-{number}.md"), &text);
    }
    live.until("/tin-tuc/bai-399/", |page| page.status == 200);
    live.until_state("/", |state| state["errors"].as_array().unwrap().is_empty());
    live.rename("content/tin-tuc", "cho-khac");
    live.until("/tin-tuc/bai-399/", |page| page.status == 404);
    live.rename("cho-khac", "content/tin-tuc");
    live.until("/tin-tuc/bai-399/", |page| page.status == 200);
    // The folder is another one to the system, and is watched again.
    live.append("content/tin-tuc/bai-399.md", "\n\nCâu sau cùng.\n");
    live.until("/tin-tuc/bai-399/", |page| {
        page.text.contains("Câu sau cùng.")
    });
}

#[test]
fn a_site_whose_session_ended_is_not_served_for_ever() {
    /// Files that can be read until something breaks in the program.
    struct Fragile(MemorySource, AtomicBool);
    impl Source for Fragile {
        fn list(&self, folder: &str) -> Listing {
            assert!(!self.1.load(Ordering::Relaxed), "a mistake of the program");
            self.0.list(folder)
        }
        fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
            self.0.read(path, limit)
        }
    }
    let files = MemorySource::default().with("content/site.yaml", "title: a\n");
    let source = Arc::new(Fragile(files, AtomicBool::new(false)));
    let (session, _) = Session::open(Arc::clone(&source) as _, Setup::default()).unwrap();
    let server = Server::bind(IpAddr::V4(Ipv4Addr::LOCALHOST), 0).unwrap();
    let board = session.board();
    let root = tempfile::tempdir().unwrap();
    let (watch, _) = watch(
        Arc::clone(&source) as _,
        root.path(),
        &["content"],
        Watching::Polled,
    );
    std::thread::spawn(move || session.follow(watch, None, |_| ()));
    let (sender, ended) = channel();
    std::thread::spawn(move || {
        server.run(board);
        sender.send(()).unwrap();
    });
    assert!(ended.recv_timeout(Duration::from_secs(2)).is_err());
    source.1.store(true, Ordering::Relaxed);
    assert!(ended.recv_timeout(Duration::from_secs(60)).is_ok());
}

#[test]
fn a_page_knows_what_it_is_made_of() {
    let live = asked();
    let state = live.state("/tin-tuc/bai-viet/");
    let page = &state["page"];
    assert_eq!(page["files"][0]["name"], "content/tin-tuc/bai-viet.md");
    assert_eq!(
        page["template"]["name"],
        "themes/nghe/templates/article.html"
    );
    assert!(page["weight"].as_str().unwrap().ends_with(" KiB"));
    let list = live.state("/tin-tuc/");
    assert!(list["page"]["files"].as_array().unwrap().is_empty());
}

#[test]
fn only_what_the_routes_name_is_served() {
    let live = asked();
    for path in [
        "/content/site.yaml",
        "/../content/site.yaml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "//etc/passwd",
        "/themes/nghe/theme.yaml",
        "/tin-tuc/%00/",
        "/%ff",
        "/khong-co/",
    ] {
        let page = live.page(path);
        assert_eq!(page.status, 404, "{path}");
        assert!(
            page.text.contains("<html"),
            "the site's own page answers {path}"
        );
    }
    let home = live.page("/");
    assert!(home.head.contains("content-security-policy"));
    assert!(home.head.contains("nosniff"));
    for part in ["/__nghe/preview.js", "/__nghe/preview.css"] {
        assert_eq!(live.page(part).status, 200);
    }
}

#[test]
fn a_code_is_explained_by_the_preview_itself() {
    let live = asked();
    let page = live.page("/__nghe/explain/E0604");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-security-policy"));
    assert!(page.head.contains("text/html"));
    assert!(page.text.contains("Cách sửa") && page.text.contains("&lt;"));
    assert_eq!(live.page("/__nghe/explained.css").status, 200);
    assert!(
        live.page("/__nghe/explain/")
            .text
            .contains("/__nghe/explain/W0101")
    );
    for path in [
        "/__nghe/explain/E9999",
        "/__nghe/explain/%3Cb%3E",
        "/__nghe/explain",
    ] {
        assert_eq!(live.page(path).status, 404, "{path}");
    }
}

#[test]
fn foreign_pages_and_names_are_refused() {
    let live = asked();
    let host = format!("localhost:{}", live.address.port());
    let ask = |line: &str, headers: &str| request(live.address, line, headers).status;
    assert_eq!(ask("GET / HTTP/1.1", &format!("host: {host}\r\n")), 200);
    assert_eq!(ask("GET / HTTP/1.1", "host: evil.example\r\n"), 403);
    let foreign = format!("host: {host}\r\norigin: https://evil.example\r\n");
    assert_eq!(ask("GET /__nghe/events?path=/ HTTP/1.1", &foreign), 403);
    assert_eq!(
        ask(
            "POST / HTTP/1.1",
            &format!("host: {host}\r\ncontent-length: 0\r\n")
        ),
        405
    );
    assert_eq!(ask("HEAD / HTTP/1.1", &format!("host: {host}\r\n")), 200);
}

#[test]
fn slow_clients_keep_nobody_waiting() {
    let live = asked();
    let connect = || TcpStream::connect(live.address).unwrap();
    let mut slow: Vec<TcpStream> = (0..200).map(|_| connect()).collect();
    for stream in &mut slow[..100] {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: loc").unwrap();
    }
    for stream in &mut slow[100..] {
        let line = format!(
            "GET / HTTP/1.1\r\nhost: localhost:{}\r\n\r\n",
            live.address.port()
        );
        stream.write_all(line.repeat(50).as_bytes()).unwrap();
    }
    let begun = Instant::now();
    assert_eq!(live.page("/__nghe/preview.css").status, 200);
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    // The half of a request is given up in the end.
    let mut byte = [0; 1];
    slow[0]
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    let ended = slow[0].read(&mut byte);
    assert!(ended.is_ok(), "{ended:?}");
}
