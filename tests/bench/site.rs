//! How long a build takes, stage by stage, and how much memory it holds, over generated sites.
//!
//!     cargo bench --bench site                      1,000 and 10,000 programmes
//!     cargo bench --bench site -- 1000 5            this many programmes, this many runs
//!     NGHE_BENCH_AGAINST='hugo --minify …' cargo bench --bench site
//!
//! Every run is a whole process that builds into an empty folder. With `NGHE_BENCH_AGAINST` that
//! command is run in turns with ours, and the ratio of the medians is what counts: a machine that
//! is busy slows both. The sites stay in `target/bench/`.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]
#![allow(missing_docs, unreachable_pub)]

mod corpus;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use serde_json::Value;

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let (sizes, runs) = match numbers.as_slice() {
        [size, runs, ..] => (vec![*size], *runs),
        [size] => (vec![*size], 5),
        [] => (vec![1_000, 10_000], 5),
    };
    for size in sizes {
        measure(size, runs.max(1));
    }
}

/// The figures of some runs, by name.
type Figures = BTreeMap<String, Vec<f64>>;

fn measure(size: usize, runs: usize) {
    let site = prepare(size);
    let against = std::env::var("NGHE_BENCH_AGAINST").ok();
    let mut figures = Figures::new();
    let mut others = Vec::new();
    for _ in 0..runs {
        run(&site, &mut figures);
        if let Some(command) = &against {
            let begun = Instant::now();
            let ended = Command::new("sh")
                .args(["-c", command])
                .stdout(Stdio::null())
                .status()
                .unwrap();
            assert!(ended.success(), "{command}");
            others.push(begun.elapsed().as_secs_f64());
        }
    }
    println!("{size} programmes, {runs} runs: median (least to most)");
    for (name, values) in &mut figures {
        println!("  {name:<24} {}", spread(values));
    }
    if !others.is_empty() {
        let ours = median(figures.get_mut("seconds").unwrap());
        println!("  {:<24} {}", "the other, seconds", spread(&mut others));
        println!(
            "  {:<24} {:.3}",
            "ours / the other",
            ours / median(&mut others)
        );
    }
}

/// Writes the site of a size where it is not there yet.
fn prepare(size: usize) -> PathBuf {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = repository.join(format!("target/bench/{size}"));
    let _ = std::fs::remove_dir_all(&site);
    corpus::write(&site, size).unwrap();
    copy(&repository.join("themes"), &site.join("themes"));
    site
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// One build from nothing, and its own account of itself.
fn run(site: &Path, figures: &mut Figures) {
    let _ = std::fs::remove_dir_all(site.join("public"));
    let output = Command::new(env!("CARGO_BIN_EXE_nghe"))
        .args([
            "build",
            "--format",
            "json",
            "--clock",
            "2026-03-01T08:00:00+07:00",
            "--root",
        ])
        .arg(site)
        .output()
        .unwrap();
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    assert!(
        output.status.success(),
        "{report:#} {}",
        String::from_utf8_lossy(&output.stderr)
    );
    let build = &report["build"];
    let mut note = |name: String, value: f64| figures.entry(name).or_default().push(value);
    note("seconds".to_owned(), build["seconds"].as_f64().unwrap());
    note(
        "peak MiB".to_owned(),
        build["peak_memory_bytes"].as_f64().unwrap_or(0.0) / (1024.0 * 1024.0),
    );
    for part in ["stages", "costs"] {
        for (name, seconds) in build[part].as_object().unwrap() {
            note(format!("{part}: {name}, s"), seconds.as_f64().unwrap());
        }
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn spread(values: &mut [f64]) -> String {
    let middle = median(values);
    format!(
        "{middle:>9.3}  ({:.3} to {:.3})",
        values[0],
        values[values.len() - 1]
    )
}
