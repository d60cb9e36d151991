//! The addresses of other sites that stand in content, each with its places.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use url::{Host, Url};

use crate::format::markdown::scan;
use crate::format::yaml::{Tree, split_front_matter};
use crate::source::{Source, read_lossy};

/// Where an address stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    /// The bytes of the file.
    pub(super) span: Range<usize>,
}

/// Domains that belong to nobody, for examples and tests: RFC 2606, section 2.
const RESERVED: &[&str] = &["example", "invalid", "localhost", "test"];

/// Marks that end a sentence rather than an address.
const ENDS: &[char] = &['.', ',', ';', ':', '!', '?', '…', '*', '_'];

/// Every address of the content that somebody else could have, without the part behind `#`.
///
/// Hidden records count too, so that a link is mended before it is published. What stands in comments of YAML and in
/// code is left alone.
pub(super) fn collect(source: &dyn Source) -> BTreeMap<Url, Vec<Place>> {
    let mut links: BTreeMap<Url, Vec<Place>> = BTreeMap::new();
    for entry in source.list("content").entries {
        let Some(text) = read_lossy(source, &entry.path) else {
            continue;
        };
        for (url, span) in in_file(&entry.path, &text) {
            links.entry(url).or_default().push(Place {
                file: Arc::clone(&entry.path),
                span,
            });
        }
    }
    links
}

fn in_file(path: &Arc<str>, text: &str) -> Vec<(Url, Range<usize>)> {
    match path.rsplit('.').next() {
        Some("yaml" | "yml") => in_yaml(text, 0..text.len()),
        Some("csv") => in_text(text, 0..text.len()),
        Some("md") => in_markdown(path, text),
        _ => Vec::new(),
    }
}

fn in_markdown(path: &Arc<str>, text: &str) -> Vec<(Url, Range<usize>)> {
    let Ok(parts) = split_front_matter(text) else {
        return Vec::new();
    };
    let mut found = in_yaml(text, parts.yaml);
    let body = text.get(parts.body.clone()).unwrap_or_default();
    for link in scan(path, body, parts.body.start).links {
        let Some(url) = address(&link.target) else {
            continue;
        };
        let written = text.get(link.span.clone()).unwrap_or_default();
        let span = match written.find(&*link.target) {
            Some(at) => link.span.start + at..link.span.start + at + link.target.len(),
            None => link.span,
        };
        found.push((url, span));
    }
    found
}

/// The addresses in the values of the YAML that stands in a part of a text.
fn in_yaml(text: &str, part: Range<usize>) -> Vec<(Url, Range<usize>)> {
    let tree = Tree::read(text.get(part.clone()).unwrap_or_default());
    let spans = tree
        .scalars()
        .map(|span| span.start + part.start..span.end + part.start);
    spans.flat_map(|span| in_text(text, span)).collect()
}

/// The addresses in a part of a text, wherever they begin and end.
fn in_text(text: &str, part: Range<usize>) -> Vec<(Url, Range<usize>)> {
    let within = text.get(part.clone()).unwrap_or_default();
    let mut found = Vec::new();
    for (at, _) in within.match_indices("http") {
        let written = length(within.get(at..).unwrap_or_default());
        let from = part.start + at;
        let span = from..from + written;
        if let Some(url) = text.get(span.clone()).and_then(address) {
            found.push((url, span));
        }
    }
    found
}

/// How many bytes of a text belong to the address that it begins with.
fn length(text: &str) -> usize {
    let mut depth = 0_usize;
    let end = text.find(|one: char| match one {
        '(' => {
            depth += 1;
            false
        }
        ')' if depth == 0 => true,
        ')' => {
            depth -= 1;
            false
        }
        _ => one.is_whitespace() || one.is_control() || "\"'<>`\\{}|^[]".contains(one),
    });
    let whole = text.get(..end.unwrap_or(text.len())).unwrap_or(text);
    whole.trim_end_matches(ENDS).len()
}

/// An address of the web that somebody can have, without its part behind `#`.
fn address(written: &str) -> Option<Url> {
    if !(written.starts_with("http://") || written.starts_with("https://")) {
        return None;
    }
    let mut url = Url::parse(written).ok()?;
    url.set_fragment(None);
    match url.host()? {
        Host::Domain(name) => {
            let last = name.trim_end_matches('.').rsplit('.').next()?;
            (!RESERVED.contains(&last)).then_some(url)
        }
        Host::Ipv4(_) | Host::Ipv6(_) => Some(url),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::source::MemorySource;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let mut source = MemorySource::default();
        for (path, text) in files {
            source = source.with(path, text.as_bytes());
        }
        let mut lines = Vec::new();
        for (url, places) in collect(&source) {
            for place in places {
                let text = read_lossy(&source, &place.file).unwrap();
                lines.push(format!("{url} = {}", &text[place.span]));
            }
        }
        lines
    }

    #[test]
    fn addresses_stand_in_values_links_and_tables() {
        let md = "---\n# https://chu-thich.vn/\nsource: https://a.vn/x\n---\n[b](https://b.vn/y_(z)), <https://c.vn>, `https://ma.vn` và [d][1].\n\n[1]: https://d.vn/#muc\n";
        let yaml =
            "- site: \"http://e.vn/\"\n  text: Xem (https://f.vn/a.html), rồi https://g.vn/b.\n";
        let csv = "id,source\nx,https://h.vn/c\n";
        let found = found(&[
            ("content/a.md", md),
            ("content/b.yaml", yaml),
            ("content/c.csv", csv),
            ("content/d.txt", "https://khong.vn"),
        ]);
        assert_eq!(
            found,
            [
                "http://e.vn/ = http://e.vn/",
                "https://a.vn/x = https://a.vn/x",
                "https://b.vn/y_(z) = https://b.vn/y_(z)",
                "https://c.vn/ = https://c.vn",
                "https://d.vn/ = [d][1]",
                "https://f.vn/a.html = https://f.vn/a.html",
                "https://g.vn/b = https://g.vn/b",
                "https://h.vn/c = https://h.vn/c",
            ]
        );
    }

    #[test]
    fn one_page_is_asked_for_once_and_examples_never() {
        let yaml = "a: https://x.vn/p#mot\nb: https://x.vn/p#hai\nc: https://truong.example/\nd: http://localhost/\n";
        let found = found(&[("content/a.yaml", yaml)]);
        assert_eq!(
            found,
            [
                "https://x.vn/p = https://x.vn/p#mot",
                "https://x.vn/p = https://x.vn/p#hai"
            ]
        );
    }
}
