//! The real site, built in memory once for all tests that only look at it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use nghe::build::{Ready, Work, prepare};
use nghe::diag::Severity;
use nghe::output::MemorySink;
use nghe::site::Options;
use nghe::source::DiskSource;

/// The time for which every test builds.
pub(crate) const CLOCK: &str = "2026-11-23T08:00:00+07:00";

/// The site at the address that its settings say.
pub(crate) static SITE: LazyLock<Built> = LazyLock::new(|| build(repository(), None));

/// An address below a folder of its host.
pub(crate) const FOLDER: &str = "https://vi-du.example/thu/muc/";

/// The site at `FOLDER`.
pub(crate) static BELOW: LazyLock<Built> = LazyLock::new(|| build(repository(), Some(FOLDER)));

/// A site as planned and as written.
pub(crate) struct Built {
    /// The plan of it, to make single pages from.
    pub(crate) ready: Arc<Ready>,
    /// Every output by its path.
    pub(crate) files: BTreeMap<String, Arc<[u8]>>,
}

impl Built {
    /// Every page by its path.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&String, &Arc<[u8]>)> {
        self.files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
    }

    /// The page at an address of the site.
    pub(crate) fn page(&self, url: &str) -> String {
        let path = format!("{}index.html", &url[1..]);
        let path = if url.ends_with('/') { &path } else { &url[1..] };
        String::from_utf8(self.files[path].to_vec()).unwrap()
    }
}

/// The folder of this project.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the site below `root`, which must be without errors.
pub(crate) fn build(root: &Path, base_url: Option<&str>) -> Built {
    let source = Arc::new(DiskSource::new(root).unwrap());
    let options = Options {
        now: CLOCK.parse().unwrap(),
        base_url: base_url.map(str::to_owned),
        ..Options::default()
    };
    let prepared = prepare(source, &options).unwrap();
    let mut errors = prepared.diagnostics.iter();
    let error = errors.find(|found| found.severity == Severity::Error);
    assert!(error.is_none(), "{error:#?}");
    let ready = prepared.ready.unwrap();
    let sink = MemorySink::new();
    ready.write(&sink, &Work::default(), &|| ()).unwrap();
    let files = sink.into_files().into_iter();
    let files = files.map(|(path, bytes)| (path.as_str().to_owned(), bytes));
    Built {
        files: files.collect(),
        ready,
    }
}
