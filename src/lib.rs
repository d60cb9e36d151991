//! Nghề makes a public website on vocational education from Markdown and YAML.
//!
//! Data flows one way, and each stage makes a value that the next one reads:
//!
//! 1. [`source`] names and reads files; nothing else does.
//! 2. [`format`] turns their text into values: YAML, Markdown, Vietnamese.
//! 3. [`site`] identifies every file, reads its fields ([`model`]), resolves its references, and
//!    checks it with the rules of its kind ([`kinds`]). What is wrong is collected ([`diag`]).
//! 4. [`search`] makes the index that the browser finds programmes with.
//! 5. [`route`] gives every address of the site, with a function that makes its view when asked.
//! 6. [`render`] turns a view into HTML with the theme; a template sees its view and nothing else.
//!    Pictures are drawn from such templates too ([`draw`]).
//! 7. [`finish`] makes it small.
//! 8. [`output`] stores it: beside the old site, until all is there.
//!
//! [`build`](mod@build) runs them in order for all pages; [`serve`] for the one that a browser asks for.
//! Beside them, [`compose`] writes new records, [`starter`] is a site to begin with, [`handbook`] tells editors of all that, [`sheet`] brings records into spreadsheets and back, and [`external`] asks whether links to other sites live.
//! A module uses only modules above it in this file.

pub mod diag;
pub mod source;
pub mod format;
pub mod model;
pub mod draw;
pub mod theme;
pub mod site;
pub mod finish;
pub mod render;
pub mod output;
pub mod kinds;
pub mod search;
pub mod admin;
pub mod route;
pub mod build;
pub mod compose;
pub mod starter;
pub mod handbook;
pub mod serve;
pub mod sheet;
pub mod external;
pub mod cli;
