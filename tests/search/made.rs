//! Sites in memory, made only as far as their index needs.

use std::path::Path;
use std::sync::Arc;

use nghe::kinds::REGISTRY;
use nghe::site::{self, Options, Site};
use nghe::source::MemorySource;

use super::corpus;

/// The moment at which the sites are made.
pub const CLOCK: &str = "2026-03-01T08:00:00+07:00";

/// The theme of the repository, in memory.
fn theme() -> MemorySource {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = MemorySource::default();
    for entry in walkdir::WalkDir::new(root.join("themes")).sort_by_file_name() {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry
                .path()
                .strip_prefix(root)
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            source = source.with(&path, std::fs::read(entry.path()).unwrap());
        }
    }
    source
}

/// The site of these files beside the theme's.
pub fn site(files: impl IntoIterator<Item = (String, String)>) -> Arc<Site> {
    let source = files
        .into_iter()
        .fold(theme(), |source, (path, text)| source.with(&path, text));
    let options = Options {
        now: CLOCK.parse().unwrap(),
        ..Options::default()
    };
    let loaded = site::load(Arc::new(source), REGISTRY, &options).unwrap();
    loaded.site.unwrap()
}

/// A site of generated programmes; their bodies, which no index reads, are left out.
pub fn generated(count: usize) -> Arc<Site> {
    let mut files = Vec::new();
    corpus::each(&corpus::Shape::city(count), &mut |path, text| {
        let lean = match text.match_indices("\n---\n").next() {
            Some((end, _))
                if path.starts_with("content/truong/") && !path.ends_with("index.md") =>
            {
                text[..end + 5].to_owned()
            }
            _ => text,
        };
        files.push((path.to_owned(), lean));
        Ok(())
    })
    .unwrap();
    site(files)
}

/// How many bytes a server sends for these.
pub fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters).unwrap();
    packed.len()
}
