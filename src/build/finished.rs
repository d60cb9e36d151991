//! The pages that builds have finished: the fingerprint of each names the bytes that it had.
//!
//! That is true for ever and on every machine, so the list can be lost, be old, or come from another
//! branch: then it only knows less. The bytes themselves lie in the output of the build before.
//!
//! The pages that the last build has come first; of others there are never more, so the file is as small as the site.

use std::collections::HashMap;
use std::io;
use std::path::Path;

use super::sealed;
use crate::output::Digest;
use crate::render::Fingerprint;

/// The first line; a file that begins otherwise is as good as none.
const FORM: &[u8] = b"nghe-finished 1\n";

/// How many bytes a fingerprint has.
const PRINT: usize = 16;

/// The pages that are known.
#[derive(Debug, Default)]
pub struct Finished {
    pages: Vec<(Fingerprint, Digest)>,
    places: HashMap<Fingerprint, usize>,
}

impl Finished {
    /// Reads what a former build has left; a file that is not there, torn or of another form knows no page.
    pub fn read(path: &Path) -> Self {
        let pages = sealed::read(path, FORM).and_then(|packed| unpack(&packed));
        Self::of(pages.into_iter().flatten())
    }

    /// These pages in this order, each once.
    fn of(pages: impl Iterator<Item = (Fingerprint, Digest)>) -> Self {
        let mut finished = Self::default();
        for (print, digest) in pages {
            let place = finished.pages.len();
            if let std::collections::hash_map::Entry::Vacant(free) = finished.places.entry(print) {
                free.insert(place);
                finished.pages.push((print, digest));
            }
        }
        finished
    }

    /// What the bytes of a page were.
    pub fn find(&self, print: &Fingerprint) -> Option<Digest> {
        let place = self.places.get(print)?;
        let (_, digest) = self.pages.get(*place)?;
        Some(*digest)
    }

    /// What is known after a build that has these pages. Of those that it has not, as many again are remembered,
    /// the ones of the latest builds: for a site that is built with drafts and without in turns.
    pub(super) fn renewed(&self, pages: Vec<(Fingerprint, Digest)>) -> Self {
        let most = pages.len() * 2;
        let mut renewed = Self::of(pages.into_iter().chain(self.pages.iter().copied()));
        for (print, _) in renewed.pages.drain(most.min(renewed.pages.len())..) {
            renewed.places.remove(&print);
        }
        renewed
    }

    /// Leaves it for the next build.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let pages = self.pages.iter();
        let packed = pages.flat_map(|(Fingerprint(print), digest)| {
            print.iter().copied().chain(digest.to_bytes())
        });
        sealed::write(path, FORM, &packed.collect::<Vec<u8>>())
    }
}

/// The pages that a file holds.
fn unpack(packed: &[u8]) -> Option<Vec<(Fingerprint, Digest)>> {
    let pages = packed.chunks(PRINT + Digest::SIZE);
    pages
        .map(|page| {
            let (print, digest) = page.split_first_chunk()?;
            Some((Fingerprint(*print), Digest::from_bytes(digest)?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn page(number: u8) -> (Fingerprint, Digest) {
        (Fingerprint([number; 16]), Digest::of(&[number]))
    }

    fn known(finished: &Finished) -> Vec<u8> {
        (0..100)
            .filter(|number| {
                let (print, digest) = page(*number);
                let found = finished.find(&print);
                assert!(found.is_none_or(|found| found == digest));
                found.is_some()
            })
            .collect()
    }

    #[test]
    fn it_knows_the_last_build_and_as_much_again() {
        let finished = Finished::default().renewed((0..4).map(page).collect());
        assert_eq!(known(&finished), [0, 1, 2, 3]);
        let finished = finished.renewed(vec![page(2), page(9), page(2), page(8)]);
        assert_eq!(known(&finished), [0, 1, 2, 3, 8, 9]);
        let finished = finished.renewed(vec![page(7), page(6)]);
        assert_eq!(known(&finished), [2, 6, 7, 9]);
        assert!(known(&finished.renewed(Vec::new())).is_empty());
    }

    #[test]
    fn it_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("finished");
        assert!(known(&Finished::read(&path)).is_empty());
        let finished = Finished::default().renewed((0..9).map(page).collect());
        finished.write(&path).unwrap();
        assert_eq!(known(&Finished::read(&path)), known(&finished));
    }
}
