//! Markdown: what a body contains and what is wrong with it, and its HTML.
//!
//! Both come from one walk over the text (`walk`), so they agree on headings, ids and what is allowed:
//! [`scan`] notes what other pages need and finds mistakes, [`render`] writes HTML, [`plain`] keeps the words.
//! Nothing here knows a file system or the domain; links, images and named values are looked up
//! through [`Resolve`].
//!
//! Beyond CommonMark there are tables, footnotes, task lists, definition lists, strikethrough,
//! callouts (`> [!NOTE]`), explicit heading ids (`{#hoc-phi}`), named values (`{{ value("hoc-phi") }}`)
//! and a handful of raw HTML elements.

mod abbreviation;
mod contact;
mod depth;
mod entity;
mod heading;
mod html;
mod mapped;
mod outline;
mod personal;
mod plain;
mod problem;
mod prose;
mod render;
mod scan;
mod shortcode;
mod target;
mod walk;

#[cfg(test)]
mod properties;

pub use abbreviation::{abbreviations, is_explained};
pub use depth::MAX_DEPTH;
pub use outline::{Heading, Image, Link, Named, Outline, Outlined};
pub use plain::{first_paragraph, plain};
pub use prose::{LONGEST_SENTENCE, word_problems};
pub use render::{Labels, Picture, Rendered, Resolve, TocEntry, render};
pub use scan::scan;
pub use target::Target;
