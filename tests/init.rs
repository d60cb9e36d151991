//! A new site: `nghe init` makes one that builds and is served without an error, in any folder and without a folder of
//! themes, and writes over nothing.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn command(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nghe"));
    command
        .args(args)
        .args(["--lang", "vi"])
        .current_dir(root)
        .env_remove("GITHUB_ACTIONS");
    command
}

fn nghe(root: &Path, args: &[&str]) -> Output {
    command(root, args).output().unwrap()
}

#[track_caller]
fn well(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{text}{told}");
    text
}

/// Ends a program when the test does.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What is served at a path by a command that says its address.
fn served(root: &Path, args: &[&str], path: &str) -> String {
    let mut command = command(root, args);
    let mut running = Running(command.stdout(Stdio::piped()).spawn().unwrap());
    let mut line = String::new();
    let out = running.0.stdout.take().unwrap();
    BufReader::new(out).read_line(&mut line).unwrap();
    let (_, rest) = line.split_once("http://").unwrap();
    let host = rest.split('/').next().unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn a_new_site_builds_and_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let told = well(&nghe(folder.path(), &["init", "trang"]));
    assert!(told.contains("cd trang"), "{told}");
    let site = folder.path().join("trang");
    for file in ["content/site.yaml", "README.md", ".gitignore"] {
        assert!(site.join(file).is_file(), "{file}");
    }
    assert!(!site.join("themes").exists());
    well(&nghe(&site, &["build"]));
    let page = fs::read_to_string(site.join("public/truong/cd-hoa-sua/index.html")).unwrap();
    assert!(page.contains("Hoa Sữa"));
    let answer = served(&site, &["serve", "-p", "0"], "/nghe/han/");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("Hàn"), "{answer}");
    // A theme of the site extends the one that the program carries.
    fs::create_dir_all(site.join("themes/rieng/i18n")).unwrap();
    fs::write(
        site.join("themes/rieng/theme.yaml"),
        "name: Riêng\nextends: nghe\n",
    )
    .unwrap();
    fs::write(
        site.join("themes/rieng/i18n/vi.yaml"),
        "home: { title: Chào bạn }\n",
    )
    .unwrap();
    let settings = site.join("content/site.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("theme: nghe\n", "theme: rieng\n")).unwrap();
    well(&nghe(&site, &["build"]));
    let home = fs::read_to_string(site.join("public/index.html")).unwrap();
    assert!(home.contains("Chào bạn"));
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".git")).unwrap();
    well(&nghe(folder.path(), &["init", "."]));
    let readme = folder.path().join("README.md");
    fs::write(&readme, "của tôi").unwrap();
    let output = nghe(folder.path(), &["init", "."]);
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("đã có tệp") && told.contains("không ghi đè"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&readme).unwrap(), "của tôi");
}

#[test]
fn the_handbook_is_served_and_written() {
    let folder = tempfile::tempdir().unwrap();
    let answer = served(folder.path(), &["handbook", "-p", "0"], "/bat-dau/");
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(
        answer.contains("Giờ đầu tiên") && !answer.contains("__nghe"),
        "{answer}"
    );
    well(&nghe(folder.path(), &["handbook", "--write", "so-tay"]));
    let written = |path: &str| folder.path().join("so-tay").join(path);
    let page = fs::read_to_string(written("ma-loi-e03/index.html")).unwrap();
    assert!(page.contains("E0302"));
    assert!(written("index.html").is_file() && !written("chuong-trinh").exists());
}
