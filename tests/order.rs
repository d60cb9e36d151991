//! A module uses only modules above it in the pipeline's order, as `src/lib.rs` lists them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

/// The modules of the library in the order of `src/lib.rs`.
fn order(src: &Path) -> Vec<String> {
    std::fs::read_to_string(src.join("lib.rs"))
        .unwrap()
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The modules that a file names by `crate::`, in code and not in comments.
fn named(text: &str) -> Vec<String> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect()
        })
        .collect()
}

#[test]
fn a_module_uses_only_modules_above_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let order = order(&src);
    assert!(order.len() > 10, "lib.rs lists the modules: {order:?}");
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (place, module) in order.iter().enumerate() {
        for entry in walkdir::WalkDir::new(src.join(module)).sort_by_file_name() {
            let entry = entry.unwrap();
            if entry.path().extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let text = std::fs::read_to_string(entry.path()).unwrap();
            for name in named(&text) {
                seen += 1;
                if order
                    .iter()
                    .position(|known| *known == name)
                    .is_some_and(|named| named > place)
                {
                    wrong.push(format!("{} uses {name}", entry.path().display()));
                }
            }
        }
    }
    assert!(
        seen > 100,
        "only {seen} uses were found, so the test reads nothing"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_room_is_too_large() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut lengths: Vec<(usize, String)> = walkdir::WalkDir::new(src)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"))
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            (text.lines().count(), entry.path().display().to_string())
        })
        .collect();
    lengths.sort();
    let (median, _) = &lengths[lengths.len() / 2];
    let (longest, name) = lengths.last().unwrap();
    assert!(*median < 150, "the median file has {median} lines");
    assert!(*longest <= 600, "{name} has {longest} lines");
}
