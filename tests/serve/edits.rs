//! A small site in memory, and the edits that editors make to it, good and bad.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

use nghe::diag::Diagnostic;
use nghe::serve::Changes;
use nghe::source::{Entry, Listing, MemorySource, Source};

/// Files by their paths, with their versions.
pub(crate) type Files = BTreeMap<String, (Vec<u8>, u128)>;

/// Files in memory that change.
#[derive(Default)]
pub(crate) struct Shelf(Mutex<Files>);

impl Source for Shelf {
    fn list(&self, folder: &str) -> Listing {
        let files = self.0.lock().unwrap();
        let below = format!("{folder}/");
        let own = files
            .iter()
            .filter(|(path, _)| *path == folder || path.starts_with(&below));
        let entries = own.map(|(path, (bytes, written))| Entry {
            path: path.as_str().into(),
            size: bytes.len() as u64,
            written: *written,
        });
        Listing {
            entries: entries.collect(),
            problems: Vec::new(),
        }
    }

    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, Diagnostic> {
        let files = self.0.lock().unwrap();
        match files.get(path) {
            Some((bytes, _)) => Ok(bytes.clone()),
            // Only for its words.
            None => MemorySource::default().read(path, limit),
        }
    }
}

impl Shelf {
    /// The small site of the cases, more programmes of its school, a second language, and the theme.
    pub(crate) fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let shelf = Self::default();
        for (base, folder) in [
            (root.join("tests/cases/_base"), "content"),
            (root.into(), "themes"),
        ] {
            for entry in walkdir::WalkDir::new(base.join(folder)) {
                let entry = entry.unwrap();
                if entry.file_type().is_file() {
                    let path = entry.path().strip_prefix(&base).unwrap().to_str().unwrap();
                    shelf.put(path, &std::fs::read(entry.path()).unwrap());
                }
            }
        }
        let settings = shelf.text("content/site.yaml");
        let settings = settings.replacen("language: vi", "language: vi\ntranslations: [en]", 1);
        shelf.put("content/site.yaml", settings.as_bytes());
        let words = "---\nname: Welding\n---\n\nWords in another language.\n";
        shelf.put("content/nghe/han.en.md", words.as_bytes());
        let text = shelf.text("content/tin-tuc/bai-viet.md");
        for number in 0..6 {
            let path = format!("content/tin-tuc/bai-{number}.md");
            shelf.put(
                &path,
                text.replace("Bài viết", &format!("Bài {number}"))
                    .as_bytes(),
            );
        }
        shelf
    }

    pub(crate) fn put(&self, path: &str, bytes: &[u8]) {
        let mut files = self.0.lock().unwrap();
        let version = files
            .values()
            .map(|(_, version)| *version)
            .max()
            .unwrap_or(0)
            + 1;
        files.insert(path.to_owned(), (bytes.to_vec(), version));
    }

    pub(crate) fn text(&self, path: &str) -> String {
        let files = self.0.lock().unwrap();
        String::from_utf8(files[path].0.clone()).unwrap()
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let files = self.0.lock().unwrap();
        let own = files
            .keys()
            .filter(|path| path.starts_with("content/") || path.ends_with(".html"));
        own.cloned().collect()
    }

    pub(crate) fn all(&self) -> Files {
        self.0.lock().unwrap().clone()
    }

    pub(crate) fn restore(&self, files: Files) {
        let mut now = self.0.lock().unwrap();
        let version = now.values().map(|(_, version)| *version).max().unwrap_or(0) + 1;
        *now = files;
        for (_, written) in now.values_mut() {
            *written = version;
        }
    }

    pub(crate) fn take(&self, path: &str) -> Vec<u8> {
        self.0.lock().unwrap().remove(path).unwrap().0
    }
}

/// Numbers that are the same in every run (xorshift64*).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }

    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// An edit as an editor makes it, good or bad; gives what the system tells of it and what was done.
pub(crate) fn edit(
    shelf: &Shelf,
    dice: &mut Dice,
    undo: &mut Vec<(String, Vec<u8>)>,
) -> (Changes, String) {
    let names = shelf.names();
    let path = dice.pick(&names).clone();
    let text = shelf.text(&path);
    let keep =
        |undo: &mut Vec<(String, Vec<u8>)>| undo.push((path.clone(), text.clone().into_bytes()));
    let told = |what: &str| (Changes::of(&path), format!("{what} {path}"));
    match dice.below(10) {
        0..=2 if path.ends_with(".md") => {
            shelf.put(
                &path,
                format!("{text}\n\nThêm câu số {}.\n", dice.below(100)).as_bytes(),
            );
            told("wrote in")
        }
        3 if path.ends_with(".md") => {
            let title = format!("title: Tên số {}", dice.below(100));
            let lines = text.lines().map(|line| {
                if line.starts_with("title:") {
                    &title
                } else {
                    line
                }
            });
            shelf.put(&path, lines.collect::<Vec<_>>().join("\n").as_bytes());
            told("named")
        }
        4 if path.ends_with(".md") => {
            let hidden = [
                "status: draft",
                "status: archived",
                "publish_at: 2030-01-01",
                "sample: true",
            ];
            keep(undo);
            let front = format!("---\n{}\n", dice.pick(&hidden));
            shelf.put(&path, text.replacen("---\n", &front, 1).as_bytes());
            told("hid")
        }
        5 => {
            keep(undo);
            shelf.take(&path);
            told("removed")
        }
        6 if path.starts_with("content/") && path.matches('/').count() > 1 => {
            keep(undo);
            let bytes = shelf.take(&path);
            let (folder, name) = path.rsplit_once('/').unwrap();
            let target = format!("{folder}/doi-{name}");
            shelf.put(&target, &bytes);
            (
                Changes::of(&path).and(Changes::of(&target)),
                format!("renamed {path}"),
            )
        }
        7 if path.starts_with("content/tin-tuc/") => {
            let target = format!("content/tin-tuc/them-{}.md", dice.below(50));
            shelf.put(&target, text.as_bytes());
            (Changes::of(&target), format!("copied {path} to {target}"))
        }
        8 => {
            keep(undo);
            let at = (0..=dice.below(text.len().max(1)))
                .rev()
                .find(|at| text.is_char_boundary(*at));
            shelf.put(&path, &text.as_bytes()[..at.unwrap()]);
            told("cut")
        }
        _ if path.ends_with(".html") && path.contains("article") => {
            shelf.put(
                &path,
                text.replace("</article>", "<p>Một dòng.</p></article>")
                    .as_bytes(),
            );
            told("changed")
        }
        _ => match undo.pop() {
            Some((path, bytes)) => {
                shelf.put(&path, &bytes);
                (Changes::of(&path), format!("restored {path}"))
            }
            None => told("touched"),
        },
    }
}
