//! How long the index takes, how large it is, and how much memory making it holds.
//!
//!     cargo bench --bench search               1,000, 10,000 and 40,000 programmes
//!     cargo bench --bench search -- 10000      this many programmes
//!
//! The indexes stay in `target/bench/search/`, where `tests/bench/finder.mjs` looks for them.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice
)]
#![allow(missing_docs, unreachable_pub)]

#[allow(
    dead_code,
    reason = "only the measurements of whole builds write to disk"
)]
mod corpus;
#[path = "../search/made.rs"]
mod made;

use std::path::Path;
use std::time::Instant;

use nghe::kinds::programme::Programme;
use nghe::search::Files;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

fn main() {
    let asked: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|arg| arg.parse().ok())
        .collect();
    let sizes = if asked.is_empty() {
        vec![1_000, 10_000, 40_000]
    } else {
        asked
    };
    println!("programmes  records   bytes  Brotli  µs a record  memory a record: at most, kept");
    for size in sizes {
        measure(size);
    }
}

fn measure(size: usize) {
    let site = made::generated(size);
    let listed = site.listed::<Programme>().count();
    let finds = |entry: &nghe::site::Entry| (entry.finds)(&site).len();
    let records: usize = site.registry.iter().map(finds).sum::<usize>() + listed;
    // The order of names is the site's own, which its lists need as well: it is there from here on.
    drop(Files::split(&site, size));
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    let files = Files::split(&site, size);
    let seconds = begun.elapsed().as_secs_f64();
    let held = MEMORY.current_usage().saturating_sub(before);
    let most = MEMORY.peak_usage().saturating_sub(before);
    let bytes = files.all[&files.first].as_slice();
    println!(
        "{listed:>10} {records:>8} {:>7} {:>7} {:>12.1} {:>17} {:>6}",
        bytes.len(),
        made::brotli(bytes),
        seconds * 1e6 / records as f64,
        most / records,
        held / records,
    );
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench/search");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{size}.nghe")), bytes).unwrap();
}
