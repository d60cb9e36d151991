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
    fn every_build_leaves_exactly_its_outputs(builds in prop::collection::vec(outputs(), 1..5)) {
        let site = Site::new();
        let mut before = tree_of(&[]);
        for outputs in builds {
            let outputs = accepted(&outputs);
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
