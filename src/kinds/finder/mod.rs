//! The page of the finder: every choice as lists that are made ahead, and for a script the facets to choose from.

mod facets;
mod page;

pub use page::page;
