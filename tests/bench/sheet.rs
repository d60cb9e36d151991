//! How long a spreadsheet takes, out and back in, over a generated site.
//!
//!     cargo bench --bench sheet              10,000 programmes, which are about 20,000 rows
//!     cargo bench --bench sheet -- 2000      this many programmes
//!
//! Both the time of a clock and that of the processor are printed: a machine that is busy makes the first longer, and
//! several cores the second.

#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::indexing_slicing)]
#![allow(missing_docs, unreachable_pub)]

mod corpus;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use nghe::kinds::REGISTRY;
use nghe::sheet::{Changes, Filter, Input, Prefer, TABLES, export, export_csv, import, table_of};
use nghe::site::Options;
use nghe::source::{DiskSource, Source};

const CLOCK: &str = "2026-11-23T08:00+07:00";

fn main() {
    let size = std::env::args().skip(1).find_map(|arg| arg.parse().ok());
    let source = generated(size.unwrap_or(10_000));
    let all = Filter::default();
    let bytes = timed("export .xlsx", || export(&*source, REGISTRY, &all).unwrap());
    println!("  {} KiB", bytes.len() / 1024);
    let same = timed("import .xlsx, nothing changed", || {
        take(&source, "tat-ca.xlsx", bytes)
    });
    assert!(
        same.files.is_empty() && same.diagnostics.is_empty(),
        "{:?}",
        same.diagnostics.first()
    );
    println!("  {} rows", rows(&same));
    let table = table_of("programmes").unwrap();
    let csv = export_csv(&*source, REGISTRY, table, &all).unwrap();
    let csv = String::from_utf8(csv)
        .unwrap()
        .replace("2026-2027", "2027-2028");
    let changed = timed("import .csv, every row changed", || {
        take(&source, "programmes.csv", csv.into_bytes())
    });
    println!("  {} files would change", changed.files.len());
    assert_eq!(TABLES.len(), same.tallies.len());
}

/// A site on disk, with the theme of the repository.
fn generated(size: usize) -> Arc<dyn Source> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = project.join("target/bench/sheet").join(size.to_string());
    let _ = fs::remove_dir_all(&root);
    corpus::write(&root, &corpus::Shape::city(size)).unwrap();
    for entry in walkdir::WalkDir::new(project.join("themes")) {
        let entry = entry.unwrap();
        let target = root.join(entry.path().strip_prefix(project).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(target).unwrap(),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
    Arc::new(DiskSource::new(&root).unwrap())
}

fn take(source: &Arc<dyn Source>, name: &str, bytes: Vec<u8>) -> Changes {
    let options = Options {
        now: CLOCK.parse().unwrap(),
        ..Options::default()
    };
    let input = Input {
        file: name.into(),
        bytes,
    };
    import(source, &options, &[input], Prefer::Neither).unwrap()
}

fn rows(changes: &Changes) -> usize {
    changes.tallies.iter().map(|tally| tally.left).sum()
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (begun, used) = (Instant::now(), processor());
    let made = work();
    let (wall, cpu) = (begun.elapsed().as_secs_f64(), processor() - used);
    println!("{what}: {wall:.2} s, {cpu:.2} s of the processor");
    made
}

/// The time that the processor has spent on this program, in seconds; 0 where the system does not tell.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = told.rsplit(')').next().unwrap_or_default();
    let fields = after.split_whitespace().skip(11).take(2);
    fields
        .filter_map(|field| field.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}
