//! Any series of builds leaves what the outputs say, and counts what differs.

use proptest::prelude::*;

use super::*;

/// Few paths and few texts, so that files meet folders and bytes meet themselves.
fn outputs() -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    let paths = prop::sample::select(vec!["a", "a/b", "a/b/c", "a/c", "b", "b/a/a/a", "c"]);
    let texts = prop::sample::select(vec!["", "1", "2", "22"]);
    prop::collection::vec((paths, texts), 0..8)
}

/// What the memory takes of the outputs, which is what a folder has room for.
fn accepted(outputs: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let memory = MemorySink::new();
    let fits = |(path, text): &(&str, &str)| put(&memory, path, text).is_ok();
    outputs.iter().copied().filter(fits).collect()
}

/// What may happen to the spare between two builds.
#[derive(Debug, Clone, Copy)]
enum Mischief {
    None,
    Write(&'static str),
    Folder(&'static str),
    /// A second name of the same file of the output.
    Link(&'static str),
    /// A symbolic link to the output.
    Symlink(&'static str),
    Remove(&'static str),
}

impl Mischief {
    fn any() -> impl Strategy<Value = Self> {
        let path = || prop::sample::select(vec!["a", "a/b", "a/b/c", "b", "c", "d/e"]);
        prop_oneof![
            Just(Self::None),
            path().prop_map(Self::Write),
            path().prop_map(Self::Folder),
            path().prop_map(Self::Link),
            path().prop_map(Self::Symlink),
            path().prop_map(Self::Remove),
        ]
    }

    /// Whatever the file system does not let happen does not happen.
    fn happen(self, site: &Site) {
        let spare = site.root().join(".public.staging");
        if !spare.exists() {
            // Nobody but us may have made it.
            return;
        }
        let _ = match self {
            Self::None => Ok(()),
            Self::Write(path) => {
                // A file of the spare may be one of the output; nobody writes into that.
                let _ = fs::remove_file(spare.join(path));
                fs::write(spare.join(path), "1")
            }
            Self::Folder(path) => fs::create_dir_all(spare.join(path)),
            Self::Link(path) => fs::hard_link(site.public().join("a"), spare.join(path)),
            #[cfg(unix)]
            Self::Symlink(path) => std::os::unix::fs::symlink(site.public(), spare.join(path)),
            #[cfg(not(unix))]
            Self::Symlink(_) => Ok(()),
            Self::Remove(path) => {
                fs::remove_file(spare.join(path)).or_else(|_| fs::remove_dir_all(spare.join(path)))
            }
        };
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_folder_refuses_what_the_memory_refuses(outputs in outputs()) {
        let site = Site::new();
        let (folder, memory) = (site.begin(), MemorySink::new());
        for (path, text) in outputs {
            prop_assert_eq!(put(&folder, path, text).is_ok(), put(&memory, path, text).is_ok(), "{}", path);
        }
    }

    #[test]
    fn every_build_leaves_exactly_its_outputs(builds in prop::collection::vec((outputs(), Mischief::any()), 1..6)) {
        let site = Site::new();
        let mut before = tree_of(&[]);
        for (outputs, mischief) in builds {
            let outputs = accepted(&outputs);
            mischief.happen(&site);
            let committed = site.build(&outputs);
            let after = tree(&site.public());
            prop_assert_eq!(&after, &tree_of(&outputs));
            let unchanged = after.iter().filter(|(path, text)| before.get(*path) == Some(*text)).count() - 1;
            let removed = before.keys().filter(|path| !after.contains_key(*path)).count();
            let bytes: usize = outputs.iter().map(|(_, text)| text.len()).sum();
            prop_assert_eq!(committed.unchanged, unchanged as u64);
            prop_assert_eq!(committed.written, (outputs.len() - unchanged) as u64);
            prop_assert_eq!(committed.removed, removed as u64);
            prop_assert_eq!(committed.bytes, bytes as u64);
            before = after;
        }
    }
}
