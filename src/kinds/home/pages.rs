//! The home page.

use crate::site::{Route, Site};

/// The address of the home page.
pub fn routes(_site: &Site) -> Vec<Route> {
    Vec::new()
}
