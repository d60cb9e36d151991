//! Beginnings of elements that were read and written before: most are the same on every page.
//!
//! Each thread keeps the first few thousand that it meets, so that those are not taken apart again.

use std::cell::RefCell;

use memchr::memchr;
use minify_html_common::spec::tag::ns::Namespace;
use rustc_hash::FxHashMap;

use super::tag::Ending;

/// How many are kept of HTML, and as many of SVG; with [`LONGEST`], less than three megabytes a thread.
const MOST: usize = 4_096;

/// The longest that is kept, in bytes: longer ones have an address or a text in them and seldom come again.
const LONGEST: usize = 160;

thread_local! {
    static SEEN: RefCell<Seen> = RefCell::default();
}

/// What was read, and how it is written.
#[derive(Default)]
pub(super) struct Seen {
    html: FxHashMap<Box<str>, (Box<str>, Ending)>,
    svg: FxHashMap<Box<str>, (Box<str>, Ending)>,
}

impl Seen {
    /// Writes the tag that `text` begins with, if it was seen before; gives what follows it.
    ///
    /// What was seen ended with its first `>`, so whatever begins with the same bytes is read in the same way.
    pub(super) fn recall<'a>(
        text: &'a str,
        namespace: Namespace,
        out: &mut String,
    ) -> Option<(Ending, &'a str)> {
        let begin = text.as_bytes();
        let end = memchr(b'>', begin.get(..LONGEST).unwrap_or(begin))?;
        let (tag, rest) = text.split_at_checked(end + 1)?;
        SEEN.with_borrow_mut(|seen| {
            let (written, ending) = seen.of(namespace).get(tag)?;
            out.push_str(written);
            Some((*ending, rest))
        })
    }

    /// Notes how a tag is written.
    pub(super) fn note(tag: &str, namespace: Namespace, written: &str, ending: Ending) {
        let ends_first = memchr(b'>', tag.as_bytes()) == tag.len().checked_sub(1);
        if !ends_first || tag.len() > LONGEST {
            return;
        }
        SEEN.with_borrow_mut(|seen| {
            let seen = seen.of(namespace);
            if seen.len() < MOST {
                seen.insert(tag.into(), (written.into(), ending));
            }
        });
    }

    fn of(&mut self, namespace: Namespace) -> &mut FxHashMap<Box<str>, (Box<str>, Ending)> {
        match namespace {
            Namespace::Html => &mut self.html,
            Namespace::Svg => &mut self.svg,
        }
    }
}
