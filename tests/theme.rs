//! A theme that extends the repository's: what it changes is changed, and everything else is its parent's.
//!
//! `tests/theme` is the child: a template of its own make and one that extends its parent's, words, colours, a style
//! sheet, a script and a logo.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use nghe::build::{Work, prepare};
use nghe::output::MemorySink;
use nghe::site::Options;
use nghe::source::{DiskSource, Listing, Source};

/// The small site of the cases in two languages, in a theme of the repository or in the child of it.
struct Dressed {
    themes: DiskSource,
    content: DiskSource,
    child: DiskSource,
    theme: &'static str,
}

impl Dressed {
    fn new(theme: &'static str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let disk = |folder: &str| DiskSource::new(&root.join(folder)).unwrap();
        Self {
            themes: disk(""),
            content: disk("tests/cases/_base"),
            child: disk("tests/theme"),
            theme,
        }
    }

    fn of(&self, path: &str) -> &DiskSource {
        if path.starts_with("content") {
            &self.content
        } else {
            &self.themes
        }
    }
}

impl Source for Dressed {
    fn list(&self, folder: &str) -> Listing {
        match folder.strip_prefix("themes/con") {
            Some(below) => {
                let mut listing = self.child.list(below.trim_start_matches('/'));
                for entry in &mut listing.entries {
                    entry.path = format!("themes/con/{}", entry.path).into();
                }
                listing
            }
            None => self.of(folder).list(folder),
        }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, nghe::diag::Diagnostic> {
        match path.strip_prefix("themes/con/") {
            Some(own) => self.child.read(own, limit),
            None if path == "content/site.yaml" => {
                let text = String::from_utf8(self.content.read(path, limit)?).unwrap();
                let theme = format!("translations: [en]\ntheme: {}", self.theme);
                Ok(text.replace("theme: nghe", &theme).into_bytes())
            }
            None => self.of(path).read(path, limit),
        }
    }
}

/// Every output by its path.
fn build(source: Arc<dyn Source>) -> BTreeMap<String, String> {
    let options = Options {
        now: "2026-11-23T08:00:00+07:00".parse().unwrap(),
        ..Options::default()
    };
    let prepared = prepare(source, &options).unwrap();
    assert!(!prepared.has_errors(), "{:#?}", prepared.diagnostics);
    let sink = MemorySink::new();
    prepared
        .ready
        .unwrap()
        .write(&sink, &Work::default(), &|| ())
        .unwrap();
    sink.into_files()
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            (path.as_str().to_owned(), text)
        })
        .collect()
}

/// A page without what the child changes on every page: its head and the way home with the logo.
fn main_of(page: &str) -> &str {
    let start = page.find("<main").unwrap();
    &page[start..page.find("</main>").unwrap()]
}

#[test]
fn a_child_changes_what_it_has_and_nothing_else() {
    let parent = build(Arc::new(Dressed::new("nghe")));
    let child = build(Arc::new(Dressed::new("con")));

    let pages = |files: &BTreeMap<String, String>| -> BTreeSet<String> {
        let pages = files.keys().filter(|path| !path.contains("assets/"));
        pages.cloned().collect()
    };
    let (of_parent, of_child) = (pages(&parent), pages(&child));
    let differ: Vec<_> = of_parent.symmetric_difference(&of_child).collect();
    assert!(differ.is_empty(), "{differ:?}");

    let home = &child["index.html"];
    let asset = |end: &str| {
        let found = child.keys().find(|path| {
            path.starts_with("assets/") && path.ends_with(end) && !parent.contains_key(*path)
        });
        found.unwrap_or_else(|| panic!("no own {end} in {:?}", child.keys()))
    };
    let [logo, style, script] = [".svg", ".css", ".js"].map(asset);
    assert!(home.contains(&format!("/{logo}")), "the logo is shown");
    assert!(
        home.contains("Học nghề Cẩm Giang"),
        "the logo has its words"
    );
    assert!(
        home.contains(&format!("/{style}")),
        "the style sheet is asked for"
    );
    let css = &child[style];
    assert!(css.contains("--accent:#7a1f3d"), "the colour is set");
    assert!(
        css.rfind("@layer con{").unwrap() > css.rfind("@layer print{").unwrap(),
        "the child's rules come last"
    );
    assert!(
        css.contains(logo.trim_start_matches("assets/")),
        "url() is rewritten"
    );
    assert!(child["404.html"].contains("Không có trang này ở Cẩm Giang"));
    assert!(child["404.html"].contains(&format!("/{script}")));
    assert!(
        child["404.html"].contains("class=site-footer"),
        "the frame is the parent's"
    );

    // The parent's feature is asked for by the template that the child replaces, which is no fault of the child.
    let talk = |files: &BTreeMap<String, String>| {
        let page = "toa-dam/buoi-noi-chuyen/index.html";
        files[page].contains("class=keyfacts")
    };
    assert!(talk(&parent) && !talk(&child));

    // The word stands in the way to every page that has one; the main part is the parent's to the byte.
    let programmes = || {
        child
            .keys()
            .filter(|path| path.starts_with("chuong-trinh/"))
    };
    assert!(programmes().count() > 2);
    for path in programmes().filter(|path| path.ends_with(".html")) {
        assert!(child[path].contains(">Cẩm Giang</a>"), "{path}");
        assert_eq!(main_of(&child[path]), main_of(&parent[path]), "{path}");
    }
}

#[test]
fn every_button_of_a_template_says_what_it_is() {
    // Small pages leave `type=submit` out, so a button that sends a form by mistake can only be seen here.
    let themes = DiskSource::new(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut buttons = 0;
    for entry in themes.list("themes").entries {
        if !entry.path.ends_with(".html") {
            continue;
        }
        let template = String::from_utf8(themes.read(&entry.path, entry.size).unwrap()).unwrap();
        for button in template.split("<button").skip(1) {
            let tag = button.split('>').next().unwrap();
            assert!(tag.contains(" type=\""), "{}: <button{tag}>", entry.path);
            buttons += 1;
        }
    }
    assert!(buttons > 5);
}

/// The site of a theme where one file reads otherwise.
struct Edited {
    site: Dressed,
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

impl Source for Edited {
    fn list(&self, folder: &str) -> Listing {
        self.site.list(folder)
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, nghe::diag::Diagnostic> {
        let bytes = self.site.read(path, limit)?;
        if path != self.file {
            return Ok(bytes);
        }
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains(self.from), "{path} has no {:?}", self.from);
        Ok(text.replace(self.from, self.to).into_bytes())
    }
}

fn build_edited(
    file: &'static str,
    from: &'static str,
    to: &'static str,
) -> BTreeMap<String, String> {
    let site = Dressed::new("nghe");
    build(Arc::new(Edited {
        site,
        file,
        from,
        to,
    }))
}

#[test]
fn the_worker_changes_with_what_must_not_be_mixed() {
    let first = build(Arc::new(Dressed::new("nghe")));
    let worker = &first["sw.js"];
    assert_eq!(*worker, build(Arc::new(Dressed::new("nghe")))["sw.js"]);
    for (file, from, to) in [
        (
            "themes/nghe/templates/programme.html",
            "data-fact",
            "data-fact ",
        ),
        ("themes/nghe/scripts/keep/facts.js", "gone", "away"),
        ("themes/nghe/styles/keep/keep.css", ".saved h2", ".saved h3"),
    ] {
        let second = build_edited(file, from, to);
        assert_ne!(*worker, second["sw.js"], "{file}");
    }
    // What pages say changes daily, and each says it alone.
    let second = build_edited("content/tin-tuc/bai-viet.md", "\n---\n", "\n---\n\nThêm.\n");
    assert_eq!(*worker, second["sw.js"]);
}

#[test]
fn a_theme_that_keeps_no_pages_takes_the_worker_back() {
    let off = build_edited("themes/nghe/theme.yaml", "offline: true", "offline: false");
    assert_eq!(off["sw.js"], nghe::route::RETIRED);
    assert!(!off.contains_key("khong-mang/index.html"));
    assert!(!off["index.html"].contains("sw.js"));
}
