//! How long builds take, how much work and memory, over generated sites of several shapes.
//!
//!     cargo bench --bench site                             the usual shapes, three runs each
//!     cargo bench --bench site -- 1000 school:5000         a city of 1,000 programmes, a school that has 5,000
//!     cargo bench --bench site -- 10000 runs=9 save=new.json against=old.json
//!
//! Shapes are `city`, `school`, `occupation`, `events`, `questions` and `links` with a size; see `corpus/shape.rs`.
//! Every figure is that of a whole process: from nothing (`cold`), with nothing changed, with one text and with the
//! layout of all pages changed, and of `nghe check`. Where Hugo is installed (`HUGO` names it, if it is not in the
//! path), it builds the same programmes in turns with us: a machine that is busy slows both, so ratios are what
//! counts. `save` keeps the figures for `against`, to compare two commits. The sites stay in `target/bench/`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]
#![allow(missing_docs, unreachable_pub)]

mod corpus;
#[path = "site/figures.rs"]
mod figures;
#[path = "site/hugo.rs"]
mod hugo;
#[path = "site/measure.rs"]
mod measure;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use corpus::Shape;
use corpus::shape::Kind;
use figures::{Figures, Results};
use measure::run;

/// The shapes that are measured if none is asked for.
const USUAL: [&str; 7] = [
    "1000",
    "10000",
    "school:5000",
    "occupation:2000",
    "events:2000",
    "questions:30000",
    "links:5000",
];

const CLOCK: &str = "2026-03-01T08:00:00+07:00";

/// The folder of what is removed in the end.
const ASIDE: &str = "aside";

fn main() {
    let args: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| arg != "--bench")
        .collect();
    let option = |name: &str| args.iter().find_map(|arg| arg.strip_prefix(name));
    let runs = option("runs=").map_or(3, |runs| runs.parse().unwrap());
    let asked: Vec<&str> = args
        .iter()
        .map(String::as_str)
        .filter(|arg| !arg.contains('='))
        .collect();
    let shapes = if asked.is_empty() {
        USUAL.to_vec()
    } else {
        asked
    };
    let before = option("against=").map(|file| figures::read(Path::new(file)));
    let hugo = hugo::installed();
    let mut results = Results::new();
    for name in shapes {
        let shape = Shape::parse(name).unwrap_or_else(|| panic!("there is no shape {name}"));
        let figures = measure_shape(name, &shape, runs, hugo.as_deref());
        figures.print(name, before.as_ref().and_then(|before| before.get(name)));
        results.insert(name.to_owned(), figures);
    }
    if let Some(file) = option("save=") {
        figures::write(Path::new(file), &results);
    }
    let _ = fs::remove_dir_all(yard().join(ASIDE));
}

fn measure_shape(name: &str, shape: &Shape, runs: usize, hugo: Option<&Path>) -> Figures {
    let site = prepare(name, shape);
    let other = hugo.filter(|_| shape.kind == Kind::City).map(|command| {
        let folder = site.with_extension("hugo");
        set_aside(&folder);
        hugo::write(&folder, shape);
        (command, folder)
    });
    let mut figures = Figures::default();
    // Before all others, which remove what was made before them.
    for _ in 0..runs {
        for made in ["public", ".nghe"] {
            set_aside(&site.join(made));
        }
        figures.check("check, nothing known", &run(&mut nghe(&site, "check")));
        set_aside(&site.join(".nghe"));
        figures.build("cold", &run(&mut nghe(&site, "build")));
        if let Some((command, folder)) = &other {
            for made in ["public", "resources", ".hugo_build.lock"] {
                set_aside(&folder.join(made));
            }
            figures.check("Hugo, cold", &run(&mut hugo::build(command, folder)));
        }
    }
    for number in 0..runs {
        if number > 0 {
            // What the round before has changed is as it was.
            run(&mut nghe(&site, "build"));
        }
        figures.build("nothing changed", &run(&mut nghe(&site, "build")));
        figures.check("check", &run(&mut nghe(&site, "check")));
        for (case, file, edit) in edits(&site) {
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, edit(&text, number)).unwrap();
            figures.build(case, &run(&mut nghe(&site, "build")));
            fs::write(&file, text).unwrap();
        }
    }
    figures
}

/// The new text of a file in a run.
type Edit = fn(&str, usize) -> String;

/// What an editor and a designer change.
fn edits(site: &Path) -> [(&'static str, PathBuf, Edit); 2] {
    [
        (
            "one text changed",
            site.join("content/truong/truong-0/khoa-000000.md"),
            |text, number| format!("{text}\n\nThêm câu số {number}.\n"),
        ),
        (
            "the layout changed",
            site.join("themes/nghe/templates/layout.html"),
            |text, number| text.replacen("<body", &format!("<body data-x=\"{number}\""), 1),
        ),
    ]
}

/// Where everything lies that this program makes.
fn yard() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench")
}

/// Moves a folder or file out of the way, to be removed in the end. A file system such as ext4 looks for free places past
/// all that was removed in the minutes before, which made a third of the time of a build from nothing.
fn set_aside(made: &Path) {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    if made.exists() {
        let aside = yard().join(ASIDE);
        fs::create_dir_all(&aside).unwrap();
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}-{number}", std::process::id());
        fs::rename(made, aside.join(name)).unwrap();
    }
}

/// Writes a site anew, with the theme of the repository.
fn prepare(name: &str, shape: &Shape) -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = yard().join(name.replace(':', "-"));
    set_aside(&site);
    corpus::write(&site, shape).unwrap();
    copy(&repository.join("themes"), &site.join("themes"));
    site
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The program, over a site. `NGHE` names another one.
fn nghe(site: &Path, command: &str) -> Command {
    let program = std::env::var_os("NGHE").unwrap_or_else(|| env!("CARGO_BIN_EXE_nghe").into());
    let mut nghe = Command::new(program);
    nghe.args([command, "--format", "json", "--clock", CLOCK, "--root"])
        .arg(site);
    nghe
}

/// What the program tells of its build.
fn told(printed: &[u8]) -> Value {
    let report: Value = serde_json::from_slice(printed).unwrap();
    report["build"].clone()
}
