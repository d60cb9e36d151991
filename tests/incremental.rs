//! After any series of edits and accidents, a build that remembers the one before leaves what a clean one leaves.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use nghe::build::{BuildError, Finished, Kept, Made, Ready, Report, Settled, Trust, Work, prepare};
use nghe::diag::Diagnostic;
use nghe::output::{
    Committed, FolderSink, MemorySink, Outcome, OutputError, OutputPath, Sink, is_untouched,
};
use nghe::site::{Drafts, Options};
use nghe::source::Witness;

use crate::serve::edits::{Dice, Shelf, edit};

/// Moments at which the small site says different things.
const CLOCKS: [&str; 6] = [
    "2026-11-23T08:00+07:00",
    "2026-11-23T08:00:20+07:00",
    "2026-11-23T08:05+07:00",
    "2026-11-24T00:00+07:00",
    "2027-03-04T08:00+07:00",
    "2022-01-01T00:00+07:00",
];

/// Files by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// A site, its output folder, and what is remembered beside it.
struct Yard {
    shelf: Arc<Shelf>,
    folder: tempfile::TempDir,
    options: Options,
    /// The pictures of clean builds, which are the same wherever they have the same address.
    pictures: Mutex<BTreeMap<OutputPath, Vec<u8>>>,
}

/// A site without errors.
struct Whole {
    files: Arc<Witness>,
    found: Vec<Diagnostic>,
    ready: Arc<Ready>,
}

/// What a comparison showed.
struct Checked {
    /// Whether the build should come to the same as the one before.
    was_same: bool,
}

/// The outputs of a clean build. Pictures are taken from the clean builds before, since drawing them takes seconds.
struct Clean<'a> {
    memory: MemorySink,
    pictures: &'a Mutex<BTreeMap<OutputPath, Vec<u8>>>,
}

impl Sink for Clean<'_> {
    fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<Outcome, OutputError> {
        if path.as_str().ends_with(".png") {
            let mut pictures = self.pictures.lock().unwrap();
            pictures.insert(path.clone(), bytes.to_vec());
        }
        self.memory.put(path, bytes)
    }

    fn previous(&self, path: &OutputPath) -> Option<Vec<u8>> {
        self.pictures.lock().unwrap().get(path).cloned()
    }
}

impl Yard {
    fn new() -> Self {
        Self {
            shelf: Arc::new(Shelf::new()),
            folder: tempfile::tempdir().unwrap(),
            options: Options {
                now: CLOCKS[0].parse().unwrap(),
                ..Options::default()
            },
            pictures: Mutex::default(),
        }
    }

    fn public(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn remembered(&self) -> PathBuf {
        self.folder.path().join(".nghe/finished")
    }

    fn settled(&self) -> PathBuf {
        self.folder.path().join(".nghe/settled")
    }

    /// The site as it is now with what was found and how its files were seen, or `None` when it has errors.
    fn whole(&self) -> Option<Whole> {
        let files = Arc::new(Witness::new(Arc::clone(&self.shelf) as _));
        let prepared = prepare(Arc::clone(&files) as _, &self.options).unwrap();
        let ready = prepared.ready.clone().filter(|_| !prepared.has_errors())?;
        Some(Whole {
            files,
            found: prepared.diagnostics,
            ready,
        })
    }

    fn ready(&self) -> Option<Arc<Ready>> {
        self.whole().map(|whole| whole.ready)
    }

    /// What the last build came to, if this one would come to the same, and what is kept of its output.
    fn same(&self) -> Option<(Settled, Option<Kept>)> {
        let settled = Settled::read(&self.settled())?;
        let same = settled
            .is_of(&self.options, &*self.shelf)
            .then_some(settled)?;
        let made = same.made.as_ref().unwrap();
        let untouched = is_untouched(&self.public(), &[], &made.imprint, |_| {}).unwrap();
        let kept = same.clone().kept().filter(|_| untouched);
        Some((same, kept))
    }

    /// Leaves what a build came to, as `nghe build` does.
    fn settle(&self, whole: &Whole, report: &Report, committed: &Committed) {
        let found = [whole.found.clone(), report.warnings.clone()].concat();
        let made = Made::of(report, committed);
        let settled = Settled::new(&self.options, &whole.files, &whole.ready, &found, made);
        settled.unwrap().write(&self.settled()).unwrap();
    }

    fn try_build(&self, ready: &Ready, trust: Trust) -> Result<(Report, Committed), BuildError> {
        let sink = FolderSink::begin(&self.public(), &[], |_| {})?;
        let work = Work {
            finished: Finished::read(&self.remembered()),
            trust,
            ..Work::default()
        };
        let report = ready.write(&sink, &work, &|| ())?;
        let committed = sink.commit()?;
        report.finished.write(&self.remembered()).unwrap();
        Ok((report, committed))
    }

    fn build(&self) -> (Report, Committed) {
        self.try_build(&self.ready().unwrap(), Trust::Known)
            .unwrap()
    }

    /// What a clean build makes.
    fn clean(&self, ready: &Ready) -> Result<(Files, Vec<Diagnostic>), BuildError> {
        let sink = Clean {
            memory: MemorySink::new(),
            pictures: &self.pictures,
        };
        let report = ready.write(&sink, &Work::default(), &|| ())?;
        let files = sink.memory.into_files().into_iter();
        let files = files.map(|(path, bytes)| (path.to_string(), bytes.to_vec()));
        Ok((files.collect(), report.warnings))
    }

    /// Builds both ways and holds them against each other; `None` for a site with mistakes. What the last build came to is held against both, if this one should come to the same.
    #[track_caller]
    fn check(&self, when: &str) -> Option<Checked> {
        let same = self.same();
        let found = tree_but_marker(&self.public());
        let Some(whole) = self.whole() else {
            assert!(same.is_none(), "{when}");
            return None;
        };
        let ready = &whole.ready;
        let clean = self.clean(ready);
        let was_same = same.is_some();
        if let Some((settled, kept)) = same {
            let (clean, warnings) = clean.as_ref().ok().unwrap();
            let all = [whole.found.clone(), warnings.clone()].concat();
            assert_eq!(settled.found, all, "{when}");
            if let Some(kept) = kept {
                assert!(found == *clean, "{when}");
                assert_eq!(kept.report.census.total(), clean.len(), "{when}");
                assert_eq!(kept.committed.unchanged, clean.len() as u64, "{when}");
            }
        }
        let built = self.try_build(ready, Trust::Known);
        let (clean, warnings) = match (clean, &built) {
            (Ok(clean), Ok(_)) => clean,
            (Err(BuildError::Page(clean)), Err(BuildError::Page(built))) => {
                assert_eq!(&clean, built, "{when}");
                return None;
            }
            (clean, _) => panic!("{when}: {:?} {:?}", clean.err(), built.err()),
        };
        let (report, committed) = built.unwrap();
        let found = tree_but_marker(&self.public());
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&clean), names(&found), "{when}");
        for (path, bytes) in &clean {
            assert!(*bytes == found[path], "{path} differs after {when}");
        }
        assert_eq!(warnings, report.warnings, "{when}");
        let files = committed.written + committed.unchanged;
        assert_eq!(files, clean.len() as u64, "{when}");
        self.settle(&whole, &report, &committed);
        Some(Checked { was_same })
    }

    /// An edit of what an editor's generator leaves alone: settings, words, styles, the clock, drafts.
    fn edit_more(&mut self, dice: &mut Dice) -> String {
        let number = dice.below(100);
        let change = |path: &str, from: &str, to: &str| {
            let text = self.shelf.text(path);
            self.shelf.put(path, text.replacen(from, to, 1).as_bytes());
            format!("{from:?} to {to:?} in {path}")
        };
        match dice.below(8) {
            0 => change("content/site.yaml", "title: ", &format!("title: {number} ")),
            1 => change(
                "themes/nghe/i18n/vi.yaml",
                "home: ",
                &format!("home: {number} "),
            ),
            2 => change(
                "themes/nghe/styles/90-print.css",
                "@layer",
                &format!(".x{number} {{ color: red }}\n@layer"),
            ),
            3 => change(
                "themes/nghe/templates/components.html",
                "<ul class=\"plain\">",
                &format!("<ul class=\"plain\" data-x=\"{number}\">"),
            ),
            4 => change(
                "content/tin-tuc/bai-1.md",
                "\n---\n",
                &format!("\n---\n{}\n", "Một câu dài. ".repeat(16_000)),
            ),
            5 => {
                self.options.drafts = match self.options.drafts {
                    Drafts::Hidden => Drafts::Shown,
                    Drafts::Shown => Drafts::Hidden,
                };
                format!("{:?}", self.options.drafts)
            }
            6 => {
                let folder = format!("https://huongnghiep.example/{number}/");
                self.options.base_url = Some(folder).filter(|_| number > 50);
                format!("{:?}", self.options.base_url)
            }
            _ => {
                self.options.now = dice.pick(&CLOCKS).parse().unwrap();
                format!("{}", self.options.now)
            }
        }
    }

    /// What can happen to an output and to what is remembered between two builds.
    fn accident(&self, dice: &mut Dice) -> String {
        let files: Vec<String> = tree(&self.public()).into_keys().collect();
        let file = self.public().join(dice.pick(&files));
        let left = dice.pick(&[self.remembered(), self.settled()]).clone();
        match dice.below(8) {
            0 => fs::remove_file(&file).unwrap(),
            1 => fs::write(&file, "").unwrap(),
            2 => {
                let mut bytes = fs::read(&file).unwrap();
                if let Some(byte) = bytes.last_mut() {
                    *byte ^= 1;
                }
                fs::write(&file, bytes).unwrap();
            }
            3 => fs::write(file.with_extension("more"), "more").unwrap(),
            4 => fs::create_dir_all(file.with_extension("folder")).unwrap(),
            5 => fs::remove_dir_all(self.public()).unwrap(),
            // An accident before may have removed it.
            6 => drop(fs::remove_file(left)),
            _ => {
                let bytes = fs::read(&left).unwrap_or_default();
                fs::write(&left, &bytes[..bytes.len() / 2]).unwrap();
            }
        }
        format!("an accident of {}", file.display())
    }
}

/// The files of an output, which may be missing.
fn tree_but_marker(folder: &Path) -> Files {
    let mut files = if folder.exists() {
        tree(folder)
    } else {
        Files::new()
    };
    files.remove(".nghe");
    files
}

/// All files below a folder.
fn tree(folder: &Path) -> Files {
    let entries = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .map(|file| {
            let path = file.path().strip_prefix(folder).unwrap();
            let path = path.to_str().unwrap().replace('\\', "/");
            (path, fs::read(file.path()).unwrap())
        })
        .collect()
}

/// Gives how many rounds began with what the one before had.
fn check(seed: u64, rounds: usize) -> usize {
    let mut yard = Yard::new();
    let mut dice = Dice(seed);
    let mut log = vec![format!("seed {seed}")];
    let (mut compared, mut same) = (0, 0);
    assert!(yard.check("in the beginning").is_some());
    for _ in 0..rounds {
        let before = (yard.shelf.all(), yard.options.clone());
        let mut undo = Vec::new();
        for _ in 0..dice.below(4) {
            log.push(match dice.below(2) {
                0 => edit(&yard.shelf, &mut dice, &mut undo).1,
                _ => yard.edit_more(&mut dice),
            });
        }
        if dice.below(3) == 0 {
            log.push(yard.accident(&mut dice));
        }
        match yard.check(&format!("{log:#?}")) {
            Some(checked) => {
                compared += 1;
                same += usize::from(checked.was_same);
            }
            None => {
                log.push("mended all".to_owned());
                yard.shelf.restore(before.0);
                yard.options = before.1;
            }
        }
    }
    assert!(
        compared > rounds / 4,
        "only {compared} rounds were whole: {log:#?}"
    );
    same
}

/// `NGHE_SEEDS=40` tries more than every run has time for, after a change of what pages are made of.
#[test]
fn after_any_edits_it_is_as_after_a_clean_build() {
    let asked = std::env::var("NGHE_SEEDS").ok();
    let seeds = asked.map_or(3, |seeds| seeds.parse().unwrap());
    let same: usize = (1..=seeds).map(|seed| check(seed, 8)).sum();
    assert!(same > 0, "no round began with what the one before had");
}

#[test]
fn what_did_not_change_is_neither_made_nor_written() {
    let yard = Yard::new();
    let (first, _) = yard.build();
    assert!(first.made > 50, "{}", first.made);
    let home = yard.public().join("index.html");
    let same_file = || fs::metadata(&home).unwrap().modified().unwrap();
    let written = same_file();
    let (second, committed) = yard.build();
    assert_eq!((second.made, second.drawn), (0, 0));
    assert_eq!((committed.written, committed.removed), (0, 0));
    assert_eq!(same_file(), written);

    let article = "content/tin-tuc/bai-1.md";
    let text = yard.shelf.text(article);
    yard.shelf
        .put(article, format!("{text}\nThêm một câu.\n").as_bytes());
    let (third, committed) = yard.build();
    assert!((1..=2).contains(&third.made), "{}", third.made);
    assert!(committed.written < 10, "{committed:?}");

    // A component is used by some pages, its file by those alone.
    let components = "themes/nghe/templates/event-components.html";
    let text = yard.shelf.text(components);
    yard.shelf
        .put(components, format!("{text}\n{{# more #}}\n").as_bytes());
    let (fourth, committed) = yard.build();
    assert!(
        fourth.made > 0 && fourth.made < first.made / 2,
        "{}",
        fourth.made
    );
    assert!(committed.written < 3, "{committed:?}");
}

#[test]
fn what_is_remembered_wrong_is_told_where_it_is_verified() {
    let yard = Yard::new();
    yard.build();
    let ready = yard.ready().unwrap();
    assert!(yard.try_build(&ready, Trust::Nothing).is_ok());

    // What another program, which gives its pages the same fingerprints, would leave.
    let bytes = fs::read(yard.remembered()).unwrap();
    let line = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let mut wrong = bytes[..bytes.len() - 32].to_vec();
    wrong[line + 30] ^= 1;
    let seal = blake3::hash(&wrong);
    wrong.extend_from_slice(seal.as_bytes());
    fs::write(yard.remembered(), wrong).unwrap();
    match yard.try_build(&ready, Trust::Nothing) {
        Err(BuildError::Stale(pages)) => assert_eq!(pages.len(), 1, "{pages:?}"),
        other => panic!("{:?}", other.map(|_| ())),
    }
    assert!(
        yard.check("a page that is remembered with other bytes")
            .is_some()
    );
}

#[test]
fn the_parts_of_a_site_are_the_site() {
    let yard = Yard::new();
    let ready = yard.ready().unwrap();
    let (whole, _) = yard.clean(&ready).unwrap();
    for count in [2, 5] {
        let mut joined = BTreeMap::new();
        for number in 1..=count {
            let sink = Clean {
                memory: MemorySink::new(),
                pictures: &yard.pictures,
            };
            let work = Work {
                shard: format!("{number}/{count}").parse().ok(),
                ..Work::default()
            };
            let report = ready.write(&sink, &work, &|| ()).unwrap();
            let files = sink.memory.into_files();
            assert!(!files.is_empty() && files.len() < whole.len());
            assert_eq!(report.census.total(), files.len());
            for (path, bytes) in files {
                let twice = joined.insert(path.to_string(), bytes.to_vec());
                assert!(twice.is_none(), "{path} is in two parts");
            }
        }
        assert!(joined == whole, "of {count} parts");
    }
}
